"""Writing past the write layer: the contract suite is about engines, not about records."""

from graph.cypher import Statement
from graph.store import Row, Store, Transaction
from graph.writes.clock import Clock, Recording, lock, system_clock


async def write(store: Store, *statements: Statement) -> list[Row]:
    """Run the statements in one transaction and give the rows of the last."""

    async def work(transaction: Transaction) -> list[Row]:
        rows: list[Row] = []
        for statement in statements:
            rows = await transaction.run(statement)
        return rows

    return await store.write(work)


async def take(transaction: Transaction, changes: int, clock: Clock = system_clock) -> Recording:
    """Take numbers for so many changes from the guard, and make none."""
    recording = (await lock(transaction)).next(changes, clock)
    state = {"number": recording.last_number, "instant": recording.instant}
    text = "MATCH (g:Guard {id: 'clock'}) SET g.number = $number, g.instant = $instant RETURN g.id"
    await transaction.run(Statement("test.take", text, state))
    return recording
