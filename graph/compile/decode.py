"""From positional rows back to keyed answers; generated once per Shape, run once per row."""

from collections.abc import Callable, Mapping, Sequence
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


def as_object(columns: Sequence[tuple[str, Decode | None, bool]], strict: bool) -> Decode:
    """A decoder from a list of columns (key, decoder, required) to an object with these keys in this order.

    ``strict``: a null in a required column raises NullInRequiredPlace.
    """
    keys = [key for key, _, _ in columns]
    decoders = [(key, decode) for key, decode, _ in columns if decode]
    required = [position for position, (_, _, needed) in enumerate(columns) if needed] if strict else []

    def decode_object(row: Any, request: Request) -> Any:
        if row is None:
            return None
        for position in required:
            if row[position] is None:
                raise NullInRequiredPlace(keys[position])
        answer = dict(zip(keys, row, strict=True))
        for key, decode in decoders:
            answer[key] = decode(answer[key], request)
        return answer

    return decode_object


def by_type(alternatives: Mapping[str, tuple[tuple[int, ...], Decode]], typed: bool) -> Decode:
    """A decoder for rows whose first column is the concrete type: the positions of its columns and their decoder.

    ``typed`` keeps the type under TYPE_KEY.
    """

    def decode_by_type(row: Any, request: Request) -> Any:
        if row is None:
            return None
        name = row[0]
        positions, decode = alternatives[name]
        answer = decode([row[position] for position in positions], request)
        if typed:
            answer[TYPE_KEY] = name
        return answer

    return decode_by_type


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


def as_value_objects(name: str, keys: Sequence[tuple[str, str]]) -> Decode:
    """A decoder from JSON texts to value objects: (key in the answer, name inside); ``name`` is their type."""

    def decode_values(texts: Any, _: Request) -> Any:
        objects = [orjson.loads(text) for text in texts or ()]
        return [
            {key: name if inside == "__typename" else value.get(inside) for key, inside in keys} for value in objects
        ]

    return decode_values
