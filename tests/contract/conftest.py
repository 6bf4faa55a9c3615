"""Second stores on the engine of the run."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.engines import open_store
from graph.store import Store
from tests.engines import Database


@pytest.fixture
async def quick(database: Database, tmp_path: Path) -> AsyncIterator[Store]:
    """A store whose statements end after a second; on the embedded engine with a folder of its own."""
    settings = replace(database.settings, statement_timeout_ms=1000, data_folder=tmp_path / "data")
    async with open_store(settings) as store:
        yield store
