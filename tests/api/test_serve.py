"""`samverkan serve` as people run it: a process of its own, a real engine, a real port, real signals."""

import asyncio
import json
import os
import re
import signal
import time
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from tests.serving import run, serving, start

COMMITMENTS = "{ commitments(filter: {includeExamples: false}) { totalCount } }"
UNTABLED, TABLED, EXAMPLES = 11, 19, 10
# An engine starts in a few seconds, on a busy machine in many.
HANGS_SECONDS = 60


def children(process_id: int) -> list[int]:
    """Processes whose parent this is, by the system's own table."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == process_id:
            found.append(int(status.parent.name))
    return found


def is_alive(process_id: int) -> bool:
    return Path(f"/proc/{process_id}").exists()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for the tests below, which stand in the order of its life."""
    return tmp_path_factory.mktemp("samverkan") / "data"


async def test_the_first_start_loads_the_plan_and_prints_a_query_that_works(data: Path) -> None:
    async with serving(data) as served:
        answer = await served.ask(COMMITMENTS)
        assert answer == {"data": {"commitments": {"totalCount": TABLED + UNTABLED}}}
        # the query to paste, run by a shell as a person would
        signed_in, pasted = [line for line in served.printed if line.strip().startswith("curl ")]
        assert "Bearer smv_…" in signed_in
        shell = await asyncio.create_subprocess_shell(pasted, stdout=asyncio.subprocess.PIPE)
        output, _ = await shell.communicate()
        (edge,) = json.loads(output)["data"]["commitments"]["edges"]
        assert len(edge["node"]["names"]["edges"]) == 9
        code, printed = await served.stop()
    assert code == 0
    assert "Loaded" in printed
    assert "The database is closed." in printed
    assert "Traceback" not in printed


async def test_the_second_start_uses_what_is_there(data: Path) -> None:
    async with serving(data) as served:
        # How quick it is depends on the machine: nothing is loaded again, which is what takes time.
        assert "Loaded" not in "".join(served.printed)
        assert (await served.ask(COMMITMENTS))["data"]["commitments"]["totalCount"] == TABLED + UNTABLED
        code, printed = await served.stop(signal.SIGTERM)
    assert (code, "The database is closed." in printed) == (0, True)


async def test_a_folder_in_use_and_a_busy_port_are_one_clear_line_each(data: Path) -> None:
    async with serving(data) as served:
        code, printed = await run("serve", "--port", "0", "--data", str(data))
        assert code == 1
        refusal = printed.splitlines()[-1]
        assert f"{data} is in use by process {served.process.pid} at {served.url.removesuffix('/graphql')}" in refusal
        assert "SAMVERKAN_DATA" in refusal

        port = served.url.removesuffix("/graphql").rpartition(":")[2]
        code, printed = await run("serve", "--port", port, "--data", str(data.parent / "other"))
        assert code == 1
        (line,) = printed.splitlines()
        assert line.startswith(f"samverkan: Port {port} on 127.0.0.1 is in use.")
        assert f"--port {int(port) + 1}" in line
        assert not (data.parent / "other").exists()

        code, printed = await run("check", "--data", str(data))
        assert (code, "engine ok" in printed, "All is well." in printed) == (0, True, True)
        assert "stop the server" in printed
        assert (await served.ask(COMMITMENTS))["data"]["commitments"]["totalCount"] == TABLED + UNTABLED


async def test_after_a_power_cut_of_the_whole_server_nothing_is_lost(data: Path) -> None:
    # given the server of the test before, which was killed, and its engine, which then ends by itself
    async with serving(data) as served:
        assert (await served.ask(COMMITMENTS))["data"]["commitments"]["totalCount"] == TABLED + UNTABLED


