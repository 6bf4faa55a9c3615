"""Holds the whole graph to every rule that writes must keep: numbers, instants, versions, edges, what changes tell."""

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from graph.commands.draft import draft_of, node_properties
from graph.store import Store
from graph.writes.collection import Beside, Known
from graph.writes.groups import expand_groups
from graph.writes.history import edge_changes, field_changes
from graph.writes.records import RecordContent
from graph.writes.rules import check
from graph.writes.stored import Stored
from tests.faults.whole import Change, Edge, Properties, Whole, read_whole

_COUNTED = {"version", "createdAt", "updatedAt", "recordedFrom"}


async def checked(store: Store) -> Whole:
    """The whole graph; AssertionError with everything that is wrong with it."""
    whole = await read_whole(store)
    problems = [*whole.problems]
    for rule in (_numbers, _transactions, _versions, _edges, _history, _derived, _rules, _answers):
        problems += rule(whole)
        if problems:  # later rules build on those before them
            break
    assert not problems, "\n".join(problems)
    return whole


def _numbers(whole: Whole) -> Iterator[str]:
    """Change numbers have no gap, and the guard knows the last of them."""
    numbers = [change.number for change in whole.changes]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"numbers of changes: {numbers}"
    if whole.guard[0] != len(numbers):
        yield f"the guard counts {whole.guard[0]} changes, there are {len(numbers)}"
    for change in whole.changes:
        if len(change.records) != 1 or change.properties["id"] != f"change-{change.number}":
            yield f"change {change.number} names {change.records}, under {change.properties['id']}"


def _transactions(whole: Whole) -> Iterator[str]:
    """The order of numbers is that of instants; an instant belongs to one request alone."""
    for one, other in pairwise(whole.changes):
        if one.at > other.at:
            yield f"change {other.number} was recorded before change {one.number}"
        if one.at == other.at and one.properties["requestId"] != other.properties["requestId"]:
            yield f"changes {one.number} and {other.number} are of one instant, but of two requests"


def _versions(whole: Whole) -> Iterator[str]:
    """Each record has its versions one after the other, each made by one change at that change's instant."""
    by_record: dict[str, list[Change]] = {id_: [] for id_ in whole.records}
    for change in whole.changes:
        for id_ in change.records:
            by_record[id_].append(change)
    for id_ in {*whole.versions} - {*whole.records}:
        yield f"there are versions of {id_}, but no such record"
    for id_, changes in by_record.items():
        states = whole.states(id_)
        if [state["version"] for state in states] != list(range(1, len(changes) + 1)):
            yield f"{id_}: versions {[state['version'] for state in states]}, {len(changes)} changes"
            continue
        yield from _times(id_, states, changes)


def _times(id_: str, states: list[Properties], changes: list[Change]) -> Iterator[str]:
    for state, change in zip(states, changes, strict=True):
        if not state["recordedFrom"] == state["updatedAt"] == change.at or state["createdAt"] != changes[0].at:
            yield f"{id_}: version {state['version']} and change {change.number} tell other times"
    for one, other in pairwise(states):
        if one["recordedTo"] != other["recordedFrom"] or one["key"] != f"{id_}@{one['version']}":
            yield f"{id_}: version {one['version']} ends at {one['recordedTo']}, not where the next one begins"


def _history(whole: Whole) -> Iterator[str]:
    """Every change tells exactly what differs between the state before it and the state that it made."""
    number = {(id_, change.at): change for change in whole.changes for id_ in change.records}
    for id_ in whole.records:
        before: Stored | None = None
        for state in whole.states(id_):
            after = whole.stored(id_, state)
            edges = edge_changes(before.edges if before else (), after.edges)
            expected = field_changes(after.type, before, after.properties, edges)
            change = number[id_, str(state["recordedFrom"])]
            if _sorted(expected) != _sorted(change.properties["fields"]):
                yield f"{id_}: change {change.number} tells {change.properties['fields']}, it was {expected}"
            before = after


def _sorted(fields: list[str]) -> list[str]:
    return sorted(json.dumps(json.loads(field), sort_keys=True) for field in fields)


def _edges(whole: Whole) -> Iterator[str]:
    """Edges begin and end when their record changed; the states of one edge do not overlap, nor leave gaps."""
    by_id: dict[object, list[Edge]] = {}
    for edge in whole.edges:
        owner = whole.owner(edge)
        instants = {state["recordedFrom"] for state in whole.states(owner)}
        since, until = edge.properties["recordedFrom"], edge.properties.get("recordedTo")
        if since not in instants or (until is not None and (until not in instants or until <= since)):
            yield f"{edge} is not of one of the instants of {owner}"
        if "id" in edge.properties:
            by_id.setdefault(edge.properties["id"], []).append(edge)
    for id_, edges in by_id.items():
        edges.sort(key=lambda edge: str(edge.properties["recordedFrom"]))
        for one, other in pairwise(edges):
            until, since = one.properties.get("recordedTo"), other.properties["recordedFrom"]
            # What follows from a group may come back under the id that it had.
            if until is None or until > since or (until < since and not one.properties.get("inferred")):
                yield f"edge {id_}: a state ends at {until}, the next one begins at {since}"


def _derived(whole: Whole) -> Iterator[str]:
    """What is stored beside what somebody said follows from it."""
    for id_, state in whole.records.items():
        stored = whole.stored(id_, state)
        expected = node_properties(draft_of(stored), stored)
        found = {name: value for name, value in state.items() if name not in _COUNTED}
        if found != expected:
            differing = [name for name in {*found, *expected} if found.get(name) != expected.get(name)]
            yield f"{id_}: {sorted(differing)} do not follow from what it says"


def _rules(whole: Whole) -> Iterator[str]:
    """The rules over records, all live records together; what follows from groups is in step."""
    live, archived = {}, {}
    for id_, state in whole.records.items():
        stored = whole.stored(id_, state)
        if stored.archived:
            archived[id_] = Known(stored.type, bool(state["isExample"]), archived=True)
        else:
            live[id_] = stored
    drafts = [draft_of(stored).content for stored in live.values()]
    _, problems = check(drafts, Beside(known=archived))
    for problem in problems:
        yield f"{drafts[problem.record].id}: {problem.path} {problem.rule}"
    for content in expand_groups(drafts):
        if _ends(content) != _ends(RecordContent(content.type, content.id, edges=live[content.id].edges)):
            yield f"{content.id}: the answers that follow from groups are not in step"


def _ends(content: RecordContent) -> Counter[tuple[str, str]]:
    return Counter((edge.relation, edge.other) for edge in content.edges)


def _answers(whole: Whole) -> Iterator[str]:
    """Kept answers tell of changes that there are, and each instant has one at most."""
    changes = {change.properties["id"]: change for change in whole.changes}
    for instant, count in Counter(answer["at"] for answer in whole.answers).items():
        if count > 1:
            yield f"{count} answers are kept for {instant}"
    for answer in whole.answers:
        told = json.loads(answer["answer"])
        if any(id_ not in changes or changes[id_].at != answer["at"] for id_ in told["changes"]):
            yield f"an answer tells of {told['changes']} at {answer['at']}"
