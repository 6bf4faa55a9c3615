"""Connections that break, most of all while a write commits: nothing is written twice, and every key leads back."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from random import Random
from urllib.parse import urlsplit

import pytest

from graph.database import database_schema
from graph.ddl import arcadedb_statements
from graph.engines import open_store
from graph.engines.bolt import BoltStore
from graph.engines.dialect import ARCADEDB
from graph.engines.embedded.lock import locked
from graph.engines.embedded.supervisor import Supervisor
from graph.errors import OutcomeUnknown
from graph.settings import EngineSettings
from graph.store import Store
from tests.engines import wipe
from tests.faults.checker import checked
from tests.faults.proxy import Fault, Proxy, proxied
from tests.faults.writers import Log
from tests.graph.writes.seeding import seed
from tests.neo4j_server import Neo4jServer

WRITERS = 8


@dataclass(frozen=True, slots=True)
class Network:
    """An engine twice: over a network that can fail, and directly."""

    store: Store
    proxy: Proxy
    direct: Store


@pytest.fixture(scope="module")
async def both_ways(
    engine_name: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> AsyncIterator[Network]:
    """The engine behind a proxy; on Neo4j that of this run, else one more."""
    async with AsyncExitStack() as stack:
        if engine_name == "arcadedb":
            settings = EngineSettings(data_folder=tmp_path_factory.mktemp("behind"), heap_megabytes=512)
            lock = await stack.enter_async_context(locked(settings.data_folder, "", lambda _: None))
            schema = arcadedb_statements(database_schema())
            supervisor = Supervisor(settings, schema, lambda _: None, lock)
            address, report = await supervisor._start()
            stack.push_async_callback(supervisor.stop)
            proxy = await stack.enter_async_context(proxied(urlsplit(address.url).port or 0))
            behind = replace(address, url=f"bolt://127.0.0.1:{proxy.port}")
            stores = [BoltStore(one, ARCADEDB, report, 30_000) for one in (behind, address)]
            for one in stores:
                await one.greet(60)
                stack.push_async_callback(one.close)
            yield Network(stores[0], proxy, stores[1])
            return
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        proxy = await stack.enter_async_context(proxied(server.port))
        # Not neo4j://: it would ask the server for its address, and go there past the proxy.
        near = server.settings("bolt", statement_timeout_ms=30_000)
        far = replace(near, database_url=f"bolt://127.0.0.1:{proxy.port}")
        direct, store = [await stack.enter_async_context(open_store(one)) for one in (near, far)]
        yield Network(store, proxy, direct)


@pytest.fixture
async def network(both_ways: Network) -> AsyncIterator[Network]:
    """The same with the small registry in it, and a network without faults."""
    proxy = both_ways.proxy
    await wipe(both_ways.direct)
    await seed(both_ways.direct)
    yield both_ways
    proxy.at_commit, proxy.bytes_to_live, proxy.delay = lambda: None, lambda: None, lambda: 0.0
    proxy.open.set()


@pytest.mark.parametrize("fault", [Fault.BEFORE, Fault.AFTER])
async def test_a_reset_at_the_commit_is_resolved_before_the_caller_hears_of_it(network: Network, fault: Fault) -> None:
    log, faults = Log(), [fault]
    network.proxy.at_commit = lambda: faults.pop() if faults else None

    attempt = await log.send(network.store, "updateActor", id="sn", expectedVersion=1, nameEn="Social board")

    assert faults == []
    assert attempt.told.changes == ("change-10",)
    whole = await checked(network.direct)
    log.holds(whole)
    assert whole.records["sn"]["version"] == 2


async def test_what_stays_unknown_is_said_to_be_unknown_and_the_key_tells(network: Network) -> None:
    """The engine commits, and then nothing is heard of it for longer than anybody waits."""
    log = Log()

    def gone() -> Fault:
        network.proxy.open.clear()
        return Fault.AFTER

    network.proxy.at_commit = gone
    attempt = await log.send(network.store, "updateActor", id="sn", expectedVersion=1, nameEn="Social board")
    assert isinstance(attempt.error, OutcomeUnknown)

    network.proxy.at_commit = lambda: None
    network.proxy.open.set()
    again = await log.send(network.store, "updateActor", **attempt.given)

    assert again.told.changes == ("change-10",)
    log.holds(await checked(network.direct))


async def test_who_gives_up_waiting_finds_by_the_key_what_was_written(network: Network) -> None:
    """A request that ran out of time is cancelled wherever it is, here while it waits for the answer to its commit."""
    log, faults = Log(), [Fault.DEAF]
    network.proxy.at_commit = lambda: faults.pop() if faults else None
    given = {"id": "sn", "expectedVersion": 1, "nameEn": "Social board", "idempotencyKey": "mine"}

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1):
            await log.send(network.store, "updateActor", **given)
    again = await log.send(network.store, "updateActor", **given)

    assert again.told.changes == ("change-10",)
    log.holds(await checked(network.direct))


async def test_a_network_that_fails_everywhere_doubles_nothing_and_hides_nothing(network: Network) -> None:
    log, random, proxy = Log(), Random(5), network.proxy  # noqa: S311 - where it fails, no secret
    proxy.at_commit = lambda: random.choice([None, None, None, Fault.BEFORE, Fault.AFTER])
    proxy.bytes_to_live = lambda: random.choice([None, random.randint(200, 40_000)])
    proxy.delay = lambda: random.choice([0.0, 0.0, random.random() / 100])

    async def write(number: int) -> None:
        for time in range(6):
            await one_change(log, network.store, f"org-{number}", time)

    writing = asyncio.gather(*[write(number) for number in range(WRITERS)])
    await asyncio.sleep(0.5)
    proxy.reset_all()
    await writing

    await settled(log, network)


async def test_whoever_is_cancelled_anywhere_leaves_nothing_half_done(network: Network) -> None:
    """At any piece that goes over the network, whoever sends or waits then may be cancelled."""
    log, random = Log(), Random(7)  # noqa: S311 - where it fails, no secret
    running: set[asyncio.Task[None]] = set()

    def cancel_somebody() -> float:
        if running and random.random() < 0.1:
            random.choice([*running]).cancel()
        return 0.0

    async def write(number: int) -> None:
        for time in range(8):
            task = asyncio.create_task(one_change(log, network.store, f"org-{number}", time))
            running.add(task)
            await asyncio.wait([task])
            running.discard(task)

    network.proxy.delay = cancel_somebody
    await asyncio.gather(*[write(number) for number in range(4)])
    network.proxy.delay = lambda: 0.0

    assert 0 < len(log.done) < len(log.attempts)
    await settled(log, network)


async def one_change(log: Log, store: Store, own: str, time: int) -> None:
    """A new record, with what follows from it elsewhere, and a change of a shared one."""
    if time % 2:
        await log.send(store, "recordFollowUp", commitment="b7", by="sn", year=2022, result="DONE", on="2022-05-01")
    else:
        given = {"kind": "CIVIL_SOCIETY_ORGANISATION", "name": f"Förening {own} {time}", "memberOf": ["alla"]}
        await log.send(store, "createActor", id=f"{own}-{time}", **given)


async def settled(log: Log, network: Network) -> None:
    """Every key leads to what was written, once; what failed was not written, but for what was said to be unknown."""
    failed = [attempt for attempt in log.attempts if attempt.outcome is None]
    await log.replay(network.direct)
    whole = await checked(network.direct)
    log.holds(whole)
    assert {attempt.key for attempt in log.done} == {attempt.key for attempt in log.attempts}
    found = Counter(attempt.error.__class__.__name__ for attempt in failed)
    requests = {change.properties["requestId"] for change in whole.changes}
    written = sum(attempt.request_id in requests for attempt in failed)
    print(f"{len(log.done)} done, {dict(found)}, {written} of them written; {network.proxy.resets} resets")
