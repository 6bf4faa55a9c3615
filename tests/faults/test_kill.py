"""The engine killed (-9) in the midst of writes: what was acknowledged is there, whole, and keys lead to one effect.

``--kills 20`` for the rounds that a release is held to; each prints what it saw (``-s``).
"""

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from graph.engines import open_store
from graph.errors import RegistryError
from graph.settings import EngineSettings
from graph.store import Store
from tests.engines import wipe
from tests.faults.checker import checked
from tests.faults.writers import Log
from tests.graph.engines.test_embedded import child_of_this_process
from tests.graph.writes.reading import node
from tests.graph.writes.seeding import seed
from tests.neo4j_server import Neo4jServer

WRITERS = 8
BACK_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Mortal:
    """A store, and what kills its engine and has it back."""

    store: Store
    kill: Callable[[], Awaitable[None]]


@pytest.fixture
async def mortal(engine_name: str, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Mortal]:
    """An engine that may be killed; the small registry is in it."""
    if engine_name == "arcadedb":
        settings = EngineSettings(data_folder=tmp_path, heap_megabytes=512, restart_pauses_seconds=(0.1,) * 100)

        async def kill() -> None:  # it is started again by its supervisor
            os.kill(child_of_this_process(), signal.SIGKILL)

    else:
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        settings = server.settings()

        async def kill() -> None:
            server.kill()
            await asyncio.to_thread(server.start)

    async with open_store(settings) as store:
        await wipe(store)
        await seed(store)
        yield Mortal(store, kill)


async def test_what_was_acknowledged_outlives_a_killed_engine(mortal: Mortal, request: pytest.FixtureRequest) -> None:
    rounds = int(request.config.getoption("--kills") or 0)
    log = Log()
    for number in range(1, rounds + 1):
        before, began = len(log.attempts), monotonic()
        async with writing(mortal.store, log, number):
            await until_done(log, Random(number).randint(3, 20))  # noqa: S311 - how long it may go on, no secret
            await mortal.kill()
            killed = monotonic()
            await until_done(log, WRITERS)
        kinds = Counter(type(attempt.error).__name__ if attempt.error else "done" for attempt in log.attempts[before:])
        print(f"round {number}: {dict(kinds)}, back after {monotonic() - killed:.1f} s of {monotonic() - began:.1f} s")
    # One a kill may be written and not told.
    log.holds(await checked(mortal.store), silent=rounds)

    failed = [attempt for attempt in log.attempts if attempt.outcome is None]
    await log.replay(mortal.store)

    log.holds(await checked(mortal.store))
    print(f"{len(log.done)} acknowledged, {len(failed)} failed; all of them sent again")


async def until_done(log: Log, more: int) -> None:
    """Wait until so many more are acknowledged."""
    wanted, end = len(log.done) + more, monotonic() + BACK_SECONDS
    while len(log.done) < wanted:
        assert monotonic() < end, f"{log.attempts[-1]}"
        await asyncio.sleep(0.005)


@asynccontextmanager
async def writing(store: Store, log: Log, round_: int) -> AsyncIterator[None]:
    """Have many write, one change after the other, until the block ends."""
    stop = asyncio.Event()

    async def write(number: int) -> None:
        own, count = f"org-{round_}-{number}", 0
        while not stop.is_set():
            count += 1
            await one_change(store, log, own, count)
            if log.attempts[-1].error:  # nobody is there: as a person does, wait a little
                await asyncio.sleep(0.5)

    tasks = [asyncio.create_task(write(number)) for number in range(WRITERS)]
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(*tasks)


async def one_change(store: Store, log: Log, own: str, count: int) -> None:
    """A record with what follows from it elsewhere, a change of it, and what somebody did: several nodes each."""
    if count % 3 == 1:
        given = {"kind": "CIVIL_SOCIETY_ORGANISATION", "name": f"Förening {own} {count}", "confirmNotDuplicate": True}
        members = {"memberOf": ["alla"]} if count == 1 else {}
        await log.send(store, "createActor", id=f"{own}-{count}", **given, **members)
    elif count % 3 == 2:
        follow_up = {"commitment": "b7", "by": "sn", "year": 2022, "result": "DONE", "on": "2022-05-01"}
        await log.send(store, "recordFollowUp", **follow_up, summary=f"{own} {count}")
    else:
        try:
            found = await node(store, f"{own}-{count - 2}")
        except (RegistryError, ValueError):  # gone, or the record was never written
            await asyncio.sleep(0.1)
            return
        aliases = [*found["aliases"], f"Alias {count}"]
        await log.send(store, "updateActor", id=found["id"], expectedVersion=found["version"], aliases=aliases)
