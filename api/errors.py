"""Errors as callers see them: a message, a stable code, where it is and what to do. Nothing of the inside.

Every error leaves through ``public_error``: what is ours is named, what is not becomes INTERNAL with the
request's id, and its traceback goes to the log only.
"""

import logging
from collections.abc import Mapping
from traceback import format_exception
from typing import Any

from cross_web import HTTPException
from graphql import FieldNode, GraphQLError, VariableDefinitionNode, print_ast
from strawberry import Schema
from strawberry.types import ExecutionContext

from api.access.policy import SIGN_IN, Forbidden
from graph.errors import (
    EngineFault,
    InvalidInput,
    NotShown,
    OutcomeUnknown,
    RegistryError,
    TimedOut,
    TooLarge,
    Unavailable,
)
from graph.privacy import PersonalData, has_personal_number

BAD_REQUEST = "BAD_REQUEST"
BAD_USER_INPUT = "BAD_USER_INPUT"
FORBIDDEN = "FORBIDDEN"
INTERNAL = "INTERNAL"
PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
OPERATION_UNRESOLVED = "OPERATION_RESOLUTION_FAILURE"

SCHEMA_REMEDY = "Compare with the schema: /graphql shows it in a browser, `samverkan schema` prints it."
# Messages quote what was sent; a name of a hundred kilobytes helps nobody.
_LONGEST_MESSAGE = 500
_LONGEST_PLACE = 200

AGAIN = "Send the change again with the same input and idempotencyKey: it is not made twice. Without one, look first."
"""What to do where it is not known whether a change was made."""
_REMEDIES: Mapping[type[RegistryError], str] = {
    Unavailable: "Ask again in a few seconds.",
    OutcomeUnknown: AGAIN,
    NotShown: "Do not send it again: read the record, or `changes`, in a few seconds.",
    TimedOut: "Ask for less: fewer levels, smaller pages, narrower filters.",
    TooLarge: "Ask for less: fewer levels, smaller pages, narrower filters.",
}
STATUS: Mapping[str, int] = {
    "UNAVAILABLE": 503,
    "OUTCOME_UNKNOWN": 503,
    "WRITTEN_NOT_SHOWN": 503,
    "TIMEOUT": 504,
    "TOO_LARGE": 422,
    "CONFLICT": 409,
    FORBIDDEN: 403,
    "UNSAFE_ENGINE": 500,
    INTERNAL: 500,
}
"""HTTP status of a request that failed as a whole, by code; 400 where none is named."""

_FIELDS: Mapping[int, str] = {406: "accept", 413: "body", 415: "content-type"}
"""What a refusal with this HTTP status is about, where it names nothing else."""

_log = logging.getLogger("samverkan.errors")


class RegistrySchema(Schema):
    """Strawberry logs each error together with the caller's query text; ours are logged by ``public_error``."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Leave the log alone."""


class RequestRefused(HTTPException):
    """A request that is not GraphQL over HTTP: status, code, rule, remedy and, where one is to blame, field."""

    def __init__(
        self,
        status: int,
        message: str,
        remedy: str,
        code: str = BAD_REQUEST,
        headers: Mapping[str, str] | None = None,
        field: str | None = None,
    ) -> None:
        super().__init__(status, message)
        self.code = code
        self.remedy = remedy
        self.headers = headers or {}
        self.field = field or _FIELDS.get(status)

    @property
    def body(self) -> dict[str, Any]:
        """The answer's body."""
        more = {"field": self.field} if self.field else {}
        return error_body(self.code, shortened(self.reason), self.remedy, **more)


def error_body(code: str, message: str, remedy: str, **more: str) -> dict[str, Any]:
    """A body with one error and no data."""
    return {"errors": [{"message": f"{message} {remedy}", "extensions": {"code": code, "remedy": remedy, **more}}]}


def coded(
    code: str, message: str, remedy: str, field: str | None = None, at: GraphQLError | None = None
) -> GraphQLError:
    """A GraphQL error with code, remedy and, where one is to blame, field; ``at`` the place of another error."""
    extensions = {"code": code, **({"field": short_place(field)} if field else {}), "remedy": remedy}
    source, positions = (at.source, at.positions) if at else (None, None)
    return GraphQLError(f"{shortened(message)} {remedy}", None, source, positions, extensions=extensions)


