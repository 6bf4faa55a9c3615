"""Rules over records together: nothing impossible gets in, whichever way. Seed, import and mutations share them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.cypher import Value
from graph.model import MODEL
from graph.values import today
from graph.writes.checks import check_record
from graph.writes.circles import no_circles
from graph.writes.collection import Beside, Collection, Edge, Known, Rule
from graph.writes.problems import Path, Problem, named
from graph.writes.records import EdgeContent, RecordContent, edges_by_walk, walk_of
from graph.writes.shelters import is_shelter, shelters_have_no_address

FEWEST_PARTICIPANTS = 2
_HAPPENED = {
    "FollowUp": ("on",),
    "Consideration": ("on",),
    "JointWork": ("lastFollowedUpOn",),
    "IOPPartnership": ("lastFollowedUpOn",),
}
_GROUP = "ActorGroup"
# Edges that may run several times between the same two records, as long as they differ in this.
_SEVERAL = {
    "CITES": ("locator", "quote"),
    "FUNDED_BY": ("year", "amount"),
    "CONTRIBUTED_BY": ("what",),
    "COLLABORATES": ("role",),
}


def check(records: Sequence[RecordContent], beside: Beside | None = None) -> tuple[list[RecordContent], list[Problem]]:
    """The records with their values as they are kept, and everything that is wrong with them.

    ``beside`` is what the registry holds, where they do not stand alone. Where there is a problem nothing may be
    written.
    """
    around = beside or Beside()
    checked = [check_record(record, number) for number, record in enumerate(records)]
    contents = [content for content, _ in checked]
    problems = [problem for _, found in checked for problem in found]
    known = {
        content.id: Known(content.type, content.is_example, is_shelter=is_shelter(content.properties))
        for content in contents
        if content.type in MODEL.nodes
    }
    edges = [
        Edge(number, content, (name, place), edge)
        for number, content in enumerate(contents)
        if content.type in MODEL.nodes
        for name, place, edge in edges_by_walk(content)
    ]
    collection = Collection(contents, {**around.known, **known}, edges, around)
    for rule in RULES:
        problems += rule(collection)
    return contents, sorted(problems, key=lambda problem: problem.record)


def _ids_are_unique(collection: Collection) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, record in enumerate(collection.records):
        if record.id and record.id in seen:
            yield Problem(number, ("id",), f"{named(record.id)} is given twice.", "Give each record an id of its own.")
        seen.add(record.id)


def _references_lead_somewhere(collection: Collection) -> Iterator[Problem]:
    for edge in collection.edges:
        walk = walk_of(edge.owner.type, edge.content.relation, edge.content.outward)
        if walk is None:
            continue
        yield from _reference(collection, edge, edge.content.other, walk.target, ())
        if edge.content.other == edge.owner.id:
            yield edge.problem("refers to the record itself.", "Name another record.")
        for place, unit in enumerate(_texts(edge.content.properties.get("units"))):
            yield from _reference(collection, edge, unit, "Actor", ("units", place))
        for place, document in enumerate(_texts(edge.content.properties.get("citedDocuments"))):
            yield from _reference(collection, edge, document, "SourceDocument", ("citations", place, "document"))


def _reference(collection: Collection, edge: Edge, id_: str, target: str, below: Path) -> Iterator[Problem]:
    other = collection.known.get(id_)
    if other is None:
        problem = edge.problem(
            f"refers to {named(id_)}, which there is not.", "Correct the id or add the record.", *below
        )
        yield replace(problem, missing=True)
    elif other.type not in MODEL.concrete[target]:
        yield edge.problem(f"refers to {named(id_)}, a {other.type}.", f"Name a record of type {target}.", *below)
    elif other.is_example is not edge.owner.is_example:
        yield edge.problem(
            f"joins an example to what is real ({named(id_)}).", "Keep examples among themselves.", *below
        )
    elif other.archived and (edge.owner.id, edge.content.relation, id_) not in collection.beside.standing:
        yield edge.problem(f"refers to {named(id_)}, which is archived.", "Restore it first, or name another.", *below)


def _periods_run_forwards(collection: Collection) -> Iterator[Problem]:
    for number, record in enumerate(collection.records):
        if _backwards(record.properties):
            yield Problem(number, ("until",), "is not after since.", "Give the first day on which it no longer holds.")
        for name, value in record.properties.items():
            for place, item in enumerate(value if isinstance(value, list) else []):
                if isinstance(item, dict) and _backwards(item):
                    path = (name, place, "until")
                    yield Problem(
                        number, path, "is not after since.", "Give the first day on which it no longer holds."
                    )
    for edge in collection.edges:
        if _backwards(edge.content.properties):
            yield edge.problem("is not after since.", "Give the first day on which it no longer holds.", "until")


def _edges_are_single(collection: Collection) -> Iterator[Problem]:
    """No two edges of one kind between the same two records that hold on one day."""
    seen: dict[tuple[object, ...], list[Edge]] = defaultdict(list)
    for edge in collection.edges:
        relation = edge.content.relation
        both_ways = walk_of(edge.owner.type, relation, edge.content.outward)
        ends = tuple(sorted(edge.ends)) if both_ways and both_ways.outward is None else edge.ends
        extra = tuple(str(edge.content.properties.get(name)) for name in _SEVERAL.get(relation, ()))
        earlier = seen[(relation, ends, extra)]
        if any(_overlap(edge.content, other.content) for other in earlier):
            rule = "answers twice for this at one time." if relation == "RESPONSIBLE_FOR" else "is given twice."
            yield edge.problem(rule, "Give it once; periods of one pair must not overlap.")
        earlier.append(edge)


def _collaborations_join(collection: Collection) -> Iterator[Problem]:
    """At least two participants, none of them a group, on at least one commitment, within the collaboration's life."""
    by_owner: dict[int, list[Edge]] = defaultdict(list)
    for edge in collection.edges:
        by_owner[edge.record].append(edge)
    for number, record in enumerate(collection.records):
        if record.type not in MODEL.concrete["Collaboration"]:
            continue
        if record.type == "JointWork" and record.properties.get("form") == "IOP":
            yield Problem(number, ("form",), "is that of a partnership.", "Record an IOPPartnership instead.")
        own = by_owner[number]
        participants = [edge for edge in own if edge.content.relation == "COLLABORATES"]
        if len({edge.content.other for edge in participants}) < FEWEST_PARTICIPANTS:
            yield Problem(number, ("participants",), "are fewer than two.", "Name at least two actors.")
        if not any(edge.content.relation == "ON" for edge in own):
            yield Problem(number, ("commitments",), "are none.", "Name what they work together on.")
        for edge in participants:
            yield from _participation(collection, edge)


