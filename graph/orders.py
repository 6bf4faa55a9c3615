"""Orders of lists as data: what can be sorted by, which way, and the Cypher that each stands for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString

from graph.cypher import Cypher


@dataclass(frozen=True, slots=True)
class OrderField:
    """A key to sort by: Cypher for each direction, both never null, so that unknown values come last both ways.

    ``name`` is the public name, ``property`` what is sorted by, ``descending`` the property to sort by downwards where
    it may be null, ``key_type`` the Python type of the key in cursors. ``unique``: it needs no id to break ties.
    """

    name: str
    property: LiteralString
    description: str
    descending: LiteralString | None = None
    key_type: type[str] | type[int] = str
    unique: bool = False

    def key(self, values: Cypher, descending: bool) -> Cypher:
        """The expression to sort by."""
        if descending and self.descending is not None:
            return f"coalesce({values}.{self.descending}, '')"
        return f"{values}.{self.property}"


NAME = OrderField("NAME", "sortName", "By Swedish name.")
UPDATED_AT = OrderField("UPDATED_AT", "updatedAt", "By last change.")
SINCE = OrderField("SINCE", "sinceKey", "By first day; unknown last.", descending="since")
ORDERS: Mapping[str, tuple[OrderField, ...]] = {
    "Actor": (NAME, SINCE, UPDATED_AT),
    "Commitment": (
        OrderField("POSITION", "position", "By place in the plan.", key_type=int),
        OrderField("TITLE", "sortName", "By Swedish title."),
        UPDATED_AT,
    ),
    "Collaboration": (
        OrderField("TITLE", "sortName", "By Swedish title."),
        SINCE,
        OrderField("UNTIL", "untilKey", "By end; unknown last.", descending="until"),
        UPDATED_AT,
    ),
}
"""The orders that a list can be asked for; the first is the one where none is asked for."""

DEFAULT_ORDERS: Mapping[str, OrderField] = {
    "sortName": NAME,
    "position": OrderField("POSITION", "position", "By place in the plan.", key_type=int),
    "on": OrderField("ON", "on", "By day."),
    "number": OrderField("NUMBER", "number", "In commit order.", key_type=int, unique=True),
}
"""The order of lists that no order can be given for, by the ``order`` of their node type."""
