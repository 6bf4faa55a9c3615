"""Mutations over HTTP, signed with a key: what comes back, and what is said where nothing was written."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient

from api.access.key_form import make_key
from api.app import create_app
from api.settings import Settings
from graph.cypher import Statement
from graph.errors import Unavailable
from graph.store import Row, Store
from tests.counting import CountingStore
from tests.graph.commands.doing import digest
from tests.graph.writes.seeding import seed

KEY = make_key()


@pytest.fixture
async def counting(empty_store: Store) -> CountingStore:
    """The small registry, counting what is read from it."""
    await seed(empty_store)
    return CountingStore(empty_store)


@pytest.fixture
async def http(counting: CountingStore) -> AsyncIterator[AsyncClient]:
    """A client that signs in with the operator's key."""
    app = create_app(Settings.model_validate({"admin_key": KEY}), counting)
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://registry.test") as one:
        yield one


async def ask(http: AsyncClient, query: str, key: str | None = KEY, **variables: Any) -> dict[str, Any]:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    response = await http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
    assert response.status_code == 200
    answer: dict[str, Any] = response.json()
    return answer


CREATE = """mutation ($input: CreateActorInput!) { createActor(input: $input) {
  actor { __typename id name version partOf { id } citations { quote document { id } } contacts { function email } }
  refusals { __typename message path ... on Duplicate { existing { id ... on Actor { name } } } }
  warnings { message path }
  change { id number action by reason requestId record { __typename id } fields { name before after } }
} }"""


async def test_what_was_written_comes_back_in_one_statement(http: AsyncClient, counting: CountingStore) -> None:
    given = {
        "kind": "UNIT",
        "name": "Familjecentralen",
        "partOf": "sn",
        "citations": [{"document": "doc", "quote": "stöd"}],
        "contacts": [{"function": "samordnare", "email": "familj@flen.se"}],
        "aliases": ["FC, familj@flen.se"],
        "reason": "Ny enhet",
    }

    payload = (await ask(http, CREATE, input=given))["data"]["createActor"]

    actor = payload["actor"]
    id_ = actor.pop("id")
    assert actor == {
        "__typename": "Unit",
        "name": "Familjecentralen",
        "version": 1,
        "partOf": {"id": "sn"},
        "citations": [{"quote": "stöd", "document": {"id": "doc"}}],
        "contacts": [{"function": "samordnare", "email": "familj@flen.se"}],
    }
    assert payload["refusals"] == []
    assert [warning["path"] for warning in payload["warnings"]] == [["aliases", "0"]]
    change = payload["change"]
    assert change.pop("requestId")
    assert change.pop("fields")[0] == {"name": "kind", "before": None, "after": "UNIT"}
    assert change == {
        "id": "change-10",
        "number": 10,
        "action": "CREATE",
        "by": "admin",
        "reason": "Ny enhet",
        "record": {"__typename": "Unit", "id": id_},
    }
    assert len(counting.statements) == 1


async def test_refusals_are_data_and_name_records_that_can_be_asked_further(
    http: AsyncClient, counting: CountingStore
) -> None:
    before = await digest(counting)

    answer = await ask(http, CREATE, input={"kind": "BOARD", "name": "Socialnämnden", "partOf": "flen"})

    assert "errors" not in answer
    payload = answer["data"]["createActor"]
    assert payload["actor"] is None
    [refusal] = payload["refusals"]
    assert (refusal["__typename"], refusal["path"]) == ("Duplicate", ["name"])
    assert refusal["existing"] == {"id": "sn", "name": "Socialnämnden"}
    assert await digest(counting) == before


ARCHIVE = """mutation ($input: ArchiveInput!) { archiveRecord(input: $input) { record { id archived version }
  refusals { __typename ... on Stale { currentVersion } ... on InUse { by { __typename id } } } } }"""


async def test_each_refusal_says_what_is_its_own(http: AsyncClient) -> None:
    async def refusals(**given: Any) -> Any:
        return (await ask(http, ARCHIVE, input=given))["data"]["archiveRecord"]["refusals"]

    assert await refusals(id="sn", expectedVersion=9) == [{"__typename": "Stale", "currentVersion": 1}]
    users = [{"__typename": "Commitment", "id": "a1"}, {"__typename": "JointWork", "id": "work"}]
    assert await refusals(id="sn", expectedVersion=1) == [{"__typename": "InUse", "by": users}]
    assert await refusals(id="work", expectedVersion=1) == []


async def test_whoever_may_not_is_told_so_as_data(http: AsyncClient, counting: CountingStore) -> None:
    before = await digest(counting)
    theme = 'mutation { createTheme(input: {name: "T"}) { theme { id } refusals { __typename message path } } }'

    [refusal] = (await ask(http, theme, key=None))["data"]["createTheme"]["refusals"]

    assert refusal["__typename"] == "Forbidden"
    assert "editor" in refusal["message"]
    assert await digest(counting) == before