def _participation(collection: Collection, edge: Edge) -> Iterator[Problem]:
    actor = collection.known.get(edge.content.other)
    if actor and actor.type == _GROUP:
        yield edge.problem("is a group, an open set.", "Name the members that take part.")
    whole, part = edge.owner.properties, edge.content.properties
    if _before(part.get("since"), whole.get("since")):
        yield edge.problem("begins before the collaboration.", "Correct one of the two days.", "since")
    elif _not_after(whole.get("until"), part.get("since")):
        yield edge.problem("begins when the collaboration is over.", "Correct one of the two days.", "since")
    if _before(whole.get("until"), part.get("until")):
        yield edge.problem("ends after the collaboration.", "Correct one of the two days.", "until")
    elif _not_after(part.get("until"), whole.get("since")):
        yield edge.problem("is over when the collaboration begins.", "Correct one of the two days.", "until")


def _codes_are_unique(collection: Collection) -> Iterator[Problem]:
    seen: set[tuple[str, str]] = set()
    for edge in collection.edges:
        code = edge.owner.properties.get("code")
        if edge.content.relation == "IN_PLAN" and isinstance(code, str):
            key = (edge.content.other, code.casefold())
            others = collection.beside.codes.get(key, frozenset()) - {edge.owner.id}
            if key in seen or others:
                yield Problem(edge.record, ("code",), f"{code} stands twice in the plan.", "Give it another code.")
            seen.add(key)


def _what_happened_is_past(collection: Collection) -> Iterator[Problem]:
    """What somebody did is told when it was done, a follow-up of a year not before the year."""
    day = today()
    for number, record in enumerate(collection.records):
        for name in _HAPPENED.get(record.type, ()):
            if _before(day, record.properties.get(name)):
                yield Problem(number, (name,), "lies in the future.", "Record it once it has happened.")
        year, on = record.properties.get("year"), record.properties.get("on")
        if record.type == "FollowUp" and isinstance(year, int) and _before(on, f"{year:04}-01-01"):
            yield Problem(number, ("on",), "comes before the year that it is about.", "Correct year or day.")


def _texts(value: Value) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _not_after(day: Value, other: Value) -> bool:
    return isinstance(day, str) and isinstance(other, str) and day <= other


def _before(day: Value, other: Value) -> bool:
    return isinstance(day, str) and isinstance(other, str) and day < other


def _backwards(period: Mapping[str, Value]) -> bool:
    since, until = period.get("since"), period.get("until")
    return isinstance(since, str) and isinstance(until, str) and until <= since


def _overlap(one: EdgeContent, other: EdgeContent) -> bool:
    """Whether both hold on some day; an unknown bound is open."""
    first, second = one.properties, other.properties
    apart = _ends_by(first, second) or _ends_by(second, first)
    return not apart


def _ends_by(earlier: Mapping[str, Value], later: Mapping[str, Value]) -> bool:
    until, since = earlier.get("until"), later.get("since")
    return isinstance(until, str) and isinstance(since, str) and until <= since


RULES: tuple[Rule, ...] = (
    _ids_are_unique,
    _references_lead_somewhere,
    _periods_run_forwards,
    _edges_are_single,
    _collaborations_join,
    no_circles,
    _codes_are_unique,
    _what_happened_is_past,
    shelters_have_no_address,
)
