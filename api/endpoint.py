"""GraphQL over HTTP: bytes to an operation, its result to bytes. Strawberry's ASGI view without its rough edges.

What Strawberry 0.341 leaves open and is closed here: bodies that are no JSON object (500 there), status codes
and media types of the GraphQL over HTTP specification, errors as plain text, a mutation by GET without Allow.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, NoReturn

import orjson
from cross_web import AsyncHTTPRequestAdapter, HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.base import BaseRequestProtocol
from strawberry.schema import BaseSchema
from strawberry.types.execution import ExecutionResult

from api.access.access import Access
from api.access.principal import ANONYMOUS, Principal
from api.context import Context, Trace
from api.errors import BAD_REQUEST, OPERATION_UNRESOLVED, STATUS, RequestRefused, public_error
from api.language import language_of
from api.settings import Settings
from graph.questions.memory import Memory
from graph.store import Store

JSON = "application/json"
GRAPHQL_JSON = "application/graphql-response+json"
_ACCEPTS = {"*/*": JSON, "application/*": JSON, JSON: JSON, GRAPHQL_JSON: GRAPHQL_JSON}
_CODES = {405: "METHOD_NOT_ALLOWED", 406: "NOT_ACCEPTABLE", 415: "UNSUPPORTED_MEDIA_TYPE"}
_POST_REMEDY = f'Send POST with content-type {JSON} and a body {{"query": "…", "variables": {{…}}}}.'
MAX_ERRORS = 5
"""So many errors tell what is wrong; a thousand failed fields fill an answer."""
TRACE = "samverkan.trace"
"""Where a scope keeps the Trace of its request."""
PRINCIPAL = "samverkan.principal"
"""Where a scope keeps who asks."""


class Endpoint(GraphQL[Context, None]):
    """The route /graphql of one schema, one store and one set of settings; ``access`` says who comes in."""

    def __init__(
        self,
        schema: BaseSchema,
        store: Store,
        settings: Settings,
        access: Access,
        page: Callable[[], Response] | None = None,
    ) -> None:
        super().__init__(schema, graphql_ide="graphiql" if page else None, subscription_protocols=())
        self._store = store
        self._settings = settings
        self._access = access
        self._page = page
        self._memory = Memory()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; a refusal is JSON in the media type asked for."""
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        request = Request(scope, receive)
        try:
            scope[PRINCIPAL] = await self._sign_in(request)
            response: Response = await self.run(request)
        except HTTPException as refused:
            described = _described(refused)
            trace: Trace = scope.get(TRACE) or Trace()
            trace.errors = (described.code,)
            response = refusal_response(described, request.headers.get("accept", ""))
        await response(scope, receive, send)

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:
        """The narrow values that resolvers see."""
        trace = request.scope.get(TRACE) or Trace()
        language = language_of(request.headers.get("accept-language", ""))
        principal: Principal = request.scope.get(PRINCIPAL, ANONYMOUS)
        return Context(
            self._store,
            self._settings,
            trace.request_id,
            trace,
            language,
            principal=principal,
            memory=self._memory,
            access=self._access,
        )

    async def _sign_in(self, request: Request) -> Principal:
        """Who asks; RequestRefused before anything of the body is read. The page is for everybody."""
        if self.should_render_graphql_ide(self.request_adapter_class(request)):
            return ANONYMOUS
        headers, client = request.headers, request.client
        principal = await self._access.authentication.principal(
            headers.getlist("authorization"), client.host if client else None, headers.getlist("x-forwarded-for")
        )
        trace: Trace = request.scope.get(TRACE) or Trace()
        trace.caller = principal.name
        return principal

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        """Carries the negotiated media type to ``create_response``; nobody else writes to it."""
        return Response(media_type=_negotiated(request.headers.get("accept", "")))

    def is_request_allowed(self, request: BaseRequestProtocol) -> bool:
        """GET and POST alone."""
        if request.method not in {"GET", "POST"}:
            remedy = "Send a GraphQL operation by POST, or a query by GET."
            raise RequestRefused(
                405, f"The method {request.method} is not for GraphQL.", remedy, _CODES[405], {"allow": "GET, POST"}
            )
        return True

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        """A page for browsers, which name text/html; other clients that forget the query are told so."""
        return (
            self._page is not None
            and request.method == "GET"
            and "query" not in request.query_params
            and "text/html" in request.headers.get("accept", "")
        )

    async def render_graphql_ide(self, request: Request) -> Response:
        """GraphiQL."""
        if self._page is None:
            raise LookupError("no page to render")
        return self._page()

    async def parse_http_body(self, request: AsyncHTTPRequestAdapter) -> GraphQLRequestData:
        """The operation that a request asks for, all its parts of the right kind."""
        if request.method == "GET":
            asked = self.parse_query_params(request.query_params)
        else:
            _check_content(request.headers)
            asked = _parsed(await request.get_body(), "body")
        if not isinstance(asked, dict):
            _refuse("The body is JSON, but not an object.", _POST_REMEDY, field="body")
        for name, kind, noun in _PARTS:
            if not isinstance(asked.get(name), kind | None):
                _refuse(f"`{name}` is not {noun}.", f"Give {noun} as `{name}`, or leave it out.", field=name)
        if not asked.get("query"):
            _refuse("The request has no `query`.", _POST_REMEDY, field="query")
        return GraphQLRequestData(
            asked["query"], asked.get("variables"), asked.get("operationName"), asked.get("extensions")
        )

    def parse_json(self, data: str | bytes) -> Any:
        """A part of a URL: `variables`, or the `extensions` that hardly anybody sends."""
        return _parsed(data, "variables")

    async def process_result(self, request: Request, result: ExecutionResult) -> GraphQLHTTPResponse:
        """The body of the answer; a request that failed as a whole has no ``data``."""
        answer: GraphQLHTTPResponse = {"data": result.data}
        if result.errors:
            trace = request.scope.get(TRACE) or Trace()
            if result.data is None and not any(error.path for error in result.errors):
                answer = {}
            shown = [public_error(error, trace.request_id) for error in result.errors[:MAX_ERRORS]]
            trace.errors = tuple(error["extensions"]["code"] for error in shown)
            answer["errors"] = [*shown]
        if result.extensions:
            answer["extensions"] = result.extensions
        return answer

    def create_response(
        self, response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse], sub_response: Response
    ) -> Response:
        """Bytes and status: 200 for everything in application/json, as the specification asks."""
        status = 200
        headers = {}
        if isinstance(response_data, dict) and "data" not in response_data:
            code = _code((response_data.get("errors") or [{}])[0])
            status = STATUS.get(code, 400) if sub_response.media_type == GRAPHQL_JSON else 200
            headers = {"retry-after": "2"} if code == "UNAVAILABLE" else {}
        return Response(orjson.dumps(response_data), status, headers, sub_response.media_type)


