"""Keys made, listed and ended over GraphQL: what administrators may, what is refused, and that no secret stays."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from api.access.access import Access
from api.access.authentication import Authentication
from api.access.keys import Keyring
from api.access.peppers import Peppers
from api.access.principal import Principal, Role
from api.access.refused import SignInRefused
from api.context import Context
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from graph.values import instant_text
from tests.api.access.keeping import PEPPERS, Clock

SCHEMA = build_schema()
CREATE = """mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) {
  apiKey { id name role createdBy reason expiresAt lastUsedAt revokedAt } secret warnings { message }
  refusals { __typename message path ... on PersonalData { rule } } } }"""
REVOKE = """mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) {
  key: apiKey { id revokedBy revokedReason } refusals { __typename path } } }"""
ADMIN = Principal("admin", Role.ADMIN)


@pytest.fixture
async def keyring(empty_store: Store) -> AsyncIterator[Keyring]:
    made = Keyring(empty_store, Peppers({1: b"a" * 64}))
    yield made
    await made.close()


async def run(
    keyring: Keyring, query: str, principal: Principal = ADMIN, *, direct: bool = True, **given: Any
) -> dict[str, Any]:
    access = Access(keyring, Authentication(keyring, None))
    context = Context(keyring._store, Settings(), direct=direct, principal=principal, access=access)
    result = await SCHEMA.execute(query, {"input": given} if given else None, context_value=context)
    assert result.errors is None
    assert result.data is not None
    return result.data


async def create(keyring: Keyring, **given: Any) -> dict[str, Any]:
    payload: dict[str, Any] = (await run(keyring, CREATE, **given))["createApiKey"]
    return payload


async def test_an_administrator_makes_a_key_that_works_and_ends_it(keyring: Keyring) -> None:
    made = await create(
        keyring, name="Anna", role="EDITOR", expiresAt="2099-01-01T00:00:00+01:00", reason="Ny på kansliet"
    )
    key = made["apiKey"]
    assert made == {
        "apiKey": {
            "id": made["secret"].split("_")[1],
            "name": "Anna",
            "role": "EDITOR",
            "createdBy": "admin",
            "reason": "Ny på kansliet",
            "expiresAt": "2098-12-31T23:00:00.000000Z",
            "lastUsedAt": None,
            "revokedAt": None,
        },
        "secret": made["secret"],
        "warnings": [],
        "refusals": [],
    }
    assert (await keyring.principal(made["secret"])).role is Role.EDITOR

    ended = await run(keyring, REVOKE, id=key["id"], reason="Slutat")

    shown = {"id": key["id"], "revokedBy": "admin", "revokedReason": "Slutat"}
    assert ended == {"revokeApiKey": {"key": shown, "refusals": []}}
    with pytest.raises(SignInRefused, match="revoked"):
        await keyring.principal(made["secret"])
    listed = await run(keyring, "{ apiKeys { __typename name revokedReason } viewer { name may } }")
    assert listed["apiKeys"] == [{"__typename": "ApiKey", "name": "Anna", "revokedReason": "Slutat"}]
    assert {"createApiKey", "revokeApiKey", "createActor"} <= set(listed["viewer"]["may"])


async def test_left_out_a_key_ends_in_a_year_and_null_is_never(keyring: Keyring) -> None:
    usual = await create(keyring, name="a", role="READER")
    endless = await create(keyring, name="b", role="READER", expiresAt=None)

    left = datetime.fromisoformat(usual["apiKey"]["expiresAt"]) - datetime.now(UTC)
    assert timedelta(days=364, hours=23) < left <= timedelta(days=365)
    assert endless["apiKey"]["expiresAt"] is None


@pytest.mark.parametrize(
    ("given", "kind", "path"),
    [
        ({"name": "anna"}, "InvalidInput", ["name"]),
        ({"name": "admin"}, "InvalidInput", ["name"]),
        ({"name": " "}, "InvalidInput", ["name"]),
        ({"name": "811218-9876"}, "PersonalData", ["name"]),
        ({"reason": "811218-9876"}, "PersonalData", ["reason"]),
        ({"reason": "x" * 1_001}, "InvalidInput", ["reason"]),
        ({"role": "ANONYMOUS"}, "InvalidInput", ["role"]),
        ({"expiresAt": "2020-01-01T00:00:00Z"}, "InvalidInput", ["expiresAt"]),
    ],
)
async def test_what_is_wrong_is_refused_with_its_place(
    keyring: Keyring, given: dict[str, Any], kind: str, path: list[str]
) -> None:
    await create(keyring, name="Anna", role="READER")

    refused = await create(keyring, **({"name": "b", "role": "READER"} | given))

    assert (refused["apiKey"], refused["secret"]) == (None, None)
    (refusal,) = refused["refusals"]
    assert (refusal["__typename"], refusal["path"]) == (kind, path)
    assert "811218" not in str(refused)
    assert len(await keyring.all()) == 1


async def test_all_that_is_wrong_is_refused_at_once_each_with_its_remedy(keyring: Keyring) -> None:
    refused = await create(
        keyring,
        name="admin",
        role="ANONYMOUS",
        expiresAt="2020-01-01T00:00:00Z",
        reason="x" * 1_001,
        idempotencyKey=" ",
    )

    assert [(one["path"], one["message"].partition(". ")[2]) for one in refused["refusals"]] == [
        (["name"], "Choose another name."),
        (["role"], "Choose READER, EDITOR or ADMIN."),
        (["expiresAt"], "Give an instant to come, or null for a key without end."),
        (["reason"], "Shorten it."),
        (["idempotencyKey"], "Write something that can be seen, or leave it out."),
    ]
    assert await keyring.all() == []


async def test_a_request_sent_again_makes_no_second_key_and_shows_no_secret(keyring: Keyring) -> None:
    given = {"name": "Anna", "role": "READER", "idempotencyKey": "k1"}
    first, again = await create(keyring, **given), await create(keyring, **given)
    without = await create(keyring, name="Anna", role="READER")

    assert again["apiKey"] == first["apiKey"]
    assert (again["secret"], again["refusals"]) == (None, [])
    assert [one["path"] for one in without["refusals"]] == [["name"]]
    assert [key.name for key in await keyring.all()] == ["Anna"]


@pytest.mark.parametrize(
    "other", [{"name": "Bo"}, {"role": "EDITOR"}, {"expiresAt": None}, {"expiresAt": "2098-01-01T00:00:00Z"},
              {"reason": "Annat"}],
)  # fmt: skip
async def test_a_request_with_another_input_is_refused(keyring: Keyring, other: dict[str, Any]) -> None:
    given = {"name": "Anna", "role": "READER", "idempotencyKey": "k1", "expiresAt": "2099-01-01T00:00:00Z"}
    await create(keyring, **given)

    refused = await create(keyring, **given | other)

    assert (refused["apiKey"], refused["secret"]) == (None, None)
    assert [(one["__typename"], one["path"]) for one in refused["refusals"]] == [("InvalidInput", ["idempotencyKey"])]
    assert [key.name for key in await keyring.all()] == ["Anna"]


async def test_ending_a_key_again_gives_the_same_and_another_input_is_refused(keyring: Keyring) -> None:
    anna, bo = [(await create(keyring, name=name, role="READER"))["apiKey"]["id"] for name in ("Anna", "Bo")]
    given: dict[str, Any] = {"id": anna, "reason": "Slutat", "idempotencyKey": "k1"}

    first, again = await run(keyring, REVOKE, **given), await run(keyring, REVOKE, **given)
    changed: list[dict[str, Any]] = [{**given, "id": bo}, {**given, "reason": "Annat"}]
    others = [await run(keyring, REVOKE, **other) for other in changed]
    made = await create(keyring, name="Cecilia", role="READER", idempotencyKey="k1")

    assert again == first
    for refused in (*[other["revokeApiKey"] for other in others], made):
        assert [one["path"] for one in refused["refusals"]] == [["idempotencyKey"]]
    assert {key.name: key.revoked_reason for key in await keyring.all()} == {"Anna": "Slutat", "Bo": None}


async def test_a_request_is_known_for_seven_days_though_its_key_has_ended_by_then(empty_store: Store) -> None:
    clock = Clock()
    keyring = Keyring(empty_store, PEPPERS, clock=clock)
    ends = instant_text(datetime.fromtimestamp(clock.now + 3_600, UTC))
    given = {"name": "Anna", "role": "READER", "expiresAt": ends, "idempotencyKey": "k1"}
    first = await create(keyring, **given)

    clock.now += 6.9 * 86_400
    again = await create(keyring, **given)
    clock.now += 0.2 * 86_400
    late = await create(keyring, **given)

    assert (again["apiKey"], again["secret"], again["refusals"]) == (first["apiKey"], None, [])
    assert [one["path"] for one in late["refusals"]] == [["expiresAt"]]


async def test_twenty_of_the_same_request_at_once_make_one_key(keyring: Keyring) -> None:
    given = {"name": "Anna", "role": "READER", "idempotencyKey": "k1"}

    made = await asyncio.gather(*[create(keyring, **given) for _ in range(20)])

    assert len({one["apiKey"]["id"] for one in made}) == 1
    assert sum(one["secret"] is not None for one in made) == 1
    assert [key.name for key in await keyring.all()] == ["Anna"]


async def test_a_key_of_another_mutation_is_another_input(keyring: Keyring) -> None:
    write = "mutation ($input: CreateThemeInput!) { createTheme(input: $input) { refusals { path } } }"
    made = await create(keyring, name="Anna", role="READER", idempotencyKey="k1")
    after = await run(keyring, write, name="Trygghet", idempotencyKey="k1")
    await run(keyring, write, name="Trygghet", idempotencyKey="k2")
    before = await create(keyring, name="Bo", role="READER", idempotencyKey="k2")

    assert made["refusals"] == []
    assert [one["path"] for one in after["createTheme"]["refusals"]] == [["idempotencyKey"]]
    assert [one["path"] for one in before["refusals"]] == [["idempotencyKey"]]


async def test_a_key_that_is_not_there_cannot_be_ended(keyring: Keyring) -> None:
    assert await run(keyring, REVOKE, id="0" * 12) == {
        "revokeApiKey": {"key": None, "refusals": [{"__typename": "NotFound", "path": ["id"]}]}
    }


@pytest.mark.parametrize("role", [Role.ANONYMOUS, Role.READER, Role.EDITOR])
async def test_nobody_else_may(keyring: Keyring, role: Role) -> None:
    stored, _ = await keyring.create("Anna", Role.EDITOR, None, "admin")
    somebody = Principal("somebody", role)

    made = await run(keyring, CREATE, somebody, name="b", role="ADMIN")
    ended = await run(keyring, REVOKE, somebody, id=stored.id)

    assert [one["__typename"] for one in made["createApiKey"]["refusals"]] == ["Forbidden"]
    assert [one["__typename"] for one in ended["revokeApiKey"]["refusals"]] == ["Forbidden"]
    (kept,) = await keyring.all()
    assert kept.revoked_at is None


async def test_without_a_pepper_no_key_is_made(empty_store: Store) -> None:
    refused = await create(Keyring(empty_store, None), name="Anna", role="READER")

    (refusal,) = refused["refusals"]
    assert refusal["__typename"] == "Forbidden"
    assert "SAMVERKAN_KEY_PEPPER" in refusal["message"]


async def test_a_change_is_signed_with_the_name_of_the_key(keyring: Keyring) -> None:
    made = await create(keyring, name="Anna, kansliet", role="EDITOR")
    write = "mutation ($input: CreateThemeInput!) { createTheme(input: $input) { change { by } } }"

    anna = await keyring.principal(made["secret"])
    written = await run(keyring, write, anna, name="Trygghet")
    seen = await run(keyring, "{ changes { edges { node { by } } } }", Principal("nobody", Role.ANONYMOUS))

    assert written == {"createTheme": {"change": {"by": "Anna, kansliet"}}}
    assert seen == {"changes": {"edges": [{"node": {"by": None}}]}}


@pytest.mark.parametrize("direct", [True, False])
async def test_keys_are_listed_beside_records_in_either_way(keyring: Keyring, direct: bool) -> None:
    await create(keyring, name="Anna", role="EDITOR", expiresAt=None)
    query = "{ all: apiKeys { __typename n: name role expiresAt } goals { totalCount } again: apiKeys { name } }"

    listed = await run(keyring, query, direct=direct)

    assert list(listed) == ["all", "goals", "again"]
    assert listed == {
        "all": [{"__typename": "ApiKey", "n": "Anna", "role": "EDITOR", "expiresAt": None}],
        "goals": {"totalCount": 0},
        "again": [{"name": "Anna"}],
    }
