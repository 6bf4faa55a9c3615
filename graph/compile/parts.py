"""What statements are put together from: variables, parameters, sources of records, keys and projections."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

from graph.compile.decode import Decode
from graph.cypher import Cypher, Value
from graph.moment import Clock, Seen
from graph.shape import Arguments, Request, Selection

Getter: TypeAlias = Callable[[Request], Value]
"""Takes the value of one parameter out of a request."""

_DIGITS: tuple[Cypher, ...] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")


def number(value: int) -> Cypher:
    """A number of ours as Cypher text."""
    digits: list[Cypher] = []
    while True:
        value, digit = divmod(value, 10)
        digits.insert(0, _DIGITS[digit])
        if not value:
            return "".join(digits)


@dataclass(slots=True)
class Parameters:
    """The parameters of a statement, each with the recipe for its value."""

    recipes: list[tuple[str, Getter]] = field(default_factory=list)

    def bind(self, getter: Getter) -> Cypher:
        """A new parameter; the text that stands for it."""
        name: Cypher = "p" + number(len(self.recipes))
        self.recipes.append((name, getter))
        return "$" + name


@dataclass(slots=True)
class Variables:
    """Variables that no other part of the statement uses: unique names avoid the engines' differences in scope."""

    used: int = 0

    def new(self, prefix: Cypher) -> Cypher:
        """A new variable."""
        self.used += 1
        return prefix + number(self.used)


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a list's order: an expression that is never null, its direction and the type in cursors."""

    expression: Cypher
    key_type: type[str] | type[int] | type[float] = str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where the records of a list come from, before any page.

    ``start`` binds the node of ``seen`` (and ``edge``), ``edges`` are conditions on edges, ``conditions`` on the
    record, ``keys`` order it. ``tag`` names the list in its cursors. ``countable``: an EXISTS over it is right on
    every engine (a full-text call inside one is not). ``page`` binds the node for the page at hand alone and ``behind``
    for one record on the other side of its cursor, where these are found otherwise than by conditions on the keys.
    """

    start: Cypher
    seen: Seen
    conditions: tuple[Cypher, ...]
    keys: tuple[Key, ...]
    tag: str
    edges: tuple[Cypher, ...] = ()
    edge: Cypher = ""
    countable: bool = True
    page: Cypher = ""
    behind: Cypher = ""

    def text(self, *more: Cypher) -> Cypher:
        """The source as Cypher, narrowed by more conditions."""
        return self.seen.matched(self.start, [*self.edges], [*self.conditions, *more])


@dataclass(frozen=True, slots=True)
class Projection:
    """One column of a row: its Cypher, and how its value becomes JSON (None: as it is)."""

    text: Cypher
    decode: Decode | None = None
    required: bool = False


def typename(name: str) -> Projection:
    """The column for ``__typename`` of a type known beforehand: an empty value that the decoder fills."""
    return Projection("''", lambda _value, _request: name)


class Projector(Protocol):
    """What the parts of the compiler ask of the whole.

    ``clock`` is the moment of the root being compiled. ``carried``: by site, the variables bound before the answer
    begins; whoever narrows its variables keeps them. ``signed_in``: guarded values are given, not null.
    """

    variables: Variables
    parameters: Parameters
    arguments: tuple[Arguments, ...]
    carried: Mapping[int, Cypher]
    typed: bool
    signed_in: bool
    clock: Clock

    def record(self, selection: Selection, seen: Seen) -> Projection:
        """What is wanted of a record."""
        ...

    def row(self, columns: list[tuple[str, Projection]]) -> Projection:
        """Columns as one list, read back as an object."""
        ...
