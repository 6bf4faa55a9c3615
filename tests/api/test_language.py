"""The language of sentences by Accept-Language."""

import pytest
from httpx2 import AsyncClient

from api.language import language_of


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "SV"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "SV"),
        ("en-GB,en;q=0.9,sv;q=0.8", "EN"),
        ("de,en;q=0.5", "EN"),
        ("EN", "EN"),
        ("en;q=0.3, sv ; q=0.7", "SV"),
        ("*", "SV"),
        ("en;q=0", "SV"),
        ("fi,de", "SV"),
        ("en;q=much, ,;;=", "SV"),
        ("en," * 1000, "SV"),
    ],
)
def test_the_language_liked_best_of_those_there_are(header: str, language: str) -> None:
    assert language_of(header) == language


@pytest.mark.parametrize(
    ("header", "argument", "sentence"),
    [
        ("en-GB,en;q=0.9", "", "Social welfare board and Municipal executive board both answer"),
        ("sv", "", "Socialnämnden och Kommunstyrelsen svarar tillsammans"),
        # the argument decides
        ("en", ", language: SV", "Socialnämnden och Kommunstyrelsen svarar tillsammans"),
        ("sv", ", language: EN", "Social welfare board and Municipal executive board both answer"),
    ],
)
async def test_sentences_come_in_the_language_of_the_caller(
    client: AsyncClient, header: str, argument: str, sentence: str
) -> None:
    query = f'{{ paths(from: "flen-socialnamnden", to: "flen-kommunstyrelsen"{argument}) {{ sentence }} }}'
    answer = (await client.post("/graphql", json={"query": query}, headers={"accept-language": header})).json()
    assert answer["data"]["paths"][0]["sentence"].startswith(sentence)
