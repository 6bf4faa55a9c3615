"""How the graph is laid out, as a number in the database: a registry of a newer release is not written by an older."""

from graph.cypher import Statement
from graph.errors import CannotStart
from graph.store import Store, Transaction

FORMAT = 1
"""Raised by a release whose graphs an older one would misread or spoil."""

_READ = Statement("engine.format", "MATCH (g:Guard {id: 'format'}) RETURN g.number", {})
_MARK = Statement(
    "engine.mark",
    "MERGE (g:Guard {id: 'format'}) SET g.number = $number, g.opened = coalesce(g.opened, 0) + 1 RETURN g.number",
    {"number": FORMAT},
)


async def check_format(store: Store) -> None:
    """Raise CannotStart where a newer release has written the database."""
    for [number] in await store.read(_READ):
        if not isinstance(number, int) or number > FORMAT:
            raise CannotStart(
                f"The database was written by a newer Samverkan (its format is {number}, this release knows {FORMAT}). "
                "Start that release or a later one, or name another database."
            )


async def mark_format(store: Store) -> None:
    """Leave the number of this release; a write, so that a database that takes none is found out at the start."""

    async def work(transaction: Transaction) -> None:
        await transaction.run(_MARK)

    await store.write(work)
