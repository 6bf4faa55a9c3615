"""Björkvik on each engine, loaded once for all tests that only read it."""

import pytest

from graph.store import Store
from tests.engines import Database, wipe
from tests.questions.registry import fill


@pytest.fixture
async def bjorkvik(database: Database) -> Store:
    """The engine with Björkvik and nothing else."""
    if database.holds != "björkvik":
        await wipe(database.store)
        await fill(database.store)
        database.holds = "björkvik"
    return database.store
