"""A new actor that looks like one that is there is refused, and goes through once somebody says that it is another."""

from typing import Any

import pytest

from graph.commands import edits
from graph.commands.command import Command
from graph.store import Store
from tests.graph.commands.doing import do, done, refused
from tests.graph.writes.contents import RECORDS, board, edge
from tests.graph.writes.seeding import seed


def organisation(**values: Any) -> Command:
    return edits.create_actor("createActor", {"kind": "CIVIL_SOCIETY_ORGANISATION", "name": "Miranda", **values})


JOUREN = {"name": "Kvinnojouren Miranda", "aliases": ["Miranda i Katrineholm"], "organisationNumber": "818501-2385",
          "website": "https://www.miranda.se/"}  # fmt: skip


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"name": "kvinnojouren  MIRANDA"}, "name"),
        ({"name": "Jouren", "aliases": ["Kvinnojouren Miranda"]}, "name"),
        ({"name": "Miranda i katrineholm"}, "name"),
        ({"name": "Något helt annat", "organisationNumber": "818501-2385"}, "organisationNumber"),
        ({"name": "Något helt annat", "website": "http://miranda.se"}, "website"),
    ],
)
async def test_it_is_refused_with_the_one_that_is_there(values: dict[str, Any], path: str, empty_store: Store) -> None:
    await seed(empty_store)
    [there] = (await done(empty_store, organisation(**JOUREN))).records

    assert await refused(empty_store, organisation(**values)) == [("Duplicate", path)]

    [refusal] = (await do(empty_store, organisation(**values))).refusals
    assert refusal.existing == there
    await done(empty_store, organisation(**values, confirmNotDuplicate=True))


async def test_boards_of_two_municipalities_share_their_name(empty_store: Store) -> None:
    trosa = {"kind": "MUNICIPALITY", "name": "Trosa kommun", "code": "0488", "id": "trosa"}
    await seed(empty_store, *RECORDS, board("kn", "Kulturnämnden", edge("kn", "IN_MUNICIPALITY", "flen")))
    await done(empty_store, edits.create_actor("createActor", trosa))
    new = {"kind": "BOARD", "name": "Kulturnämnden"}

    await done(empty_store, edits.create_actor("createActor", {**new, "municipality": "trosa"}))
    same = edits.create_actor("createActor", {**new, "municipality": "flen"})
    unknown = edits.create_actor("createActor", new)

    assert await refused(empty_store, same) == [("Duplicate", "name")]
    assert {kind for kind, _ in await refused(empty_store, unknown)} == {"Duplicate"}


async def test_an_example_never_looks_like_what_is_real(empty_store: Store) -> None:
    await seed(empty_store)
    await done(empty_store, organisation(**JOUREN))
    await done(empty_store, organisation(**JOUREN, isExample=True))


async def test_what_is_archived_is_no_look_alike(empty_store: Store) -> None:
    await seed(empty_store)
    [there] = (await done(empty_store, organisation(**JOUREN))).records
    await done(empty_store, edits.archive("archiveRecord", {"id": there, "expectedVersion": 1}))
    await done(empty_store, organisation(**JOUREN))


async def test_a_website_that_changed_is_looked_for_under_its_new_address(empty_store: Store) -> None:
    await seed(empty_store)
    [there] = (await done(empty_store, organisation(**JOUREN))).records
    moved = {"id": there, "expectedVersion": 1, "website": "https://jouren.se/miranda"}
    await done(empty_store, edits.update("updateActor", "Actor", moved))

    other = {"name": "Något helt annat"}
    await done(empty_store, organisation(**other, website="https://miranda.se"))
    again = organisation(name="Ännu något annat", website="https://www.jouren.se/Miranda/")
    assert await refused(empty_store, again) == [("Duplicate", "website")]
