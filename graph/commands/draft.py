"""A record as somebody edits it: what it says, free of what the registry counts, times and derives."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import orjson

from graph.cypher import Value
from graph.model import MODEL
from graph.writes.derive import given_properties, stored_properties
from graph.writes.groups import is_inferred
from graph.writes.records import EdgeContent, RecordContent, walk_of
from graph.writes.stored import Stored

_MARKS = ("seedHash", "seedVersion")


@dataclass(frozen=True, slots=True)
class Focus:
    """The one edge that a command is about: its walk, its place there, and where in the input it is given."""

    walk: str
    place: int
    prefix: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a record is to say. ``focus`` is the edge that a command is about, if it is about one."""

    content: RecordContent
    archived: bool = False
    confirmed_on: str | None = None
    focus: Focus | None = None

    def edges(self, walk: str) -> list[EdgeContent]:
        """The edges that it writes under a walk, in order."""
        return [edge for edge in self.content.edges if walk_name(self.content.type, edge) == walk]

    def with_edges(self, walk: str, edges: list[EdgeContent]) -> "Draft":
        """The same with other edges under a walk."""
        others = [edge for edge in self.content.edges if walk_name(self.content.type, edge) != walk]
        return replace(self, content=replace(self.content, edges=(*others, *edges)))

    def with_properties(self, properties: Mapping[str, Value]) -> "Draft":
        """The same with some values replaced; null takes a value away."""
        kept = {name: value for name, value in {**self.content.properties, **properties}.items() if value is not None}
        return replace(self, content=replace(self.content, properties=kept))


def walk_name(type_name: str, edge: EdgeContent) -> str:
    """The name of the walk through which a record of this type writes an edge."""
    walk = walk_of(type_name, edge.relation, edge.outward)
    return walk.name if walk else edge.relation


def draft_of(stored: Stored) -> Draft:
    """What a record of the registry says: edges in a stable order, without those that follow from a group's."""
    properties: dict[str, Value] = {}
    for name, known in given_properties(stored.type).items():
        value = stored.properties.get(name)
        if isinstance(value, list):
            value = [_item(item) for item in value] if known.type in MODEL.value_objects else list(value)
        if value is not None and value != []:
            properties[name] = value
    edges = tuple(sorted((edge for edge in stored.edges if not is_inferred(edge)), key=_order))
    content = RecordContent(stored.type, stored.id, bool(stored.properties.get("isExample")), properties, edges)
    confirmed = stored.properties.get("confirmedOn")
    return Draft(content, stored.archived, confirmed if isinstance(confirmed, str) else None)


def _item(text: Value) -> Value:
    """A value object out of its JSON text, without what it does not say."""
    found: Mapping[str, Value] = orjson.loads(text) if isinstance(text, str) else {}
    return {name: value for name, value in found.items() if value is not None}


def _order(edge: EdgeContent) -> tuple[str, int, str, str]:
    position = edge.properties.get("position")
    return (
        edge.relation,
        position if isinstance(position, int) else 0,
        edge.other,
        str(edge.properties.get("id", "")),
    )


def node_properties(draft: Draft, before: Stored | None) -> dict[str, Value]:
    """All properties of the record's node that follow from the draft, with the marks that it keeps."""
    properties = stored_properties(draft.content)
    if before is not None:
        properties |= {name: before.properties[name] for name in _MARKS if name in before.properties}
    if before is not None or draft.archived:
        properties["archived"] = draft.archived
    if draft.confirmed_on is not None:
        properties["confirmedOn"] = draft.confirmed_on
    return properties
