"""A real Neo4j that is slow, frozen, killed, read-only or put back: every call ends in time, and all goes on."""

import asyncio
import base64
import signal
import socket
from collections.abc import Awaitable, Callable
from time import monotonic

import pytest
from neo4j import AsyncGraphDatabase, Bookmarks

from graph.cypher import Statement
from graph.engines import open_store
from graph.engines.bolt import BoltStore
from graph.errors import RegistryError, TimedOut, Unavailable
from graph.store import Row, Store
from tests.graph.engines.test_neo4j import COUNT, ONE, create, refused, store, write
from tests.neo4j_server import Neo4jServer
from tests.timing import fails_in_time

__all__ = ["store"]

# What hangs is found here; how long it takes, in tests/api/test_serve_neo4j.py.
RECOVERY_SECONDS = 60


async def all_unavailable(store: Store) -> None:
    calls: list[Callable[[], Awaitable[object]]] = [
        lambda: store.read(ONE),
        store.ping,
        lambda: write(store, create("lost")),
    ]
    for call in calls:
        await fails_in_time(3, Unavailable, call)


async def until_it_answers(store: Store, statement: Statement) -> list[Row]:
    began = monotonic()
    while True:
        try:
            return await store.read(statement)
        except RegistryError:
            if monotonic() - began > RECOVERY_SECONDS:
                raise
        await asyncio.sleep(0.1)


async def test_a_frozen_server_is_unavailable_in_time_and_comes_back(neo4j_server: Neo4jServer, store: Store) -> None:
    await write(store, create("kept"))
    neo4j_server.freeze()
    try:
        await all_unavailable(store)
        assert "No database answers" in await refused(neo4j_server.settings())
    finally:
        neo4j_server.send(signal.SIGCONT)

    assert await until_it_answers(store, Statement("test.ids", "MATCH (n:Theme) RETURN n.id", {})) == [["kept"]]


async def test_a_killed_server_is_unavailable_in_time_and_comes_back(neo4j_server: Neo4jServer, store: Store) -> None:
    await write(store, create("kept"))
    neo4j_server.kill()
    await all_unavailable(store)
    with socket.socket() as silent:
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        silent.bind(("127.0.0.1", neo4j_server.port))
        silent.listen(0)
        for _ in range(2):
            await all_unavailable(store)
    await asyncio.to_thread(neo4j_server.start)

    assert await until_it_answers(store, COUNT) == [[1]]
    assert await write(store, create("after")) == [["after"]]
    assert await store.read(COUNT) == [[2]]


async def test_a_database_set_read_only_is_read_on_and_not_started(neo4j_server: Neo4jServer, store: Store) -> None:
    await write(store, create("kept"))
    neo4j_server.restart("server.databases.read_only=neo4j")
    try:
        assert await until_it_answers(store, COUNT) == [[1]]
        with pytest.raises(Unavailable, match="read-only"):
            await write(store, create("after"))
        assert "read-only" in await refused(neo4j_server.settings())
    finally:
        neo4j_server.restart()

    assert await until_it_answers(store, COUNT) == [[1]]
    assert await write(store, create("after")) == [["after"]]


async def test_a_database_put_back_to_an_older_state_is_read_again(neo4j_server: Neo4jServer, store: Store) -> None:
    async with open_store(neo4j_server.settings(statement_timeout_ms=1000)) as quick:
        await write(quick, create("kept"))
        await find_the_database_behind(quick)
        assert await until_it_answers(quick, COUNT) == [[1]]
    assert await store.read(COUNT) == [[1]]


async def find_the_database_behind(store: Store) -> None:
    """Have the store wait for a write that the database no longer has, and find that out in time."""
    assert isinstance(store, BoltStore)
    [bookmark] = await store._bookmarks.get_bookmarks()
    # A bookmark is the database's id and the number of a transaction: here one that is yet to come.
    identity = base64.b64decode(bookmark.removeprefix("FB:"))[:19]
    ahead = "FB:" + base64.b64encode(identity + b"\xca\x00\x01\x00\x00\x90").decode()

    async def read() -> None:
        store._bookmarks = AsyncGraphDatabase.bookmark_manager(initial_bookmarks=Bookmarks.from_raw_values([ahead]))
        await store.read(COUNT)

    await fails_in_time(4, TimedOut, read)
