"""Engines behind the store: which one is opened follows from the settings, and from nothing else."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from graph.database import database_schema
from graph.ddl import arcadedb_statements
from graph.engines.embedded.lock import locked
from graph.engines.embedded.supervisor import Supervisor
from graph.engines.format import check_format, mark_format
from graph.engines.remote import open_remote
from graph.settings import EngineSettings
from graph.store import Store


def _silent(_: str) -> None:
    """Progress for those who want none."""


@asynccontextmanager
async def open_store(
    settings: EngineSettings, progress: Callable[[str], None] = _silent, closed: Callable[[bool], None] | None = None
) -> AsyncIterator[Store]:
    """Open the engine that the settings name, ready for reads and writes, and close it at the end.

    ``progress`` is told each step that takes a while; ``closed`` whether the embedded database was closed properly.
    CannotStart and UnsafeEngine say in one line what is in the way and what to do.
    """
    # The driver also raises all that it logs, and we log what it raises.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    if settings.database_url is not None:
        async with open_remote(settings, progress) as store:
            yield store
        return
    async with locked(settings.data_folder, settings.served_at, progress) as lock:
        supervisor = Supervisor(settings, arcadedb_statements(database_schema()), progress, lock)
        store = await supervisor.start()
        try:
            await check_format(store)
            await mark_format(store)
            yield store
        finally:
            await store.close()
            clean = await supervisor.stop()
            if closed is not None:
                closed(clean)
