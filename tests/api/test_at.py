"""`at` on every root: what the answer says of its moments, moments that cannot be, and lists of what was known then."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_required_argument,
)
from httpx2 import ASGITransport, AsyncClient

from api.app import create_app
from api.settings import Settings
from graph.commands import edits
from graph.store import Store
from tests.api.asking import SCHEMA
from tests.graph.commands.doing import done
from tests.graph.writes.contents import A1, RECORDS, SCHOOL, SOCIAL, WORK, collaboration, edge, takes_part
from tests.graph.writes.seeding import FIRST, SECOND, seed

BEFORE, BETWEEN = "2025-12-31T23:59:59Z", "2026-01-01T12:00:00Z"
QUERY = SCHEMA._schema.query_type
# Asked of the registry by its own numbers, not at a moment, or about who asks.
WITHOUT = {"changes", "viewer", "apiKeys"}


@pytest.fixture
async def lived(empty_store: Store) -> AsyncIterator[AsyncClient]:
    """A small registry that was loaded on the first day and changed on the second; over HTTP."""
    await seed(empty_store)
    named = {"name": "Omsorgsnämnden"}
    ended = takes_part("work", "bukn", until="2025-06-01")
    await seed(
        empty_store,
        replace(SOCIAL, properties={**SOCIAL.properties, **named}),
        replace(WORK, edges=(WORK.edges[0], ended, WORK.edges[2])),
        collaboration("later", takes_part("later", "sn"), takes_part("later", "bukn"), since="2030-01-01"),
        instant=SECOND,
    )
    transport = ASGITransport(app=create_app(Settings(), empty_store))
    async with AsyncClient(transport=transport, base_url="http://registry.test") as one:
        yield one


async def ask(client: AsyncClient, query: str, **variables: Any) -> dict[str, Any]:
    answer: dict[str, Any] = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    return answer


def moments() -> dict[str, list[str]]:
    """By root: its arguments that are moments."""
    assert QUERY is not None
    return {
        name: [one for one, argument in field.args.items() if str(get_named_type(argument.type)) == "Moment"]
        for name, field in QUERY.fields.items()
        if name not in WITHOUT
    }


def whole(name: str) -> str:
    """A question to a root with both clocks, its other arguments as they must be."""
    assert QUERY is not None
    given = {
        "ID": '"flen"',
        "[ID!]": '["flen", "plan", "none"]',
        "String": '"nämnd"',
        "Int": "2023",
        "Date": '"2023-01-01"',
    }
    field = QUERY.fields[name]
    parts = [f"{one}: $at" for one in moments()[name]]
    for argument, one in field.args.items():
        if is_required_argument(one) and argument not in moments()[name]:
            value = '"plan"' if argument == "plan" else given[str(one.type).removesuffix("!")]
            parts.append(f"{argument}: {value}")
    kind = get_named_type(field.type)
    assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
    return f"query($at: Moment!) {{ {name}({', '.join(parts)}) {{ __typename }} }}"


def test_every_root_that_is_about_records_takes_a_moment() -> None:
    assert [name for name, arguments in moments().items() if not arguments] == []
    moment = SCHEMA._schema.type_map["Moment"]
    assert isinstance(moment, GraphQLInputObjectType)
    assert {name: str(one.type) for name, one in moment.fields.items()} == {"asOf": "Date", "knownAt": "DateTime"}


@pytest.mark.parametrize("root", moments())
async def test_every_root_says_at_which_moment_it_was_answered(root: str, lived: AsyncClient) -> None:
    answer = await ask(lived, whole(root), at={"asOf": "2022-06-01", "knownAt": BETWEEN})

    assert "errors" not in answer
    told = answer["extensions"]["moment"]
    assert len(told) == len(moments()[root])
    for one in told:
        assert one["path"] == [root]
        assert (one["asOf"], one["knownAt"], one["projection"]) == ("2022-06-01", "2026-01-01T12:00:00.000000Z", False)


async def test_moments_are_told_by_path_day_instant_and_whether_the_day_is_to_come(lived: AsyncClient) -> None:
    query = """query($day: Date) {
      now: actors { totalCount }  empty: actors(at: {}) { totalCount }  nulls: actors(at: { asOf: null }) { totalCount }
      past: actors(at: { asOf: "2022-06-01" }) { totalCount }
      known: actors(at: { knownAt: "2026-01-01T13:00:00+01:00" }) { totalCount }
      future: actor(id: "sn", at: { asOf: $day }) { name } }"""

    answer = await ask(lived, query, day="9999-12-31")

    assert answer["extensions"] == {
        "moment": [
            {"path": ["past"], "asOf": "2022-06-01", "knownAt": None, "projection": False},
            {"path": ["known"], "asOf": None, "knownAt": "2026-01-01T12:00:00.000000Z", "projection": False},
            {"path": ["future"], "asOf": "9999-12-31", "knownAt": None, "projection": True},
        ]
    }
    assert answer["data"]["future"] == {"name": "Omsorgsnämnden"}
    assert "extensions" not in await ask(lived, "{ actors { totalCount } }")


@pytest.mark.parametrize(
    ("at", "field"),
    [
        ({"asOf": "0000-01-01"}, "$at.asOf"),
        ({"asOf": "0001-01-01"}, "$at.asOf"),
        ({"asOf": "10000-01-01"}, "$at.asOf"),
        ({"asOf": "2023-02-29"}, "$at.asOf"),
        ({"knownAt": "0000-01-01T00:00:00Z"}, "$at.knownAt"),
        ({"knownAt": "2026-01-01"}, "$at.knownAt"),
        ({"knownAt": "9999-12-31T23:59:59Z"}, "actors.at.knownAt"),
    ],
)
async def test_a_moment_that_cannot_be_is_refused_by_name(at: dict[str, str], field: str, lived: AsyncClient) -> None:
    answer = await ask(lived, "query($at: Moment) { actors(at: $at) { totalCount } }", at=at)

    (error,) = answer["errors"]
    assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_USER_INPUT", field)
    assert error["extensions"]["remedy"]
    assert "data" not in answer


async def test_before_the_first_record_there_is_nothing_and_that_is_no_error(lived: AsyncClient) -> None:
    query = """query($at: Moment) {
      node(id: "sn", at: $at) { id }  nodes(ids: ["sn", "plan"], at: $at) { id }
      actors(at: $at) { totalCount pageInfo { hasNextPage endCursor } edges { node { id } } }
      plans(at: $at) { totalCount }  search(text: "nämnden", at: $at) { totalCount edges { node { id } } } }"""

    answer = await ask(lived, query, at={"knownAt": BEFORE})

    assert answer["data"] == {
        "node": None,
        "nodes": [None, None],
        "actors": {"totalCount": 0, "pageInfo": {"hasNextPage": False, "endCursor": None}, "edges": []},
        "plans": {"totalCount": 0},
        "search": {"totalCount": 0, "edges": []},
    }
    assert "errors" not in answer


@pytest.mark.parametrize(
    ("as_of", "works", "participants"),
    [
        (None, ["later", "work"], ["bukn", "sn"]),
        ("1000-01-01", ["work"], ["bukn", "sn"]),
        ("2025-05-31", ["work"], ["bukn", "sn"]),
        ("2025-06-01", ["work"], ["sn"]),
        ("2029-12-31", ["work"], ["sn"]),
        ("2030-01-01", ["later", "work"], ["sn"]),
        ("9999-12-31", ["later", "work"], ["sn"]),
    ],
)
async def test_a_day_takes_what_holds_on_it(
    as_of: str | None, works: list[str], participants: list[str], lived: AsyncClient
) -> None:
    query = """query($at: Moment) {
      collaborations(at: $at) { totalCount edges { node { id } } }
      collaboration(id: "work", at: $at) { participants { totalCount edges { node { id } } } } }"""

    data = (await ask(lived, query, at={"asOf": as_of}))["data"]

    assert sorted(edge["node"]["id"] for edge in data["collaborations"]["edges"]) == works
    assert data["collaborations"]["totalCount"] == len(works)
    found = data["collaboration"]["participants"]
    assert sorted(edge["node"]["id"] for edge in found["edges"]) == participants
    assert found["totalCount"] == len(participants)


async def test_lists_are_filtered_and_ordered_by_what_was_known_then(lived: AsyncClient) -> None:
    query = """query($at: Moment) {
      boards: actors(filter: { kinds: [BOARD] }, orderBy: { field: NAME, direction: DESC }, at: $at) {
        edges { node { id name } } }
      planned: collaborations(filter: { statuses: [PLANNED] }, at: $at) { totalCount } }"""

    async def found(**at: str) -> tuple[list[tuple[str, str]], int]:
        data = (await ask(lived, query, at=at))["data"]
        boards = [(edge["node"]["id"], edge["node"]["name"]) for edge in data["boards"]["edges"]]
        return boards, data["planned"]["totalCount"]

    school = ("bukn", SCHOOL.properties["name"])
    assert await found(knownAt=BETWEEN) == ([("sn", "Socialnämnden"), school], 0)
    assert await found(knownAt=SECOND) == ([("sn", "Omsorgsnämnden"), school], 1)
    assert await found(knownAt=FIRST) == await found(knownAt=BETWEEN)


async def test_search_finds_by_todays_words_says_so_and_shows_what_was_known(lived: AsyncClient) -> None:
    query = """query($words: String!, $at: Moment) {
      search(text: $words, at: $at) { totalCount edges { node { id ... on Actor { name } } } } }"""

    today = await ask(lived, query, words="omsorgsnämnden", at={"knownAt": BETWEEN})
    former = await ask(lived, query, words="socialnämnden", at={"knownAt": BETWEEN})

    assert today["data"]["search"]["edges"] == [{"node": {"id": "sn", "name": "Socialnämnden"}}]
    assert former["data"]["search"] == {"totalCount": 0, "edges": []}
    for answer in (today, former):
        (told,) = answer["extensions"]["moment"]
        assert told["words"] == "Found by today's words, shown as known then."
    description = SCHEMA._schema.query_type.fields["search"].description  # type: ignore[union-attr]  # never None
    assert "today's words, whatever `at` says" in str(description)


async def test_search_finds_what_holds_on_the_day(lived: AsyncClient) -> None:
    query = "query($words: String!, $at: Moment) { search(text: $words, at: $at) { edges { node { id } } } }"

    async def found(words: str, day: str | None) -> list[str]:
        answer = await ask(lived, query, words=words, at={"asOf": day} if day else None)
        return sorted(edge["node"]["id"] for edge in answer["data"]["search"]["edges"])

    # "later" begins in 2030; commitments hold as long as their plan, from 2021
    assert await found("samverkan", None) == await found("samverkan", "2031-01-01") == ["later", "work"]
    assert await found("samverkan", "2026-01-01") == ["work"]
    assert await found("stöd", "2020-12-31") == []
    assert await found("stöd", "2021-01-01") == ["a1", "b7"]


async def test_an_open_set_has_no_partner_among_its_own_members(lived: AsyncClient) -> None:
    query = '{ actor(id: "%s") { partners(basis: [SHARED_RESPONSIBILITY]) { edges { node { id } } } } }'

    group, board = [await ask(lived, query.replace("%s", id_)) for id_ in ("alla", "sn")]

    assert group["data"]["actor"]["partners"]["edges"] == []
    assert board["data"]["actor"]["partners"]["edges"] == [{"node": {"id": "bukn"}}]


async def test_of_several_that_succeed_one_the_first_by_name_that_is_not_archived_is_shown(empty_store: Store) -> None:
    parts = [takes_part("x", "sn"), takes_part("x", "bukn"), edge("x", "ON", "a1")]
    later = [
        collaboration(id_, *[replace(one, properties={**one.properties, "id": f"{id_}-{one.other}"}) for one in parts],
                      edge(id_, "SUCCEEDS", "work"), title=title)
        for id_, title in (("next-a", "Zeta"), ("next-b", "Beta"), ("next-c", "Alfa"))
    ]  # fmt: skip
    await seed(empty_store, *RECORDS, *later)
    await done(empty_store, edits.archive("archiveRecord", {"id": "next-c", "expectedVersion": 1}))
    query = '{ collaboration(id: "work") { succeededBy { id } } }'
    transport = ASGITransport(app=create_app(Settings(), empty_store))
    async with AsyncClient(transport=transport, base_url="http://registry.test") as one:
        assert (await ask(one, query))["data"]["collaboration"] == {"succeededBy": {"id": "next-b"}}


async def test_a_commitment_holds_as_long_as_its_plan_and_is_given_by_id_on_any_day(lived: AsyncClient) -> None:
    query = """query($at: Moment) { commitments(at: $at) { totalCount }
      commitment(id: "a1", at: $at) { title responsible { totalCount } plan { id } } }"""

    before = (await ask(lived, query, at={"asOf": "2020-12-31"}))["data"]
    within = (await ask(lived, query, at={"asOf": "2021-01-01"}))["data"]

    title = A1.properties["title"]
    assert before["commitments"] == {"totalCount": 0}
    assert before["commitment"] == {"title": title, "responsible": {"totalCount": 0}, "plan": {"id": "plan"}}
    assert within["commitments"] == {"totalCount": 2}
    assert within["commitment"] == {"title": title, "responsible": {"totalCount": 1}, "plan": {"id": "plan"}}
