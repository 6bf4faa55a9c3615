"""The one seam to an engine: read, write, ping, close. Everything above it knows no driver."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

from graph.cypher import Statement, Value

Row: TypeAlias = list[Value]
"""One row of an answer, its columns by position."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Dialect:
    """The few differences between engines that statements meet."""

    engine: str
    """"arcadedb" or "neo4j"."""
    fulltext_index: str
    """Name of the full-text index over ``Record.searchText``; always sent as a parameter."""


@dataclass(frozen=True, slots=True)
class EngineReport:
    """What an engine says of itself: its name, version and the settings that were read back."""

    engine: str
    version: str
    settings: dict[str, str]


class Transaction(Protocol):
    """An open write transaction; what it runs is committed or rolled back as a whole."""

    async def run(self, statement: Statement) -> list[Row]:
        """Run one statement and give all its rows."""
        ...


class Store(Protocol):
    """An engine. Every call ends within its time limit with rows or with an error of ``graph.errors``."""

    @property
    def dialect(self) -> Dialect:
        """How this engine differs."""
        ...

    async def read(self, statement: Statement) -> list[Row]:
        """Run one reading statement in one round trip and give all its rows."""
        ...

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """Run ``work`` in one write transaction; it may be called again where a lock was lost."""
        ...

    async def ping(self) -> EngineReport:
        """Ask the engine for a sign of life, within two seconds."""
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...
