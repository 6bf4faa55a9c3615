"""Mutations as somebody who signed in sends them over HTTP: the one place that knows how these tests sign in."""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import get_named_type, is_interface_type
from httpx2 import ASGITransport, AsyncClient, Response
from pydantic import SecretStr

from api.access.key_form import make_key
from api.app import create_app
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store

SCHEMA = build_schema()
_KEY = make_key()
SETTINGS = Settings(admin_key=SecretStr(_KEY), key_pepper=SecretStr("p" * 64), request_timeout_ms=60_000)
"""With a key that no database keeps, so that tests may wipe theirs, and time for a server that just started."""
MOST_CALLS = SETTINGS.max_root_fields
_MOST_BYTES = SETTINGS.max_body_bytes - 20_000
REFUSED = "refusals { __typename message path ... on PersonalData { rule } ... on Stale { currentVersion } }"


@asynccontextmanager
async def signed_in(store: Store) -> AsyncIterator[AsyncClient]:
    """An HTTP client of the whole application for somebody who may write."""
    app = create_app(SETTINGS, store, SCHEMA)
    headers = {"authorization": f"Bearer {_KEY}"}
    async with AsyncClient(transport=ASGITransport(app), base_url="http://registry.test", headers=headers) as http:
        yield http


@dataclass(frozen=True)
class Call:
    """One mutation with its input; ``wanted`` is what is selected of the record that comes back."""

    mutation: str
    input: Mapping[str, Any]
    wanted: str = "id"


def document(calls: Sequence[Call]) -> str:
    """An operation with every call under an alias of its own: m0, m1, …"""
    variables = ", ".join(f"$i{n}: {input_type(call.mutation)}!" for n, call in enumerate(calls))
    fields = " ".join(
        f"m{n}: {call.mutation}(input: $i{n}) {{ {record_field(call.mutation)} {{ __typename {call.wanted} }} "
        f"{REFUSED} warnings {{ message path }} }}"
        for n, call in enumerate(calls)
    )
    return f"mutation ({variables}) {{ {fields} }}"


def input_type(mutation: str) -> str:
    """The name of a mutation's input type."""
    return str(get_named_type(_mutation_field(mutation).args["input"].type))


def record_field(mutation: str) -> str:
    """The field of a mutation's payload that holds the record, or the records, or the key."""
    payload: Any = get_named_type(_mutation_field(mutation).type)
    fields = [name for name, field in payload.fields.items() if is_record(get_named_type(field.type))]
    return str([*fields, "apiKey"][0])


def is_record(kind: Any) -> bool:
    """Whether a type of the schema is one of records."""
    interfaces = {one.name for one in getattr(kind, "interfaces", ())} | {kind.name}
    return "Record" in interfaces if not is_interface_type(kind) else "Node" in interfaces


def _mutation_field(mutation: str) -> Any:
    root: Any = SCHEMA._schema.mutation_type
    return root.fields[mutation]


async def post(http: AsyncClient, calls: Sequence[Call]) -> Response:
    """The answer to some calls in one operation, as it comes."""
    variables = {f"i{n}": call.input for n, call in enumerate(calls)}
    return await http.post("/graphql", json={"query": document(calls), "variables": variables})


async def mutate(http: AsyncClient, *calls: Call) -> list[dict[str, Any]]:
    """The payloads of any number of calls, as many in one operation as may be; the record is under "record"."""
    payloads: list[dict[str, Any]] = []
    for some in _together(calls):
        answer = (await post(http, some)).json()
        assert "errors" not in answer, answer["errors"]
        for n, call in enumerate(some):
            payload = answer["data"][f"m{n}"]
            payloads.append({**payload, "record": payload[record_field(call.mutation)]})
    return payloads


def _together(calls: Sequence[Call]) -> Iterator[list[Call]]:
    """The calls in operations that are within the limits."""
    some: list[Call] = []
    size = 0
    for call in calls:
        length = len(orjson.dumps(call.input))
        if some and (len(some) == MOST_CALLS or size + length > _MOST_BYTES):
            yield some
            some, size = [], 0
        some.append(call)
        size += length
    if some:
        yield some


def paths(payload: Mapping[str, Any], kind: str | None = None) -> set[str]:
    """The places that the refusals of a payload name, all or those of one kind."""
    return {".".join(one["path"]) for one in payload["refusals"] if kind in {None, one["__typename"]}}
