"""Shared by all tests: the seeded registry, counted and over HTTP. Its engines: tests/engines.py."""

from collections.abc import AsyncIterator

import pytest
from httpx2 import ASGITransport, AsyncClient

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.counting import CountingStore

pytest_plugins = ("tests.engines", "tests.browser")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update-snapshots`` writes the golden answers and statements anew; read the difference before committing.

    ``--kills 20`` is what a release is held to.
    """
    parser.addoption("--update-snapshots", action="store_true", help="write golden files anew")
    parser.addoption(
        "--kills", type=int, default=3, help="how often tests/faults kill an engine in the midst of writes"
    )


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
