"""Who may what, cell by cell: every root field of the schema × everybody who may come, over HTTP, on a real engine.

What is expected stands here and not in the policy table: reading needs a reader unless it is public, changing records
an editor, and a few fields are named.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest
from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    get_nullable_type,
    is_list_type,
    is_required_argument,
    is_required_input_field,
)

from api.access.access import Access
from api.access.authentication import Authentication
from api.access.keys import Keyring
from api.access.peppers import Peppers
from api.access.policy import POLICY
from api.access.principal import Role
from api.app import create_app
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from tests.issuing import CLAIMS, NOW, signed, tokens

SCHEMA = build_schema()
FOR_ANYBODY = {"Query.viewer", "Query.__typename", "Mutation.__typename"}
FOR_ADMINS = {"Query.apiKeys", "Mutation.createApiKey", "Mutation.revokeApiKey", "Mutation.redact"}
CALLERS = ("anonymous", "reader", "editor", "admin", "token", "expired", "revoked", "wrong audience")
NOBODY = {"expired", "revoked", "wrong audience"}
ROLES = {"anonymous": Role.ANONYMOUS, "reader": Role.READER, "editor": Role.EDITOR, "admin": Role.ADMIN}
VALUES: dict[str, Any] = {
    "ID": "finns-inte",
    "String": "x",
    "Int": 2024,
    "Boolean": True,
    "Date": "2024-01-01",
    "DateTime": "2024-01-01T00:00:00Z",
}

# About what is above the engine, where one way is as good as the other.
pytestmark = pytest.mark.engines("arcadedb")


@dataclass
class Clock:
    now: float = float(NOW)

    def __call__(self) -> float:
        return self.now


def fields() -> dict[str, GraphQLField | None]:
    """Every root field as "Type.field"; None where graphql-core has it of its own."""
    found: dict[str, GraphQLField | None] = {}
    schema = SCHEMA._schema
    for root in (schema.query_type, schema.mutation_type, schema.subscription_type):
        if root is not None:
            found |= {f"{root.name}.{name}": field for name, field in root.fields.items()}
            found[f"{root.name}.__typename"] = None
    return found | {"Query.__schema": None, "Query.__type": None}


def value(kind: GraphQLInputType) -> Any:
    """A value of a type, as small as it may be."""
    inner: Any = get_nullable_type(kind)
    if is_list_type(inner):
        return [value(inner.of_type)]
    if isinstance(inner, GraphQLEnumType):
        return next(iter(inner.values))
    if isinstance(inner, GraphQLInputObjectType):
        return {name: value(one.type) for name, one in inner.fields.items() if needed(one)}
    return VALUES[inner.name]


def needed(one: GraphQLArgument | GraphQLInputField) -> bool:
    return is_required_argument(one) if isinstance(one, GraphQLArgument) else is_required_input_field(one)


def operation(name: str, field: GraphQLField | None) -> dict[str, Any]:
    """The smallest operation that asks for a root field."""
    root, _, field_name = name.partition(".")
    kind = root.lower()
    if field is None:
        asked = {"__schema": "__schema { queryType { name } }", "__type": '__type(name: "Actor") { name }'}
        return {"query": f"{kind} {{ {asked.get(field_name, field_name)} }}"}
    arguments = {key: one for key, one in field.args.items() if needed(one)}
    heading = ", ".join(f"${key}: {one.type}" for key, one in arguments.items())
    passed = ", ".join(f"{key}: ${key}" for key in arguments)
    below = "{ __typename refusals { __typename } }" if kind == "mutation" else "{ __typename }"
    text = f"{kind} {f'({heading})' if heading else ''} {{ {field_name}{f'({passed})' if passed else ''} {below} }}"
    return {"query": text, "variables": {key: value(one.type) for key, one in arguments.items()}}


def expected(name: str, caller: str, public: bool) -> str:
    """What a caller is told."""
    if caller in NOBODY:
        return "401 UNAUTHENTICATED"
    if name in FOR_ANYBODY:
        least = Role.ANONYMOUS
    elif name in FOR_ADMINS:
        least = Role.ADMIN
    elif name.startswith("Mutation."):
        least = Role.EDITOR
    else:
        least = Role.ANONYMOUS if public and name.startswith("Query.") else Role.READER
    return "let in" if ROLES.get(caller, Role.EDITOR) >= least else "forbidden"


def told(response: httpx2.Response) -> str:
    """What came back, in the words of ``expected``."""
    body = response.json()
    codes = [error["extensions"]["code"] for error in body.get("errors", [])]
    if response.status_code == 401:
        return f"401 {codes[0]}"
    payloads = [one for one in (body.get("data") or {}).values() if isinstance(one, dict)]
    refusals = [refusal["__typename"] for one in payloads for refusal in one.get("refusals", [])]
    if "FORBIDDEN" in codes or "Forbidden" in refusals:
        return "forbidden" if [*codes, *refusals] in (["FORBIDDEN"], ["Forbidden"]) else f"{codes} {refusals}"
    return "INTERNAL" if "INTERNAL" in codes else "let in"


@pytest.fixture
async def credentials(empty_store: Store) -> AsyncIterator[tuple[Keyring, dict[str, str]]]:
    """A key or token for each caller, and the keys that know them."""
    clock = Clock()
    keyring = Keyring(empty_store, Peppers({1: b"a" * 64}), clock=clock)
    found = {}
    for role in (Role.READER, Role.EDITOR, Role.ADMIN):
        _, found[role.name.lower()] = await keyring.create(f"The {role.name}", role, None, "test")
    _, found["expired"] = await keyring.create("Expired", Role.ADMIN, "2026-09-22T00:00:00.000000Z", "test")
    revoked, found["revoked"] = await keyring.create("Revoked", Role.ADMIN, None, "test")
    await keyring.revoke(revoked.id, "test")
    found["token"] = signed({"roles": ["editor"]})
    found["wrong audience"] = signed(CLAIMS | {"aud": "another", "roles": ["admin"]})
    clock.now += 10 * 86_400
    yield keyring, found
    await keyring.close()


@pytest.mark.parametrize("public", [True, False], ids=["public", "closed"])
@pytest.mark.parametrize("caller", CALLERS)
async def test_every_cell(
    caller: str,
    public: bool,
    credentials: tuple[Keyring, dict[str, str]],
    empty_store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("api.access.throttle.FREE_FAILURES", 1_000)
    keyring, known = credentials
    access = Access(keyring, Authentication(keyring, tokens()))
    app = create_app(Settings(public_reading=public), empty_store, SCHEMA, access)
    headers = {"authorization": f"Bearer {known[caller]}"} if caller in known else {}
    answers: dict[str, str] = {}
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://registry.test") as http:
        for name, field in fields().items():
            if not name.startswith("Subscription."):
                answers[name] = told(await http.post("/graphql", json=operation(name, field), headers=headers))

    assert answers == {name: expected(name, caller, public) for name in answers}
    assert len(answers) > 40


def test_no_field_is_without_a_row() -> None:
    assert fields().keys() - POLICY.keys() == set()


def test_every_field_of_the_matrix_is_asked_for_whole() -> None:
    asked = operation("Mutation.createActor", fields()["Mutation.createActor"])
    assert asked["variables"] == {"input": {"kind": "BOARD", "name": "x"}}
    assert asked["query"].startswith("mutation ($input: CreateActorInput!) { createActor(input: $input) {")
