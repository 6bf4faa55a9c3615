"""What a command must know of the registry, read in one statement with the guard locked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, LiteralString

from graph.commands.answers import KEPT_MICROSECONDS, Answer, answer_of
from graph.cypher import Cypher, Statement, Value
from graph.model import MODEL
from graph.store import Transaction
from graph.writes.circles import LINES
from graph.writes.clock import LOCK, Guard, guard_of
from graph.writes.collection import Beside, Known
from graph.writes.records import EdgeContent
from graph.writes.shelters import SHELTER, is_shelter
from graph.writes.stored import EDGES_IN, EDGES_OUT, Stored, stored_of

MOST_USERS = 10
"""So many records that need a record are named."""
_FORGOTTEN = 20
_DEEPEST: LiteralString = "50"
"""As far as lines are followed: ``LONGEST_LINE``, as text of the statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look up: records to change, records referred to, and what the rules will ask."""

    targets: Sequence[str]
    references: Sequence[str] = ()
    joining: Sequence[str] = ()
    """Groups that a new actor joins: for what do they answer, and who else?"""
    leaving: Sequence[str] = ()
    """Records that are to be archived: who needs them?"""
    key: str = ""
    """Under which an answer may be kept."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The registry around a command, as it stands while this transaction holds the guard."""

    guard: Guard
    answer: Answer | None
    forgotten: tuple[str, ...]
    """Keys of answers that are too old to be kept."""
    records: Mapping[str, Stored]
    known: Mapping[str, Known]
    codes: Mapping[tuple[str, str], frozenset[str]]
    links: Mapping[str, frozenset[tuple[str, str]]]
    last: Mapping[str, int]
    """By plan, the place of its last commitment."""
    users: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By group, the actors that are in it now."""
    answering: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By group, the commitments that it answers for."""

    def beside(self, *, standing: bool) -> Beside:
        """What the rules see of it. ``standing``: what a record names already may be archived."""
        named = {
            (stored.id, edge.relation, id_)
            for stored in self.records.values()
            for edge in stored.edges
            for id_ in (edge.other, *_named_in(edge))
        }
        return Beside(self.known, self.links, self.codes, frozenset(named if standing else ()))


