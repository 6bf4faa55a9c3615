"""The store over Bolt, by the official driver: every call ends within its time with rows or with an error of ours.

Reads are auto-commit queries, one round trip each (0.45 ms against 0.67 ms for a managed transaction, measured on the
embedded engine): they change nothing, so the store itself repeats them where the connection broke. Writes are managed
transactions behind one lock per process.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar

from neo4j import AsyncDriver, AsyncGraphDatabase, AsyncManagedTransaction, Query, unit_of_work
from neo4j import exceptions as driver_errors
from neo4j.api import AsyncBookmarkManager

from graph.cypher import Statement
from graph.engines.errors import FOREIGN, OUTCOME_UNKNOWN, of_reading, translate
from graph.engines.watch import Watch
from graph.errors import Conflict, OutcomeUnknown, TimedOut, Unavailable
from graph.store import Dialect, EngineReport, Row, Transaction

Result = TypeVar("Result")

_PING_SECONDS = 1.5
# An engine that was just started compiles for seconds on a busy machine.
_FIRST_PING_SECONDS = 15.0
# How long calls wait for an engine that is being started again: their answer must come within three seconds.
_RESTART_SECONDS = 2.5
_FIRST_PAUSE_SECONDS = 0.05
# The engine ends a statement at its limit; this much later we do.
_GRACE_SECONDS = 1.0
_LEAST_PATIENCE_SECONDS = 3.0
_WRITE_SECONDS = 60.0
_CLOSE_SECONDS = 2.0
_CONFLICT_TRIES = 5
_CONFLICT_STEP_SECONDS = 0.01
_PING = Statement("engine.ping", "RETURN 1", {})
_BROKEN = (driver_errors.ServiceUnavailable, driver_errors.SessionExpired, ConnectionError)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an engine listens, and who reads and writes there."""

    url: str
    database: str | None
    reader: tuple[str, str]
    writer: tuple[str, str]


