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
from neo4j.exceptions import Neo4jError

from graph.cypher import Statement
from graph.engines import open_store
from graph.engines.bolt import Address, BoltStore
from graph.engines.embedded.lock import locked
from graph.engines.embedded.supervisor import Supervisor, give_up_unwatched
from graph.engines.errors import translate
from graph.errors import EngineFault, Unavailable, UnsafeEngine
from graph.settings import EngineSettings
from graph.store import EngineReport, Transaction
from tests.graph.engines.test_embedded import COUNT, HANGS_SECONDS, ONE, child_of_this_process, create, write

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
        while "does not stay up" not in message and monotonic() - started < HANGS_SECONDS:
            with pytest.raises(Unavailable) as refusal:
                await store.read(ONE)
            message = str(refusal.value)
            await asyncio.sleep(0.05)

        assert message == "The database engine does not stay up. Stop the server, look at its log, and start it again."
        for call in (store.ping(), write(store, create("late"))):
            with pytest.raises(Unavailable, match="does not stay up"):
                await call

    assert told == [False]


class Following(BoltStore):
    """A store without an engine: it fails to follow as it is told."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.reason = ""

    def hold(self) -> None:
        """Nothing waits here."""

    async def follow(self, address: Address, seconds: float) -> None:
        if self.errors:
            raise self.errors.pop(0)

    def give_up(self, reason: str) -> None:
        self.reason = reason


def supervisor(folder: Path, monkeypatch: pytest.MonkeyPatch, *errors: Exception) -> Supervisor:
    """One whose engine fails to start as it is told, and then starts."""
    waiting = list(errors)
    settings = EngineSettings(data_folder=folder, restart_pauses_seconds=(0.0, 0.0, 0.0))
    made = Supervisor(settings, [], lambda _: None, 0)

    async def start() -> tuple[Address, EngineReport]:
        if waiting:
            raise waiting.pop(0)
        return Address("bolt://127.0.0.1:1", "", ("", ""), ("", "")), EngineReport("arcadedb", "0", {})

    monkeypatch.setattr(made, "_start", start)
    return made


async def test_whatever_fails_at_a_restart_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = supervisor(tmp_path, monkeypatch, KeyError("version"))
    assert await made._start_again(Following(EngineFault("refused")), 1)

    made, store = supervisor(tmp_path, monkeypatch, *[RuntimeError("no room")] * 3), Following()
    assert not await made._start_again(store, 1)
    assert "does not stay up" in store.reason


async def test_an_engine_that_nobody_watches_any_more_is_given_up(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise RuntimeError("unforeseen")

    store, watching = Following(), asyncio.create_task(fail())
    await asyncio.wait([watching])
    give_up_unwatched(store, watching)
    assert "does not stay up" in store.reason
    assert "watched no longer" in caplog.text


async def test_the_note_in_the_lock_goes_with_its_holder_however_that_ends(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        async with locked(tmp_path, "http://127.0.0.1:1", lambda _: None):
            assert "127.0.0.1" in (tmp_path / "lock").read_text()
            raise ZeroDivisionError
    assert (tmp_path / "lock").read_text() == ""


def test_the_log_names_class_and_code_and_keeps_the_engine_s_words_for_debugging(
    caplog: pytest.LogCaptureFixture,
) -> None:
    error = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Statement.SyntaxError", message="secret-key")
    caplog.set_level("INFO", "samverkan.engine")
    translate(error, "test.statement")
    assert "test.statement: CypherSyntaxError Neo.ClientError.Statement.SyntaxError" in caplog.text
    assert "secret-key" not in caplog.text
    caplog.set_level("DEBUG", "samverkan.engine")
    translate(error, "test.statement")
    assert "secret-key" in caplog.text


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
