"""Archiving and restoring many records: gone from lists and questions, never from history."""

from collections.abc import Callable, Iterable

from graph.cypher import Value
from graph.store import Store, Transaction
from graph.writes.clock import Clock, lock, system_clock
from graph.writes.stored import Stored, read_nodes
from graph.writes.transaction import Author, Revision, apply


async def archive(
    store: Store,
    ids: Iterable[str],
    author: Author,
    *,
    clock: Clock = system_clock,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[str, ...]:
    """Archive those of the records that are there and not archived, in one transaction; gives their ids."""
    return await _mark(store, list(ids), author, archived=True, clock=clock, progress=progress)


async def restore(
    store: Store,
    ids: Iterable[str],
    author: Author,
    *,
    clock: Clock = system_clock,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[str, ...]:
    """Bring those of the records back that are archived, in one transaction; gives their ids."""
    return await _mark(store, list(ids), author, archived=False, clock=clock, progress=progress)


async def _mark(
    store: Store,
    ids: list[str],
    author: Author,
    *,
    archived: bool,
    clock: Clock,
    progress: Callable[[int, int], None] | None,
) -> tuple[str, ...]:
    async def work(transaction: Transaction) -> tuple[str, ...]:
        guard = await lock(transaction)
        stored = await read_nodes(transaction, ids)
        revisions = [
            Revision(type=known.type, id=known.id, before=known, properties=_marked(known, archived=archived))
            for known in stored.values()
            if known.archived is not archived
        ]
        await apply(transaction, guard, revisions, author, clock=clock, progress=progress)
        return tuple(revision.id for revision in revisions)

    return await store.write(work)


def _marked(known: Stored, *, archived: bool) -> dict[str, Value]:
    """The properties with the mark. What came from a seed file and was not edited stays the seed file's."""
    marked: dict[str, Value] = {**known.properties, "archived": archived}
    if known.properties.get("seedVersion") == known.version:
        marked["seedVersion"] = known.version + 1
    return marked
