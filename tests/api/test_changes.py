"""History over the API: every change in commit order, paged both ways, filtered, and told of each record."""

from dataclasses import replace
from typing import Any

import pytest
from httpx2 import AsyncClient

from graph.page import encode_cursor
from graph.store import Store
from graph.writes.archive import archive, restore
from graph.writes.transaction import Author
from tests.api.asking import ask
from tests.counting import CountingStore
from tests.graph.writes.contents import RECORDS, SOCIAL
from tests.graph.writes.seeding import FIRST, SECOND, THIRD, at, seed

AUTHOR = Author(by="anna", action="ARCHIVE", reason="Nämnden är upplöst.", request_id="r1")
PAGE = """query ($first: Int, $after: String, $last: Int, $before: String, $filter: ChangeFilter) {
  changes(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { number record { id isExample } } } } }"""
OF_ONE = """query ($id: ID!, $at: Moment) { actor(id: $id, at: $at) {
  version archived changes { totalCount edges { node { number at action reason fields { name before after } } } } } }"""


async def numbers(store: Store, **variables: Any) -> tuple[list[int], int]:
    """The numbers on a page, and how many changes the list has."""
    page = (await ask(store, PAGE, **variables))["changes"]
    return [edge["node"]["number"] for edge in page["edges"]], page["totalCount"]


async def walk(store: Store, size: int, *, backward: bool, filter_: dict[str, Any] | None = None) -> list[int]:
    """All numbers, page by page."""
    cursor, found = None, list[int]()
    while True:
        place = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        given = {name: value for name, value in place.items() if value}
        page = (await ask(store, PAGE, **given, filter=filter_))["changes"]
        edges, info = page["edges"], page["pageInfo"]
        assert (info["startCursor"], info["endCursor"]) == (edges[0]["cursor"], edges[-1]["cursor"])
        assert info["hasNextPage" if backward else "hasPreviousPage"] is (cursor is not None)
        part = [edge["node"]["number"] for edge in edges]
        found = [*part, *found] if backward else [*found, *part]
        if not info["hasPreviousPage" if backward else "hasNextPage"]:
            assert len(found) == page["totalCount"]
            return found
        cursor = info["startCursor" if backward else "endCursor"]


async def test_a_load_is_told_whole_without_gaps_in_commit_order(seeded: Store) -> None:
    _, total = await numbers(seeded, first=1)

    assert total > 200
    assert await walk(seeded, 100, backward=False) == list(range(1, total + 1))
    assert await walk(seeded, 67, backward=True) == list(range(1, total + 1))


@pytest.mark.parametrize(
    "filter_",
    [
        {"includeExamples": False},
        {"actions": ["SEED", "UNDO"], "includeExamples": False},
        {"from": "2026-01-02T03:00:00.000001Z", "includeExamples": False},
        {"records": ["flen-b8", "exempel-exempelkoping", "flens-kommun", "flen-a1"]},
    ],
    ids="-".join,
)
async def test_what_a_filter_leaves_pages_both_ways_too(seeded: Store, filter_: dict[str, Any]) -> None:
    forward = await walk(seeded, 3 if "records" in filter_ else 50, backward=False, filter_=filter_)

    assert forward == await walk(seeded, 2 if "records" in filter_ else 40, backward=True, filter_=filter_)
    assert forward == sorted(set(forward))
    assert 0 < len(forward) < 254


async def test_last_gives_the_newest_and_a_feed_goes_on_where_it_was(seeded: Store) -> None:
    (first, second), total = await numbers(seeded, last=2)
    assert (first, second) == (total - 1, total)
    page = (await ask(seeded, PAGE, first=5, after=encode_cursor("changes:NUMBER:ASC", [second])))["changes"]
    assert page["edges"] == []
    assert (page["pageInfo"]["hasNextPage"], page["pageInfo"]["hasPreviousPage"]) == (False, True)


