"""Lists page both ways: each record once, in one order, whatever the order and the size."""

from typing import Any

import pytest
from httpx2 import AsyncClient

LISTS = {
    "actors": ["NAME", "SINCE", "UPDATED_AT"],
    "commitments": ["POSITION", "TITLE", "UPDATED_AT"],
    "collaborations": ["TITLE", "SINCE", "UNTIL", "UPDATED_AT"],
}


async def ask(client: AsyncClient, query: str, **variables: Any) -> dict[str, Any]:
    body = (await client.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in body, body
    data: dict[str, Any] = body["data"]
    return data


def page_query(root: str) -> str:
    kind = root[:-1].capitalize()
    return f"""query ($order: {kind}Order, $first: Int, $after: String, $last: Int, $before: String) {{
      {root}(orderBy: $order, first: $first, after: $after, last: $last, before: $before) {{
        totalCount
        pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}
        edges {{ cursor node {{ id }} }} }} }}"""


async def walk(client: AsyncClient, root: str, order: dict[str, str], size: int, *, backward: bool) -> list[str]:
    """All ids of a list, page by page."""
    query, cursor = page_query(root), None
    found: list[str] = []
    while True:
        place = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        page = (await ask(client, query, order=order, **{k: v for k, v in place.items() if v}))[root]
        ids = [edge["node"]["id"] for edge in page["edges"]]
        found = [*ids, *found] if backward else [*found, *ids]
        info = page["pageInfo"]
        assert page["totalCount"] >= len(ids)
        assert (info["startCursor"], info["endCursor"]) == (page["edges"][0]["cursor"], page["edges"][-1]["cursor"])
        assert info["hasNextPage" if backward else "hasPreviousPage"] is (cursor is not None)
        if not info["hasPreviousPage" if backward else "hasNextPage"]:
            assert len(found) == page["totalCount"]
            return found
        cursor = info["startCursor" if backward else "endCursor"]


@pytest.mark.parametrize(("root", "field"), [(root, field) for root, fields in LISTS.items() for field in fields])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
async def test_both_ways_give_the_same_whole_list(client: AsyncClient, root: str, field: str, direction: str) -> None:
    order = {"field": field, "direction": direction}

    forward = await walk(client, root, order, 7, backward=False)
    back = await walk(client, root, order, 5, backward=True)

    assert forward == back
    assert len(set(forward)) == len(forward) > 5


@pytest.mark.parametrize(
    ("root", "field", "value"), [("actors", "SINCE", "since"), ("collaborations", "UNTIL", "until")]
)
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
async def test_unknown_values_come_last_both_ways(
    client: AsyncClient, root: str, field: str, value: str, direction: str
) -> None:
    query = f"""query ($order: {root[:-1].capitalize()}Order) {{
      {root}(first: 100, orderBy: $order) {{ edges {{ node {{ {value} }} }} }} }}"""
    edges = (await ask(client, query, order={"field": field, "direction": direction}))[root]["edges"]
    values = [edge["node"][value] for edge in edges]
    known = [one for one in values if one is not None]

    assert values == known + [None] * (len(values) - len(known))
    assert known == sorted(known, reverse=direction == "DESC")
    assert 0 < len(known) < len(values)


async def test_names_run_in_swedish_order(client: AsyncClient) -> None:
    query = "{ actors(first: 100, filter: { includeExamples: false }) { edges { node { name } } } }"
    names = [edge["node"]["name"] for edge in (await ask(client, query))["actors"]["edges"]]

    assert names[0] == "Alla nämnder"
    assert (
        names.index("Strängnäs kommun") < names.index("Sveriges Kommuner och Regioner") < names.index("Tillitsgruppen")
    )
    assert names.index("Jämställdhetsmyndigheten") < names.index("Katrineholms kommun")


async def test_pages_below_a_record_page_too(client: AsyncClient) -> None:
    query = """query ($after: String) { actor(id: "flen-kommunstyrelsen") {
      responsibilities(first: 4, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { code } } } } }"""
    codes: list[str] = []
    after = None
    while True:
        page = (await ask(client, query, after=after))["actor"]["responsibilities"]
        codes += [edge["node"]["code"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]

    assert codes == [
        "A1",
        "A2",
        "A5",
        "A7",
        "B1",
        "B2",
        "B7",
        "B8",
        "B9",
        "C1",
        "C2",
        "C3",
        "D1",
        "D2",
        "D3",
        "D4",
        "D6",
    ]
    assert page["totalCount"] == len(codes)
