"""Loading on the real engine: what is left alone, and what is refused without a trace."""

from dataclasses import replace

import pytest

from graph.errors import Conflict, InvalidInput
from graph.store import Store, Transaction
from graph.writes.archive import archive
from graph.writes.clock import lock
from graph.writes.load import LoadReport, load
from graph.writes.stored import Stored, read_nodes
from graph.writes.transaction import Author, Revision, apply
from tests.graph.writes.contents import A1, B7, DOCUMENT, PLAN, RECORDS, SOCIAL
from tests.graph.writes.reading import everything, node
from tests.graph.writes.seeding import SECOND, THIRD, seed

EDITOR = Author(by="anna", action="UPDATE", request_id="r1")


async def edit(store: Store, id_: str) -> None:
    """Change a record as a person does."""

    async def work(transaction: Transaction) -> None:
        guard = await lock(transaction)
        [before] = (await read_nodes(transaction, [id_])).values()
        properties = {**before.properties, "nameEn": "Edited"}
        revision = Revision(type=before.type, id=id_, before=before, properties=properties)
        await apply(transaction, guard, [revision], EDITOR)

    await store.write(work)


async def test_what_a_person_edited_is_left_alone(empty_store: Store) -> None:
    await seed(empty_store)
    await edit(empty_store, "sn")
    await archive(empty_store, ["doc"], EDITOR)
    edited, archived = await node(empty_store, "sn"), await node(empty_store, "doc")
    again = [replace(SOCIAL, properties={"name": "Annat"}), replace(DOCUMENT, properties={"title": "Annat"})]
    assert await seed(empty_store, *again, PLAN, instant=THIRD) == LoadReport(
        unchanged=("plan",), left_alone=("sn", "doc")
    )
    assert (await node(empty_store, "sn"), await node(empty_store, "doc")) == (edited, archived)
    assert edited["nameEn"] == "Edited"


async def test_an_id_keeps_its_type(empty_store: Store) -> None:
    await seed(empty_store)
    before = await everything(empty_store)
    with pytest.raises(InvalidInput) as error:
        await seed(empty_store, B7, replace(SOCIAL, type="Unit"), instant=SECOND)
    assert str(error.value) == "sn: is a Board, not a Unit. Give the new record another id."
    assert await everything(empty_store) == before


async def test_a_reference_to_nothing_leaves_nothing_behind(empty_store: Store) -> None:
    with pytest.raises(InvalidInput) as error:
        await seed(empty_store, DOCUMENT, A1)
    assert error.value.field == "a1"
    assert await everything(empty_store) == (0, 0, 0)


async def test_a_record_given_twice_is_refused(empty_store: Store) -> None:
    with pytest.raises(InvalidInput, match=r"^id: is given twice"):
        await seed(empty_store, DOCUMENT, DOCUMENT)


async def test_a_write_on_what_has_changed_since_is_a_conflict(empty_store: Store) -> None:
    await seed(empty_store)
    before = await everything(empty_store)
    stale = Stored({**await node(empty_store, "sn"), "version": 7})
    revision = Revision(type="Board", id="sn", before=stale, properties=stale.properties)

    async def work(transaction: Transaction) -> None:
        await apply(transaction, await lock(transaction), [revision], EDITOR)

    with pytest.raises(Conflict):
        await empty_store.write(work)
    assert await everything(empty_store) == before


async def test_progress_ends_with_all_steps(empty_store: Store) -> None:
    told: list[tuple[int, int]] = []
    await load(empty_store, RECORDS, by="seed", progress=lambda done, steps: told.append((done, steps)))
    assert [done for done, _ in told] == list(range(1, len(told) + 1))
    assert told[-1] == (len(told), len(told))
