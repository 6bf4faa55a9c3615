"""A Neo4j server or cluster by its address: looked at, made ready, opened. What is in the way is said in one line."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from neo4j import AsyncGraphDatabase
from neo4j import exceptions as driver

from graph.cypher import Cypher, Statement
from graph.database import database_schema
from graph.ddl import ANALYZER, FULLTEXT_INDEX, neo4j_statements
from graph.engines.bolt import Address, BoltStore
from graph.engines.dialect import NEO4J
from graph.engines.errors import FOREIGN
from graph.engines.format import check_format, mark_format
from graph.errors import CannotStart, EngineFault, RegistryError, TimedOut, Unavailable
from graph.settings import EngineSettings
from graph.store import EngineReport, Store, Transaction

OLDEST = (5, 26)
"""The oldest release that has all the Cypher we send: 5.26, a long-term one."""

_FORM = "Give SAMVERKAN_DATABASE_URL as neo4j://host:7687, with user and password in settings of their own."
_REACH_SECONDS = 2.8
_POLL_SECONDS = 0.25
_RACE_SECONDS = 10.0
_ALREADY = "AlreadyExists"
_IDENTITY: Cypher = (
    "CALL db.info() YIELD name CALL dbms.components() YIELD name AS component, edition "
    "WITH * WHERE component = 'Neo4j Kernel' RETURN name, edition"
)
_INDEXES: Cypher = (
    "SHOW INDEXES YIELD name, state, populationPercent, labelsOrTypes, options "
    "WHERE any(label IN labelsOrTypes WHERE label IN $labels) "
    "RETURN name, state, populationPercent, options['indexConfig']['fulltext.analyzer']"
)


@dataclass(frozen=True, slots=True)
class _Server:
    """What a server says of itself."""

    version: str
    edition: str
    database: str


@asynccontextmanager
async def open_remote(settings: EngineSettings, progress: Callable[[str], None]) -> AsyncIterator[BoltStore]:
    """Open the database at the settings' address, with constraints and indexes made.

    CannotStart where it cannot be reached, entered or written, is too old, or was written by a newer release.
    """
    async with AsyncExitStack() as opened:
        try:
            store = await _open(settings, progress, opened)
        except CannotStart:
            raise
        except (RegistryError, *FOREIGN) as error:
            raise CannotStart(_why(error, settings)) from error
        yield store


async def _open(settings: EngineSettings, progress: Callable[[str], None], opened: AsyncExitStack) -> BoltStore:
    url = _checked(settings.database_url or "")
    user = (settings.user, settings.password)
    address = Address(url=url, database=None, reader=user, writer=user)
    progress("Reaching the database")
    end = asyncio.get_running_loop().time() + settings.start_timeout_seconds
    server = await _look(address, end)
    report = EngineReport("neo4j", server.version, _told(url, server))
    # By name: else the driver asks for the name of the user's own database, and again now and then.
    store = BoltStore(replace(address, database=server.database), NEO4J, report, settings.statement_timeout_ms)
    opened.push_async_callback(store.close)
    with store.unhurried():
        await _patiently(end, lambda: check_format(store))
        progress("Making constraints and indexes")
        await _patiently(end, lambda: make_schema(store))
        await _patiently(end, lambda: _filled(store, progress, end))
        await _patiently(end, lambda: mark_format(store))
    return store


async def _patiently(end: float, step: Callable[[], Awaitable[None]]) -> None:
    """Repeat a step of the start until it is done, up to a time of the loop's clock.

    A server that has just started compiles its first statements for seconds, and meanwhile seems to be gone.
    """
    loop = asyncio.get_running_loop()
    while True:
        try:
            return await step()
        except (Unavailable, TimedOut) as error:
            if "Security" in _code(error) or "ReadOnly" in _code(error) or loop.time() > end:
                raise
        await asyncio.sleep(_POLL_SECONDS)


def _checked(url: str) -> str:
    """The address itself; CannotStart, without showing it, where it holds a password or is none."""
    try:
        parts = urlsplit(url)
        usable = bool(parts.hostname) and "@" not in parts.netloc and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable:
        raise CannotStart(f"SAMVERKAN_DATABASE_URL is no address of a database. {_FORM}")
    return url


def _told(url: str, server: _Server) -> dict[str, str]:
    """What matters of a server, for the report."""
    return {
        "address": url,
        "database": server.database,
        "edition": server.edition,
        f"index.{FULLTEXT_INDEX}.analyzer": ANALYZER,
    }


async def _look(address: Address, end: float) -> _Server:
    """Reach the server within three seconds and ask what it is."""
    one = AsyncGraphDatabase.driver(
        address.url, auth=address.reader, connection_timeout=2.0, telemetry_disabled=True, user_agent="samverkan"
    )
    async with one:
        async with asyncio.timeout(_REACH_SECONDS):
            told = await one.get_server_info()
        # From here on it is there, and may take its time.
        version = told.agent.removeprefix("Neo4j/")
        check_version(address.url, version)
        async with asyncio.timeout_at(end), one.session(default_access_mode="READ") as session:
            [[database, edition]] = await (await session.run(_IDENTITY)).values()
    return _Server(version, str(edition), str(database))


def check_version(url: str, version: str) -> None:
    """CannotStart for what is no Neo4j, or too old a one; versions are "5.26.30", "2026.08.1", "5.27-aura"."""
    found = tuple(int(number) for number in re.findall(r"\d+", version)[:2])
    if not version[:1].isdigit():
        raise CannotStart(f"At {url} is no Neo4j but {version[:60]}. {_FORM}")
    if found < OLDEST:
        needed = ".".join(map(str, OLDEST))
        raise CannotStart(
            f"The database at {url} is Neo4j {version}; Samverkan needs {needed} or later. Upgrade it, or name "
            "another one in SAMVERKAN_DATABASE_URL."
        )


async def make_schema(store: Store) -> None:
    """Make what is missing of constraints and indexes."""
    statements = [Statement("engine.schema", text, {}) for text in neo4j_statements(database_schema())]

    async def work(transaction: Transaction) -> None:
        for statement in statements:
            await transaction.run(statement)

    loop = asyncio.get_running_loop()
    end = loop.time() + _RACE_SECONDS
    while True:
        try:
            return await store.write(work)
        except RegistryError as error:
            # Another instance that starts at the same moment is about to make them, or a try of ours that was given up.
            if _ALREADY not in _code(error) or loop.time() > end:
                raise
        await asyncio.sleep(_POLL_SECONDS)


async def _filled(store: BoltStore, progress: Callable[[str], None], end: float) -> None:
    """Wait until all indexes can be used; CannotStart where one cannot."""
    labels = [label.name for label in database_schema().labels]
    while True:
        rows = await store.read(Statement("engine.indexes", _INDEXES, {"labels": list(labels)}))
        for name, state, _, _ in rows:
            if state == "FAILED":
                raise CannotStart(f"The index {name} failed. Remove it with DROP INDEX {name}, and start again.")
        waiting = [percent for _, state, percent, _ in rows if state != "ONLINE"]
        if not waiting:
            break
        if asyncio.get_running_loop().time() > end:
            raise CannotStart("The database still fills its indexes. Start again when it is done: SHOW INDEXES tells.")
        progress(f"Filling indexes, {min(float(str(percent)) for percent in waiting):.0f} %")
        await asyncio.sleep(_POLL_SECONDS)
    if [FULLTEXT_INDEX, ANALYZER] not in [[name, analyzer] for name, _, _, analyzer in rows]:
        raise CannotStart(
            f"The full-text index {FULLTEXT_INDEX} on (:Record).searchText is not there in Swedish. Remove the one "
            "that stands in its way (SHOW FULLTEXT INDEXES, DROP INDEX), and start again."
        )


def _cause(error: BaseException) -> BaseException:
    """What the driver raised."""
    while isinstance(error, RegistryError) and error.__cause__ is not None:
        error = error.__cause__
    return error


def _code(error: BaseException) -> str:
    """The engine's own code behind an error; empty where it has none."""
    return str(getattr(_cause(error), "code", None) or "")


