"""What every request passes: an id, security headers, a log line, a limit on its body and a deadline. Pure ASGI."""

import asyncio
import logging
import re
import time
from typing import Any
from uuid import uuid4

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.context import Trace
from api.endpoint import TRACE, refusal_response
from api.errors import AGAIN, INTERNAL, RequestRefused
from graph.privacy import discreet, has_personal_number

_log = logging.getLogger("samverkan.access")
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
# Pages bring a policy of their own; everything else is data, and no browser should make more of it.
_HEADERS = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
]


class Traced:
    """Outermost: gives the request its id, the answer its headers, the log its line; nothing escapes unanswered.

    The line holds operation name, document hash, status, milliseconds, error codes and who signed in: never variables
    or query text, which may name a person, and nothing of a key or token.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        trace = scope[TRACE] = Trace(_request_id(scope))
        begun = time.perf_counter()
        status = 0

        async def answered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(message, trace.request_id)
            await send(message)

        try:
            await self._app(scope, receive, answered)
        except Exception:
            _log.exception("request %s failed inside", trace.request_id)
            if status:  # the answer has begun: only breaking it off tells the client
                raise
            await _send_refusal(_failed(trace.request_id), scope, receive, answered)
        finally:
            _write_line(scope, trace, status, (time.perf_counter() - begun) * 1000)


def _request_id(scope: Scope) -> str:
    """The id that a proxy gave, if it is a plain one; otherwise a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            given = str(value, "latin-1")
            return given if _REQUEST_ID.fullmatch(given) and not has_personal_number(given) else uuid4().hex
    return uuid4().hex


def _add_headers(message: Message, request_id: str) -> None:
    headers = message["headers"]
    present = {name for name, _ in headers}
    message["headers"] = [
        *headers,
        *[header for header in _HEADERS if header[0] not in present],
        (b"x-request-id", request_id.encode()),
    ]


def _write_line(scope: Scope, trace: Trace, status: int, milliseconds: float) -> None:
    if not _log.isEnabledFor(logging.INFO):
        return
    _log.info(
        "%s %s %s operation=%s document=%s errors=%s %.1f ms caller=%s request=%s",
        scope["method"],
        # Paths are ours; one that is not could be anything, line ends included.
        discreet(scope["path"][:100]).encode("unicode_escape").decode(),
        status or "broken off",
        discreet(trace.operation),
        trace.document,
        ",".join(trace.errors) or "-",
        milliseconds,
        # Names hold no control characters, but blanks that would look like the next part.
        trace.caller.replace(" ", "_"),
        trace.request_id,
    )


class Guarded:
    """Ends what is too long: a body over the limit while it comes in, an answer that does not begin in time."""

    def __init__(self, app: ASGIApp, max_body_bytes: int, timeout_ms: int) -> None:
        self._app = app
        self._most = max_body_bytes
        self._seconds = timeout_ms / 1000

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        deadline = asyncio.timeout(self._seconds)
        try:
            async with deadline:

                async def begun(message: Message) -> None:
                    # From here on the answer may stream for as long as it likes.
                    deadline.reschedule(None)
                    await send(message)

                self._check_lengths(scope)
                await self._app(scope, self._limited(receive), begun)
        except RequestRefused as refused:
            await _send_refusal(refused, scope, receive, send)
        except TimeoutError:
            if not deadline.expired():
                raise
            await _send_refusal(_too_late(self._seconds), scope, receive, send)

    def _check_lengths(self, scope: Scope) -> None:
        if len(scope["query_string"]) > self._most:
            raise _too_large(414, "URL", self._most)
        length = Headers(scope=scope).get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self._most:
            raise _too_large(413, "body", self._most)

    def _limited(self, receive: Receive) -> Receive:
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._most:
                raise _too_large(413, "body", self._most)
            return message

        return limited


async def _send_refusal(refused: RequestRefused, scope: Scope, receive: Receive, send: Send) -> None:
    trace: Any = scope.get(TRACE)
    if trace is not None:
        trace.errors = (refused.code,)
    await refusal_response(refused, Headers(scope=scope).get("accept", ""))(scope, receive, send)


def _too_large(status: int, what: str, most: int) -> RequestRefused:
    remedy = "Send less at once: values as variables, several operations one by one."
    # The connection is left open: closing it while the client still sends would reset it before the answer is read.
    # What still comes is thrown away by the server as it arrives.
    return RequestRefused(status, f"The {what} is larger than {most} bytes.", remedy, "PAYLOAD_TOO_LARGE")


def _too_late(seconds: float) -> RequestRefused:
    remedy = f"Ask for less: fewer levels, smaller pages, narrower filters. A change may be made or not. {AGAIN}"
    return RequestRefused(504, f"No answer within {seconds:g} seconds.", remedy, "TIMEOUT")


def _failed(request_id: str) -> RequestRefused:
    remedy = f"Tell whoever runs this registry the request id {request_id}; the log has the rest."
    return RequestRefused(500, "Something went wrong inside.", remedy, INTERNAL)
