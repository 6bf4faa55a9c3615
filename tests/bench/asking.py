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
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from api.app import create_app
from api.context import Context
from api.endpoint import Endpoint
from graph.errors import RegistryError
from graph.questions.memory import Memory
from graph.store import Store
from tests.bench.asked import EVERYTHING, REMEMBERED, WAYS, planners_questions
from tests.bench.hand import HANDS
from tests.bench.hand.writing import Hand
from tests.bench.loading import AS_OF
from tests.bench.questions import Question
from tests.bench.server import GRAPHQL, SETTINGS, Ways, application, contents, listen, served_size
from tests.counting import CountingStore


class _Forgetful(Endpoint):
    """The endpoint of an application that remembers nothing of earlier requests."""

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        return replace(await super().get_context(request, response), memory=Memory())


def hand_app(store: Store, hands: Mapping[str, Hand]) -> Starlette:
    """A Starlette handler that asks hand-written Cypher and answers with the values alone."""

    async def answer(request: Request) -> Response:
        asked = orjson.loads(await request.body())
        try:
            found = await hands[asked["question"]](store, asked["values"])
        except RegistryError as refusal:
            found = {"errors": [{"message": str(refusal), "extensions": {"code": refusal.code}}]}
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
    """Every case once on every way: how many statements, how large; AssertionError where an answer differs.

    A case that one of the ways refuses is not asked again; how many were and by which code is told.
    """
    counted = CountingStore(store)
    ways = apps(counted, hands)
    asked = [question.body(case) for case in range(len(question.cases))]
    bodies = {"hand": [{"question": question.name, "values": values} for values in question.cases], "direct": asked}
    if question.name in REMEMBERED:
        bodies["remembered"] = asked
    statements: dict[str, float] = {}
    found: dict[str, list[bytes]] = {}
    for way, several in bodies.items():
        if way == "remembered":
            await contents(ways[way], several)  # so that there is something to remember
        counted.statements.clear()
        found[way] = await contents(ways[way], several)
        statements[way] = len(counted.statements) / len(asked)
    refused = {way: [code for one in several if (code := code_of(one))] for way, several in found.items()}
    answered = [case for case in range(len(asked)) if not any(code_of(one[case]) for one in found.values())]
    for case in answered:
        assert_alike(question, case, {way: one[case] for way, one in found.items()})
    sizes = [len(found["direct"][case]) for case in answered]
    return {
        "cases": len(answered),
        "bytes": sum(sizes) // max(1, len(sizes)),
        "statements": statements,
        "refused": {way: codes for way, codes in refused.items() if codes},
        "bodies": {
            way: [orjson.dumps(several[case]).decode() for case in answered]
            for way, several in bodies.items()
            if answered
        },
    }


def code_of(content: bytes) -> str:
    """The code of a refusal; empty where it is none."""
    if not content.startswith(b'{"errors"'):
        return ""
    return str(orjson.loads(content)["errors"][0]["extensions"]["code"])


def assert_alike(question: Question, case: int, found: Mapping[str, bytes]) -> None:
    """All ways answer one case with the same values."""
    direct = values_of(orjson.loads(found["direct"])["data"][question.name])
    where = f"{question.name}: {question.cases[case]}"
    assert direct == orjson.loads(found["hand"]), f"{where} is answered differently by hand"
    assert found.get("remembered", found["direct"]) == found["direct"], f"{where} is remembered differently"


async def everything(store: Store) -> dict[str, Any]:
    """A network of all that there is: how long it takes, and the code of its refusal or the number of its links."""
    began = perf_counter()
    [content] = await contents(
        create_app(SETTINGS, store), [{"query": EVERYTHING, "variables": {"at": {"asOf": AS_OF}}}]
    )
    milliseconds = 1000 * (perf_counter() - began)
    refused = code_of(content)
    links = None if refused else len(orjson.loads(content)["data"]["network"]["links"])
    return {"milliseconds": round(milliseconds, 1), "refused": refused or None, "links": links}


async def serve(size: str) -> None:
    """Open the store, try everything once, listen until standard input ends."""
    async with served_size(size) as store:
        told: Mapping[str, Any] = {question.key: await tried(store, question) for question in planners_questions(size)}
        await listen(Ways(apps(store)), {"questions": told, "everything": await everything(store)})


if __name__ == "__main__":
    # The same loop as in production.
    import uvloop

    uvloop.run(serve(sys.argv[1]))
