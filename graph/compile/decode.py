"""From positional rows back to keyed answers; generated once per Shape, run once per row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import orjson

from graph.page import encode_cursor
from graph.shape import Request

Decode: TypeAlias = Callable[[Any, Request], Any]
"""Turns one column's value into JSON. Rows come from the engine, so their types are the compiler's own promise."""

TYPE_KEY = ""
"""Key under which a typed answer keeps the concrete type of a record; no GraphQL key is empty."""


class NullInRequiredPlace(Exception):
    """A value that may not be null was null; graphql-core knows what to do with it, the direct way does not."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of an object: its key in the answer, its place in the row, how its value is decoded, nullability."""

    key: str
    position: int
    decode: Decode | None = None
    required: bool = False


def as_object(columns: Sequence[Column], strict: bool) -> Decode:
    """A decoder from a row to an object with these keys in this order.

    ``strict``: a null in a required column raises NullInRequiredPlace. The function is written out and compiled once
    per Shape: a dict display is three times as fast as putting keys and values together for every row.
    """
    names: dict[str, Any] = {"NullInRequiredPlace": NullInRequiredPlace}
    items: list[str] = []
    for number, column in enumerate(columns):
        value = f"row[{column.position}]"
        if column.decode:
            names[f"decode{number}"] = column.decode
            value = f"decode{number}({value}, request)"
        items.append(f"{column.key!r}: {value}")
    nulls = " or ".join(f"row[{column.position}] is None" for column in columns if column.required and strict)
    lines = [
        "def decode_object(row, request):",
        "    if row is None: return None",
        f"    if {nulls}: raise NullInRequiredPlace" if nulls else "",
        "    return {" + ", ".join(items) + "}",
    ]
    # Keys are GraphQL names, quoted all the same; nothing else of a request is in the text.
    exec("\n".join(lines), names)  # noqa: S102 - our own text, as dataclasses do it
    decode: Decode = names["decode_object"]
    return decode


def by_type(alternatives: Mapping[str, Decode], typed: bool) -> Decode:
    """A decoder for rows whose first column is the concrete type. ``typed`` keeps the type under TYPE_KEY."""

    def decode_by_type(row: Any, request: Request) -> Any:
        return None if row is None else alternatives[row[0]](row, request)

    def decode_typed(row: Any, request: Request) -> Any:
        answer = decode_by_type(row, request)
        if answer is not None:
            answer[TYPE_KEY] = row[0]
        return answer

    return decode_typed if typed else decode_by_type


def as_list(decode: Decode | None) -> Decode | None:
    """A decoder for a list of values that are each decoded alike."""
    if decode is None:
        return None

    def decode_list(values: Any, request: Request) -> Any:
        return None if values is None else [decode(value, request) for value in values]

    return decode_list


def as_cursor(tag: str) -> Decode:
    """A decoder from sort keys to the cursor of the list that ``tag`` names."""
    return lambda keys, _: encode_cursor(tag, keys)


def as_value_objects(name: str, keys: Sequence[tuple[str, str]], veiled: frozenset[str] = frozenset()) -> Decode:
    """A decoder from JSON texts to value objects: (key in the answer, name inside); ``name`` is their type.

    ``veiled``: those whose own name is one of these show nothing beside it.
    """

    def decode_values(texts: Any, _: Request) -> Any:
        objects = [orjson.loads(text) for text in texts or ()]
        if veiled:
            objects = [{"name": one["name"]} if one["name"] in veiled else one for one in objects]
        return [
            {key: name if inside == "__typename" else value.get(inside) for key, inside in keys} for value in objects
        ]

    return decode_values
