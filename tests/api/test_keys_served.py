"""`samverkan keys` through an instance that answers late, not at all, or only the second time."""

import fcntl
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, TypeAlias

import pytest

from api.access.key_form import make_key
from api.access.principal import Role
from api.keys import Desk, NotDone, desk
from api.settings import Settings
from api.terminal import Terminal

Input: TypeAlias = dict[str, Any]
Answer: TypeAlias = Callable[[Input], tuple[int, Any] | None]

MADE = {
    "id": "0123456789ab", "name": "Anna", "role": "READER", "createdAt": "2026-01-01T00:00:00.000000Z",
    "createdBy": "admin", "expiresAt": None, "revokedAt": None, "revokedBy": None, "lastUsedAt": None,
}  # fmt: skip


def made(_: Input) -> tuple[int, Any]:
    return 200, {"data": {"done": {"apiKey": MADE, "secret": "smv_text", "refusals": []}}}


def made_before(_: Input) -> tuple[int, Any]:
    return 200, {"data": {"done": {"apiKey": MADE, "secret": None, "refusals": []}}}


def broken_off(_: Input) -> None:
    return None


def too_late(_: Input) -> tuple[int, Any]:
    return 504, {"errors": [{"message": "No answer within 10 seconds.", "extensions": {"code": "TIMEOUT"}}]}


def not_known(_: Input) -> tuple[int, Any]:
    error = {"message": "Broken off.", "extensions": {"code": "UNAVAILABLE"}}
    return 200, {"errors": [error], "data": {"done": None}}


def slow(given: Input) -> tuple[int, Any]:
    time.sleep(6)
    return made(given)


def refused(_: Input) -> tuple[int, Any]:
    return 200, {"data": {"done": {"apiKey": None, "secret": None, "refusals": [{"message": "name: is taken."}]}}}


@contextmanager
def answering(*answers: Answer) -> Iterator[tuple[str, list[Input]]]:
    """An instance that gives these answers one after the other, and what it was asked; None breaks off."""
    asked: list[Input] = []
    waiting = list(answers)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            asked.append(body["variables"].get("input", {}))
            answer = waiting.pop(0)(asked[-1])
            if answer is None:
                return
            self.send_response(answer[0])
            self.end_headers()
            self.wfile.write(json.dumps(answer[1]).encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()
        thread.join()


@asynccontextmanager
async def through(url: str, data: Path) -> AsyncIterator[Desk]:
    """The keys of a data folder that an instance at this address holds."""
    with (data / "lock").open("w") as lock:
        json.dump({"served_at": url}, lock)
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        async with desk(Settings.model_validate({"data": data, "admin_key": make_key()}), Terminal()) as keys:
            yield keys


async def test_a_key_is_waited_for_as_long_as_a_request_may_take(tmp_path: Path) -> None:
    with answering(slow) as (url, asked):
        async with through(url, tmp_path) as keys:
            stored, text = await keys.create("Anna", Role.READER, None)

    assert (stored.id, text) == (MADE["id"], "smv_text")
    assert [one.keys() for one in asked] == [{"name", "role", "expiresAt", "idempotencyKey"}]


@pytest.mark.parametrize("first", [broken_off, too_late, not_known])
async def test_what_is_not_known_is_asked_again_as_the_same_request(tmp_path: Path, first: Answer) -> None:
    with answering(first, made, made) as (url, asked):
        async with through(url, tmp_path) as keys:
            _, text = await keys.create("Anna", Role.READER, None)
            await keys.create("Bo", Role.READER, None)

    assert text == "smv_text"
    assert asked[0] == asked[1]
    assert asked[2]["idempotencyKey"] != asked[0]["idempotencyKey"]


async def test_a_key_whose_text_was_lost_is_named_to_be_ended(tmp_path: Path) -> None:
    with answering(broken_off, made_before) as (url, _):
        async with through(url, tmp_path) as keys:
            with pytest.raises(
                NotDone, match="`samverkan keys revoke 0123456789ab`, and make another one under another name"
            ):
                await keys.create("Anna", Role.READER, None)


async def test_where_it_stays_open_what_to_do_is_said(tmp_path: Path) -> None:
    with answering(*[broken_off] * 4) as (url, _):
        async with through(url, tmp_path) as keys:
            with pytest.raises(NotDone, match="not known whether the key was made") as raised:
                await keys.create("Anna", Role.READER, None)
            with pytest.raises(NotDone, match="Send the same command again: a key is ended once"):
                await keys.revoke("0123456789ab")
            with pytest.raises(NotDone, match="Try again in a moment"):
                await keys.all()

    assert "`samverkan keys list`: where 'Anna' is there" in str(raised.value)
    assert "where it is not, send the same command again" in str(raised.value)


async def test_a_refusal_is_told_at_once(tmp_path: Path) -> None:
    with answering(refused) as (url, asked):
        async with through(url, tmp_path) as keys:
            with pytest.raises(NotDone, match=r"name: is taken\."):
                await keys.create("Anna", Role.READER, None)

    assert len(asked) == 1
