"""One store behind the ways to ask the planner's questions: ``python -m tests.bench.asking SIZE``.

It tries every case once and holds the ways to the same answer before it says in one line of JSON where it listens and
what may be asked. It ends when its standard input does.
"""

import sys
from collections.abc import Mapping
from dataclasses import replace
from time import perf_counter
from typing import Any

import orjson
from httpx2 import ASGITransport, AsyncClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from api.app import create_app
from api.context import Context
from api.endpoint import Endpoint
from graph.questions.memory import Memory
from graph.store import Store
from tests.bench.asked import EVERYTHING, REMEMBERED, WAYS, planners_questions
from tests.bench.hand import HANDS
from tests.bench.hand.writing import Hand
from tests.bench.loading import AS_OF
from tests.bench.questions import Question
from tests.bench.server import GRAPHQL, SETTINGS, Ways, answers, application, listen, served_size
from tests.counting import CountingStore


class _Forgetful(Endpoint):
    """The endpoint of an application that remembers nothing of earlier requests."""

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        return replace(await super().get_context(request, response), memory=Memory())


def hand_app(store: Store, hands: Mapping[str, Hand]) -> Starlette:
    """A Starlette handler that asks hand-written Cypher and answers with the values alone."""

    async def answer(request: Request) -> Response:
        asked = orjson.loads(await request.body())
        found = await hands[asked["question"]](store, asked["values"])
        return Response(orjson.dumps(found), media_type="application/json")

    return Starlette(routes=[Route(GRAPHQL, answer, methods=["POST"])])


def apps(store: Store, hands: Mapping[str, Hand] = HANDS) -> dict[str, ASGIApp]:
    """Every way."""
    return dict(
        zip(WAYS, (hand_app(store, hands), application(store, _Forgetful), create_app(SETTINGS, store)), strict=True)
    )


def values_of(answer: Any) -> Any:
    """What an answer says, without names: each object as the list of its values, as rows of a statement are."""
    if isinstance(answer, dict):
        return [values_of(one) for one in answer.values()]
    return [values_of(one) for one in answer] if isinstance(answer, list) else answer


async def tried(store: Store, question: Question, hands: Mapping[str, Hand] = HANDS) -> dict[str, Any]:
    """Every case once on every way: how many statements, how large; AssertionError where an answer differs."""
    counted = CountingStore(store)
    ways = apps(counted, hands)
    by_hand = [{"question": question.name, "values": values} for values in question.cases]
    asked = [question.body(case) for case in range(len(question.cases))]
    bodies = {"hand": by_hand, "direct": asked}
    if question.name in REMEMBERED:
        bodies["remembered"] = asked
    statements: dict[str, float] = {}
    found: dict[str, list[bytes]] = {}
    for way, several in bodies.items():
        if way == "remembered":
            await answers(ways[way], several)  # so that there is something to remember
        counted.statements.clear()
        found[way] = await answers(ways[way], several)
        statements[way] = len(counted.statements) / len(asked)
    for case, direct in enumerate(found["direct"]):
        given = values_of(orjson.loads(direct)["data"][question.name])
        same = given == orjson.loads(found["hand"][case])
        assert same, f"{question.name}: the statement written by hand answers {question.cases[case]} differently"
    assert found.get("remembered", found["direct"]) == found["direct"], f"{question.name}: remembered differently"
    return {
        "cases": len(asked),
        "bytes": sum(map(len, found["direct"])) // len(asked),
        "statements": statements,
        "bodies": {way: [orjson.dumps(body).decode() for body in several] for way, several in bodies.items()},
    }


async def everything(store: Store) -> dict[str, Any]:
    """A network of all that there is: how long it takes, and the code of its refusal or the number of its links."""
    app = create_app(SETTINGS, store)
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://registry.test") as client:
        began = perf_counter()
        answer = await client.post(GRAPHQL, json={"query": EVERYTHING, "variables": {"at": {"asOf": AS_OF}}})
        milliseconds = 1000 * (perf_counter() - began)
    told: dict[str, Any] = answer.json()
    errors = told.get("errors", [])
    refused = errors[0]["extensions"]["code"] if errors else None
    links = None if errors else len(told["data"]["network"]["links"])
    return {"milliseconds": round(milliseconds, 1), "refused": refused, "links": links}


async def serve(size: str) -> None:
    """Open the store, try everything once, listen until standard input ends."""
    async with served_size(size) as store:
        told: Mapping[str, Any] = {question.key: await tried(store, question) for question in planners_questions(size)}
        await listen(Ways(apps(store)), {"questions": told, "everything": await everything(store)})


if __name__ == "__main__":
    # The same loop as in production.
    import uvloop

    uvloop.run(serve(sys.argv[1]))
