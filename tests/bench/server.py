"""One store behind the three ways, in a process of its own: ``python -m tests.bench.server SIZE``.

It says in one line of JSON where it listens and what may be asked, and ends when its standard input does.
The address and password of a Neo4j server come from the environment (SAMVERKAN_TEST_DATABASE_URL, …_PASSWORD).
"""

import asyncio
import os
import socket
import sys
from collections.abc import Iterable, Mapping
from contextlib import AbstractAsyncContextManager
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
SETTINGS = Settings(statement_timeout_ms=STATEMENT_MS, request_timeout_ms=2 * STATEMENT_MS)


class _FieldByField(Endpoint):
    """The endpoint of an application whose answers graphql-core completes field by field."""

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        return replace(await super().get_context(request, response), direct=False)


def application(store: Store, endpoint: type[Endpoint]) -> Starlette:
    """The application with another endpoint, otherwise wired as ever."""
    with patch.object(api.app, "Endpoint", endpoint):
        return create_app(SETTINGS, store)


def field_app(store: Store) -> Starlette:
    """The application on the field-by-field way."""
    return application(store, _FieldByField)


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
    bodies = [question.body(case) for case in range(len(question.cases))]
    direct = await answers(create_app(SETTINGS, counted), bodies)
    statements = counted.statements.copy()
    counted.statements.clear()
    field = await answers(field_app(counted), bodies)
    assert direct == field, f"the ways answer {question.key} differently"
    cases = len(question.cases)
    asked = [orjson.dumps(body).decode() for body in bodies]
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


async def answers(app: ASGIApp, bodies: Iterable[Mapping[str, Any]]) -> list[bytes]:
    """The answers to some requests; AssertionError where one is refused."""
    found = await contents(app, bodies)
    for content in found:
        assert not content.startswith(b'{"errors"'), content.decode()
    return found


async def contents(app: ASGIApp, bodies: Iterable[Mapping[str, Any]]) -> list[bytes]:
    """What is answered to some requests, one after the other, refused or not."""
    found: list[bytes] = []
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://registry.test") as client:
        for body in bodies:
            answer = await client.post(GRAPHQL, json=body)
            assert answer.status_code == 200, answer.text
            found.append(answer.content)
    return found


def served_size(size: str) -> AbstractAsyncContextManager[Store]:
    """The store with everything of a size in it, where the environment says; what it loads is told on the way."""
    url = os.environ.get("SAMVERKAN_TEST_DATABASE_URL") or None
    password = os.environ.get("SAMVERKAN_TEST_DATABASE_PASSWORD", "")
    return opened(size, url, password, lambda step: print(step, file=sys.stderr, flush=True))


async def serve(size: str) -> None:
    """Open the store, try everything once, listen until standard input ends."""
    async with served_size(size) as store:
        statements: dict[str, list[Statement]] = {}
        told: dict[str, Any] = {}
        for question in await questions(store):
            statements[question.key], told[question.key] = await tried(store, question)
        apps = {"bare": bare_app(store, statements), "direct": create_app(SETTINGS, store), "field": field_app(store)}
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