@pytest.mark.parametrize(
    ("filter_", "wanted"),
    [
        ({"records": ["flen-b8"]}, ["flen-b8"]),
        ({"records": ["flen-b8", "finns-inte", "flen-b8"]}, ["flen-b8"]),
        ({"records": ["finns-inte"]}, []),
        ({"records": []}, []),
        ({"records": ["exempel-exempelkoping"], "includeExamples": False}, []),
        ({"records": ["flen-b8"], "actions": ["SEED"]}, ["flen-b8"]),
        ({"records": ["flen-b8"], "actions": ["UPDATE", "MERGE"]}, []),
        ({"actions": ["UNDO"]}, []),
        ({"actions": []}, []),
        ({"from": "9999-01-01T00:00:00Z"}, []),
        ({"to": "2026-01-02T03:00:00.000001Z"}, []),
        ({"from": "2026-01-02T03:00:00.000002Z"}, []),
        ({"from": "2026-01-02T03:00:00.000001Z", "to": "2026-01-02T03:00:00.000001Z"}, []),
        ({"by": "seed"}, []),
        ({"by": "seed", "records": ["flen-b8"]}, []),
    ],
)
async def test_filters(seeded: Store, filter_: dict[str, Any], wanted: list[str]) -> None:
    page = (await ask(seeded, PAGE, filter=filter_))["changes"]

    assert [edge["node"]["record"]["id"] for edge in page["edges"]] == wanted
    assert page["totalCount"] == len(wanted)


async def test_cursors_of_other_lists_are_refused(seeded: Store, client: AsyncClient) -> None:
    of_record = '{ actor(id: "flens-kommun") { changes { pageInfo { endCursor } } } }'
    foreign = (await ask(seeded, of_record))["actor"]["changes"]["pageInfo"]["endCursor"]
    for cursor in (foreign, encode_cursor("changes:NUMBER:ASC", ["7"]), encode_cursor("changes:NUMBER:ASC", [7, "x"])):
        response = await client.post("/graphql", json={"query": PAGE, "variables": {"after": cursor}})
        (error,) = response.json()["errors"]
        assert (error["extensions"]["code"], error["extensions"]["field"]) == ("BAD_USER_INPUT", "changes.after")


@pytest.mark.parametrize("number", [0, -5, 100_000, 2**31])
async def test_a_made_up_cursor_does_no_harm(seeded: Store, number: int) -> None:
    cursor = encode_cursor("changes:NUMBER:ASC", [number])
    _, total = await numbers(seeded, first=1)

    after, _ = await numbers(seeded, first=3, after=cursor)
    before, _ = await numbers(seeded, last=3, before=cursor)

    assert (after, before) == (([1, 2, 3], []) if number < 1 else ([], [total - 2, total - 1, total]))


async def test_however_deep_the_question_one_statement_answers_it(seeded: Store) -> None:
    query = """{ changes(last: 3) { edges { node { record { __typename id
      changes { totalCount edges { node { id record { id changes(last: 1) { edges { node { number } } } } } } }
      ... on Actor { partners { totalCount } } } } } }
      node(id: "change-7") { ... on Change { record { citations { locator } } } }
      actors(first: 2) { edges { node { changes(first: 1) { edges { node { fields { name } } } } } } } }"""

    data = await ask(seeded, query)

    (inner,) = data["changes"]["edges"][0]["node"]["record"]["changes"]["edges"]
    assert inner["node"]["record"]["id"] == data["changes"]["edges"][0]["node"]["record"]["id"]


async def test_requests_that_differ_only_in_values_send_one_text(counted: CountingStore) -> None:
    cursors = [encode_cursor("changes:NUMBER:ASC", [number]) for number in (3, 250)]
    for cursor, action, instant, record in zip(cursors, ("SEED", "MERGE"), (FIRST, SECOND), ("a", "b"), strict=True):
        filter_ = {"actions": [action], "from": instant, "to": THIRD, "by": "x", "records": [record]}
        await numbers(counted, first=3, after=cursor, filter=filter_)
        del filter_["records"]
        await numbers(counted, first=5, after=cursor, filter=filter_)

    assert len({statement.text for statement in counted.statements}) == 2


async def test_a_change_is_a_node(seeded: Store) -> None:
    query = """{ nodes(ids: ["change-7", "finns-inte", "flen-b8", "change-9999", "change-7"]) { __typename id
      ... on Change { number record { id } } ... on Record { version } }
      node(id: "change-137") { __typename ... on Record { version } ... on Change { action } } }"""

    data = await ask(seeded, query)

    seventh = {
        "__typename": "Change",
        "id": "change-7",
        "number": 7,
        "record": {"id": data["nodes"][0]["record"]["id"]},
    }
    assert data["nodes"] == [
        seventh, None, {"__typename": "Commitment", "id": "flen-b8", "version": 1}, None, seventh,
    ]  # fmt: skip
    assert data["node"] == {"__typename": "Change", "action": "SEED"}


