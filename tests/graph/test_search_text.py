"""Search: what is indexed, what is asked, and what the engine then finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher import Statement, Value
from graph.errors import InvalidInput
from graph.search_text import STOP_WORDS, search_query, search_text
from graph.store import Store

TEXTS = {
    "a1": "A1: insatser för våldsutsatta, Skr 2016/17:10, flen.se",
    "a7": "befintlig samverkan med organisationer i civilsamhället upprätthålls",
    "board": "Socialnämnden",
    "shelter": "Kvinnojouren i Norrköping",
}


def test_words_folded_words_and_ends_each_once() -> None:
    assert search_text(["Socialnämnden och A1", "a1 flen.se"]) == (
        "socialnämnden _ocialnämnden _cialnämnden _ialnämnden _alnämnden _lnämnden _nämnden _ämnden _mnden _nden "
        "socialnamnden _ocialnamnden _cialnamnden _ialnamnden _alnamnden _lnamnden _namnden _amnden och a1 flen se"
    )


def test_numbers_and_short_words_have_no_ends() -> None:
    assert search_text(["20210101 nämnd"]) == "20210101 nämnd namnd"


def test_a_word_without_end_adds_a_bounded_text() -> None:
    assert len(search_text(["å" * 5000])) < 13_000


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Nämnd", "+(nämnd^4 namnd^2 namnd* _nämnd _namnd*^0.5)"),
        ("flen.se", "+(flen^4 flen^2 flen* _flen _flen*^0.5) +(se^4 se^2 se*)"),
        ("och i på", None),
        ('"*?~', None),
        ("", None),
        ("jour jour", "+(jour^4 jour^2 jour* _jour _jour*^0.5)"),
    ],
)
def test_the_query_of_a_persons_words(text: str, query: str | None) -> None:
    assert search_query(text) == query


@given(st.text(max_size=200))
def test_nothing_but_letters_and_digits_of_a_text_gets_into_a_query(text: str) -> None:
    try:
        query = search_query(text)
    except InvalidInput:
        return
    word = r"\+\(\w+\^4 \w+\^2 \w+\*( _\w+ _\w+\*\^0\.5)?\)"
    assert query is None or re.fullmatch(rf"{word}( {word})*", query)


@pytest.mark.parametrize(
    ("text", "rule"),
    [("a" * 201, "is longer than 200 characters."), ("a b c d e f g h j k l", "has more than 10 words.")],
)
def test_too_much_to_search_for(text: str, rule: str) -> None:
    with pytest.raises(InvalidInput) as error:
        search_query(text)
    assert str(error.value) == f"text: {rule} Search for the words that matter most."


async def found(store: Store, query: str | None) -> list[str]:
    text = "CALL db.index.fulltext.queryNodes($index, $query) YIELD node, score RETURN node.id ORDER BY node.id"
    parameters: dict[str, Value] = {"index": store.dialect.fulltext_index, "query": query}
    return [str(id_) for [id_] in await store.read(Statement("test.search", text, parameters))] if query else []


async def fill(store: Store) -> None:
    rows: list[Value] = [{"id": id_, "searchText": search_text([text])} for id_, text in TEXTS.items()]
    text = "UNWIND $rows AS row CREATE (n:Record:Theme) SET n = row"
    await store.write(lambda transaction: transaction.run(Statement("test.fill", text, {"rows": rows})))


async def test_what_the_engine_finds(empty_store: Store) -> None:
    await fill(empty_store)
    expected = {
        "våldsutsatta": ["a1"],
        "valdsutsatta": ["a1"],
        "VÅLDSUTSATT": ["a1"],
        "nämnd": ["board"],
        "namnd": ["board"],
        "nämnderna": ["board"],
        "socialnämnd": ["board"],
        "organisation": ["a7"],
        "organisationerna": ["a7"],
        "civilsamhälle": ["a7"],
        "civilsamhalle": ["a7"],
        "samhället": ["a7"],
        "jour": ["shelter"],
        "norrkop": ["shelter"],
        "A1": ["a1"],
        "2016/17:10": ["a1"],
        "flen.se": ["a1"],
        "våldsutsatta organisation": [],
        "insatser för våldsutsatta": ["a1"],
        '"våldsutsatta': ["a1"],
        "våldsutsatta*": ["a1"],
        "-våldsutsatta": ["a1"],
        "samverkan AND organisationer": [],
        "(NOT": [],
        "id:a1": [],
        "[a TO b]": [],
        "\\": [],
        "~": [],
    }
    assert {text: await found(empty_store, search_query(text)) for text in expected} == expected


async def test_the_stop_words_are_those_that_the_engine_leaves_out(empty_store: Store) -> None:
    rows: list[Value] = [{"id": f"w{number}", "searchText": word} for number, word in enumerate(sorted(STOP_WORDS))]
    text = "UNWIND $rows AS row CREATE (n:Record:Theme) SET n = row"
    await empty_store.write(lambda transaction: transaction.run(Statement("test.fill", text, {"rows": rows})))
    assert [word for word in sorted(STOP_WORDS) if await found(empty_store, f"{word}*")] == []
