"""A store that answers what it is told and remembers what it was asked: the seam to an engine, without an engine."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from graph.cypher import Statement
from graph.store import Dialect, EngineReport, Row, Transaction

Result = TypeVar("Result")


@dataclass
class RecordingStore:
    """Keeps each statement; answers with ``rows``, after ``delay`` seconds, or fails with ``error``."""

    rows: list[Row] = field(default_factory=list)
    error: Exception | None = None
    delay: float = 0.0
    statements: list[Statement] = field(default_factory=list)
    closed: bool = False

    @property
    def dialect(self) -> Dialect:
        return Dialect("arcadedb", "search")

    async def read(self, statement: Statement) -> list[Row]:
        self.statements.append(statement)
        await self._answer()
        return self.rows

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        return await work(_Recording(self))

    async def ping(self) -> EngineReport:
        await self._answer()
        return EngineReport("arcadedb", "0", {})

    async def close(self) -> None:
        self.closed = True

    async def _answer(self) -> None:
        if self.delay:
            await asyncio.sleep(self.delay)
        if self.error:
            raise self.error


@dataclass
class _Recording:
    store: RecordingStore

    async def run(self, statement: Statement) -> list[Row]:
        return await self.store.read(statement)