_FACTS: Cypher = "|".join([relation.type for relation in MODEL.relations.values() if relation.facts])
_INWARD = EDGES_IN.split("|")
_FACTS_IN: Cypher = "|".join([one.type for one in MODEL.relations.values() if one.facts and one.type in _INWARD])
_FACTS_OUT: Cypher = "|".join([one.type for one in MODEL.relations.values() if one.facts and one.type not in _INWARD])
_LINE: Cypher = "|".join(LINES)
_SHELTER: Cypher = "'" + SHELTER + "' IN coalesce("
_RECORD: Cypher = (
    "[properties(n), "
    "COLLECT { MATCH (n)-[e:" + EDGES_OUT + "]->(m:Record) WHERE e.recordedTo IS NULL "
    "RETURN [type(e), m.id, properties(e), m.type, m.isExample, m.archived, " + _SHELTER + "m.services, [])] }, "
    "COLLECT { MATCH (n)<-[e:" + EDGES_IN + "]-(m:Record) WHERE e.recordedTo IS NULL "
    "RETURN [type(e), m.id, properties(e), m.type, m.isExample, m.archived, " + _SHELTER + "m.services, [])] }]"
)
_SURVEY: Cypher = (
    LOCK + " WITH g RETURN g.number, g.instant, "
    "head(COLLECT { MATCH (i:Idempotency {key: $key}) WHERE i.instant >= $oldest RETURN [i.input, i.at, i.answer] }), "
    "COLLECT { MATCH (i:Idempotency) WHERE i.instant < $oldest WITH i LIMIT $forgotten RETURN i.key }, "
    "COLLECT { UNWIND $targets AS id MATCH (n:Record {id: id}) RETURN " + _RECORD + " }, "
    "COLLECT { UNWIND $joining AS id MATCH (:ActorGroup {id: id})-[r:RESPONSIBLE_FOR]->(n:Commitment) "
    "WHERE r.recordedTo IS NULL WITH DISTINCT n RETURN " + _RECORD + " }, "
    "COLLECT { UNWIND $references AS id MATCH (n:Record {id: id}) RETURN [n.id, n.type, n.isExample, n.archived, "
    + _SHELTER
    + "n.services, [])] }, "
    # what edges of the records to change name inside them: units, and documents that they cite
    "COLLECT { UNWIND $targets AS id MATCH (:Record {id: id})-[e:" + _FACTS + "]-(:Record) WHERE e.recordedTo IS NULL "
    "UNWIND coalesce(e.units, []) + coalesce(e.citedDocuments, []) AS named MATCH (n:Record {id: named}) "
    "RETURN DISTINCT [n.id, n.type, n.isExample, n.archived, " + _SHELTER + "n.services, [])] }, "
    # plans of the commitments to change, and plans referred to: codes are taken once in a plan
    "COLLECT { UNWIND $targets AS id MATCH (n:Record {id: id})-[e:IN_PLAN]->(p:Plan) WHERE e.recordedTo IS NULL "
    "MATCH (p)<-[f:IN_PLAN]-(c:Commitment) WHERE f.recordedTo IS NULL AND c.archived = false "
    "RETURN [p.id, c.id, c.code, c.position] }, "
    "COLLECT { UNWIND $references AS id MATCH (p:Plan {id: id})<-[e:IN_PLAN]-(c:Commitment) "
    "WHERE e.recordedTo IS NULL AND c.archived = false RETURN [p.id, c.id, c.code, c.position] }, "
    # what stands above the records referred to: nothing may stand above itself
    "COLLECT { UNWIND $references AS id MATCH (n:Record {id: id})-[es:" + _LINE + "*1.." + _DEEPEST + "]->(:Record) "
    "WHERE all(e IN es WHERE e.recordedTo IS NULL) UNWIND es AS e "
    "RETURN DISTINCT [type(e), startNode(e).id, endNode(e).id] }, "
    "COLLECT { UNWIND $leaving AS id MATCH (n:Record {id: id})<-[e:" + EDGES_OUT + "]-(m:Record) "
    "WHERE e.recordedTo IS NULL AND m.archived = false WITH id, m.id AS user "
    "RETURN DISTINCT [id, user] LIMIT $users }, "
    # what follows from a group ends with its member
    "COLLECT { UNWIND $leaving AS id MATCH (n:Record {id: id})-[e:" + EDGES_IN + "]->(m:Record) "
    "WHERE e.recordedTo IS NULL AND e.through IS NULL AND m.archived = false WITH id, m.id AS user "
    "RETURN DISTINCT [id, user] LIMIT $users }, "
    # edges that name it inside them: as a unit, or as a document that they cite
    "COLLECT { UNWIND $leaving AS id MATCH (:Actor {id: id}) MATCH (:Actor)-[e:RESPONSIBLE_FOR]->(m:Commitment) "
    "WHERE e.recordedTo IS NULL AND e.through IS NULL AND m.archived = false AND id IN coalesce(e.units, []) "
    "WITH id, m.id AS user RETURN DISTINCT [id, user] LIMIT $users }, "
    "COLLECT { UNWIND $leaving AS id MATCH (:SourceDocument {id: id}) MATCH (m:Record)-[e:"
    + _FACTS_OUT
    + "]->(:Record) "
    "WHERE e.recordedTo IS NULL AND e.through IS NULL AND m.archived = false AND id IN coalesce(e.citedDocuments, []) "
    "WITH id, m.id AS user RETURN DISTINCT [id, user] LIMIT $users }, "
    "COLLECT { UNWIND $leaving AS id MATCH (:SourceDocument {id: id}) MATCH (:Record)-[e:"
    + _FACTS_IN
    + "]->(m:Record) "
    "WHERE e.recordedTo IS NULL AND e.through IS NULL AND m.archived = false AND id IN coalesce(e.citedDocuments, []) "
    "WITH id, m.id AS user RETURN DISTINCT [id, user] LIMIT $users }, "
    # open sets: who is in them, and for what they answer
    "COLLECT { UNWIND $references AS id MATCH (n:ActorGroup {id: id})<-[e:MEMBER_OF]-(a:Actor) "
    "WHERE e.recordedTo IS NULL AND a.archived = false RETURN [n.id, a.id, a.type, a.isExample, a.archived, "
    + _SHELTER
    + "a.services, [])] }, "
    "COLLECT { UNWIND $targets AS id MATCH (:Record {id: id})<-[r:RESPONSIBLE_FOR]-(n:ActorGroup)<-[e:MEMBER_OF]-"
    "(a:Actor) WHERE r.recordedTo IS NULL AND e.recordedTo IS NULL AND a.archived = false "
    "RETURN [n.id, a.id, a.type, a.isExample, a.archived, " + _SHELTER + "a.services, [])] }, "
    "COLLECT { UNWIND $joining AS id MATCH (:ActorGroup {id: id})-[j:RESPONSIBLE_FOR]->(c:Commitment)"
    "<-[r:RESPONSIBLE_FOR]-(n:ActorGroup)<-[e:MEMBER_OF]-(a:Actor) WHERE j.recordedTo IS NULL AND r.recordedTo IS NULL "
    "AND e.recordedTo IS NULL AND a.archived = false "
    "RETURN DISTINCT [n.id, a.id, a.type, a.isExample, a.archived, " + _SHELTER + "a.services, [])] }, "
    "COLLECT { UNWIND $references AS id MATCH (n:ActorGroup {id: id})-[r:RESPONSIBLE_FOR]->(c:Commitment) "
    "WHERE r.recordedTo IS NULL RETURN [n.id, c.id] }, "
    "COLLECT { UNWIND $targets AS id MATCH (:Record {id: id})-[e:MEMBER_OF]->(n:ActorGroup)-[r:RESPONSIBLE_FOR]->"
    "(c:Commitment) WHERE e.recordedTo IS NULL AND r.recordedTo IS NULL RETURN [n.id, c.id] }"
)


