"""The engines that tests run on, as fixtures: the embedded one always, a real Neo4j where one can be had.

A test that asks for ``engine``, ``empty_store`` or ``seeded`` runs once on each; ``@pytest.mark.engines(…)`` names the
engines that it is about. ``--engines`` names those to run, which then must run; left out, what this machine has is run.
``SAMVERKAN_TEST_DATABASE_URL``, ``…_USER`` and ``…_PASSWORD`` name an empty Neo4j to use as "neo4j".
"""

import os
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from graph.cypher import Statement
from graph.engines import open_store
from graph.settings import EngineSettings
from graph.store import Store, Transaction
from graph.writes.load import load
from seed.check import check_seed
from seed.load import BY, REASON, seed_folders
from tests.graph.writes.contents import RECORDS
from tests.neo4j_jars import CURRENT, LTS, NotPossible, obtainable
from tests.neo4j_server import Neo4jServer, running

RELEASES = {"neo4j": CURRENT, "neo4j-lts": LTS}
NAMES = ("arcadedb", *RELEASES)
_USUAL = ("arcadedb", "neo4j")
_GIVEN = "SAMVERKAN_TEST_DATABASE_URL"
# Nothing here is about the time limit, and a server that just started beside other tests compiles for seconds.
STATEMENT_MS = 30_000
_RECORDED = 1_767_322_800_000_001
"""Microseconds: early in 2026, when all that tests read was recorded."""


@dataclass
class Database:
    """An engine that is up, and the name of what it holds, where it is that and nothing else."""

    store: Store
    settings: EngineSettings
    holds: str = ""
    """What it holds and nothing else, where a test only read: "seed" or "small"."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--engines``."""
    parser.addoption("--engines", help=f"engines that must run, of {', '.join(NAMES)}; default: those that can")


