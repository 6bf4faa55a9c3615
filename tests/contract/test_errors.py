"""Errors and limits mean the same on every engine, and what failed leaves nothing behind."""

from time import monotonic

import pytest

from graph.cypher import Cypher, Statement
from graph.errors import Conflict, EngineFault, TimedOut, TooLarge
from graph.store import Store, Transaction
from tests.contract.writing import write

ONE = Statement("test.one", "RETURN 1", {})
COUNT = Statement("test.count", "MATCH (n:Record) RETURN count(n)", {})
THEME = Statement("test.theme", "CREATE (:Record:Theme {id: 'same'})", {})
BOARD = Statement("test.board", "CREATE (:Record:Actor:Board {id: 'same'})", {})


async def test_reads_cannot_write(empty_store: Store) -> None:
    with pytest.raises(EngineFault):
        await empty_store.read(THEME)

    assert await empty_store.read(COUNT) == [[0]]


@pytest.mark.parametrize(
    "text",
    [
        "RETURN missing",
        "RETURN $missing",
        "RETURN",
        "MATCH (n RETURN n",
        "RETURN 1 / 0",
        "RETURN date('2023-02-31')",
        "RETURN noSuchFunction(1)",
    ],
)
async def test_a_statement_that_cannot_run_is_our_fault(text: Cypher, engine: Store) -> None:
    with pytest.raises(EngineFault) as fault:
        await engine.read(Statement("test.fault", text, {}))

    # nothing of the engine's words, which may quote what somebody asked
    assert str(fault.value) == "The database refused a statement."
    assert await engine.read(ONE) == [[1]]


async def test_an_id_is_taken_once_whatever_the_labels(empty_store: Store) -> None:
    await write(empty_store, THEME)

    for second in (THEME, BOARD):
        with pytest.raises(Conflict):
            await write(empty_store, second)

    assert await empty_store.read(Statement("test.all", "MATCH (n:Record) RETURN labels(n)", {})) == [
        [["Record", "Theme"]]
    ]


async def test_a_transaction_that_fails_leaves_nothing(empty_store: Store) -> None:
    fault = Statement("test.fault", "RETURN 1 / 0", {})

    with pytest.raises(EngineFault):
        await write(empty_store, THEME, fault)
    with pytest.raises(Conflict):
        await write(empty_store, THEME, BOARD)

    assert await empty_store.read(COUNT) == [[0]]


async def test_an_error_of_the_work_itself_rolls_back_and_is_raised_as_it_is(empty_store: Store) -> None:
    class Refused(Exception):
        """Raised by the work."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(THEME)
        raise Refused

    with pytest.raises(Refused):
        await empty_store.write(work)

    assert await empty_store.read(COUNT) == [[0]]


# More than any machine gets through in any time: the limit ends them, whatever it is.
ENDLESS = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b UNWIND range(1, 30000) AS c "


async def test_a_statement_ends_at_its_time_limit(quick: Store) -> None:
    slow = ENDLESS + "WITH a * b + c AS d WHERE d % 7 = 1 RETURN count(d)"
    began = monotonic()

    with pytest.raises(TimedOut):
        await quick.read(Statement("test.slow", slow, {}))

    assert 0.9 < monotonic() - began < 10
    assert await quick.read(ONE) == [[1]]


async def test_a_statement_that_wants_all_memory_is_ended_and_nothing_else(engine: Store) -> None:
    # Wide texts use up memory in a tenth of a second, long before the time limit: only memory can end it.
    greedy = ENDLESS + "WITH collect($wide + toString(a + b + c)) AS texts RETURN size(texts)"

    with pytest.raises(TooLarge):
        await engine.read(Statement("test.greedy", greedy, {"wide": "å" * 10_000}))

    assert await engine.read(ONE) == [[1]]