_PARTS: tuple[tuple[str, type, str], ...] = (
    ("query", str, "a string"),
    ("operationName", str, "a string"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)


def refusal_response(refused: RequestRefused, accept: str) -> Response:
    """A refusal in the media type asked for, in application/json where none is possible."""
    media_type = negotiate(accept) or JSON
    return Response(orjson.dumps(refused.body), refused.status_code, refused.headers, media_type)


def _described(refused: HTTPException) -> RequestRefused:
    """A refusal of Strawberry's view in our words."""
    if isinstance(refused, RequestRefused):
        return refused
    if "GET" in refused.reason:
        message, remedy = "Only queries may be sent by GET.", "Send the operation by POST."
        return RequestRefused(405, message, remedy, _CODES[405], {"allow": "POST"})
    remedy = "Name an operation of the document in `operationName`."
    return RequestRefused(
        refused.status_code, f"{refused.reason}.", remedy, OPERATION_UNRESOLVED, field="operationName"
    )


def _refuse(message: str, remedy: str, status: int = 400, field: str | None = None) -> NoReturn:
    raise RequestRefused(status, message, remedy, _CODES.get(status, BAD_REQUEST), field=field)


def _parsed(data: str | bytes, field: str) -> Any:
    """Strict JSON in UTF-8: no NaN, no lone surrogates, no bottomless nesting."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        _refuse(f"The request holds text that is not JSON: {error}.", _POST_REMEDY, field=field)


def _code(error: object) -> str:
    return str(error.get("extensions", {}).get("code", "")) if isinstance(error, dict) else ""


def _check_content(headers: Mapping[str, str]) -> None:
    content_type, _, parameters = headers.get("content-type", "").partition(";")
    if content_type.strip().lower() != JSON:
        _refuse(f"The body's content-type is not {JSON}.", _POST_REMEDY, 415)
    name, _, value = parameters.strip().lower().partition("=")
    if name == "charset" and value.strip('"') not in {"utf-8", "utf8"}:
        _refuse("The body is not in UTF-8.", "Send UTF-8, without a charset or with charset=utf-8.", 415)
    if headers.get("content-encoding", "identity") != "identity":
        _refuse("The body is compressed.", "Send it as it is.", 415, "content-encoding")


def _negotiated(accept: str) -> str:
    media_type = negotiate(accept) if len(accept) < _LONG else _choose(accept)
    if media_type is None:
        _refuse("No answer can be given in that media type.", f"Accept {GRAPHQL_JSON} or {JSON}.", 406)
    return media_type


_LONG = 500
"""Longer headers are not worth the room in the cache."""


@lru_cache(maxsize=200)
def negotiate(accept: str) -> str | None:
    """The media type of the answer by the header Accept; the first of those liked best, None if none fits."""
    return _choose(accept)


def _choose(accept: str) -> str | None:
    if not accept.strip():
        return JSON
    best: str | None = None
    most = 0.0
    for part in accept.split(","):
        name, *parameters = part.strip().lower().split(";")
        quality = _quality(parameters)
        if quality > most and name.strip() in _ACCEPTS:
            best, most = _ACCEPTS[name.strip()], quality
    return best


def _quality(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0
