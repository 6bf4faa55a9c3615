"""A store that hands everything on to another and keeps the reading statements that went through."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from graph.cypher import Statement
from graph.store import Dialect, EngineReport, Row, Store, Transaction

Result = TypeVar("Result")


class CountingStore:
    """Counts at the seam."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.statements: list[Statement] = []

    @property
    def dialect(self) -> Dialect:
        return self.store.dialect

    async def read(self, statement: Statement) -> list[Row]:
        self.statements.append(statement)
        return await self.store.read(statement)

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        return await self.store.write(work)

    async def ping(self) -> EngineReport:
        return await self.store.ping()

    async def close(self) -> None:
        await self.store.close()