def _why(error: Exception, settings: EngineSettings) -> str:
    """One line: what is in the way, and what to do."""
    url, cause, code = settings.database_url, _cause(error), _code(error)
    if isinstance(cause, driver.AuthError) or ".Security." in code:
        return (
            f"The database at {url} does not let {settings.user} in: {_refusal(code)} Correct SAMVERKAN_DATABASE_USER "
            "and SAMVERKAN_DATABASE_PASSWORD."
        )
    if "OnReadOnly" in code:
        return (
            f"The database at {url} is set read-only. Let it be written (server.databases.read_only) or name another."
        )
    if ".Schema." in code:
        return (
            f"The database at {url} holds something that stands in the way of constraints ({code}). Name one that "
            "belongs to Samverkan alone."
        )
    if isinstance(cause, driver.ConfigurationError | ValueError):
        return f"SAMVERKAN_DATABASE_URL is no address of a database. {_FORM}"
    if isinstance(error, EngineFault):
        return f"The database at {url} cannot be used: {error} The log says why."
    encrypted = " Its certificate must be one that this machine trusts." if "+s" in str(url) else ""
    return f"No database answers at {url}. Start it, or correct SAMVERKAN_DATABASE_URL.{encrypted}"


def _refusal(code: str) -> str:
    """Why a user is not let in."""
    if code.endswith("CredentialsExpired"):
        return "its first password was never changed."
    if code.endswith("RateLimit"):
        return "too many wrong passwords, wait a few seconds."
    return "wrong user or password."
