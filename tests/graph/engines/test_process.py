"""The engine's process: it outlives nobody, takes nothing from the environment, and is given up at last."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic

import pytest

from graph.cypher import Statement
from graph.engines import open_store
from graph.errors import Unavailable, UnsafeEngine
from graph.settings import EngineSettings
from graph.store import Transaction
from tests.graph.engines.test_embedded import COUNT, ONE, child_of_this_process, create, write

HOLDER = """
import asyncio, sys
from pathlib import Path
from graph.engines import open_store
from graph.settings import EngineSettings
from tests.graph.engines.test_embedded import create, write

async def main():
    async with open_store(EngineSettings(data_folder=Path(sys.argv[1]), heap_megabytes=512)) as store:
        await write(store, create("kept"))
        print("open", flush=True)
        await asyncio.sleep(60)

asyncio.run(main())
"""


def kill_while_open(folder: Path, signal_number: int) -> int:
    """Open the folder in a process of its own and send it a signal as soon as it has written; its exit status."""
    environment = {**os.environ, "ARCADEDB_JVM_ARGS": "-Darcadedb.txWalFlush=0", "_JAVA_OPTIONS": "-Xmx1k"}
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        process.send_signal(signal_number)
        return process.wait(30)


async def test_the_engine_of_a_killed_process_closes_before_the_folder_is_free(tmp_path: Path) -> None:
    assert await asyncio.to_thread(kill_while_open, tmp_path, signal.SIGKILL) == -signal.SIGKILL
    steps: list[str] = []

    settings = EngineSettings(data_folder=tmp_path, heap_megabytes=512)
    async with open_store(settings, steps.append) as store:
        assert await store.read(COUNT) == [[1]]

    assert [step for step in steps if "recovered" in step] == []


async def test_an_unsafe_setting_of_the_database_itself_is_refused(tmp_path: Path) -> None:
    settings = EngineSettings(data_folder=tmp_path, heap_megabytes=512)
    async with open_store(settings):
        pass
    own = tmp_path / "engine" / "databases" / "registry" / "configuration.json"
    own.write_text('{"configuration": {"txWalFlush": 0}}')

    with pytest.raises(UnsafeEngine, match=r"arcadedb\.txWalFlush = 0; it must be 1 or 2"):
        async with open_store(settings):
            raise AssertionError("opened")


async def test_an_engine_that_does_not_come_back_is_given_up(tmp_path: Path) -> None:
    settings = EngineSettings(data_folder=tmp_path, heap_megabytes=512, restart_pauses_seconds=(0.1, 0.1))
    told: list[bool] = []
    async with open_store(settings, closed=told.append) as store:
        shutil.rmtree(tmp_path / "engine" / "config")
        (tmp_path / "engine" / "config").write_text("in the way")
        os.kill(child_of_this_process(), signal.SIGKILL)
        started = monotonic()
        message = ""
        while "does not stay up" not in message and monotonic() - started < 30:
            with pytest.raises(Unavailable) as refusal:
                await store.read(ONE)
            message = str(refusal.value)
            await asyncio.sleep(0.05)

        assert message == "The database engine does not stay up. Stop the server, look at its log, and start it again."
        for call in (store.ping(), write(store, create("late"))):
            with pytest.raises(Unavailable, match="does not stay up"):
                await call

    assert told == [False]


async def test_the_data_belongs_to_its_owner_and_the_engine_s_log_holds_no_values(tmp_path: Path) -> None:
    folder = tmp_path / "made"
    search = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.id"

    async def fail_twice(transaction: Transaction) -> None:
        await transaction.run(create("secret-key"))
        await transaction.run(create("secret-key"))

    async with open_store(EngineSettings(data_folder=folder, heap_megabytes=512)) as store:
        words = {"index": store.dialect.fulltext_index, "words": 'secret-word"'}
        for call in (store.write(fail_twice), store.read(Statement("test.search", search, words))):
            with pytest.raises(Exception, match=r"Somebody else|refused"):
                await call

    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path for path in files if path.stat().st_mode & 0o077] == []
    assert [path for path in files if path.suffix != ".bucket" and b"secret" in path.read_bytes()] == []
    assert (folder / "engine" / "log" / "arcadedb.log.0") in files