class BoltStore:
    """An engine reached over Bolt. ``report`` is what it said of itself when it was opened."""

    def __init__(self, address: Address, dialect: Dialect, report: EngineReport, statement_timeout_ms: int) -> None:
        """Make the connections' pools; nothing is sent yet."""
        self._dialect = dialect
        self._report = report
        self._limit = statement_timeout_ms / 1000
        # Never before it is known whether the engine froze: that is another answer to the caller.
        self._patience = max(self._limit + _GRACE_SECONDS, _LEAST_PATIENCE_SECONDS)
        self._ping_seconds = _PING_SECONDS
        self._write_lock = asyncio.Lock()
        self._watch = Watch(self._sign_of_life)
        self._up = asyncio.Event()
        self._up.set()
        self._given_up = ""
        self._connect(address)

    def _connect(self, address: Address) -> None:
        self._database = address.database
        self._forget_writes()
        self._reader = _driver(address.url, address.reader)
        self._writer = _driver(address.url, address.writer)

    def _forget_writes(self) -> None:
        """Begin to remember anew what reads must see: in a cluster, another server may be a moment behind."""
        self._bookmarks = AsyncGraphDatabase.bookmark_manager()

    @property
    def dialect(self) -> Dialect:
        """How this engine differs."""
        return self._dialect

    def hold(self) -> None:
        """Let calls wait, up to three seconds each: the engine is gone and is being started again."""
        self._up.clear()

    async def greet(self, seconds: float) -> None:
        """Have a first answer from a fresh engine by either user: it takes it seconds on a busy machine.

        Unavailable where none comes.
        """
        try:
            async with asyncio.timeout(seconds):
                await self._run(self._reader, _PING)
                await self._run(self._writer, _PING)
        except FOREIGN as error:
            raise translate(error, _PING.name) from error

    @contextmanager
    def unhurried(self) -> Iterator[None]:
        """For the length of a block, take the engine for frozen only after a long silence: it was just started."""
        self._ping_seconds = _FIRST_PING_SECONDS
        try:
            yield
        finally:
            self._ping_seconds = _PING_SECONDS

    async def follow(self, address: Address, seconds: float) -> None:
        """Go on at another address, where the engine was started again and greets within so many seconds."""
        old = (self._reader, self._writer)
        self._connect(address)
        with suppress(Unavailable):
            await self.greet(seconds)
        self._up.set()
        for one in old:
            await _close(one)

    def give_up(self, reason: str) -> None:
        """Answer every call with Unavailable from now on: the engine does not come back."""
        self._given_up = reason
        self._up.set()

    async def read(self, statement: Statement) -> list[Row]:
        """Run one reading statement in one round trip; where the engine was lost, again as soon as it is back."""
        end = asyncio.get_running_loop().time() + _RESTART_SECONDS
        while True:
            await self._wait_until_up(end)
            try:
                return await self._watch.run(
                    statement.name, self._patience, lambda: self._run(self._reader, statement, self._bookmarks)
                )
            except Unavailable as gone:
                if not isinstance(gone.__cause__, _BROKEN) or not await self._is_back(end):
                    raise
            except Conflict as lost:
                raise of_reading(lost) from lost.__cause__
            except TimedOut as late:
                # Ended by us, not by the engine: it may wait for writes that it no longer has (an older backup).
                if isinstance(late.__cause__, TimeoutError):
                    self._forget_writes()
                raise

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """Run ``work`` in one transaction; a lost race is tried again, five times at most."""
        await self._watch.run("write.turn", _WRITE_SECONDS, self._write_lock.acquire)
        try:
            for attempt in range(1, _CONFLICT_TRIES + 1):
                try:
                    return await self._transaction(work)
                except Conflict:
                    if attempt == _CONFLICT_TRIES:
                        raise
                await asyncio.sleep(attempt * _CONFLICT_STEP_SECONDS)
            raise AssertionError("the loop either returns or raises")
        finally:
            self._write_lock.release()

    async def ping(self) -> EngineReport:
        """Ask for a sign of life, within two seconds."""
        if not self._up.is_set():
            raise Unavailable("The database is being started again.")
        await self._sign_of_life()
        return self._report

    async def close(self) -> None:
        """Close all connections."""
        await _close(self._reader)
        await _close(self._writer)

    async def _wait_until_up(self, end: float) -> None:
        """Wait until the engine is there, up to a time of the loop's clock; Unavailable where it is not."""
        if not self._up.is_set():
            try:
                async with asyncio.timeout_at(end):
                    await self._up.wait()
            except TimeoutError:
                raise Unavailable("The database is being started again.") from None
        if self._given_up:
            raise Unavailable(self._given_up)

    async def _is_back(self, end: float) -> bool:
        """Whether a lost engine gives a sign of life again, up to a time of the loop's clock."""
        loop, pause = asyncio.get_running_loop(), _FIRST_PAUSE_SECONDS
        while loop.time() + pause < end:
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, 0.4)
            with suppress(Unavailable, TimeoutError):
                async with asyncio.timeout_at(end):
                    await self._sign_of_life()
                return True
        return False

    async def _sign_of_life(self) -> None:
        """Have one answer from the engine; by the writer's connections, which long reads cannot use up."""
        await self._wait_until_up(asyncio.get_running_loop().time() + self._ping_seconds)
        try:
            async with asyncio.timeout(self._ping_seconds):
                await self._run(self._writer, _PING)
        except FOREIGN as error:
            raise translate(error, _PING.name) from error

    async def _run(
        self, driver: AsyncDriver, statement: Statement, bookmarks: AsyncBookmarkManager | None = None
    ) -> list[Row]:
        """One reading statement; with bookmarks it sees what was written before."""
        async with driver.session(
            database=self._database, default_access_mode="READ", bookmark_manager=bookmarks
        ) as session:
            result = await session.run(Query(statement.text, timeout=self._limit), dict(statement.parameters))
            return await result.values()

    async def _transaction(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """One try of a write; an engine that is lost while it commits leaves open whether it wrote."""
        committing = False

        @unit_of_work(timeout=_WRITE_SECONDS)
        async def run(transaction: AsyncManagedTransaction) -> Result:
            nonlocal committing
            committing = False
            result = await work(_Open(transaction))
            committing = True
            return result

        async def managed() -> Result:
            async with self._writer.session(database=self._database, bookmark_manager=self._bookmarks) as session:
                return await session.execute_write(run)

        await self._wait_until_up(asyncio.get_running_loop().time() + _RESTART_SECONDS)
        try:
            return await self._watch.run("write", _WRITE_SECONDS, managed)
        except (Unavailable, TimedOut) as gone:
            if committing:
                raise OutcomeUnknown(OUTCOME_UNKNOWN) from gone
            raise


@dataclass(frozen=True, slots=True)
class _Open:
    """The open transaction that work is given."""

    transaction: AsyncManagedTransaction

    async def run(self, statement: Statement) -> list[Row]:
        result = await self.transaction.run(statement.text, dict(statement.parameters))
        return await result.values()


async def _close(driver: AsyncDriver) -> None:
    """Close connections; those of a dead or frozen engine are left to the system."""
    with suppress(*FOREIGN):
        async with asyncio.timeout(_CLOSE_SECONDS):
            await driver.close()


def _driver(url: str, user: tuple[str, str]) -> AsyncDriver:
    return AsyncGraphDatabase.driver(
        url,
        auth=user,
        connection_timeout=2.0,
        # More at once only wait in the engine, and a burst that opens a hundred connections makes it seem frozen.
        max_connection_pool_size=20,
        connection_acquisition_timeout=3.0,
        max_transaction_retry_time=5.0,
        # The driver's own first pause is a second: far too long behind one lock (measured: p99 2.7 s against 0.3 s).
        initial_retry_delay=0.02,
        retry_delay_multiplier=1.5,
        retry_delay_jitter_factor=0.5,
        liveness_check_timeout=30.0,
        fetch_size=-1,  # the rows of an answer in one round trip
        notifications_min_severity="OFF",
        telemetry_disabled=True,
        user_agent="samverkan",
    )
