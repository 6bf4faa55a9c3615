"""The full-text index under the dialect's name: Swedish stems, over all labels, kept in step."""

import pytest

from graph.cypher import Statement
from graph.store import Store, Transaction

FIND = "CALL db.index.fulltext.queryNodes($index, $words) YIELD node RETURN node.id ORDER BY node.id"
FILL = """
CREATE (:Record:Theme {id: 'theme', searchText: 'Samverkan med ideella organisationer'})
CREATE (:Record:Actor:Board {id: 'board', searchText: 'Socialnämnden samverkar om kvinnojourer'})
"""
RENAME = "MATCH (n:Record {id: 'theme'}) SET n.searchText = 'Barn och unga'"


async def find(store: Store, words: str) -> list[object]:
    rows = await store.read(Statement("test.find", FIND, {"index": store.dialect.fulltext_index, "words": words}))
    return [row[0] for row in rows]


async def run(store: Store, text: Statement) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(text)

    await store.write(work)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("organisation", ["theme"]),
        ("kvinnojour", ["board"]),
        ("ideell", ["theme"]),
        ("social*", ["board"]),
        ("kvinnojur~", ["board"]),
        ("+ideella +organisation", ["theme"]),
        ("bibliotek", []),
    ],
)
async def test_swedish_words_are_found_by_their_stems(empty_store: Store, words: str, found: list[object]) -> None:
    await run(empty_store, Statement("test.fill", FILL, {}))

    assert await find(empty_store, words) == found


async def test_the_index_follows_a_changed_text(empty_store: Store) -> None:
    await run(empty_store, Statement("test.fill", FILL, {}))
    await run(empty_store, Statement("test.rename", RENAME, {}))

    assert await find(empty_store, "organisation") == []
    assert await find(empty_store, "barn") == ["theme"]
