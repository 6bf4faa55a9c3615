"""From what an input gives to what a record says: values by the model, references as edges, and paths back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.commands.draft import Focus
from graph.commands.refusals import InputPath
from graph.cypher import Value
from graph.ids import new_id
from graph.model import MODEL
from graph.vocabulary.terms import Form, Walk
from graph.writes.derive import given_properties
from graph.writes.problems import Path
from graph.writes.records import EdgeContent, written_walks

ACTOR = "actor"
"""The field that names the actor of an edge in an input."""
FIELDS_OF_EDGES = {"participants": "Participant", "names": "NamedActor", "responsible": "Responsibility"}
"""Walks whose edges carry more than the actor at their end: first part of the name of the edge's input."""
_ABOUT = frozenset({"id", "isExample", "reason", "idempotencyKey", "expectedVersion", "confirmNotDuplicate"})
"""Fields of inputs that are about the change and not about the record."""
_CITED = (("citedDocuments", "document"), ("citedLocators", "locator"), ("citedQuotes", "quote"))


def properties_of(type_name: str, values: Mapping[str, Any]) -> dict[str, Value]:
    """The values that an input gives of a record's own properties; null where it clears one.

    A name that this type does not have stays among them, for the rules to tell.
    """
    known, beside = given_properties(type_name), {*written_walks(type_name), *_ABOUT}
    return {name: _plain(value) for name, value in values.items() if name in known or name not in beside}


def _plain(value: Any) -> Value:
    """A value without the nulls inside it: what is null in a value object is not said."""
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    plain: Value = value
    return plain


def edges_of(type_name: str, values: Mapping[str, Any]) -> Iterator[tuple[str, list[EdgeContent]]]:
    """The walks that an input gives anew, each with all its edges."""
    for name, walk in written_walks(type_name).items():
        if name in values:
            yield name, list(_edges(walk, values[name]))


def _edges(walk: Walk, value: Any) -> Iterator[EdgeContent]:
    items: Sequence[Any] = value if isinstance(value, list) else [] if value is None else [value]
    for place, item in enumerate(items):
        given = item if isinstance(item, dict) else {far_field(walk): item}
        yield edge_of(walk, given, place)


def edge_of(walk: Walk, given: Mapping[str, Any], place: int = 0) -> EdgeContent:
    """One edge by what an input gives of it, with an id of its own where it carries facts."""
    relation = MODEL.relations[walk.relation]
    properties = edge_properties(given, far_field(walk))
    names = {known.name for known in relation.properties}
    if "position" in names:
        properties["position"] = place + 1
    if "inferred" in names:
        properties.setdefault("inferred", False)
    if relation.facts:
        properties["id"] = new_id()
    return EdgeContent(walk.relation, str(given[far_field(walk)]), walk.outward is not False, properties)


def edge_properties(given: Mapping[str, Any], leave_out: str = "") -> dict[str, Value]:
    """The properties of an edge by what an input gives of it, its citations as three lists; nulls are not said."""
    properties: dict[str, Value] = {}
    for name, value in given.items():
        if name == "citations" and value is not None:
            for kept, part in _CITED:
                properties[kept] = [_cited(citation.get(part)) for citation in value]
        elif name != leave_out and value is not None:
            properties[name] = _plain(value)
    return properties


def _cited(text: str | None) -> str:
    """A part of a citation as lists keep it: "" where there is none, so that one given empty must be told from it."""
    return "" if text is None else text or " "


def far_field(walk: Walk) -> str:
    """The field of an input that names the record at the far end of an edge."""
    return walk.entry_node or ACTOR


def input_path(type_name: str, path: Path, focus: Focus | None) -> InputPath:
    """The place in an input that a place in a record comes from."""
    walk = written_walks(type_name).get(str(path[0])) if path else None
    if walk is None:
        return tuple(map(str, path))
    place, rest = (path[1], path[2:]) if len(path) > 1 else (None, ())
    if focus is not None and (focus.walk, focus.place) == (walk.name, place):
        return (*focus.prefix, *_below(walk, rest))
    if walk.form is Form.ONE or place is None:
        return (walk.name,)
    return (walk.name, str(place), *_below(walk, rest, plain=not _has_fields(walk)))


def _has_fields(walk: Walk) -> bool:
    """Whether an input gives more of such an edge than the record at its end."""
    return walk.form is Form.ENTRIES or walk.name in FIELDS_OF_EDGES


def _below(walk: Walk, rest: Path, *, plain: bool = False) -> InputPath:
    if rest == ("to",) or not rest:
        return () if plain else (far_field(walk),)
    return tuple(map(str, rest))
