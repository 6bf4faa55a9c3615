"""Loading records from outside again and again: what is unchanged costs nothing, what people edited is left alone."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.cypher import Value
from graph.errors import InvalidInput
from graph.store import Store, Transaction
from graph.writes.clock import Clock, lock, system_clock
from graph.writes.derive import content_hash, stored_properties
from graph.writes.groups import expand_groups
from graph.writes.records import RecordContent
from graph.writes.stored import Stored, read_nodes, with_edges
from graph.writes.transaction import Author, Revision, apply


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, by ids in the order given."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    left_alone: tuple[str, ...] = ()
    """Edited or archived by somebody since they were loaded, or not loaded at all: not touched."""


async def load(
    store: Store,
    records: Sequence[RecordContent],
    *,
    by: str,
    action: str = "SEED",
    reason: str | None = None,
    clock: Clock = system_clock,
    progress: Callable[[int, int], None] | None = None,
) -> LoadReport:
    """Bring the registry to what the records say, in one transaction: all of it or nothing.

    The records must have passed ``graph.writes.rules``; all that they refer to is among them or in the registry.
    Loading the same again changes nothing and spends no change number.
    """
    expanded = expand_groups(records)
    hashes = {record.id: content_hash(record) for record in expanded}
    if len(hashes) != len(expanded):
        raise InvalidInput("id", "is given twice.", "Give each record once.")
    author = Author(by=by, action=action, reason=reason, request_id=f"load-{uuid.uuid4()}")

    async def work(transaction: Transaction) -> LoadReport:
        guard = await lock(transaction)
        stored = await read_nodes(transaction, hashes)
        sorted_out = _sort_out(expanded, hashes, stored)
        former = await with_edges(transaction, {id_: stored[id_] for id_ in sorted_out.updated})
        wanted = {*sorted_out.created, *sorted_out.updated}
        revisions = [
            _revision(record, hashes[record.id], former.get(record.id)) for record in expanded if record.id in wanted
        ]
        await _refuse_dangling(transaction, revisions, known={*hashes})
        await apply(transaction, guard, revisions, author, clock=clock, progress=progress)
        return sorted_out

    return await store.write(work)


async def _refuse_dangling(transaction: Transaction, revisions: Sequence[Revision], known: set[str]) -> None:
    """Raise InvalidInput where an edge leads to a record that is neither loaded nor in the registry."""
    others = {edge.other: revision.id for revision in revisions for edge in revision.edges or ()}
    outside = [id_ for id_ in others if id_ not in known]
    found = await read_nodes(transaction, outside)
    for id_ in outside:
        if id_ not in found:
            raise InvalidInput(others[id_], f"refers to {id_}, which there is not.", "Load that record too.")


def _sort_out(records: Sequence[RecordContent], hashes: Mapping[str, str], stored: Mapping[str, Stored]) -> LoadReport:
    """Which of the records are new, changed in the source, the same as before, or no longer the source's."""
    created, updated, unchanged, left_alone = [], [], [], []
    for record in records:
        known = stored.get(record.id)
        if known is None:
            created.append(record.id)
        elif known.type != record.type:
            raise InvalidInput(record.id, f"is a {known.type}, not a {record.type}.", "Give the new record another id.")
        elif known.archived or known.properties.get("seedVersion") != known.version:
            left_alone.append(record.id)
        elif known.properties.get("seedHash") == hashes[record.id]:
            unchanged.append(record.id)
        else:
            updated.append(record.id)
    return LoadReport(tuple(created), tuple(updated), tuple(unchanged), tuple(left_alone))


def _revision(record: RecordContent, digest: str, before: Stored | None) -> Revision:
    marks: dict[str, Value] = {"seedHash": digest, "seedVersion": before.version + 1 if before else 1}
    if before and "confirmedOn" in before.properties:
        marks["confirmedOn"] = before.properties["confirmedOn"]
    return Revision(
        type=record.type,
        id=record.id,
        before=before,
        properties=stored_properties(record) | marks,
        edges=record.edges,
    )
