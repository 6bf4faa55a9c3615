"""Shared by all tests: one embedded engine for the whole run, emptied between those who fill it themselves."""

import os
from collections.abc import AsyncIterator

import pytest
from httpx2 import ASGITransport, AsyncClient

from api.app import create_app
from api.settings import Settings
from graph.cypher import Statement
from graph.engines import open_store
from graph.settings import EngineSettings
from graph.store import Store, Transaction
from seed.load import load_seed
from tests.counting import CountingStore

# The second engine's own tests wait for the fixtures that run everything on both (tests/engines.py): asked for by name.
collect_ignore = (
    []
    if os.environ.get("SAMVERKAN_TEST_NEO4J")
    else ["graph/engines/test_neo4j.py", "graph/engines/test_neo4j_faults.py"]
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-snapshots`` writes the golden answers and statements anew; read the difference before committing."""
    parser.addoption("--update-snapshots", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
async def engine(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """The embedded engine over a folder of its own, with types and indexes made."""
    settings = EngineSettings(data_folder=tmp_path_factory.mktemp("engine"), heap_megabytes=512)
    async with open_store(settings) as store:
        yield store


@pytest.fixture
async def empty_store(engine: Store) -> Store:
    """The engine without any record."""
    await wipe(engine)
    return engine


async def wipe(store: Store) -> None:
    """Take everything out of the database but its types and indexes."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("test.wipe", "MATCH (n) DETACH DELETE n", {}))

    await store.write(work)


@pytest.fixture(scope="session")
async def seeded(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """An engine of its own with Flen and the examples, for tests that only read."""
    settings = EngineSettings(data_folder=tmp_path_factory.mktemp("seeded"), heap_megabytes=512)
    async with open_store(settings) as store:
        await load_seed(store)
        yield store


@pytest.fixture
async def counted(seeded: Store) -> CountingStore:
    """The seeded engine, counting what is sent to it."""
    return CountingStore(seeded)


@pytest.fixture
async def client(counted: CountingStore) -> AsyncIterator[AsyncClient]:
    """An HTTP client of the whole application over the seeded engine."""
    transport = ASGITransport(app=create_app(Settings(), counted))
    async with AsyncClient(transport=transport, base_url="http://registry.test") as one:
        yield one