async def test_several_changes_run_one_after_the_other(http: AsyncClient) -> None:
    query = """mutation {
      first: updateActor(input: {id: "sn", expectedVersion: 1, nameEn: "A"}) { actor { version nameEn } }
      second: updateActor(input: {id: "sn", expectedVersion: 2, nameEn: "B"}) { actor { version nameEn } }
      late: updateActor(input: {id: "sn", expectedVersion: 2, nameEn: "C"}) { actor { id } refusals { __typename } }
      confirmRecords(input: {items: [{id: "flen", expectedVersion: 1}]}) { records { id version } refusals { message }
        changes { action record { id } } }
    }"""

    assert (await ask(http, query))["data"] == {
        "first": {"actor": {"version": 2, "nameEn": "A"}},
        "second": {"actor": {"version": 3, "nameEn": "B"}},
        "late": {"actor": None, "refusals": [{"__typename": "Stale"}]},
        "confirmRecords": {
            "records": [{"id": "flen", "version": 2}],
            "refusals": [],
            "changes": [{"action": "CONFIRM", "record": {"id": "flen"}}],
        },
    }


async def test_nothing_is_written_where_the_answer_cannot_be_given(http: AsyncClient, counting: CountingStore) -> None:
    before = await digest(counting)
    query = """mutation { createTheme(input: {name: "T"}) { theme { id commitments(first: 0) { totalCount } } } }"""

    [error] = (await ask(http, query))["errors"]

    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    assert error["extensions"]["field"] == "createTheme.theme.commitments.first"
    assert await digest(counting) == before


async def test_a_request_sent_twice_has_one_effect_and_one_answer(http: AsyncClient, counting: CountingStore) -> None:
    query = """mutation ($v: Int!) { updateActor(input: {id: "sn", expectedVersion: $v, nameEn: "A",
      idempotencyKey: "k"}) { actor { version nameEn updatedAt } refusals { __typename path } } }"""
    first = await ask(http, query, v=1)
    await ask(http, 'mutation { updateActor(input: {id: "sn", expectedVersion: 2, nameEn: "B"}) { actor { id } } }')
    after = await digest(counting)

    assert await ask(http, query, v=1) == first
    assert (await ask(http, query, v=3))["data"]["updateActor"]["refusals"] == [
        {"__typename": "InvalidInput", "path": ["idempotencyKey"]}
    ]
    assert await digest(counting) == after


async def test_a_mutation_by_get_is_refused(http: AsyncClient) -> None:
    response = await http.get(
        "/graphql", params={"query": 'mutation { createTheme(input: {name: "T"}) { theme { id } } }'}
    )
    assert response.status_code == 405


async def test_a_read_after_the_write_sees_it_and_an_earlier_moment_does_not(http: AsyncClient) -> None:
    query = 'mutation { updateActor(input: {id: "sn", expectedVersion: 1, name: "SN"}) { actor { updatedAt } } }'
    at = (await ask(http, query))["data"]["updateActor"]["actor"]["updatedAt"]
    read = 'query ($at: Moment) { actor(id: "sn", at: $at) { name version } }'

    assert (await ask(http, read, at={"knownAt": at}))["data"]["actor"] == {"name": "SN", "version": 2}
    earlier = {"knownAt": "2026-01-01T00:00:00Z"}
    assert (await ask(http, read, at=earlier))["data"]["actor"] == {"name": "Socialnämnden", "version": 1}


async def test_a_payload_says_what_it_is(http: AsyncClient) -> None:
    create = "mutation ($input: CreateGoalInput!) { createGoal(input: $input) { __typename goal { name } } }"

    answer = await ask(http, create, input={"name": "Trygghet"})

    assert answer == {"data": {"createGoal": {"__typename": "GoalPayload", "goal": {"name": "Trygghet"}}}}


async def test_a_change_that_was_made_and_cannot_be_shown_is_not_to_be_sent_again(
    http: AsyncClient, counting: CountingStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(_: Statement) -> list[Row]:
        raise Unavailable("The database does not answer.")

    monkeypatch.setattr(counting, "read", away)
    given = {"kind": "UNIT", "name": "Familjecentralen", "id": "fc"}
    response = await http.post(
        "/graphql", json={"query": CREATE, "variables": {"input": given}}, headers={"authorization": f"Bearer {KEY}"}
    )
    monkeypatch.undo()

    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "WRITTEN_NOT_SHOWN"
    assert "The change was made (change-" in error["message"]
    assert error["extensions"]["remedy"].startswith("Do not send it again")
    answer = await ask(http, '{ actor(id: "fc") { name } }')
    assert answer["data"]["actor"] == {"name": "Familjecentralen"}
