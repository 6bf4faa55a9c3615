"""Pages: how far, from where, which way; cursors that carry the keys of the record they stand on."""

import base64
import binascii
from dataclasses import dataclass

import orjson

from graph.cypher import Value
from graph.errors import InvalidInput

DEFAULT_PAGE = 20
LARGEST_PAGE = 100
_LONGEST_CURSOR = 1000
_LARGEST_KEY = 2**31  # keys that are numbers are values of GraphQL's Int
_CURSOR_REMEDY = "Take it as it stands from pageInfo or from an edge of the same list with the same order."


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list: ``limit`` records after ``keys``, or before them where ``backward``.

    ``keys`` are the values that the list is sorted by, of the record that the cursor stands on; None: from the end.
    """

    limit: int = DEFAULT_PAGE
    backward: bool = False
    keys: tuple[Value, ...] | None = None


def encode_cursor(tag: str, keys: list[Value]) -> str:
    """An opaque cursor for the record with these sort keys in the list that ``tag`` names."""
    return base64.urlsafe_b64encode(orjson.dumps([tag, *keys])).rstrip(b"=").decode()


def decode_cursor(field: str, text: str, tag: str, types: tuple[type, ...]) -> tuple[Value, ...]:
    """The sort keys in a cursor of the list that ``tag`` names; InvalidInput for any other text."""
    if len(text) > _LONGEST_CURSOR:
        raise InvalidInput(field, "is not a cursor of this list.", _CURSOR_REMEDY)
    try:
        parts = orjson.loads(base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), b"-_", validate=True))
    except (UnicodeEncodeError, binascii.Error, orjson.JSONDecodeError):
        raise InvalidInput(field, "is not a cursor.", _CURSOR_REMEDY) from None
    if not isinstance(parts, list) or not parts or parts[0] != tag or len(parts) != len(types) + 1:
        raise InvalidInput(field, "is a cursor of another list or another order.", _CURSOR_REMEDY)
    if not all(type(part) is wanted for part, wanted in zip(parts[1:], types, strict=True)):
        raise InvalidInput(field, "is not a cursor.", _CURSOR_REMEDY)
    if any(isinstance(part, int) and abs(part) > _LARGEST_KEY for part in parts[1:]):
        raise InvalidInput(field, "is not a cursor.", _CURSOR_REMEDY)
    return tuple(parts[1:])


@dataclass(frozen=True, slots=True)
class PageArguments:
    """The four arguments of Relay as they came; None: not given."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None


def page_of(path: str, arguments: PageArguments, tag: str, types: tuple[type, ...]) -> Page:
    """The page that Relay's four arguments ask for; InvalidInput names the argument, the rule and the remedy.

    ``path`` leads to the field, ``tag`` and ``types`` describe the cursors of its list.
    """
    first, last = arguments.first, arguments.last
    if last is not None and (first is not None or arguments.after is not None):
        other = "first" if first is not None else "after"
        raise InvalidInput(
            f"{path}.last", f"cannot stand beside {other}.", "Page forward by first/after or back by last/before."
        )
    if arguments.before is not None and last is None:
        raise InvalidInput(f"{path}.before", "needs last.", "Page back by last/before, forward by first/after.")
    name, size = ("first", first) if last is None else ("last", last)
    if size is not None and not 1 <= size <= LARGEST_PAGE:
        raise InvalidInput(
            f"{path}.{name}",
            f"must be from 1 to {LARGEST_PAGE}.",
            "Ask for a page of that size and follow its cursors.",
        )
    text = arguments.after if last is None else arguments.before
    keys = None
    if text is not None:
        keys = decode_cursor(f"{path}.{'after' if last is None else 'before'}", text, tag, types)
    return Page(DEFAULT_PAGE if size is None else size, last is not None, keys)
