"""What a change record says: which fields of a record had which value before and after."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import orjson

from graph.cypher import Value
from graph.writes.derive import given_properties, stored_edge
from graph.writes.records import EdgeContent, walk_of
from graph.writes.stored import Stored

_TOLD = ("isExample", "archived", "confirmedOn")  # set by the registry, and worth telling when they change


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
    was: Mapping[str, Value] = before.properties if before else {}
    names = [*given_properties(type_name), *(name for name in _TOLD if before and name in after)]
    found = [
        _field(name, _text(was.get(name)), _text(after.get(name))) for name in names if name in after or name in was
    ]
    return [*filter(None, found), *filter(None, _edge_fields(type_name, edges))]


def _edge_fields(type_name: str, edges: EdgeChanges) -> Iterator[str | None]:
    """One entry per edge that was closed, opened, or both."""
    opened = list(edges.opened)
    for old in edges.closed:
        new = next((edge for edge in opened if _same_edge(edge, old)), None)
        if new is not None:
            opened.remove(new)
        yield _field(_walk_name(type_name, old), _edge_text(old), _edge_text(new) if new else None)
    for edge in opened:
        yield _field(_walk_name(type_name, edge), None, _edge_text(edge))


def _same_edge(one: EdgeContent, other: EdgeContent) -> bool:
    """Whether the two are states of one edge: the same id, or where edges have none, the same two records."""
    if (one.relation, one.outward) != (other.relation, other.outward):
        return False
    return one.properties.get("id") == other.properties.get("id") and (
        "id" in one.properties or one.other == other.other
    )


def _walk_name(type_name: str, edge: EdgeContent) -> str:
    walk = walk_of(type_name, edge.relation, edge.outward)
    return walk.name if walk else edge.relation


def _edge_text(edge: EdgeContent) -> str:
    """The id of the other record, or JSON text where the edge says more, in the order of the model."""
    told = {name: value for name, value in stored_edge(edge).items() if name not in {"id", "position"} and value != []}
    if told.get("inferred") is False:
        del told["inferred"]
    return orjson.dumps({"to": edge.other, **told}).decode() if told else edge.other


def _field(name: str, before: str | None, after: str | None) -> str | None:
    return None if before == after else orjson.dumps({"name": name, "before": before, "after": after}).decode()


def _text(value: Value) -> str | None:
    if value is None or value == []:
        return None
    return value if isinstance(value, str) else orjson.dumps(value).decode()