def forbidden_error(refusal: Forbidden, key: str, node: FieldNode) -> GraphQLError:
    """A root field that whoever asks may not ask for; ``key`` is its place in the answer."""
    extensions = {"code": FORBIDDEN, "field": short_place(key), "remedy": refusal.remedy}
    return GraphQLError(f"{refusal.message} {refusal.remedy}", node, extensions=extensions)


def unread_error() -> GraphQLError:
    """In place of what is wrong with a question, which would tell the schema to somebody who may not read."""
    return coded(FORBIDDEN, "This question is not right, and only readers are told what is wrong with it.", SIGN_IN)


def shortened(message: str) -> str:
    """A message without the length of what was sent."""
    return message if len(message) <= _LONGEST_MESSAGE else f"{message[:_LONGEST_MESSAGE]} …"


def short_place(place: str) -> str:
    """The place of an error without the length of the names that were sent."""
    return place if len(place) <= _LONGEST_PLACE else f"{place[:_LONGEST_PLACE]} …"


def public_error(error: GraphQLError, request_id: str) -> dict[str, Any]:
    """One error as the caller sees it."""
    message, extensions = _discreet(*_explain(error, request_id))
    shown: dict[str, Any] = {"message": shortened(message)}
    if error.locations:
        shown["locations"] = [location.formatted for location in error.locations]
    if error.path:
        shown["path"] = error.path
    shown["extensions"] = extensions
    return shown


def _discreet(message: str, extensions: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The same, or the rule alone where a personal identity number is in it: messages quote what was sent."""
    told = (message, str(extensions.get("field", "")), str(extensions.get("remedy", "")))
    if not any(map(has_personal_number, told)):
        return message, extensions
    field = told[1] if told[1] and not has_personal_number(told[1]) else ""
    rule = PersonalData(field or "The request")
    kept = {name: value for name, value in extensions.items() if name != "field"} | ({"field": field} if field else {})
    return str(rule), kept | {"rule": rule.rule, "remedy": rule.remedy}


def _explain(error: GraphQLError, request_id: str) -> tuple[str, dict[str, Any]]:
    cause = _cause(error)
    if isinstance(cause, RegistryError) and not isinstance(cause, EngineFault):
        return str(cause), _of_registry(cause, error)
    if error.extensions and "code" in error.extensions:
        return error.message, dict(error.extensions)
    if cause is not None:
        return _internal(cause, request_id)
    return error.message, _of_value(error)


def _cause(error: GraphQLError) -> Exception | None:
    """What lies under the GraphQL errors that wrap it; None where the error is GraphQL's own."""
    cause: Exception | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _of_registry(cause: RegistryError, error: GraphQLError) -> dict[str, Any]:
    if isinstance(cause, InvalidInput):
        place = variable_of(error) or (error.extensions or {}).get("field") or cause.field
        return {"code": cause.code, "field": short_place(str(place)), "remedy": cause.remedy}
    remedy = _REMEDIES.get(type(cause))
    return {"code": cause.code, **({"remedy": remedy} if remedy else {})}


def _of_value(error: GraphQLError) -> dict[str, Any]:
    """GraphQL's own words about a value: of a variable, or of an argument whose variable is missing."""
    extensions: dict[str, Any] = {"code": BAD_USER_INPUT}
    definition = _definition(error)
    if definition is None:
        return extensions | {"remedy": SCHEMA_REMEDY}
    extensions["field"] = short_place(f"${definition.variable.name.value}")
    return extensions | {"remedy": f"Give a value of type {print_ast(definition.type)} in `variables`."}


def variable_of(error: GraphQLError) -> str | None:
    """The variable that an error is about ("$id"), if it is about one."""
    definition = _definition(error)
    return f"${definition.variable.name.value}" if definition else None


def _definition(error: GraphQLError) -> VariableDefinitionNode | None:
    node = error.nodes[0] if error.nodes else None
    return node if isinstance(node, VariableDefinitionNode) else None


def _internal(cause: Exception, request_id: str) -> tuple[str, dict[str, Any]]:
    if isinstance(cause, EngineFault):
        # What it was raised from is in the engine's own words, which may quote keys or what was searched for.
        told = "".join(format_exception(cause, chain=False)).rstrip()
        _log.error("request %s failed inside\n%s", request_id, told)
    else:
        _log.error("request %s failed inside", request_id, exc_info=cause)
    remedy = "Tell whoever runs this registry the request id; the log has the rest."
    extensions = {"code": INTERNAL, "remedy": remedy, "requestId": request_id}
    return f"Something went wrong inside. {remedy}", extensions
