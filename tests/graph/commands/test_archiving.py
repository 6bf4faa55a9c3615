"""Archiving and restoring keep what follows from groups in step."""

from graph.commands import edits
from graph.commands.command import Command
from graph.store import Store
from tests.faults.checker import checked
from tests.graph.commands.doing import done
from tests.graph.writes.reading import edges
from tests.graph.writes.seeding import seed


def archive(id_: str) -> Command:
    return edits.archive("archiveRecord", {"id": id_, "expectedVersion": 1})


def restore(id_: str) -> Command:
    return edits.restore("restoreRecord", {"id": id_, "expectedVersion": 2})


async def answering(store: Store, commitment: str) -> list[str]:
    found = await edges(store, commitment)
    return sorted(actor for relation, actor, _, until in found if relation == "RESPONSIBLE_FOR" and until is None)


async def test_who_comes_back_answers_again_with_its_group(empty_store: Store) -> None:
    await seed(empty_store)
    for id_ in ("work", "a1", "b7", "sn"):
        await done(empty_store, archive(id_))

    await done(empty_store, restore("b7"))
    assert await answering(empty_store, "b7") == ["alla", "bukn"]

    await done(empty_store, restore("sn"))
    assert await answering(empty_store, "b7") == ["alla", "bukn", "sn"]
    await checked(empty_store)


async def test_an_archived_commitment_comes_into_step_when_it_is_restored(empty_store: Store) -> None:
    await seed(empty_store)
    await done(empty_store, archive("b7"))
    await done(empty_store, edits.update("updateActor", "Actor", {"id": "bukn", "expectedVersion": 1, "memberOf": []}))
    assert await answering(empty_store, "b7") == ["alla", "bukn", "sn"]

    await done(empty_store, restore("b7"))
    assert await answering(empty_store, "b7") == ["alla", "sn"]
    await checked(empty_store)
