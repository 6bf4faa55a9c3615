"""Archiving and restoring on the real engine."""

from graph.store import Store
from graph.writes.archive import archive, restore
from graph.writes.load import load
from graph.writes.transaction import Author
from tests.graph.writes.contents import RECORDS
from tests.graph.writes.reading import changes, edges, everything, node, versions

ARCHIVER = Author(by="anna", action="ARCHIVE", reason="examples removed", request_id="r1")
RESTORER = Author(by="anna", action="RESTORE", request_id="r2")


async def test_archived_and_restored(empty_store: Store) -> None:
    await load(empty_store, RECORDS, by="seed")
    before = await edges(empty_store, "sn")
    assert await archive(empty_store, ["bukn", "sn", "nobody"], ARCHIVER) == ("bukn", "sn")
    archived = await node(empty_store, "sn")
    assert (archived["archived"], archived["version"], archived["name"]) == (True, 2, "Socialnämnden")
    assert await restore(empty_store, ["sn", "plan"], RESTORER) == ("sn",)
    restored = await node(empty_store, "sn")
    assert (restored["archived"], restored["version"]) == (False, 3)
    first, second = await versions(empty_store, "sn")
    assert (first["key"], first["archived"], second["key"], second["archived"]) == ("sn@1", False, "sn@2", True)
    assert first["recordedFrom"] < first["recordedTo"] == second["recordedFrom"] < second["recordedTo"]
    assert second["recordedTo"] == restored["recordedFrom"]
    assert await edges(empty_store, "sn") == before
    told = [(id_, action, fields) for _, id_, action, _, fields in (await changes(empty_store))[len(RECORDS) :]]
    gone = [{"name": "archived", "before": "false", "after": "true"}]
    assert told == [
        ("bukn", "ARCHIVE", gone),
        ("sn", "ARCHIVE", gone),
        ("sn", "RESTORE", [{"name": "archived", "before": "true", "after": "false"}]),
    ]


async def test_what_is_archived_already_costs_nothing(empty_store: Store) -> None:
    await load(empty_store, RECORDS, by="seed")
    await archive(empty_store, ["sn"], ARCHIVER)
    before = await everything(empty_store)
    assert await archive(empty_store, ["sn"], ARCHIVER) == ()
    assert await restore(empty_store, ["plan", "nobody"], RESTORER) == ()
    assert await everything(empty_store) == before


async def test_what_the_seed_gave_stays_the_seeds(empty_store: Store) -> None:
    await load(empty_store, RECORDS, by="seed")
    await archive(empty_store, ["sn"], ARCHIVER)
    assert (await load(empty_store, RECORDS, by="seed")).left_alone == ("sn",)
    await restore(empty_store, ["sn"], RESTORER)

    report = await load(empty_store, RECORDS, by="seed")

    assert (report.left_alone, report.updated, len(report.unchanged)) == ((), (), len(RECORDS))
