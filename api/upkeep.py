"""What the commands beside ``serve`` do to a registry that is at rest: load, compare, put examples in or away."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from api.serve import engine_settings
from api.settings import Settings
from api.terminal import Terminal
from graph.cypher import Statement
from graph.engines import open_store
from graph.inventory import has_examples, live_examples
from graph.store import Dialect, EngineReport, Row, Store, Transaction
from graph.writes.archive import archive, restore
from graph.writes.load import LoadReport
from graph.writes.transaction import Author
from seed.load import load_seed, seed_folders, seed_records
from seed.read import EXAMPLES

Result = TypeVar("Result")


@asynccontextmanager
async def opened(settings: Settings, terminal: Terminal) -> AsyncIterator[Store]:
    """The registry of these settings, for this command alone."""
    terminal.step("Opening the database")
    try:
        async with open_store(engine_settings(settings), terminal.step) as store:
            terminal.settle()
            yield store
    finally:
        terminal.settle()


async def seed(settings: Settings, terminal: Terminal) -> LoadReport:
    """Load the seed files."""
    async with opened(settings, terminal) as store:
        with terminal.bar("Loading the seed files") as progress:
            return await load_seed(store, seed_folders(examples=settings.examples), progress)


async def add_examples(settings: Settings, terminal: Terminal) -> int:
    """Bring the fictional municipality in, or back; how many records came."""
    folder = _examples_folder()
    async with opened(settings, terminal) as store:
        with terminal.bar("Bringing the examples") as progress:
            ids = [record.id for record in seed_records(folder)]
            back = await restore(store, ids, _author("RESTORE"), progress=progress)
            report = await load_seed(store, [folder], progress)
    return len({*back, *report.created, *report.updated})


async def remove_examples(settings: Settings, terminal: Terminal) -> int:
    """Put the fictional municipality away; how many records went."""
    async with opened(settings, terminal) as store:
        ids = await live_examples(store)
        with terminal.bar("Putting the examples away") as progress:
            return len(await archive(store, ids, _author("ARCHIVE"), progress=progress))


async def drift(store: Store, settings: Settings) -> LoadReport:
    """What loading the seed files would do now, found by doing it and taking it back.

    Examples count where the registry holds some: one that was served without them lacks nothing.
    """
    examples = settings.examples and await has_examples(store)
    try:
        return await load_seed(_Rehearsal(store), seed_folders(examples=examples))
    except _TakenBack as taken_back:
        return taken_back.report


def _examples_folder() -> Path:
    return next(folder for folder in seed_folders() if folder.name == EXAMPLES)


def _author(action: str) -> Author:
    return Author(by="cli", action=action, reason="samverkan examples", request_id=f"cli-{uuid4()}")


class _TakenBack(Exception):
    """Ends a write transaction so that nothing of it stays; carries what it came to."""

    def __init__(self, report: LoadReport) -> None:
        super().__init__("rehearsal")
        self.report = report


@dataclass(frozen=True, slots=True)
class _Rehearsal:
    """A store whose writes are all taken back."""

    store: Store

    @property
    def dialect(self) -> Dialect:
        return self.store.dialect

    async def read(self, statement: Statement) -> list[Row]:
        return await self.store.read(statement)

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        async def rehearse(transaction: Transaction) -> Result:
            report = await work(transaction)
            if isinstance(report, LoadReport):
                raise _TakenBack(report)
            return report

        return await self.store.write(rehearse)

    async def ping(self) -> EngineReport:
        return await self.store.ping()

    async def close(self) -> None:
        await self.store.close()