async def survey(transaction: Transaction, wanted: Wanted, now: int) -> Surroundings:
    """Lock the guard, then read what stands around a command. ``now`` is in microseconds since 1970."""
    parameters: dict[str, Value] = {
        "key": wanted.key,
        "oldest": now - KEPT_MICROSECONDS,
        "forgotten": _FORGOTTEN,
        "targets": list[Value](wanted.targets),
        "references": list[Value](wanted.references),
        "joining": list[Value](wanted.joining),
        "leaving": list[Value](wanted.leaving),
        "users": MOST_USERS,
    }
    [row] = await transaction.run(Statement("write.survey", _SURVEY, parameters))
    return _surroundings(row)


def _surroundings(row: Sequence[Any]) -> Surroundings:
    number, instant, answer, forgotten, found, joined, references, named, near, plans, above, *rest = row
    *users, members, own_members, other_members, answering, own_answering = rest
    in_groups = [*members, *own_members, *other_members]
    records: dict[str, Stored] = {}
    known: dict[str, Known] = {}
    for properties, outward, inward in [*found, *joined]:
        ways = ((True, outward), (False, inward))
        edges = [(way, *edge[:3]) for way, found_edges in ways for edge in found_edges]
        stored = stored_of(properties, edges)
        records[stored.id] = stored
        known[stored.id] = Known(
            stored.type, bool(properties.get("isExample")), stored.archived, is_shelter(stored.properties)
        )
        known |= {other: _known(*about) for _, other, _, *about in (*outward, *inward)}
    known |= {id_: _known(*about) for id_, *about in [*references, *named]}
    known |= {id_: _known(*about) for _, id_, *about in in_groups}
    codes: dict[tuple[str, str], set[str]] = {}
    last: dict[str, int] = {}
    for plan, commitment, code, position in [*near, *plans]:
        codes.setdefault((plan, str(code).casefold()), set()).add(commitment)
        last[plan] = max(last.get(plan, 0), position or 0)
    return Surroundings(
        guard_of(number, instant),
        answer_of(answer),
        tuple(forgotten),
        records,
        known,
        {key: frozenset(ids) for key, ids in codes.items()},
        {relation: frozenset((one, other) for kind, one, other in above if kind == relation) for relation in LINES},
        last,
        {id_: tuple(ids)[:MOST_USERS] for id_, ids in _grouped([pair for some in users for pair in some]).items()},
        {id_: frozenset(ids) for id_, ids in _grouped([pair[:2] for pair in in_groups]).items()},
        {id_: frozenset(ids) for id_, ids in _grouped([*answering, *own_answering]).items()},
    )


def _known(kind: str, is_example: bool | None, archived: bool | None, shelter: bool | None) -> Known:
    """What the rules need to know of a record, by its columns."""
    return Known(kind, bool(is_example), bool(archived), bool(shelter))


def _named_in(edge: EdgeContent) -> list[str]:
    """The records that an edge names beside its ends."""
    lists = [edge.properties.get(name) for name in ("units", "citedDocuments")]
    return [str(id_) for one in lists if isinstance(one, list) for id_ in one]


def _grouped(pairs: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for one, other in pairs:
        grouped.setdefault(one, []).append(other)
    return {one: sorted(set(others)) for one, others in grouped.items()}
