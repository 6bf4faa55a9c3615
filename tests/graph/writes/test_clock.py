"""The guard: numbers without gaps, instants that only grow."""

import asyncio
from dataclasses import replace

import pytest

from graph.errors import InvalidInput
from graph.store import Store, Transaction
from graph.writes.clock import Recording, lock, system_clock
from graph.writes.load import load
from tests.contract.writing import take
from tests.graph.writes.contents import DOCUMENT
from tests.graph.writes.reading import changes, rows


async def taken(store: Store, count: int, now: int) -> Recording:
    return await store.write(lambda transaction: take(transaction, count, lambda: now))


async def test_numbers_follow_each_other_and_instants_grow(empty_store: Store) -> None:
    assert await taken(empty_store, 1, 1_000_000) == Recording("1970-01-01T00:00:01.000000Z", 1, 1, 1_000_000)
    assert await taken(empty_store, 3, 2_000_000) == Recording("1970-01-01T00:00:02.000000Z", 2, 4, 2_000_000)
    assert await taken(empty_store, 1, 2_000_000) == Recording("1970-01-01T00:00:02.000001Z", 5, 5, 2_000_001)
    assert await taken(empty_store, 1, 1_500_000) == Recording("1970-01-01T00:00:02.000002Z", 6, 6, 2_000_002)
    assert await taken(empty_store, 1, 3_000_000) == Recording("1970-01-01T00:00:03.000000Z", 7, 7, 3_000_000)


async def test_locking_spends_nothing(empty_store: Store) -> None:
    await taken(empty_store, 2, 1_000_000)
    await empty_store.write(lock)
    assert await rows(empty_store, "MATCH (g:Guard) RETURN g.id, g.number, g.instant") == [["clock", 2, 1_000_000]]


async def test_a_rolled_back_write_leaves_no_gap(empty_store: Store) -> None:
    await taken(empty_store, 2, 1_000_000)

    async def fail(transaction: Transaction) -> None:
        await take(transaction, 5, lambda: 2_000_000)
        raise InvalidInput("id", "is wrong.", "Correct it.")

    with pytest.raises(InvalidInput):
        await empty_store.write(fail)
    assert await taken(empty_store, 1, 1_000_000) == Recording("1970-01-01T00:00:01.000001Z", 3, 3, 1_000_001)


async def test_many_writers_at_once_share_one_order(empty_store: Store) -> None:
    documents = [replace(DOCUMENT, id=f"doc-{number}") for number in range(20)]
    await asyncio.gather(*[load(empty_store, [document], by="seed") for document in documents])
    told = await changes(empty_store)
    assert [number for number, *_ in told] == list(range(1, 21))
    instants = [instant for _, _, _, instant, _ in told]
    assert instants == sorted(set(instants))
    assert {id_ for _, id_, *_ in told} == {document.id for document in documents}


def test_the_clock_gives_microseconds() -> None:
    assert len(str(system_clock())) == 16
