"""`samverkan serve` on a real Neo4j: seeded, asked, checked; lost, frozen and back; never a word of the password."""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

import httpx2
import pytest

from tests.neo4j_server import Neo4jServer
from tests.serving import Served, run, serving
from tests.timing import once_within

COMMITMENTS = "{ commitments(filter: {includeExamples: false}) { totalCount } }"
FLEN = {"data": {"commitments": {"totalCount": 30}}}
HANGS_SECONDS = 60
IN_TIME = {"red": 2.0, "answered": 3.0, "green": 5.0}


def settings_of(server: Neo4jServer, secrets: Path, **more: str) -> dict[str, str]:
    """Settings for a process: the password in a file, as operators give it."""
    (secrets / "samverkan_database_password").write_text(server.password + "\n", encoding="utf-8")
    url = f"neo4j://127.0.0.1:{server.port}"
    return {"SAMVERKAN_DATABASE_URL": url, "SAMVERKAN_SECRETS_FOLDER": str(secrets), **more}


@pytest.fixture
async def served(neo4j_server: Neo4jServer, tmp_path: Path) -> AsyncIterator[Served]:
    """A server over the Neo4j of this run."""
    async with serving(None, **settings_of(neo4j_server, tmp_path)) as one:
        yield one


async def test_serve_seed_and_check(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    variables = settings_of(neo4j_server, tmp_path)
    async with serving(tmp_path / "data", **variables) as one:
        assert await one.ask(COMMITMENTS) == FLEN
        line = command_line(one.process.pid)
        code, printed = await one.stop()
    assert code == 0, printed
    assert f"Data: Neo4j {neo4j_server.release.version} at neo4j://127.0.0.1:{neo4j_server.port}" in printed
    assert neo4j_server.password not in printed
    assert neo4j_server.password.encode() not in line
    assert not (tmp_path / "data").exists()  # a container has nothing to write to

    code, printed = await run("seed", **variables)
    assert (code, "0 new, 0 changed" in printed) == (0, True), printed
    code, printed = await run("check", **variables)
    assert (code, "All is well." in printed) == (0, True), printed
    assert neo4j_server.release.version in printed
    assert neo4j_server.password not in printed


async def test_a_wrong_password_ends_the_start_in_one_line(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    variables = settings_of(neo4j_server, tmp_path)
    (tmp_path / "samverkan_database_password").write_text("secret-and-wrong", encoding="utf-8")

    code, printed = await run("serve", "--port", "0", **variables)

    assert code == 1
    assert "SAMVERKAN_DATABASE_PASSWORD" in printed.splitlines()[-1]
    assert "secret-and-wrong" not in printed
    assert "Traceback" not in printed


async def test_a_database_that_is_down_ends_the_start_in_one_line(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    variables = settings_of(neo4j_server, tmp_path) | {"SAMVERKAN_DATABASE_URL": "neo4j://127.0.0.1:1"}

    code, printed = await run("serve", "--port", "0", **variables)

    assert code == 1
    assert "No database answers at neo4j://127.0.0.1:1" in printed.splitlines()[-1]
    assert "Traceback" not in printed


def freeze(server: Neo4jServer) -> None:
    server.freeze()


def wake(server: Neo4jServer) -> None:
    server.send(signal.SIGCONT)


@pytest.mark.parametrize(
    ("lose", "give_back"), [(freeze, wake), (Neo4jServer.kill, Neo4jServer.start)], ids=["frozen", "killed"]
)
async def test_a_lost_database_shows_at_once_and_is_back_by_itself(
    served: Served,
    neo4j_server: Neo4jServer,
    lose: Callable[[Neo4jServer], None],
    give_back: Callable[[Neo4jServer], None],
) -> None:
    async def lost_and_back() -> dict[str, float]:
        assert await until_answered(served) == FLEN
        await asyncio.to_thread(lose, neo4j_server)
        try:
            red = await seconds(until(served, "/readyz", 503))
            answered = await seconds(unavailable(served))
        finally:
            await asyncio.to_thread(give_back, neo4j_server)
        return {"red": red, "answered": answered, "green": await seconds(until(served, "/readyz", 200))}

    async with alive_throughout(served):
        await once_within(IN_TIME, lost_and_back)
        assert await until_answered(served) == FLEN


@asynccontextmanager
async def alive_throughout(served: Served) -> AsyncIterator[None]:
    """Asks for liveness all the time."""
    found: list[int] = []

    async def watch() -> None:
        while True:
            found.append(await status(served, "/healthz"))
            await asyncio.sleep(0.05)

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()
    assert len(found) > 1
    assert {*found} == {200}


async def unavailable(served: Served) -> None:
    answer = await served.ask(COMMITMENTS)
    assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAVAILABLE"]


async def seconds(work: Coroutine[object, object, None]) -> float:
    began = monotonic()
    await work
    return monotonic() - began


def command_line(process_id: int) -> bytes:
    return Path(f"/proc/{process_id}/cmdline").read_bytes()


async def status(served: Served, path: str) -> int:
    async with httpx2.AsyncClient(timeout=10) as http:
        response = await http.get(served.url.removesuffix("/graphql") + path)
        return int(response.status_code)


async def until(served: Served, path: str, wanted: int) -> None:
    async with asyncio.timeout(HANGS_SECONDS):
        while True:
            if await status(served, path) == wanted:
                return
            await asyncio.sleep(0.05)


async def until_answered(served: Served) -> dict[str, object]:
    """The first answer without an error: a server that just came back compiles for seconds."""
    async with asyncio.timeout(HANGS_SECONDS):
        while True:
            answer = await served.ask(COMMITMENTS)
            if "errors" not in answer:
                return answer
            await asyncio.sleep(0.2)
