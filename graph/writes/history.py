"""What a change record says: which fields of a record had which value before and after.

A text stands as it is, another value as JSON, a value object as JSON without what is not known of it. An edge is the id
of the other record, or JSON with what the edge says beside it. Null: there was nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from graph.cypher import Value
from graph.model import MODEL
from graph.vocabulary.relations import FACTS
from graph.vocabulary.terms import Form, Property
from graph.writes.derive import fixed_values, given_properties, stored_edge
from graph.writes.records import EdgeContent, walk_of
from graph.writes.stored import Stored

CHANGE_ID = re.compile(r"change-[0-9]+")
"""The ids of changes: no record has one of them."""
_MARKS = ("isExample", "archived", "confirmedOn")
"""Set by the registry: told where they change, and of a new record where they hold."""
_CITED = {"document": "citedDocuments", "locator": "citedLocators", "quote": "citedQuotes"}


@dataclass(frozen=True, slots=True)
class EdgeChanges:
    """The edges of one record that are no longer believed, and those that are believed from now on."""

    closed: tuple[EdgeContent, ...] = ()
    opened: tuple[EdgeContent, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.closed or self.opened)


def edge_changes(before: Iterable[EdgeContent], after: Iterable[EdgeContent]) -> EdgeChanges:
    """What must be closed and opened; an edge of which anything differs is closed and opened again."""
    # The engine gives edges in any order; the change record must not depend on it.
    old, new = sorted(before, key=_identity), [_as_stored(edge) for edge in after]
    surplus = Counter(map(_identity, new))
    closed = []
    for edge in old:
        if surplus[_identity(edge)] > 0:
            surplus[_identity(edge)] -= 1
        else:
            closed.append(edge)
    opened = []
    for edge in new:
        if surplus[_identity(edge)] > 0:
            surplus[_identity(edge)] -= 1
            opened.append(edge)
    return EdgeChanges(tuple(closed), tuple(opened))


def _as_stored(edge: EdgeContent) -> EdgeContent:
    """With the defaults of the model, so that it compares with what the registry holds."""
    return EdgeContent(edge.relation, edge.other, edge.outward, stored_edge(edge))


def _identity(edge: EdgeContent) -> bytes:
    parts = [edge.relation, edge.other, edge.outward, dict(edge.properties)]
    return orjson.dumps(parts, option=orjson.OPT_SORT_KEYS)


def field_changes(type_name: str, before: Stored | None, after: Mapping[str, Value], edges: EdgeChanges) -> list[str]:
    """The fields that differ, in the order of the model, each as JSON text {name, before, after} of texts or null."""
    given = given_properties(type_name)
    was: Mapping[str, Value] = before.properties if before else {}
    # A record stays archived or not where nothing is said of it.
    becomes = {"archived": was.get("archived"), **after}
    marks = [name for name in _MARKS if before or after.get(name)]
    names = [*fixed_values(type_name), *given, *marks]
    values = [(name, *(_text(given.get(name), state.get(name)) for state in (was, becomes))) for name in names]
    found = [*values, *_edge_fields(type_name, edges)]
    return [
        orjson.dumps({"name": name, "before": old, "after": new}).decode() for name, old, new in found if old != new
    ]


def _text(known: Property | None, value: Value) -> str | None:
    if value is None or value == []:
        return None
    if known and known.type in MODEL.value_objects and isinstance(value, list):
        return orjson.dumps([_known_parts(orjson.loads(str(item))) for item in value]).decode()
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _known_parts(value_object: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in value_object.items() if value is not None}


def _edge_fields(type_name: str, edges: EdgeChanges) -> Iterator[tuple[str, str | None, str | None]]:
    """One entry per edge that was closed, opened, or both: the walk, before and after."""
    after, added = _next_states(type_name, edges)
    for place, old in enumerate(edges.closed):
        new = after.get(place)
        moved = new is not None and _edge_text(new) == _edge_text(old)
        yield _field_name(type_name, old), _edge_text(old, placed=moved), _edge_text(new, placed=moved) if new else None
    yield from ((_field_name(type_name, new), None, _edge_text(new)) for new in added)


def _field_name(type_name: str, edge: EdgeContent) -> str:
    walk = walk_of(type_name, edge.relation, edge.outward)
    return walk.name if walk else edge.relation


def _next_states(type_name: str, edges: EdgeChanges) -> tuple[dict[int, EdgeContent], list[EdgeContent]]:
    """What became of the closed edges, by place; and the opened ones that carry on none of them."""

    def only(edge: EdgeContent) -> Hashable:
        """Of a walk to one record, each edge carries on the former one."""
        walk = walk_of(type_name, edge.relation, edge.outward)
        return walk.name if walk and walk.form is Form.ONE else None

    opened = dict(enumerate(edges.opened))
    after: dict[int, EdgeContent] = {}
    for key_of in (_by_id, _by_text, _by_ends, only):
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place, new in opened.items():
            waiting[key_of(new)].append(place)
        for place, old in enumerate(edges.closed):
            key = key_of(old)
            if key is not None and place not in after and waiting[key]:
                after[place] = opened.pop(waiting[key].pop(0))
    return after, list(opened.values())


def _by_id(edge: EdgeContent) -> Hashable:
    id_ = edge.properties.get("id")
    return (edge.relation, edge.outward, str(id_)) if id_ else None


def _by_text(edge: EdgeContent) -> Hashable:
    return None if "id" in edge.properties else (edge.relation, edge.outward, _edge_text(edge))


def _by_ends(edge: EdgeContent) -> Hashable:
    return None if "id" in edge.properties else (edge.relation, edge.outward, edge.other)


def _edge_text(edge: EdgeContent, *, placed: bool = False) -> str:
    """The id of the other record, or JSON text where the edge says more. ``placed``: its place among its siblings too.

    In the order of the model: engines give properties in any order.
    """
    relation = MODEL.relations[edge.relation]
    names = [known.name for known in (*relation.properties, *(FACTS if relation.facts else ()))]
    left_out = {"id", *_CITED.values(), *(() if placed else ("position",))}
    told = {name: edge.properties[name] for name in names if name in edge.properties and name not in left_out}
    told = {name: value for name, value in told.items() if value != [] and (name, value) != ("inferred", False)}
    if citations := _citations(edge):
        told["citations"] = citations
    return orjson.dumps({"to": edge.other, **told}).decode() if told else edge.other


def _citations(edge: EdgeContent) -> list[Value]:
    """What an edge cites, one object a citation: its three lists put together."""
    columns = [edge.properties.get(name) for name in _CITED.values()]
    rows = zip(*[column if isinstance(column, list) else [] for column in columns], strict=False)
    return [{name: value for name, value in zip(_CITED, row, strict=True) if value} for row in rows]
