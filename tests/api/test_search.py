"""Search over Flen's plan as people type it."""

from typing import Any

import pytest
from httpx2 import AsyncClient

SEARCH = """query ($text: String!, $kinds: [RecordKind!], $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, first: $first, after: $after, includeExamples: false) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { score snippet node { __typename id } }
  }
}"""


async def search(client: AsyncClient, text: str, **more: Any) -> dict[str, Any]:
    response = await client.post("/graphql", json={"query": SEARCH, "variables": {"text": text, **more}})
    body = response.json()
    assert "errors" not in body, body
    found: dict[str, Any] = body["data"]["search"]
    assert found["totalCount"] >= len(found["edges"])
    return found


async def ids(client: AsyncClient, text: str, **more: Any) -> set[str]:
    return {edge["node"]["id"] for edge in (await search(client, text, first=100, **more))["edges"]}


@pytest.mark.parametrize("typed", ["våldsutsatta", "valdsutsatta", "VÅLDSUTSATTA", "Våldsutsatta"])
async def test_accents_and_capitals_do_not_matter(client: AsyncClient, typed: str) -> None:
    assert {"flen-a1", "flen-a2", "malgrupp-valdsutsatta"} <= await ids(client, typed)


async def test_a_part_of_a_compound_is_found(client: AsyncClient) -> None:
    boards = await ids(client, "nämnd", kinds=["ACTOR"])

    assert {"flen-socialnamnden", "flen-samhallsbyggnadsnamnden", "flen-barn-utbildnings-och-kulturnamnden"} <= boards


async def test_other_forms_of_a_word_are_found(client: AsyncClient) -> None:
    assert {"flen-a7", "flen-b9", "organisationer-i-civilsamhallet"} <= await ids(client, "organisation")
    assert {"flen-a7", "flen-b9"} <= await ids(client, "civilsamhälle")


async def test_every_word_must_match(client: AsyncClient) -> None:
    both = await ids(client, "samverkan civilsamhället", kinds=["COMMITMENT"])

    assert both == {"flen-a7", "flen-b9"}
    assert await ids(client, "samverkan ordsominteingår") == set()


@pytest.mark.parametrize("typed", ['"', "*", '"""', "_", "(", "+ -", "~", "\\", "", "   ", "och att det"])
async def test_signs_and_small_words_alone_find_nothing(client: AsyncClient, typed: str) -> None:
    found = await search(client, typed)

    assert (found["totalCount"], found["edges"]) == (0, [])
    assert found["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": False, "endCursor": None}


@pytest.mark.parametrize("typed", ['"samverkan', "samverkan*", "samverkan -", "samverkan:", "(samverkan", "samverkan^"])
async def test_signs_beside_a_word_are_just_text(client: AsyncClient, typed: str) -> None:
    assert await ids(client, typed) == await ids(client, "samverkan") != set()


@pytest.mark.parametrize("word", ["AND", "OR", "NOT"])
async def test_words_of_query_languages_are_words(client: AsyncClient, word: str) -> None:
    one, other = await ids(client, "samverkan"), await ids(client, "kommun")

    assert await ids(client, f"samverkan {word} kommun") == one & other & await ids(client, word.lower())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("A1", "flen-a1"),
        ("2016/17:10", "skrivelse-2016-17-10"),
        ("flen.se", "flen-a4"),
        ("NCK", "nationellt-centrum-for-kvinnofrid"),
        ("212000-0332", "flens-kommun"),
        ("Polisen", "polismyndigheten"),
    ],
)
async def test_codes_numbers_and_names_are_found(client: AsyncClient, typed: str, expected: str) -> None:
    assert expected in await ids(client, typed)


async def test_pages_of_a_search_hold_each_record_once(client: AsyncClient) -> None:
    whole = [edge["node"]["id"] for edge in (await search(client, "kommun", first=100))["edges"]]
    assert len(whole) > 10

    paged: list[str] = []
    after = None
    while True:
        page = await search(client, "kommun", first=4, after=after)
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        paged += [edge["node"]["id"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]

    assert paged == whole


async def test_kinds_narrow_and_the_snippet_shows_the_hit(client: AsyncClient) -> None:
    found = await search(client, "prostitution", kinds=["COMMITMENT"])

    assert [edge["node"] for edge in found["edges"]] == [{"__typename": "Commitment", "id": "flen-d9"}]
    assert "prostitution" in found["edges"][0]["snippet"]
    assert len(found["edges"][0]["snippet"]) < 170
