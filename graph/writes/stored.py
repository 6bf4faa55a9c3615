"""What the registry holds of records now, read inside a write transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import LiteralString

from graph.cypher import Cypher, Statement, Value
from graph.model import MODEL
from graph.store import Row, Transaction
from graph.vocabulary.relations import RECORDED
from graph.writes.records import EdgeContent, written_walks

BATCH = 200
"""Most rows in one statement, so that none nears its time limit or the size limit of a message."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it stands: all properties of its node, and the live edges that it writes."""

    properties: Mapping[str, Value]
    edges: tuple[EdgeContent, ...] = ()

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.properties["id"])

    @property
    def type(self) -> str:
        """The name of its concrete type."""
        return str(self.properties["type"])

    @property
    def version(self) -> int:
        """How many changes have named it."""
        version = self.properties["version"]
        if not isinstance(version, int):
            raise TypeError("a version is no number")
        return version

    @property
    def archived(self) -> bool:
        """Whether it is gone from lists."""
        return self.properties.get("archived") is True


def _written_relations(outward: bool) -> LiteralString:
    """The relations that some record writes in this direction, as an alternative in Cypher."""
    walks = [walk for node in MODEL.nodes.values() for walk in node.walks if walk.written]
    names: list[LiteralString] = [walk.relation for walk in walks if (walk.outward is not False) == outward]
    return "|".join(dict.fromkeys(names))


EDGES_OUT: Cypher = _written_relations(outward=True)
EDGES_IN: Cypher = _written_relations(outward=False)
"""The relations that some record writes outward and inward, as alternatives in Cypher."""
_NODES: Cypher = "UNWIND $ids AS id MATCH (n:Record {id: id}) RETURN properties(n)"
_OUTWARD: Cypher = (
    "UNWIND $ids AS id MATCH (n:Record {id: id})-[e:" + EDGES_OUT + "]->(m:Record) "
    "WHERE e.recordedTo IS NULL RETURN id, type(e), m.id, properties(e)"
)
_INWARD: Cypher = (
    "UNWIND $ids AS id MATCH (n:Record {id: id})<-[e:" + EDGES_IN + "]-(m:Record) "
    "WHERE e.recordedTo IS NULL RETURN id, type(e), m.id, properties(e)"
)
_RECORD_TIME = frozenset(known.name for known in RECORDED)


def stored_of(properties: Mapping[str, Value], edges: Iterable[tuple[bool, str, str, Mapping[str, Value]]]) -> Stored:
    """A record by its node's properties and the live edges at it: direction, relation, other record, properties.

    Edges that another record writes are left out.
    """
    stored = Stored(properties)
    walks = written_walks(stored.type).values()
    ways = {(walk.relation, walk.outward is not False) for walk in walks}
    kept = [
        EdgeContent(relation, other, outward, _without_record_time(own))
        for outward, relation, other, own in edges
        if (relation, outward) in ways
    ]
    return Stored(properties, tuple(kept))


def _without_record_time(properties: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in properties.items() if name not in _RECORD_TIME and value is not None}


async def read_nodes(transaction: Transaction, ids: Iterable[str]) -> dict[str, Stored]:
    """The records with these ids that there are, by id, without their edges."""
    rows = await _in_batches(transaction, "write.nodes", _NODES, list(ids))
    found = [Stored(properties) for [properties] in rows if isinstance(properties, dict)]
    return {stored.id: stored for stored in found}


async def with_edges(transaction: Transaction, records: Mapping[str, Stored]) -> dict[str, Stored]:
    """The same records with the live edges that each of them writes."""
    edges: dict[str, list[tuple[bool, str, str, Mapping[str, Value]]]] = {id_: [] for id_ in records}
    queries: tuple[tuple[bool, Cypher], ...] = ((True, _OUTWARD), (False, _INWARD))
    for outward, text in queries:
        for id_, relation, other, properties in await _in_batches(transaction, "write.edges", text, list(records)):
            if not isinstance(properties, dict):
                raise TypeError("the properties of an edge are no map")
            edges[str(id_)].append((outward, str(relation), str(other), properties))
    return {id_: stored_of(stored.properties, edges[id_]) for id_, stored in records.items()}


async def _in_batches(transaction: Transaction, name: str, text: Cypher, ids: list[str]) -> list[Row]:
    rows: list[Row] = []
    for start in range(0, len(ids), BATCH):
        rows += await transaction.run(Statement(name, text, {"ids": list[Value](ids[start : start + BATCH])}))
    return rows