async def test_a_killed_engine_is_started_again_and_questions_never_hang(data: Path) -> None:
    async with serving(data) as served:
        (engine,) = children(served.process.pid)
        os.kill(engine, signal.SIGKILL)
        killed = time.monotonic()
        answers = []
        while time.monotonic() - killed < HANGS_SECONDS:
            asked = time.monotonic()
            answer = await served.ask(COMMITMENTS, seconds=15)
            answers.append(answer)
            assert time.monotonic() - asked < 11
            if answer.get("data"):
                break
            assert [error["extensions"]["code"] for error in answer["errors"]] == ["UNAVAILABLE"]
            await asyncio.sleep(0.1)
        assert answers[-1]["data"]["commitments"]["totalCount"] == TABLED + UNTABLED
        code, printed = await served.stop()
    assert (code, "The database is closed." in printed) == (0, True)


async def test_check_reports_on_a_registry_at_rest(data: Path) -> None:
    code, printed = await run("check", "--data", str(data))
    assert (code, "All is well." in printed) == (0, True), printed
    assert "arcadedb" in printed
    assert "txWalFlush" in printed
    assert re.search(rf"\bCommitment +{TABLED + UNTABLED + EXAMPLES} \({EXAMPLES} examples\)", printed)
    assert re.search(r"as in the files +[0-9]+", printed)


async def test_seeding_again_changes_nothing_and_examples_go_and_come(data: Path) -> None:
    code, printed = await run("seed", "--data", str(data))
    assert (code, "0 new, 0 changed" in printed) == (0, True), printed
    code, printed = await run("examples", "remove", "--data", str(data))
    assert (code, "example records put away" in printed) == (0, True), printed
    code, printed = await run("examples", "remove", "--data", str(data))
    assert "There are no examples." in printed
    code, printed = await run("examples", "add", "--data", str(data))
    assert (code, "example records brought in" in printed) == (0, True), printed


async def test_without_examples_nothing_made_up_is_loaded(tmp_path: Path) -> None:
    async with serving(tmp_path / "data", SAMVERKAN_EXAMPLES="0") as served:
        counts = (
            "{ all: commitments { totalCount } real: commitments(filter: {includeExamples: false}) { totalCount } }"
        )
        answer = (await served.ask(counts))["data"]
        assert answer["all"] == answer["real"] == {"totalCount": TABLED + UNTABLED}
        await served.stop()
    code, printed = await run("check", "--data", str(tmp_path / "data"))
    assert (code, "All is well." in printed) == (0, True), printed
    code, printed = await run("examples", "remove", "--data", str(tmp_path / "data"))
    assert (code, "There are no examples." in printed) == (0, True), printed


async def test_ctrl_c_while_the_engine_starts_leaves_nothing_behind(tmp_path: Path) -> None:
    process = await start("serve", "--port", "0", "--data", str(tmp_path / "data"))
    assert process.stdout is not None
    await process.stdout.readline()
    await asyncio.sleep(0.3)
    begun = children(process.pid)
    process.send_signal(signal.SIGINT)
    printed, _ = await asyncio.wait_for(process.communicate(), 30)
    assert (process.returncode, "Traceback" in printed.decode()) == (0, False)
    assert [one for one in begun if is_alive(one)] == []


async def test_fifty_megabytes_are_refused_and_not_kept(data: Path) -> None:
    async def body() -> AsyncIterator[bytes]:
        for _ in range(1_000):
            yield b" " * 50_000

    async with serving(data) as served, httpx2.AsyncClient(timeout=30) as http:
        before = memory_kilobytes(served.process.pid)
        headers = {"content-type": "application/json"}
        for length in ({"content-length": "50000000"}, {}):
            response = await http.post(served.url, content=body(), headers=headers | length)
            assert response.status_code == 413
        assert memory_kilobytes(served.process.pid) - before < 10_000
        # the connection is as good as before
        assert (await http.post(served.url, json={"query": COMMITMENTS})).status_code == 200


def memory_kilobytes(process_id: int) -> int:
    (line,) = [one for one in Path(f"/proc/{process_id}/status").read_text().splitlines() if one.startswith("VmRSS")]
    return int(line.split()[1])
