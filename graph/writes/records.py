"""What a record says, as plain values: how seed, import and mutations hand records to the write layer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from graph.cypher import Value
from graph.model import MODEL
from graph.vocabulary.terms import Walk


@dataclass(frozen=True, slots=True)
class EdgeContent:
    """One edge that a record writes. ``outward``: it runs from the record to ``other``.

    ``properties`` are those of the relation by their names in the model, without nulls; for relations that carry
    facts ``id``, ``since``, ``until`` and the three cited lists too.
    """

    relation: str
    other: str
    outward: bool = True
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RecordContent:
    """Everything that somebody writes of one record: its own values and the edges that it writes.

    ``type`` is a concrete type of the model. ``properties`` are by their names in the model, without nulls; value
    objects are maps. What follows from them (kind, sort keys, search text) is derived by ``graph.writes.derive``.
    """

    type: str
    id: str
    is_example: bool = False
    properties: Mapping[str, Value] = field(default_factory=dict)
    edges: tuple[EdgeContent, ...] = ()


@cache
def written_walks(type_name: str) -> Mapping[str, Walk]:
    """The walks whose edges a record of this type writes, by name."""
    return {walk.name: walk for walk in MODEL.walks(type_name) if walk.written}


@cache
def walk_of(type_name: str, relation: str, outward: bool) -> Walk | None:
    """The walk through which a record of this type writes edges of this relation; an edge both ways is outward."""
    for walk in written_walks(type_name).values():
        if walk.relation == relation and (walk.outward is not False) == outward:
            return walk
    return None


def edges_by_walk(content: RecordContent) -> Iterator[tuple[str, int, EdgeContent]]:
    """Every edge with the name of its walk and its place among those of that walk."""
    counts: dict[str, int] = {}
    for edge in content.edges:
        walk = walk_of(content.type, edge.relation, edge.outward)
        name = walk.name if walk else edge.relation
        place = counts.get(name, 0)
        counts[name] = place + 1
        yield name, place, edge
