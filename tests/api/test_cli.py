"""The command line without an engine: help, failures, what needs no registry. With one: test_serve.py."""

import fcntl
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import CliRunner

from api.cli import app
from api.report import Finding, check, show
from api.schema import build_schema
from api.settings import Settings
from api.terminal import Terminal
from seed.check import check_seed
from seed.load import seed_folders

ROOT = Path(__file__).parents[2]
COMMANDS = [
    *(["serve"], ["seed"], ["check"], ["schema"], ["examples", "add"], ["examples", "remove"]),
    *(["keys", "create"], ["keys", "list"], ["keys", "revoke"]),
]


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "COLUMNS": "120", **variables}
    command = [sys.executable, "-m", "api.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("command", [[], ["examples"], ["keys"], *COMMANDS], ids=" ".join)
def test_help_explains_each_command_with_an_example(command: list[str]) -> None:
    printed = CliRunner().invoke(app, [*command, "--help"]).output
    assert "Usage:" in printed
    if command in COMMANDS:
        assert "Example" in printed
        assert f"samverkan {' '.join(command)}" in printed


def test_the_schema_is_printed_as_it_is() -> None:
    done = run("schema")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == build_schema().as_str() + "\n"


def test_the_seed_files_are_checked_without_a_registry(tmp_path: Path) -> None:
    done = run("seed", "--check", "--data", str(tmp_path / "none"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The seed files are right: {len(check_seed(seed_folders()))} records.\n"
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("arguments", "variables", "code", "words"),
    [
        (["serve"], {"SAMVERKAN_PORT": "x"}, 2, ["SAMVERKAN_PORT"]),
        (["serve"], {"SAMVERKAN_PROT": "1"}, 2, ["SAMVERKAN_PORT"]),
        (["serve", "--port", "70000"], {}, 2, ["SAMVERKAN_PORT", "65535"]),
        (["serve", "--log-level", "loud"], {}, 2, ["SAMVERKAN_LOG_LEVEL"]),
        (["serve", "--host", "no.such.host.invalid"], {}, 1, ["no.such.host.invalid", "--host"]),
        (["serve", "--host", "192.0.2.1"], {}, 1, ["192.0.2.1", "--host"]),
        (["check", "--data", "/nonexistent/folder"], {}, 1, ["/nonexistent/folder", "samverkan serve"]),
        (["seed", "--data", "/proc/none"], {}, 1, ["/proc/none", "SAMVERKAN_DATA"]),
    ],
)
def test_what_cannot_be_done_is_one_line(
    arguments: list[str], variables: dict[str, str], code: int, words: list[str]
) -> None:
    done = run(*arguments, **variables)
    assert done.returncode == code
    (line,) = done.stderr.splitlines()
    assert line.startswith("samverkan: ")
    assert [word for word in words if word not in line] == []


async def test_check_asks_only_an_instance_that_holds_the_folder_and_no_proxy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://192.0.2.1:9")
    with instance() as url:
        with (tmp_path / "lock").open("w") as lock:
            lock.write(json.dumps({"pid": 1, "served_at": url}))
            lock.flush()
            fcntl.flock(lock, fcntl.LOCK_EX)
            held = await check(Settings(data=tmp_path), Terminal())
        left_behind = await check(Settings(data=tmp_path), Terminal())
    assert [(one.topic, one.value) for one in held[:2]] == [("instance", "engine ok"), ("data", "3")]
    assert "stop the server" in held[-1].value
    assert [one.topic for one in left_behind] == ["settings", "data"]
    assert left_behind[-1].value == "no registry"


@contextmanager
def instance() -> Iterator[str]:
    """Something that answers as a registry does."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer({"status": "ok"})

        def do_POST(self) -> None:
            names = ("actors", "commitments", "collaborations", "plans")
            self.answer({"data": {name: {"totalCount": 3} for name in names}})

        def answer(self, body: object) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def test_a_report_shows_each_topic_once_and_says_what_is_wrong_with_its_remedy(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show(
        [
            Finding("engine", "arcadedb", "26"),
            Finding("engine", "durable", "no [brackets]", "Stop the server."),
            Finding("data", "Board", "8"),
        ],
        Terminal(),
    )
    printed = capsys.readouterr()
    assert printed.out.count("engine") == 1
    assert printed.err == "samverkan: engine, durable: no [brackets]. Stop the server.\n"
    assert "no [brackets]" in printed.out
