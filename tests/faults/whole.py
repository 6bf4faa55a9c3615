"""The whole graph as it stands, read past the compiler and the write layer, for the checker."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.cypher import Value
from graph.store import Store
from graph.writes.records import written_walks
from graph.writes.stored import Stored, stored_of
from tests.graph.writes.reading import rows

Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge between records, live or closed."""

    relation: str
    source: str
    target: str
    properties: Properties

    def held_at(self, instant: str) -> bool:
        """Whether it was believed at an instant."""
        until = self.properties.get("recordedTo")
        return self.properties["recordedFrom"] <= instant and (until is None or instant < until)


@dataclass(frozen=True, slots=True)
class Change:
    """One change record and the records that it names."""

    properties: Properties
    records: tuple[str, ...]

    @property
    def number(self) -> int:
        return int(self.properties["number"])

    @property
    def at(self) -> str:
        return str(self.properties["at"])


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything in the registry."""

    guard: tuple[int, int]
    records: Mapping[str, Properties]
    versions: Mapping[str, list[Properties]]
    """By record, former states in order."""
    changes: list[Change]
    """By number."""
    edges: list[Edge]
    answers: list[Properties]
    problems: tuple[str, ...]
    """What could not even be read as it should be."""

    def states(self, id_: str) -> list[Properties]:
        """Every state of a record in order, the present one last."""
        return [*self.versions.get(id_, []), self.records[id_]]

    def stored(self, id_: str, state: Properties) -> Stored:
        """A record in one of its states, with the edges that it wrote and that were believed then."""
        instant = str(state["recordedFrom"])
        found: list[tuple[bool, str, str, Mapping[str, Value]]] = []
        for edge in self.edges:
            if id_ in (edge.source, edge.target) and edge.held_at(instant):
                outward = edge.source == id_
                found.append((outward, edge.relation, edge.target if outward else edge.source, edge.properties))
        return stored_of({name: value for name, value in state.items() if name not in {"key", "recordedTo"}}, found)

    def owner(self, edge: Edge) -> str:
        """The record that writes an edge."""
        for id_, outward in ((edge.source, True), (edge.target, False)):
            walks = written_walks(str(self.records[id_]["type"])).values()
            if any((walk.relation, walk.outward is not False) == (edge.relation, outward) for walk in walks):
                return id_
        raise AssertionError(f"nobody writes {edge.relation} from {edge.source} to {edge.target}")


_OUT: LiteralString = (
    "UNWIND $ids AS id MATCH (a:Record {id: id})-[e]->(b:Record) RETURN type(e), id, b.id, properties(e)"
)
_IN: LiteralString = (
    "UNWIND $ids AS id MATCH (b:Record {id: id})<-[e]-(a:Record) RETURN type(e), a.id, id, properties(e)"
)
_CHANGES: LiteralString = (
    "MATCH (c:Change) RETURN properties(c), COLLECT { MATCH (c)-[:CHANGED]->(n:Record) RETURN n.id } ORDER BY c.number"
)
_VERSIONS: LiteralString = (
    "MATCH (v:Version) RETURN properties(v), COLLECT { MATCH (v)<-[:WAS]-(n:Record) RETURN n.id } ORDER BY v.version"
)


async def read_whole(store: Store) -> Whole:
    """Read everything; nobody may write meanwhile."""
    problems: list[str] = []
    records = {node["id"]: node for [node] in await rows(store, "MATCH (n:Record) RETURN properties(n)")}
    versions: dict[str, list[Properties]] = {}
    for version, owners in await rows(store, _VERSIONS):
        if owners != [version["id"]]:
            problems.append(f"version {version['key']} belongs to {owners}")
        versions.setdefault(version["id"], []).append(version)
    changes = [Change(change, tuple(owners)) for change, owners in await rows(store, _CHANGES)]
    # From either end by the index: an index that misses a node, or an edge that only one end knows, shows.
    edges, backwards = [await _edges(store, text, list(records)) for text in (_OUT, _IN)]
    if sorted(map(repr, edges)) != sorted(map(repr, backwards)):
        problems.append(f"{len(edges)} edges by their sources, {len(backwards)} by their targets, or not the same ones")
    [[count]] = await rows(store, "MATCH ()-[e]->() RETURN count(e)")
    expected = len(edges) + len(changes) + sum(map(len, versions.values()))
    if count != expected:
        problems.append(f"{count} edges in all, {expected} of them known")
    guards = await rows(store, "MATCH (g:Guard {id: 'clock'}) RETURN g.number, g.instant")
    answers = [answer for [answer] in await rows(store, "MATCH (i:Idempotency) RETURN properties(i)")]
    guard = (guards[0][0], guards[0][1]) if len(guards) == 1 else (0, 0)
    return Whole(guard, records, versions, changes, edges, answers, tuple(problems))


async def _edges(store: Store, text: LiteralString, ids: list[str]) -> list[Edge]:
    found: list[Edge] = []
    for relation, source, target, edge in await rows(store, text, ids=list[Value](ids)):
        found.append(Edge(relation, source, target, dict(sorted(edge.items()))))
    return found
