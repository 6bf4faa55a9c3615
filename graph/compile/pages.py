"""Connections: one page of a list by keyset, its page info and its count, in one column of the statement."""

from collections.abc import Callable
from typing import Any, TypeAlias

from graph.bindings import Getter
from graph.compile.decode import Decode, as_cursor
from graph.compile.parts import Key, Projection, Projector, Source, typename
from graph.cypher import Cypher, Value
from graph.page import Page
from graph.shape import Field, Request, Selection

EdgeProjector: TypeAlias = Callable[[Field], Projection]
"""Gives the column for one field of an edge; the cursor is the page's own."""

_NO_ROWS: Cypher = "null"


def connection(compiler: Projector, selection: Selection, source: Source, site: int, edge: EdgeProjector) -> Projection:
    """The column for a connection over ``source`` with the page arguments at ``site``."""
    fields = selection.fields
    edges = [field for field in fields if field.name == "edges"]
    page_info = {
        wanted.name for field in fields if field.name == "pageInfo" and field.below for wanted in field.below.fields
    }
    with_keys = bool(page_info & {"startCursor", "endCursor"})
    columns: list[Projection] = [_keys_column(source)] if with_keys else []
    columns += [_edge(compiler, field, source, edge) for field in edges]
    rows = _rows(compiler, source, site, columns) if edges or page_info else _NO_ROWS
    other = _beyond(compiler, source, site) if page_info & {"hasNextPage", "hasPreviousPage"} else "false"
    total: Cypher = f"COUNT {{ {source.text()} RETURN {source.seen.node} }}" if _wants(fields, "totalCount") else "null"
    return Projection(
        f"[{rows}, {other}, {total}]", _decoder(compiler, selection, source, site, columns, with_keys), True
    )


def _wants(fields: tuple[Field, ...], name: str) -> bool:
    return any(field.name == name for field in fields)


def _keys_column(source: Source) -> Projection:
    """The sort keys of a record: what its cursor carries."""
    return Projection("[" + ", ".join([key.expression for key in source.keys]) + "]", as_cursor(source.tag))


def _edge(compiler: Projector, field: Field, source: Source, edge: EdgeProjector) -> Projection:
    """One occurrence of ``edges``: a list with the columns of its fields."""
    below = field.below.fields if field.below else ()
    columns: list[tuple[str, Projection]] = []
    for wanted in below:
        if wanted.name == "cursor":
            column = _keys_column(source)
        elif wanted.name == "__typename":
            column = typename(field.below.type if field.below else "")
        else:
            column = edge(wanted)
        columns.append((wanted.key, column))
    return compiler.row(columns)


def _rows(compiler: Projector, source: Source, site: int, columns: list[Projection]) -> Cypher:
    """One row more than the page holds, so that it is known whether more follow."""
    page = page_of_site(compiler, site)
    found = source.page or source.text(*_beyond_cursor(compiler, source, site))
    order = ", ".join([_direction(key, page.backward) for key in source.keys])
    limit = compiler.parameters.bind(lambda request: page_at(request, site).limit + 1)
    row: Cypher = "[" + ", ".join([column.text for column in columns]) + "]"
    shown: Cypher = f"{source.shown} " if source.shown and columns else ""
    return f"COLLECT {{ {found} WITH * ORDER BY {order} LIMIT {limit} {shown}RETURN {row} }}"


def _beyond_cursor(compiler: Projector, source: Source, site: int) -> list[Cypher]:
    page = page_of_site(compiler, site)
    return [] if page.keys is None else [_after(compiler, source.keys, site, page.backward)]


def page_at(request: Request, site: int) -> Page:
    """The page that a request asks for."""
    page = request.arguments[site].page
    if page is None:
        raise LookupError(f"no page at site {site}")
    return page


def page_of_site(compiler: Projector, site: int) -> Page:
    """The page asked for where the statement is compiled."""
    page = compiler.arguments[site].page
    if page is None:
        raise LookupError(f"no page at site {site}")
    return page


def _direction(key: Key, backward: bool) -> Cypher:
    return key.expression + (" DESC" if key.descending != backward else "")


def _getter(site: int, position: int) -> Getter:
    def value(request: Request) -> Value:
        keys = page_at(request, site).keys
        return None if keys is None else keys[position]

    return value


def _after(compiler: Projector, keys: tuple[Key, ...], site: int, backward: bool) -> Cypher:
    """Keyset condition: strictly beyond the cursor in the direction of paging.

    ``a >= $a AND (a > $a OR (b >= $b AND (b > $b OR …)))``: the leading comparison lets an index narrow the range.
    """
    condition: Cypher = ""
    for position in reversed(range(len(keys))):
        key = keys[position]
        sign: Cypher = "<" if key.descending != backward else ">"
        value = compiler.parameters.bind(_getter(site, position))
        strict: Cypher = f"{key.expression} {sign} {value}"
        condition = f"({key.expression} {sign}= {value} AND ({strict} OR {condition}))" if condition else strict
    return condition


def _beyond(compiler: Projector, source: Source, site: int) -> Cypher:
    """Whether there are records on the other side of the cursor; without a cursor the page begins at the end."""
    page = page_of_site(compiler, site)
    if page.keys is None:
        return "false"
    if source.behind:
        return f"COUNT {{ {source.behind} RETURN {source.seen.node} }} > 0"
    behind = f"NOT ({_after(compiler, source.keys, site, page.backward)})"
    if source.countable:
        return f"EXISTS {{ {source.text(behind)} }}"
    return f"COUNT {{ {source.text(behind)} RETURN {source.seen.node} }} > 0"


def _decoder(
    compiler: Projector, selection: Selection, source: Source, site: int, columns: list[Projection], with_keys: bool
) -> Decode:
    """From [rows, whether others stand behind the cursor, count] to the connection's fields."""
    edges = [field for field in selection.fields if field.name == "edges"]
    edge_decoders = {
        field.key: (position + with_keys, columns[position + with_keys].decode) for position, field in enumerate(edges)
    }
    cursor = as_cursor(source.tag)

    def page_info(
        rows: list[Any], more: bool, other: bool, page: Page, request: Request, field: Field
    ) -> dict[str, Any]:
        has_next, has_previous = (other, more) if page.backward else (more, other)
        values = {
            "hasNextPage": has_next,
            "hasPreviousPage": has_previous,
            "startCursor": cursor(rows[0][0], request) if with_keys and rows else None,
            "endCursor": cursor(rows[-1][0], request) if with_keys and rows else None,
            "__typename": "PageInfo",
        }
        return {wanted.key: values[wanted.name] for wanted in (field.below.fields if field.below else ())}

    def decode(value: Any, request: Request) -> dict[str, Any]:
        page = page_at(request, site)
        rows = value[0] or []
        more = len(rows) > page.limit
        rows = rows[: page.limit]
        if page.backward:
            rows = rows[::-1]
        answer: dict[str, Any] = {}
        for field in selection.fields:
            if field.name == "edges":
                position, edge_decode = edge_decoders[field.key]
                answer[field.key] = [
                    edge_decode(row[position], request) if edge_decode else row[position] for row in rows
                ]
            elif field.name == "pageInfo":
                answer[field.key] = page_info(rows, more, value[1], page, request, field)
            else:
                answer[field.key] = value[2] if field.name == "totalCount" else selection.type
        return answer

    return decode
