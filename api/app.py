"""The one place that wires the web application, from values: settings, a store, a schema."""

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from strawberry.schema import BaseSchema

from api.access.access import Access, open_access
from api.endpoint import Endpoint, refusal_response
from api.errors import RequestRefused
from api.health import health_routes
from api.middleware import Guarded, Traced
from api.pages import PLANNERS, asset_routes, page_response
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store

_CODES = {404: "NOT_FOUND", 405: "METHOD_NOT_ALLOWED"}
_PLACES = "The API is at /graphql, its health at /healthz and /readyz."


def create_app(
    settings: Settings, store: Store, schema: BaseSchema | None = None, access: Access | None = None
) -> Starlette:
    """The application. Whoever opened the store, or who may come in, closes it.

    ``access`` left out is that of the settings alone: an embedded registry's own pepper lies in its data folder.
    """
    access = access or open_access(settings, store)
    endpoint = Endpoint(schema or build_schema(settings.limits), store, settings, access, page_response)

    async def planners_page(_: Request) -> Response:
        return page_response(PLANNERS, contact=settings.contact or "")

    routes: list[BaseRoute] = [
        Route("/graphql", endpoint),
        Route("/", planners_page, methods=["GET"]),
        *health_routes(store),
        *asset_routes(),
    ]
    middleware = [
        Middleware(Traced),
        Middleware(Guarded, max_body_bytes=settings.max_body_bytes, timeout_ms=settings.request_timeout_ms),
    ]
    return Starlette(routes=routes, middleware=middleware, exception_handlers={HTTPException: _refuse})


async def _refuse(request: Request, error: Exception) -> Response:
    """Starlette's own refusals (unknown path, wrong method) in the form of all others."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = (
        "There is nothing at this address." if status == HTTPStatus.NOT_FOUND else "This address takes another method."
    )
    headers = (error.headers if isinstance(error, HTTPException) else None) or {}
    refused = RequestRefused(status, message, _PLACES, _CODES.get(status, "BAD_REQUEST"), headers)
    return refusal_response(refused, request.headers.get("accept", ""))