async def test_a_record_tells_what_became_of_it(empty_store: Store) -> None:
    # given: recorded, corrected, archived, restored
    await seed(empty_store)
    renamed = replace(SOCIAL, properties={"name": "Socialnämnden i Flen"})
    await seed(empty_store, *[renamed if one is SOCIAL else one for one in RECORDS], instant=SECOND)
    await archive(empty_store, ["sn"], AUTHOR, clock=at(THIRD))

    # then
    archived = (await ask(empty_store, OF_ONE, id="sn"))["actor"]
    assert (archived["version"], archived["archived"], archived["changes"]["totalCount"]) == (3, True, 3)
    created, corrected, gone = [edge["node"] for edge in archived["changes"]["edges"]]
    assert (created["action"], created["at"], created["reason"]) == ("SEED", FIRST, "first load")
    assert created["fields"][1] == {"name": "name", "before": None, "after": "Socialnämnden"}
    assert corrected["fields"] == [{"name": "name", "before": "Socialnämnden", "after": "Socialnämnden i Flen"}]
    assert (gone["number"], gone["action"], gone["reason"]) == (len(RECORDS) + 2, "ARCHIVE", "Nämnden är upplöst.")
    assert gone["fields"] == [{"name": "archived", "before": "false", "after": "true"}]
    page = (await ask(empty_store, PAGE, last=1))["changes"]
    assert page["edges"][0]["node"]["record"] == {"id": "sn", "isExample": False}

    await restore(empty_store, ["sn"], replace(AUTHOR, action="RESTORE"), clock=at(THIRD))
    restored = (await ask(empty_store, OF_ONE, id="sn"))["actor"]
    assert [edge["node"]["action"] for edge in restored["changes"]["edges"]] == ["SEED", "SEED", "ARCHIVE", "RESTORE"]


async def test_what_was_known_at_an_instant(empty_store: Store) -> None:
    await seed(empty_store)
    renamed = replace(SOCIAL, properties={"name": "Socialnämnden i Flen"})
    await seed(empty_store, *[renamed if one is SOCIAL else one for one in RECORDS], instant=SECOND)
    last = f"change-{len(RECORDS) + 1}"
    query = """query ($last: ID!, $at: Moment) {
      actor(id: "sn", at: $at) { name changes { totalCount pageInfo { hasNextPage } edges { node { number } } } }
      node(id: $last, at: $at) { ... on Change { number record { ... on Actor { name } } } }
      nodes(ids: ["change-4", $last], at: $at) { id ... on Change { record { ... on Actor { name } } } } }"""

    then = await ask(empty_store, query, last=last, at={"knownAt": FIRST})
    now = await ask(empty_store, query, last=last, at={"knownAt": SECOND, "asOf": "1999-01-01"})

    page = {"totalCount": 1, "pageInfo": {"hasNextPage": False}, "edges": [{"node": {"number": 4}}]}
    assert then["actor"] == {"name": "Socialnämnden", "changes": page}
    assert then["node"] is None
    assert then["nodes"] == [{"id": "change-4", "record": {"name": "Socialnämnden"}}, None]
    assert [edge["node"]["number"] for edge in now["actor"]["changes"]["edges"]] == [4, len(RECORDS) + 1]
    assert now["node"] == {"number": len(RECORDS) + 1, "record": {"name": "Socialnämnden i Flen"}}


async def test_times_are_half_open(empty_store: Store) -> None:
    for instant, name in ((FIRST, "Nämnden"), (SECOND, "Nämnden 2"), (THIRD, "Nämnden 3")):
        changed = replace(SOCIAL, properties={"name": name})
        await seed(empty_store, *[changed if one is SOCIAL else one for one in RECORDS], instant=instant)
    many = len(RECORDS)

    async def between(**filter_: str) -> list[int]:
        return (await numbers(empty_store, last=100, filter=filter_))[0]

    assert await between(**{"from": SECOND}) == [many + 1, many + 2]
    assert await between(to=SECOND) == list(range(1, many + 1))
    assert await between(**{"from": SECOND, "to": THIRD}) == [many + 1]
    assert await between(**{"from": FIRST, "to": SECOND}) == list(range(1, many + 1))
    assert await between(**{"from": "2026-01-03T01:00:00+01:00"}) == [many + 2]


async def test_an_empty_registry_has_no_changes(empty_store: Store) -> None:
    for page in ({"first": 3}, {"last": 3}, {"first": 3, "filter": {"from": FIRST, "to": SECOND}}):
        assert await numbers(empty_store, **page) == ([], 0)
