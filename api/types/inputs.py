"""Filters, orders and page arguments of the schema, made from the filters and orders of the graph."""

from enum import Enum
from typing import Any

import strawberry

from api.types import generated
from api.types.making import Argument, make_enumeration, make_input
from graph.filters import FILTERS
from graph.model import MODEL
from graph.orders import ORDERS

_MOMENT_MEANING = "A day in the world, and an instant of what the registry knew; for everything below its field."
_TEXT_MEANING = (
    "Whose words match every word typed; forgiving of å, ä and ö and of parts of compounds. Today's words, whatever "
    "`at` says."
)


def optional(type_name: str, *, many: bool = False) -> Any:
    """The nullable Python type of an input, by public name."""
    kind: Any = getattr(generated, type_name)
    item: Any = list.__class_getitem__(kind) if many else kind
    return item | None


def _make_filter(type_name: str) -> type:
    fields: list[tuple[str, object, str, object]] = [
        (one.name, optional(one.type, many=one.many), one.description, strawberry.UNSET) for one in FILTERS[type_name]
    ]
    if MODEL.is_record(type_name):
        fields += [
            ("text", str | None, _TEXT_MEANING, strawberry.UNSET),
            ("includeArchived", bool | None, "Archived records too.", False),
        ]
    fields.append(("includeExamples", bool | None, "Examples too.", True))
    what = "Every given field must hold; a list holds when any of its values does."
    return make_input(f"{type_name}Filter", what, fields)


def _make_order(type_name: str) -> type:
    fields = make_enumeration(
        f"{type_name}OrderField",
        "What to sort by; unknown values come last both ways, the id breaks ties.",
        {field.name: field.description for field in ORDERS[type_name]},
    )
    direction = generated.OrderDirection  # type: ignore[attr-defined]  # made at import
    return make_input(
        f"{type_name}Order",
        "An order of a list.",
        [
            ("field", fields, "What to sort by.", strawberry.UNSET),
            ("direction", direction, "Which way.", direction.ASC),
        ],
    )


def _moment_fields() -> list[tuple[str, object, str, object]]:
    as_of = "Lists and edges take what holds on this day, unknown bounds open. A day to come is a projection."
    known_at = "What was recorded by then, values included; not later than now."
    return [
        ("asOf", optional("Date"), as_of, strawberry.UNSET),
        ("knownAt", optional("DateTime"), known_at, strawberry.UNSET),
    ]


def make_inputs() -> None:
    """Make all filters and orders."""
    make_enumeration("OrderDirection", "Which way a list runs.", {"ASC": "Upwards.", "DESC": "Downwards."})
    make_input("Moment", _MOMENT_MEANING, _moment_fields())
    for type_name in FILTERS:
        _make_filter(type_name)
    for type_name in ORDERS:
        _make_order(type_name)


def page_arguments() -> dict[str, Argument]:
    """Relay's four arguments."""
    return {
        "first": Argument(int | None, "How many, from 1 to 100; 20 where nothing is said.", strawberry.UNSET),
        "after": Argument(str | None, "Those after the record with this cursor.", strawberry.UNSET),
        "last": Argument(int | None, "How many from the end, from 1 to 100.", strawberry.UNSET),
        "before": Argument(str | None, "Those before the record with this cursor; with last.", strawberry.UNSET),
    }


def moment_argument(left_out: str = "all that the registry believes now") -> Argument:
    """The argument that says when, and what holds where it is left out."""
    return Argument(optional("Moment"), f"When; left out: {left_out}.", strawberry.UNSET)


def filter_argument(type_name: str) -> Argument:
    """The argument that narrows a list of such records."""
    return Argument(optional(f"{type_name}Filter"), "Narrows the list.", strawberry.UNSET)


def order_argument(type_name: str) -> Argument:
    """The argument that orders a list of such records."""
    return Argument(optional(f"{type_name}Order"), "Orders the list.", strawberry.UNSET)


def members(name: str, values: list[str]) -> tuple[Enum, ...]:
    """Members of an enumeration of the schema, as a default of an argument."""
    kind = getattr(generated, name)
    return tuple(kind[value] for value in values)
