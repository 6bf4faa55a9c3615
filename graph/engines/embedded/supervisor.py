"""Keeps one embedded engine running: starts it, starts it again when it was killed, closes it cleanly."""

import asyncio
import logging
import secrets
from dataclasses import replace
from typing import Any

from graph.engines.bolt import Address, BoltStore
from graph.engines.dialect import ARCADEDB
from graph.engines.embedded.child import Child, Progress
from graph.engines.embedded.lock import unusable
from graph.engines.embedded.order import DATABASE, READER, WRITER, StartOrder
from graph.engines.embedded.safety import check_settings
from graph.errors import CannotStart, RegistryError, Unavailable
from graph.settings import EngineSettings
from graph.store import EngineReport

_log = logging.getLogger("samverkan.engine")
# An engine that ran this long has started well: what ends it later is counted anew.
_STEADY_SECONDS = 60.0
_GIVEN_UP = "The database engine does not stay up. Stop the server, look at its log, and start it again."


class Supervisor:
    """One engine over one data folder, whose lock the caller holds."""

    def __init__(self, settings: EngineSettings, schema: list[str], progress: Progress, lock: int) -> None:
        """Prepare; nothing is started yet. The passwords live as long as this object; only digests are written.

        ``lock`` is the descriptor of the data folder's lock, which the engine's process holds too.
        """
        folder = (settings.data_folder / "engine").absolute()
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise CannotStart(unusable(settings.data_folder, error)) from None
        self._settings = settings
        self._lock = lock
        self._progress = progress
        self._order = StartOrder(
            folder=str(folder),
            heap_megabytes=settings.heap_megabytes,
            statement_timeout_ms=settings.statement_timeout_ms,
            port=0,
            schema=schema,
            root_password=secrets.token_urlsafe(24),
            reader_password=secrets.token_urlsafe(24),
            writer_password=secrets.token_urlsafe(24),
        )
        self._child: Child | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """Id of the engine's process."""
        return self._child.pid if self._child else None

    async def start(self) -> BoltStore:
        """Start the engine and give the store over it; CannotStart or UnsafeEngine where that fails."""
        address, report = await self._start()
        store = BoltStore(address, ARCADEDB, report, self._settings.statement_timeout_ms)
        try:
            await store.greet(self._settings.start_timeout_seconds)
        except BaseException as error:
            await store.close()
            await self.stop()
            if isinstance(error, Unavailable):
                raise CannotStart("The embedded engine started, but does not answer. Start again.") from None
            raise
        self._watch = asyncio.create_task(self._keep_running(store))
        self._watch.add_done_callback(lambda ended: give_up_unwatched(store, ended))
        return store

    async def stop(self) -> bool:
        """Stop the engine; True where its database was closed properly."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.wait([self._watch])
        return await self._stop_child()

    async def _stop_child(self) -> bool:
        return await self._child.stop() if self._child else False

    async def _start(self) -> tuple[Address, EngineReport]:
        self._child = await Child.start(self._order, self._lock)
        try:
            ready = await self._child.ready(self._settings.start_timeout_seconds, self._progress)
            report = EngineReport("arcadedb", str(ready["version"]), check_settings(ready["settings"]))
        except BaseException:
            await self._child.stop()
            raise
        return self._address(ready), report

    def _address(self, ready: dict[str, Any]) -> Address:
        # The same port again keeps the store's connections where they are.
        self._order = replace(self._order, port=int(ready["port"]))
        return Address(
            url=f"bolt://127.0.0.1:{ready['port']}",
            database=DATABASE,
            reader=(READER, self._order.reader_password),
            writer=(WRITER, self._order.writer_password),
        )

    async def _keep_running(self, store: BoltStore) -> None:
        loop = asyncio.get_running_loop()
        failures = 0
        while self._child is not None:
            began = loop.time()
            status = await self._child.ended()
            store.hold()
            failures = 1 if loop.time() - began > _STEADY_SECONDS else failures + 1
            _log.warning("the embedded engine ended with status %s; it is started again", status)
            if not await self._start_again(store, failures):
                return

    async def _start_again(self, store: BoltStore, failures: int) -> bool:
        for pause in self._settings.restart_pauses_seconds[failures - 1 :]:
            await asyncio.sleep(pause)
            try:
                address, _ = await self._start()
                await self._lead(store, address)
            except RegistryError as error:
                _log.error("the embedded engine does not start again: %s", error)
            except Exception:
                # Whatever it is, the next try may do: without one, every call would wait in vain.
                _log.exception("the embedded engine does not start again")
            else:
                _log.warning("the embedded engine is back")
                return True
        _log.error("the embedded engine is given up; every call is answered with Unavailable until the next start")
        store.give_up(_GIVEN_UP)
        return False

    async def _lead(self, store: BoltStore, address: Address) -> None:
        """Have the store go on at the engine that was started; one that it cannot follow to is stopped again."""
        try:
            await store.follow(address, self._settings.start_timeout_seconds)
        except RegistryError as error:
            await self._stop_child()
            raise CannotStart(f"It started, but does not answer as it should: {error}") from None


def give_up_unwatched(store: BoltStore, ended: asyncio.Task[None]) -> None:
    """An engine that nobody watches is not started again: say so instead of having every call wait for it."""
    if ended.cancelled() or ended.exception() is None:
        return
    _log.error("the embedded engine is watched no longer, and given up", exc_info=ended.exception())
    store.give_up(_GIVEN_UP)
