"""Archiving and restoring: nothing live names what is archived, and what follows from groups comes back in step."""

from typing import Any

from graph.store import Store
from tests.faults.checker import checked
from tests.faults.writers import Attempt, Log
from tests.graph.writes.reading import edges
from tests.graph.writes.seeding import seed


async def archive(log: Log, store: Store, *ids: str) -> None:
    for id_ in ids:
        assert (await log.send(store, "archiveRecord", id=id_, expectedVersion=1)).done


async def restore(log: Log, store: Store, id_: str) -> Attempt:
    return await log.send(store, "restoreRecord", id=id_, expectedVersion=2)


def refusals(attempt: Attempt) -> list[tuple[str, str]]:
    return [(one.kind, one.message) for one in attempt.told.refusals]


async def test_what_names_something_archived_is_not_restored_before_it(empty_store: Store) -> None:
    log = Log()
    await seed(empty_store)
    await archive(log, empty_store, "work", "a1", "b7", "sn")

    told = refusals(await restore(log, empty_store, "work"))

    assert told == [
        ("InvalidInput", "participants.1.actor: refers to sn, which is archived. Restore it first, or name another."),
        ("InvalidInput", "commitments.0: refers to a1, which is archived. Restore it first, or name another."),
    ]
    for id_ in ("sn", "a1", "work"):
        assert (await restore(log, empty_store, id_)).done
    log.holds(await checked(empty_store))


async def test_who_comes_back_answers_again_with_its_group(empty_store: Store) -> None:
    log = Log()
    await seed(empty_store)
    await archive(log, empty_store, "work", "a1", "b7", "sn")

    assert (await restore(log, empty_store, "b7")).done
    live = [
        other for kind, other, _, until in await edges(empty_store, "b7") if kind == "RESPONSIBLE_FOR" and not until
    ]
    assert sorted(live) == ["alla", "bukn"]

    assert (await restore(log, empty_store, "sn")).done
    live = [
        other for kind, other, _, until in await edges(empty_store, "b7") if kind == "RESPONSIBLE_FOR" and not until
    ]
    assert sorted(live) == ["alla", "bukn", "sn"]
    log.holds(await checked(empty_store))


async def test_a_participation_that_ended_does_not_begin_again_with_somebody_archived(empty_store: Store) -> None:
    log, org = Log(), {"id": "org", "kind": "CIVIL_SOCIETY_ORGANISATION", "name": "Förening"}
    await seed(empty_store)
    await log.send(empty_store, "createActor", **org)
    ended: dict[str, Any] = {"actor": "org", "role": "PARTY", "until": "2022-01-01"}
    await log.send(empty_store, "addParticipant", collaboration="work", expectedVersion=1, participant=ended)
    await archive(log, empty_store, "org")
    [participation] = [edge for edge in (await checked(empty_store)).edges if edge.source == "org"]
    named = {"collaboration": "work", "participation": participation.properties["id"]}

    begun = await log.send(empty_store, "updateParticipant", expectedVersion=2, until=None, **named)
    moved = await log.send(empty_store, "updateParticipant", expectedVersion=2, until="2023-01-01", **named)

    assert refusals(begun) == [
        ("InvalidInput", "actor: refers to org, which is archived. Restore it first, or name another."),
    ]
    assert moved.done
    log.holds(await checked(empty_store))
