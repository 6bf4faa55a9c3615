"""The embedded engine as a supervised child: it comes back, it is never left half closed, it lets nobody in twice."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from time import monotonic, sleep

import pytest

from graph.cypher import Statement
from graph.engines import open_store
from graph.errors import CannotStart, EngineFault, TooLarge, Unavailable
from graph.settings import EngineSettings
from graph.store import Row, Store, Transaction
from tests.timing import fails_in_time

COUNT = Statement("test.count", "MATCH (n:Theme) RETURN count(n)", {})
# Enough for the pages kept in memory to use up their share.
FILL = "UNWIND range(1, 1000) AS i CREATE (:Record:Theme {id: toString($number * 1000 + i), text: $text})"
ONE = Statement("test.one", "RETURN 1", {})
# An engine starts in a few seconds, on a busy machine in many.
HANGS_SECONDS = 60


def engine_settings(folder: Path, **more: int) -> EngineSettings:
    return EngineSettings(data_folder=folder, heap_megabytes=512, statement_timeout_ms=more.get("timeout", 5000))


def child_of_this_process() -> int:
    """Id of the engine's process: the youngest child that runs the engine's module."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(status.read_text().rsplit(")", 1)[1].split()[1])
            command = status.with_name("cmdline").read_bytes()
        except OSError:
            continue
        if parent == os.getpid() and b"graph.engines.embedded.server" in command:
            found.append(int(status.parent.name))
    return max(found)


def wait_until_stopped(process: int) -> None:
    """The signal stops the process's threads one by one: wait until the system calls it stopped."""
    while Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "T":
        sleep(0.01)


def create(name: str) -> Statement:
    return Statement("test.create", "CREATE (n:Record:Theme {id: $id}) RETURN n.id", {"id": name})


async def write(store: Store, statement: Statement) -> list[Row]:
    async def work(transaction: Transaction) -> list[Row]:
        return await transaction.run(statement)

    return await store.write(work)


@pytest.fixture
async def own_store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(engine_settings(tmp_path / "data", timeout=1000)) as store:
        yield store


async def test_a_killed_engine_comes_back_with_what_was_committed(own_store: Store) -> None:
    await write(own_store, create("kept"))
    killed = child_of_this_process()

    os.kill(killed, signal.SIGKILL)
    started = monotonic()
    answer: list[Row] = []
    while not answer and monotonic() - started < HANGS_SECONDS:
        try:
            answer = await own_store.read(COUNT)
        except Unavailable:
            await asyncio.sleep(0.05)

    assert answer == [[1]]
    assert child_of_this_process() != killed
    assert await write(own_store, create("after")) == [["after"]]


async def test_a_frozen_engine_is_unavailable_within_three_seconds_and_recovers(own_store: Store) -> None:
    await own_store.read(ONE)
    child = child_of_this_process()
    os.kill(child, signal.SIGSTOP)
    await asyncio.to_thread(wait_until_stopped, child)
    try:
        calls: tuple[Callable[[], Awaitable[object]], ...] = (
            lambda: own_store.read(ONE),
            own_store.ping,
            lambda: write(own_store, create("frozen")),
        )
        for call in calls:
            await fails_in_time(3, Unavailable, call)
    finally:
        os.kill(child, signal.SIGCONT)

    assert await own_store.read(ONE) == [[1]]


async def test_the_second_instance_on_a_folder_is_told_who_has_it(tmp_path: Path) -> None:
    settings = EngineSettings(data_folder=tmp_path, heap_megabytes=512, served_at="http://127.0.0.1:1")
    async with open_store(settings):
        with pytest.raises(CannotStart, match=rf"in use by process {os.getpid()} at http://127.0.0.1:1"):
            async with open_store(settings):
                raise AssertionError("opened twice")


async def test_the_database_is_closed_properly_and_opens_again(tmp_path: Path) -> None:
    told: list[bool] = []
    for expected in (0, 1):
        async with open_store(engine_settings(tmp_path), closed=told.append) as store:
            assert await store.read(COUNT) == [[expected]]
            await write(store, create(f"t{expected}"))

    assert told == [True, True]


async def test_a_folder_that_is_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CannotStart, match="SAMVERKAN_DATA") as refusal:
        async with open_store(engine_settings(tmp_path / "file")):
            raise AssertionError("opened")

    assert "\n" not in str(refusal.value)


async def test_an_engine_that_cannot_get_its_memory_says_so(tmp_path: Path) -> None:
    settings = EngineSettings(data_folder=tmp_path, heap_megabytes=100_000_000)

    with pytest.raises(CannotStart, match="SAMVERKAN_HEAP_MB"):
        async with open_store(settings):
            raise AssertionError("opened")


async def test_a_small_heap_full_of_greedy_statements_ends_these_and_not_the_engine(tmp_path: Path) -> None:
    wide = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH collect($wide + toString(a + b)) AS texts "
    greedy = Statement("test.greedy", wide + "RETURN size(texts)", {"wide": "å" * 10_000})
    async with open_store(EngineSettings(data_folder=tmp_path, heap_megabytes=160)) as store:
        for number in range(50):
            await write(store, Statement("test.page", FILL, {"number": number, "text": "å" * 1_000}))
        child = child_of_this_process()

        ends = await asyncio.gather(*(store.read(greedy) for _ in range(8)), return_exceptions=True)

        assert [type(end) for end in ends] == [TooLarge] * 8
        assert child_of_this_process() == child
        assert await store.read(ONE) == [[1]]


@pytest.mark.engines("arcadedb")
async def test_the_settings_that_keep_writes_safe_are_read_back(engine: Store) -> None:
    report = await engine.ping()

    assert report.settings["arcadedb.txWalFlush"] == "2"
    assert report.settings["arcadedb.server.mode"] == "production"
    assert int(report.settings["arcadedb.command.timeout"]) > 0


@pytest.mark.engines("arcadedb")
async def test_files_of_the_machine_cannot_be_read(engine: Store) -> None:
    with pytest.raises(EngineFault):
        await engine.read(Statement("test.file", "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line", {}))
