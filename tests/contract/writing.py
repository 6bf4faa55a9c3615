"""Writing past the write layer: the contract suite is about engines, not about records."""

from graph.cypher import Statement
from graph.store import Row, Store, Transaction


async def write(store: Store, *statements: Statement) -> list[Row]:
    """Run the statements in one transaction and give the rows of the last."""

    async def work(transaction: Transaction) -> list[Row]:
        rows: list[Row] = []
        for statement in statements:
            rows = await transaction.run(statement)
        return rows

    return await store.write(work)
