"""A real Neo4j by its address: made ready at the start; what is in the way is said in one line, in time."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from neo4j.exceptions import Neo4jError

from graph.cypher import Statement
from graph.database import database_schema
from graph.ddl import neo4j_statements
from graph.engines import open_store
from graph.engines.remote import check_version, make_schema
from graph.errors import CannotStart, EngineFault
from graph.settings import EngineSettings
from graph.store import Row, Store, Transaction
from tests.engines import STATEMENT_MS
from tests.fakes import RecordingStore, Result
from tests.neo4j_server import Neo4jServer
from tests.timing import fails_in_time

ONE = Statement("test.one", "RETURN 1", {})
COUNT = Statement("test.count", "MATCH (n:Theme) RETURN count(n)", {})


def create(name: str) -> Statement:
    return Statement("test.create", "CREATE (n:Record:Theme {id: $id}) RETURN n.id", {"id": name})


async def write(store: Store, statement: Statement) -> list[Row]:
    async def work(transaction: Transaction) -> list[Row]:
        return await transaction.run(statement)

    return await store.write(work)


async def refused(settings: EngineSettings) -> str:
    """The one line that a start with these settings ends with, within three seconds."""

    async def start() -> None:
        async with open_store(settings):
            raise AssertionError("opened")

    line = str(await fails_in_time(3, CannotStart, start))
    assert "\n" not in line
    assert "secret" not in line
    return line


@pytest.fixture
async def store(neo4j_server: Neo4jServer) -> AsyncIterator[Store]:
    """The server without any record."""
    async with open_store(neo4j_server.settings(statement_timeout_ms=STATEMENT_MS)) as one:
        await write(one, Statement("test.wipe", "MATCH (n) DETACH DELETE n", {}))
        yield one


def test_uniqueness_is_repeated_for_the_labels_right_below_a_record() -> None:
    statements = neo4j_statements(database_schema())

    assert "CREATE CONSTRAINT record_id_unique IF NOT EXISTS FOR (n:Record) REQUIRE n.id IS UNIQUE" in statements
    assert "CREATE CONSTRAINT actor_id_unique IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE" in statements
    assert not [text for text in statements if "(n:Board)" in text]
    assert [text for text in statements if "FULLTEXT" in text] == [
        "CREATE FULLTEXT INDEX record_text IF NOT EXISTS FOR (n:Record) ON EACH [n.searchText] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'swedish'}}"
    ]
    assert len(set(statements)) == len(statements)


@pytest.mark.parametrize("version", ["5.26.0", "5.26.30", "5.27-aura", "2025.01.0", "2026.08.1"])
def test_releases_from_5_26_on_are_taken(version: str) -> None:
    check_version("neo4j://host", version)


@pytest.mark.parametrize(
    ("version", "words"), [("5.20.0", "is Neo4j 5.20.0.*5.26 or later"), ("4.4.40", "Upgrade"), ("Other/1", "no Neo4j")]
)
def test_older_releases_and_other_engines_are_refused(version: str, words: str) -> None:
    with pytest.raises(CannotStart, match=words):
        check_version("neo4j://host", version)


@pytest.mark.parametrize(
    "url",
    ["neo4j://user:secret@127.0.0.1:7687", "bolt://127.0.0.1:secret", "bolt://127.0.0.1:99999", "neo4j://", "secret"],
)
async def test_what_is_no_address_is_refused_and_not_shown(url: str) -> None:
    assert "SAMVERKAN_DATABASE_URL as neo4j://host:7687" in await refused(EngineSettings(database_url=url))


@pytest.mark.parametrize("scheme", ["neo4j", "bolt", "neo4j+s"])
async def test_where_nobody_listens_or_answers_one_line_says_so(scheme: str) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        settings = EngineSettings(database_url=f"{scheme}://127.0.0.1:{port}", password="secret")  # noqa: S106 - looked for in messages
        assert f"No database answers at {scheme}://127.0.0.1:{port}" in await refused(settings)

        silent.listen()
        assert f"No database answers at {scheme}://127.0.0.1:{port}" in await refused(settings)


class Racing(RecordingStore):
    """Another instance is making constraints meanwhile: twice they are half there."""

    tries = 0

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        self.tries += 1
        if self.tries < 3:
            code = "Neo.ClientError.Schema.IndexWithNameAlreadyExists"
            raise EngineFault("refused") from Neo4jError._hydrate_neo4j(code=code, message="")
        return await super().write(work)


async def test_constraints_that_somebody_else_is_making_are_waited_for() -> None:
    store = Racing()

    await make_schema(store)

    assert store.tries == 3
    assert [one.text for one in store.statements] == neo4j_statements(database_schema())


async def test_a_server_says_what_it_is(neo4j_server: Neo4jServer, store: Store) -> None:
    report = await store.ping()

    assert (report.engine, report.version) == ("neo4j", neo4j_server.release.version)
    assert report.settings["edition"] == "community"
    assert report.settings["database"] == "neo4j"
    assert report.settings["address"] == f"neo4j://127.0.0.1:{neo4j_server.port}"


async def test_starting_again_and_at_once_changes_nothing(neo4j_server: Neo4jServer, store: Store) -> None:
    counting = Statement("test.schema", "SHOW INDEXES YIELD name RETURN name ORDER BY name", {})
    before = await store.read(counting)

    async def start() -> None:
        async with open_store(neo4j_server.settings()) as one:
            assert await one.read(ONE) == [[1]]

    await asyncio.gather(*[start() for _ in range(3)])

    assert await store.read(counting) == before
    for name in ("record_text", "record_id_unique", "collaboration_untilkey"):
        assert [name] in before


@pytest.mark.parametrize("scheme", ["bolt", "neo4j+ssc", "bolt+ssc", "neo4j+s"])
async def test_every_scheme_leads_there(
    neo4j_server: Neo4jServer, scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "+" in scheme and not neo4j_server.certificate.exists():
        pytest.skip("no openssl to make a certificate with")
    if scheme == "neo4j+s":
        assert "certificate" in await refused(neo4j_server.settings(scheme))
        monkeypatch.setenv("SSL_CERT_FILE", str(neo4j_server.certificate))

    async with open_store(neo4j_server.settings(scheme)) as one:
        assert await one.read(ONE) == [[1]]


async def test_a_wrong_password_is_refused_in_one_line(neo4j_server: Neo4jServer) -> None:
    message = await refused(neo4j_server.settings(password="secret-and-wrong"))  # noqa: S106 - no secret of anybody

    assert "does not let neo4j in" in message
    assert "SAMVERKAN_DATABASE_PASSWORD" in message


async def test_a_database_of_a_newer_release_is_left_alone(neo4j_server: Neo4jServer, store: Store) -> None:
    newer = "MERGE (g:Guard {id: 'format'}) SET g.number = 1000000"
    await write(store, Statement("test.newer", newer, {}))

    assert "newer Samverkan" in await refused(neo4j_server.settings())

    await write(store, Statement("test.older", "MATCH (g:Guard {id: 'format'}) DELETE g", {}))


async def test_a_full_text_index_that_is_not_ours_is_refused(neo4j_server: Neo4jServer, store: Store) -> None:
    await write(store, Statement("test.drop", "DROP INDEX record_text", {}))
    other = "CREATE FULLTEXT INDEX record_text FOR (n:Record) ON EACH [n.searchText]"
    await write(store, Statement("test.other", other, {}))

    assert "DROP INDEX" in await refused(neo4j_server.settings())

    await write(store, Statement("test.drop", "DROP INDEX record_text", {}))
    async with open_store(neo4j_server.settings()):
        pass


async def test_records_that_break_a_constraint_are_named_at_the_start(neo4j_server: Neo4jServer, store: Store) -> None:
    await write(store, Statement("test.drop", "DROP CONSTRAINT theme_id_unique", {}))
    await write(store, Statement("test.drop", "DROP CONSTRAINT record_id_unique", {}))
    await write(store, Statement("test.two", "UNWIND [1, 2] AS i CREATE (:Record:Theme {id: 'same'})", {}))

    assert "stands in the way of constraints" in await refused(neo4j_server.settings())

    await write(store, Statement("test.wipe", "MATCH (n:Theme) DETACH DELETE n", {}))
    async with open_store(neo4j_server.settings()):
        pass
