"""What answers are put together from: sources of records, keys and projections."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from graph.bindings import Parameters, Variables
from graph.compile.decode import Decode
from graph.cypher import Cypher
from graph.moment import Clock, Seen
from graph.shape import Arguments, Selection


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
    shown: Cypher = ""

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
    begins. Whoever narrows its variables keeps what ``kept`` says. ``signed_in``: guarded values are given, not null.
    """

    variables: Variables
    parameters: Parameters
    arguments: tuple[Arguments, ...]
    carried: Mapping[int, Cypher]
    typed: bool
    signed_in: bool
    clock: Clock

    @property
    def kept(self) -> tuple[Cypher, ...]:
        """The variables that the rest of the statement still needs."""
        ...

    def record(self, selection: Selection, seen: Seen) -> Projection:
        """What is wanted of a record."""
        ...

    def row(self, columns: list[tuple[str, Projection]]) -> Projection:
        """Columns as one list, read back as an object."""
        ...
