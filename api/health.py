"""/healthz: the process answers. /readyz: the engine answers too, within two seconds."""

import asyncio
import logging

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from graph.errors import RegistryError
from graph.store import Store

READY_SECONDS = 2.0
_NO_STORE = {"cache-control": "no-store"}
_log = logging.getLogger("samverkan.health")


def health_routes(store: Store, ready_seconds: float = READY_SECONDS) -> list[BaseRoute]:
    """Routes for whoever watches the process. Liveness never asks the engine: a restart would not help it."""

    async def alive(_: Request) -> Response:
        return _answer(200, "ok")

    async def ready(_: Request) -> Response:
        try:
            async with asyncio.timeout(ready_seconds):
                await store.ping()
        except TimeoutError:
            return _answer(503, "the engine does not answer in time")
        except RegistryError as error:
            _log.warning("not ready: %s", error)
            return _answer(503, "the engine does not answer")
        return _answer(200, "ok")

    return [Route("/healthz", alive, methods=["GET"]), Route("/readyz", ready, methods=["GET"])]


def _answer(status: int, text: str) -> Response:
    return Response(orjson.dumps({"status": text}), status, _NO_STORE, "application/json")
