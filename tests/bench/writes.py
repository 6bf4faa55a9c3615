"""Two ways to write, in a process of its own: ``python -m tests.bench.writes SIZE``.

The application's mutations, and beside them a bare handler with the same lock of the guard and nothing but the write:
no rules, no history, no version to return to, no change record. It says in one line of JSON where it listens and ends
when its standard input does.
"""

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import orjson
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.access.key_form import make_key
from api.app import create_app
from api.settings import Settings
from graph.cypher import Cypher, Statement, Value
from graph.engines import open_store
from graph.model import MODEL
from graph.settings import EngineSettings
from graph.store import Row, Store, Transaction
from graph.writes.clock import lock
from graph.writes.derive import edge_id, stored_properties
from graph.writes.load import load
from graph.writes.records import EdgeContent, RecordContent
from tests.bench.loading import STATEMENT_MS, fill
from tests.bench.server import GRAPHQL, Ways, listen

CLIENTS = 8
"""The most clients at once; each has records of its own, so that none waits for another's version."""
WORKS = 20
"""Collaborations of each: nobody adds and removes in one of them all day."""
WAYS = ("bare", "mutation")
_KEY = make_key()
_ACTOR = ":".join(MODEL.labels("CivilSocietyOrganisation"))
_FOLLOW_UP = ":".join(MODEL.labels("FollowUp"))
BARE: Mapping[str, Cypher] = {
    "createActor": "CREATE (n:" + _ACTOR + ") SET n = $properties RETURN n.id",
    "updateActor": "MATCH (n:Record {id: $id}) WHERE n.version = $version "
    "SET n.nameEn = $nameEn, n.version = n.version + 1 RETURN n.id",
    "addParticipant": "MATCH (a:Record {id: $actor}) MATCH (k:Record {id: $collaboration}) WHERE k.version = $version "
    "CREATE (a)-[e:COLLABORATES]->(k) SET e = $edge, k.version = k.version + 1 RETURN e.id",
    "removeParticipant": "MATCH (k:Record {id: $collaboration})<-[e:COLLABORATES]-(:Record {id: $actor}) "
    "WHERE k.version = $version AND e.id = $participation DELETE e SET k.version = k.version + 1 RETURN k.id",
    "recordFollowUp": "MATCH (c:Record {id: $commitment}) MATCH (a:Record {id: $by}) "
    "CREATE (n:" + _FOLLOW_UP + ") SET n = $properties CREATE (n)-[:OF]->(c) CREATE (n)-[:BY]->(a) RETURN n.id",
}


def name_of(way: str, client: int) -> str:
    """The id of the actor that a client changes, and the beginning of those of its other records."""
    return f"bench-{way}-{client}"


def records() -> list[RecordContent]:
    """The records of each client of each way: three actors, a plan with a commitment, collaborations."""
    made: list[RecordContent] = []
    for own in [name_of(way, client) for way in WAYS for client in range(CLIENTS)]:
        actors = [own, f"{own}-partner", f"{own}-guest"]
        made += [
            RecordContent("CivilSocietyOrganisation", id_, True, {"name": f"Syntetisk {id_}"}, ()) for id_ in actors
        ]
        owner = EdgeContent("OWNED_BY", own)
        made.append(RecordContent("Plan", f"{own}-plan", True, {"title": own, "since": "2020-01-01"}, (owner,)))
        values: dict[str, Value] = {
            "code": "S1",
            "position": 1,
            "duty": "ENSURE",
            "title": own,
            "text": "Ett syntetiskt åtagande.",
        }
        plan = EdgeContent("IN_PLAN", f"{own}-plan")
        made.append(RecordContent("Commitment", f"{own}-commitment", True, values, (plan,)))
        made += [_work(f"{own}-work-{number}", actors[:2], f"{own}-commitment") for number in range(WORKS)]
    return made


def _work(id_: str, actors: Iterable[str], commitment: str) -> RecordContent:
    edges = [
        EdgeContent("COLLABORATES", actor, False, {"id": edge_id(id_, "COLLABORATES", actor), "role": "PARTY"})
        for actor in actors
    ]
    properties: dict[str, Value] = {"title": id_, "form": "NETWORK"}
    return RecordContent("JointWork", id_, True, properties, (*edges, EdgeContent("ON", commitment)))


def properties_of(operation: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a bare write."""
    if operation == "createActor":
        content = RecordContent("CivilSocietyOrganisation", given["id"], True, {"name": given["name"]})
    elif operation == "recordFollowUp":
        told = {name: given[name] for name in ("year", "on", "result")}
        content = RecordContent("FollowUp", given["id"], True, told)
    else:
        return {**given}
    return {**given, "properties": {**stored_properties(content), "version": 1, "archived": False}}


def bare_app(store: Store) -> Starlette:
    """A Starlette handler that locks the guard and runs the one statement of a write."""

    async def answer(request: Request) -> Response:
        asked = orjson.loads(await request.body())
        operation = asked["operation"]
        statement = Statement(f"bare.{operation}", BARE[operation], properties_of(operation, asked["given"]))

        async def work(transaction: Transaction) -> list[Row]:
            await lock(transaction)
            return await transaction.run(statement)

        rows = await store.write(work)
        return Response(orjson.dumps({"data": rows} if rows else {"errors": rows}), media_type="application/json")

    return Starlette(routes=[Route(GRAPHQL, answer, methods=["POST"])])


async def serve(size: str) -> None:
    """Open a store of its own, load it, listen until standard input ends."""
    url = os.environ.get("SAMVERKAN_TEST_DATABASE_URL") or None
    password = os.environ.get("SAMVERKAN_TEST_DATABASE_PASSWORD", "")
    with nullcontext("") if url else tempfile.TemporaryDirectory() as folder:
        settings = EngineSettings(
            database_url=url, password=password, data_folder=Path(folder), statement_timeout_ms=STATEMENT_MS
        )
        async with open_store(settings) as store:
            await fill(store, size, lambda step: print(step, file=sys.stderr, flush=True))
            await load(store, records(), by="bench")
            given = {"admin_key": _KEY, "statement_timeout_ms": STATEMENT_MS, "request_timeout_ms": 2 * STATEMENT_MS}
            application = create_app(Settings.model_validate(given), store)
            await listen(Ways({"bare": bare_app(store), "mutation": application}), {"key": _KEY})


if __name__ == "__main__":
    # The same loop as in production.
    uvloop.run(serve(sys.argv[1]))
