"""Statements: Cypher text and its parameters as one value. Bare strings are refused by the type checker."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString, TypeAlias

Cypher: TypeAlias = LiteralString
"""Cypher text. A value from outside is never of this type, so it can never become part of a statement."""

Value: TypeAlias = bool | int | float | str | list["Value"] | dict[str, "Value"] | None
"""What a parameter or a returned column may be: JSON's types. Dates and instants travel as ISO text."""

Parameters: TypeAlias = Mapping[str, Value]

_DIGITS: tuple[Cypher, ...] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")


def number(value: int) -> Cypher:
    """A number of ours as Cypher text."""
    digits: list[Cypher] = []
    while True:
        value, digit = divmod(value, 10)
        digits.insert(0, _DIGITS[digit])
        if not value:
            return "".join(digits)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement for the engine.

    ``name`` is for logs, metrics and tests ("read.operation", "write.guard"), ``text`` is Cypher whose values
    are all parameters, so that two requests that differ only in values send byte-identical text.
    """

    name: str
    text: Cypher
    parameters: Parameters