def engines_wanted(config: pytest.Config) -> tuple[str, ...]:
    """The names of the engines of this run, whether they can be had or not."""
    given: str | None = config.getoption("--engines", None)
    if given is None:
        return _USUAL
    wanted = tuple(given.split(","))
    if unknown := set(wanted) - set(NAMES):
        raise pytest.UsageError(f"--engines: no engine {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    return wanted


@cache
def missing(name: str) -> str:
    """What this machine lacks to run an engine; empty where it can."""
    if name not in RELEASES or (name == "neo4j" and os.environ.get(_GIVEN)):
        return ""
    try:
        obtainable(RELEASES[name])
    except NotPossible as reason:
        return str(reason)
    return ""


def pytest_configure(config: pytest.Config) -> None:
    """Tell pytest of the marker."""
    config.addinivalue_line("markers", "engines(*names): the engines that a test is about; default: all")


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Say which engines run."""
    return [f"engine: {name}{_told(name)}" for name in engines_wanted(config)]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say once more which engines ran, with how many tests: the header is far above by now."""
    ended = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    counts = Counter(_engine_of(report.nodeid) for report in ended)
    for name in engines_wanted(config):
        tests = "" if missing(name) else f", {counts[name]} tests"
        terminalreporter.write_line(f"engine: {name}{_told(name)}{tests}")


def _engine_of(test: str) -> str:
    """The engine that a test ran on, by its id: "…[neo4j-lts-more]"."""
    given = test.partition("[")[2].rstrip("]") + "-"
    return max((name for name in NAMES if given.startswith(name + "-")), key=len, default="")


def _told(name: str) -> str:
    if lack := missing(name):
        return f" does NOT run: {lack}"
    if name == "neo4j" and os.environ.get(_GIVEN):
        return f" at {os.environ[_GIVEN]}"
    return f" {RELEASES[name].version}" if name in RELEASES else ""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever needs an engine once on each; tests of one engine come together, so that each is started once."""
    if "engine_name" not in metafunc.fixturenames:
        return
    mark = metafunc.definition.get_closest_marker("engines")
    about = mark.args if mark else tuple(RELEASES) if "neo4j_server" in metafunc.fixturenames else NAMES
    names = [name for name in engines_wanted(metafunc.config) if name in about]
    must = metafunc.config.getoption("--engines", None) is not None
    skipped = {
        name: pytest.mark.skip(reason=f"{name}: {missing(name)}") for name in names if missing(name) and not must
    }
    params = [pytest.param(name, marks=skipped.get(name, ())) for name in names]
    metafunc.parametrize("engine_name", params, scope="session")


@pytest.fixture(scope="session")
def neo4j_server(
    engine_name: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Neo4jServer]:
    """The Neo4j server of this run, ours to stop and start."""
    if engine_name == "neo4j" and os.environ.get(_GIVEN):
        pytest.skip(f"{_GIVEN} names a server that is not ours to stop")
    try:
        with running(RELEASES[engine_name], tmp_path_factory.mktemp(engine_name) / "home") as server:
            yield server
    except NotPossible as reason:
        if request.config.getoption("--engines", None) is not None:
            raise
        pytest.skip(str(reason))  # what the machine lacks, in words


@pytest.fixture(scope="session")
async def database(
    engine_name: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> AsyncIterator[Database]:
    """The engine of this run, opened."""
    given = os.environ.get(_GIVEN) if engine_name == "neo4j" else None
    if given:
        user = os.environ.get("SAMVERKAN_TEST_DATABASE_USER", "neo4j")
        password = os.environ.get("SAMVERKAN_TEST_DATABASE_PASSWORD", "")
        settings = EngineSettings(database_url=given, user=user, password=password, statement_timeout_ms=STATEMENT_MS)
    elif engine_name in RELEASES:
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        settings = server.settings(statement_timeout_ms=STATEMENT_MS)
    else:
        folder = tmp_path_factory.mktemp("engine")
        settings = EngineSettings(data_folder=folder, heap_megabytes=512, statement_timeout_ms=STATEMENT_MS)
    async with open_store(settings) as store:
        if given:
            await _refuse_records(store)
        yield Database(store, settings)
        if given:
            await wipe(store)


async def _refuse_records(store: Store) -> None:
    """Tests delete everything: stop them where that may be somebody's."""
    if await store.read(Statement("test.any", "MATCH (n:Record) RETURN n.id LIMIT 1", {})):
        pytest.exit(f"{_GIVEN} names a database with records in it. The tests would delete them: name an empty one.", 4)


@pytest.fixture
def engine(database: Database) -> Store:
    """The engine, with whatever the test before left in it."""
    database.holds = ""
    return database.store


@pytest.fixture
async def beside(engine: Store, database: Database) -> AsyncIterator[Store]:
    """Another process's store on the same database; the embedded engine serves one process: there it is the same."""
    if database.settings.database_url is None:
        yield engine
        return
    async with open_store(database.settings) as second:
        yield second


@pytest.fixture
async def empty_store(engine: Store) -> Store:
    """The engine without any record."""
    await wipe(engine)
    return engine


@pytest.fixture
async def seeded(database: Database) -> Store:
    """The engine with Flen and the examples, for tests that only read."""
    if database.holds != "seed":
        await wipe(database.store)
        await load_fixed_seed(database.store)
        database.holds = "seed"
    return database.store


@pytest.fixture
async def small(database: Database) -> Store:
    """The engine with the small registry of the write layer's tests, for tests that leave nothing in it."""
    if database.holds != "small":
        await wipe(database.store)
        await load(database.store, RECORDS, by="seed", reason="first load", clock=lambda: _RECORDED)
        database.holds = "small"
    return database.store


async def load_fixed_seed(store: Store) -> None:
    """All seed files, recorded at one instant, so that engines can be compared."""
    await load(store, check_seed(seed_folders()), by=BY, reason=REASON, clock=lambda: _RECORDED)


async def wipe(store: Store) -> None:
    """Take everything out of the database but its types and indexes."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("test.wipe", "MATCH (n) DETACH DELETE n", {}))

    await store.write(work)
