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


_NODES: Cypher = "UNWIND $ids AS id MATCH (n:Record {id: id}) RETURN properties(n)"
_EDGES_OUT: Cypher = (
    "UNWIND $ids AS id MATCH (n:Record {id: id})-[e:" + _written_relations(outward=True) + "]->(m:Record) "
    "WHERE e.recordedTo IS NULL RETURN id, type(e), m.id, properties(e)"
)
_EDGES_IN: Cypher = (
    "UNWIND $ids AS id MATCH (n:Record {id: id})<-[e:" + _written_relations(outward=False) + "]-(m:Record) "
    "WHERE e.recordedTo IS NULL RETURN id, type(e), m.id, properties(e)"
)
_RECORD_TIME = frozenset(known.name for known in RECORDED)


async def read_nodes(transaction: Transaction, ids: Iterable[str]) -> dict[str, Stored]:
    """The records with these ids that there are, by id, without their edges."""
    rows = await _in_batches(transaction, "write.nodes", _NODES, list(ids))
    found = [Stored(properties) for [properties] in rows if isinstance(properties, dict)]
    return {stored.id: stored for stored in found}


async def with_edges(transaction: Transaction, records: Mapping[str, Stored]) -> dict[str, Stored]:
    """The same records with the live edges that each of them writes."""
    edges: dict[str, list[EdgeContent]] = {id_: [] for id_ in records}
    queries: tuple[tuple[bool, Cypher], ...] = ((True, _EDGES_OUT), (False, _EDGES_IN))
    for outward, text in queries:
        for row in await _in_batches(transaction, "write.edges", text, list(records)):
            id_, edge = _edge(row, outward)
            if any(_writes(walk.relation, walk.outward, edge) for walk in written_walks(records[id_].type).values()):
                edges[id_].append(edge)
    return {id_: Stored(stored.properties, tuple(edges[id_])) for id_, stored in records.items()}


def _writes(relation: str, direction: bool | None, edge: EdgeContent) -> bool:
    return relation == edge.relation and (direction is not False) == edge.outward


def _edge(row: Row, outward: bool) -> tuple[str, EdgeContent]:
    id_, relation, other, properties = row
    if not isinstance(properties, dict):
        raise TypeError("the properties of an edge are no map")
    kept = {name: value for name, value in properties.items() if name not in _RECORD_TIME and value is not None}
    return str(id_), EdgeContent(str(relation), str(other), outward, kept)


async def _in_batches(transaction: Transaction, name: str, text: Cypher, ids: list[str]) -> list[Row]:
    rows: list[Row] = []
    for start in range(0, len(ids), BATCH):
        rows += await transaction.run(Statement(name, text, {"ids": list[Value](ids[start : start + BATCH])}))
    return rows
