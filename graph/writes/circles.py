"""Lines that must not close: a part of its part, the successor of its successor."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import LiteralString

from graph.writes.collection import Collection
from graph.writes.problems import Problem

LINES: tuple[LiteralString, ...] = ("PART_OF", "SUBGOAL_OF", "REPLACED_BY", "SUCCEEDS", "SUPERSEDES", "MEMBER_OF")
"""What one record can be only along a line, never around: a part of its part, the successor of its successor."""


LONGEST_LINE = 50
"""So many links may a line have above a record: what the registry holds is followed as far, and no farther."""


def no_circles(collection: Collection) -> Iterator[Problem]:
    """No record stands above itself, with what the registry holds above those referred to; no line is endless."""
    checked = {record.id for record in collection.records}
    for relation in LINES:
        edges = [edge for edge in collection.edges if edge.content.relation == relation]
        onward: dict[str, set[str]] = defaultdict(set)
        for edge in edges:
            source, target = edge.ends
            onward[source].add(target)
        for source, target in collection.beside.links.get(relation, ()):
            # What the registry holds of a checked record is what it said before.
            if source not in checked:
                onward[source].add(target)
        rest = _without_ends(onward)
        for edge in edges:
            source, target = edge.ends
            if source != target and source in rest and _leads_to(rest, target, source):
                yield edge.problem("closes a circle.", "No record may stand above itself: take one link out.")
            elif not rest and _reaches(onward, target, LONGEST_LINE):
                rule = f"has a line of {LONGEST_LINE} links or more above it, which is too long to be looked through."
                yield edge.problem(rule, "Link to a record nearer to its end.")


def _reaches(links: Mapping[str, AbstractSet[str]], start: str, steps: int) -> bool:
    """Whether there is a way of so many links from a record."""
    edge = {start}
    for _ in range(steps):
        edge = {target for source in edge for target in links.get(source, ())}
    return bool(edge)


def _without_ends(onward: Mapping[str, AbstractSet[str]]) -> dict[str, set[str]]:
    """The links that are left when what nothing leads to, and what leads nowhere, is taken away again and again."""
    left = {source: set(targets) for source, targets in onward.items()}
    while True:
        reached = {target for targets in left.values() for target in targets}
        kept = {source: targets & left.keys() for source, targets in left.items() if source in reached}
        kept = {source: targets for source, targets in kept.items() if targets}
        if kept == left:
            return left
        left = kept


def _leads_to(links: Mapping[str, AbstractSet[str]], start: str, end: str) -> bool:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        id_ = waiting.pop()
        if id_ == end:
            return True
        if id_ not in seen:
            seen.add(id_)
            waiting += links.get(id_, ())
    return False
