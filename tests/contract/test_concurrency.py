"""Many writers and readers at once: nothing is lost, nothing is written twice, and who writes sees it."""

import asyncio

from graph.cypher import Statement
from graph.errors import Conflict
from graph.store import Store, Transaction
from tests.contract.writing import take, write

WRITERS = 20


async def test_twenty_writers_lose_nothing(empty_store: Store) -> None:
    count = "MERGE (g:Guard {id: 'test'}) SET g.number = coalesce(g.number, 0) + 1 RETURN g.number"

    answers = await asyncio.gather(*[write(empty_store, Statement("test.add", count, {})) for _ in range(WRITERS)])

    assert sorted(rows[0][0] for rows in answers) == list(range(1, WRITERS + 1))  # type: ignore[type-var]  # numbers


async def test_two_processes_write_without_losing_anything(engine: Store, beside: Store) -> None:
    """Each store has its own lock; between them only the guard node keeps order."""
    await write(engine, Statement("test.set", "CREATE (:Record:Theme {id: 'both', position: 0})", {}))

    async def add(transaction: Transaction) -> int:
        recording = await take(transaction, 1)
        # read, then write what was read: lost without the guard
        [[found]] = await transaction.run(Statement("test.get", "MATCH (n:Theme {id: 'both'}) RETURN n.position", {}))
        assert isinstance(found, int)
        new = {"new": found + 1}
        await transaction.run(Statement("test.put", "MATCH (n:Theme {id: 'both'}) SET n.position = $new", new))
        return recording.first_number

    stores = [engine, beside] * 8
    numbers = await asyncio.gather(*[store.write(add) for store in stores])

    assert sorted(numbers) == list(range(min(numbers), min(numbers) + len(stores)))
    get = Statement("test.get", "MATCH (n:Theme {id: 'both'}) RETURN n.position", {})
    assert await engine.read(get) == await beside.read(get) == [[len(stores)]]


async def test_one_of_many_creates_an_id(empty_store: Store, beside: Store) -> None:
    async def create(store: Store, number: int) -> bool:
        text = "CREATE (:Record:Actor:Board {id: 'wanted', position: $number})"
        try:
            await write(store, Statement("test.create", text, {"number": number}))
        except Conflict:
            return False
        return True

    stores = [empty_store, beside] * 5
    won = await asyncio.gather(*[create(store, number) for number, store in enumerate(stores)])

    assert won.count(True) == 1
    found = await empty_store.read(Statement("test.found", "MATCH (n:Record {id: 'wanted'}) RETURN n.position", {}))
    assert found == [[won.index(True)]]


async def test_who_writes_sees_it(empty_store: Store) -> None:
    for number in range(25):
        text = "CREATE (:Record:Theme {id: $id})"
        await write(empty_store, Statement("test.create", text, {"id": f"t{number}"}))
        seen = await empty_store.read(Statement("test.count", "MATCH (n:Theme) RETURN count(n)", {}))
        assert seen == [[number + 1]]


async def test_what_is_not_committed_is_not_seen(empty_store: Store) -> None:
    """Both engines read what is committed; neither gives one statement a snapshot: whoever needs one asks knownAt."""
    count = Statement("test.count", "MATCH (n:Theme) RETURN count(n)", {})

    async def work(transaction: Transaction) -> object:
        await transaction.run(Statement("test.create", "CREATE (:Record:Theme {id: 'seen'})", {}))
        return await empty_store.read(count), await transaction.run(count)

    assert await empty_store.write(work) == ([[0]], [[1]])
    assert await empty_store.read(count) == [[1]]


async def test_fifty_readers_get_each_their_own_answer(engine: Store) -> None:
    async def ask(number: int) -> object:
        [[answer]] = await engine.read(Statement("test.echo", "RETURN $number", {"number": number}))
        return answer

    assert await asyncio.gather(*[ask(number) for number in range(50)]) == list(range(50))
