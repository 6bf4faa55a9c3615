"""One store behind the three ways, in a process of its own: ``python -m tests.bench.server SIZE``.

It says in one line of JSON where it listens and what may be asked, and ends when its standard input does.
The address and password of a Neo4j server come from the environment (SAMVERKAN_TEST_DATABASE_URL, …_PASSWORD).
"""

import asyncio
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import orjson
import uvicorn
from httpx2 import ASGITransport, AsyncClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

import api.app
from api.app import create_app
from api.context import Context
from api.endpoint import Endpoint
from api.settings import Settings
from graph.cypher import Statement
from graph.store import Store
from tests.bench.loading import STATEMENT_MS, opened
from tests.bench.questions import WAYS, Question, questions
from tests.counting import CountingStore

GRAPHQL = "/graphql"
_SETTINGS = Settings(statement_timeout_ms=STATEMENT_MS, request_timeout_ms=2 * STATEMENT_MS)


class _FieldByField(Endpoint):
    """The endpoint of an application whose answers graphql-core completes field by field."""

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        return replace(await super().get_context(request, response), direct=False)


def field_app(store: Store) -> Starlette:
    """The application on the field-by-field way, wired as ever."""
    with patch.object(api.app, "Endpoint", _FieldByField):
        return create_app(_SETTINGS, store)


def bare_app(store: Store, statements: Mapping[str, list[Statement]]) -> Starlette:
    """A Starlette handler that runs the statement known for a question's case and answers with its row."""

    async def answer(request: Request) -> Response:
        asked = orjson.loads(await request.body())
        rows = await store.read(statements[asked["question"]][asked["case"]])
        return Response(orjson.dumps(rows), media_type="application/json")

    return Starlette(routes=[Route(GRAPHQL, answer, methods=["POST"])])


class Ways:
    """Hands a request to the way that its path begins with."""

    def __init__(self, apps: Mapping[str, ASGIApp]) -> None:
        self._apps = {f"/{name}{GRAPHQL}": app for name, app in apps.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self._apps[scope["path"]]
        await app({**scope, "path": GRAPHQL, "raw_path": GRAPHQL.encode()}, receive, send)


async def tried(store: Store, question: Question) -> tuple[list[Statement], dict[str, Any]]:
    """Every case once on both ways: the statements, how many, how large; AssertionError where answers differ."""
    counted = CountingStore(store)
    direct = await _answers(counted, question, create_app(_SETTINGS, counted))
    statements = counted.statements.copy()
    counted.statements.clear()
    field = await _answers(counted, question, field_app(counted))
    assert direct == field, f"the ways answer {question.key} differently"
    cases = len(question.cases)
    asked = [orjson.dumps(question.body(case)).decode() for case in range(cases)]
    known = [orjson.dumps({"question": question.key, "case": case}).decode() for case in range(cases)]
    told = {
        "cases": cases,
        "bytes": sum(map(len, direct)) // cases,
        "statements": {
            "bare": 1.0,
            "direct": len(statements) / cases,
            "field": len(counted.statements) / cases,
        },
        "bodies": {"bare": known, "direct": asked, "field": asked},
    }
    return statements, told


async def _answers(store: Store, question: Question, app: ASGIApp) -> list[bytes]:
    found: list[bytes] = []
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://registry.test") as client:
        for case in range(len(question.cases)):
            answer = await client.post(GRAPHQL, json=question.body(case))
            assert answer.status_code == 200, answer.text
            assert b'"errors"' not in answer.content, answer.text
            found.append(answer.content)
    return found


async def serve(size: str) -> None:
    """Open the store, try everything once, listen until standard input ends."""
    url = os.environ.get("SAMVERKAN_TEST_DATABASE_URL") or None
    password = os.environ.get("SAMVERKAN_TEST_DATABASE_PASSWORD", "")
    async with opened(size, url, password, lambda step: print(step, file=sys.stderr, flush=True)) as store:
        statements: dict[str, list[Statement]] = {}
        told: dict[str, Any] = {}
        for question in await questions(store):
            statements[question.key], told[question.key] = await tried(store, question)
        apps = {"bare": bare_app(store, statements), "direct": create_app(_SETTINGS, store), "field": field_app(store)}
        assert tuple(apps) == WAYS
        await listen(Ways(apps), {"questions": told})


async def listen(app: ASGIApp, told: Mapping[str, Any]) -> None:
    """Serve on a free port, tell where in one line with the rest, and end when standard input does."""
    config = uvicorn.Config(app, loop="uvloop", http="httptools", log_level="warning", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # who connects from now on waits until it is served
        ready = {"pid": os.getpid(), "port": listening.getsockname()[1], **told}
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        print(orjson.dumps(ready).decode(), flush=True)
        await asyncio.to_thread(sys.stdin.read)
        server.should_exit = True
        await serving


if __name__ == "__main__":
    # The same loop as in production.
    import uvloop

    uvloop.run(serve(sys.argv[1]))
