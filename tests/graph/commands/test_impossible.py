"""Nothing impossible gets in: all that is wrong is told at once, each in its place, and nothing is written."""

from typing import Any

import pytest

from graph.commands import edits
from graph.commands.command import Command
from graph.cypher import Value
from graph.store import Store
from graph.writes.records import EdgeContent, RecordContent
from tests.graph.commands.doing import do, done, refused
from tests.graph.writes.contents import (
    RECORDS,
    SOCIAL,
    answers,
    board,
    collaboration,
    commitment,
    edge,
    takes_part,
)
from tests.graph.writes.seeding import seed

WORK = {"collaboration": "work", "expectedVersion": 1}
A1 = {"commitment": "a1", "expectedVersion": 1}


def actor(**values: Any) -> Command:
    return edits.create_actor("createActor", {"kind": "BOARD", "name": "Ny nämnd", **values})


def work(**values: Any) -> Command:
    given = {"form": "NETWORK", "title": "Ny samverkan", "participants": [{"actor": "sn"}, {"actor": "bukn"}]}
    return edits.create("createCollaboration", "JointWork", {**given, "commitments": ["a1"], **values})


def follow_up(**values: Any) -> Command:
    given = {"commitment": "a1", "by": "sn", "result": "DONE", **values}
    return edits.record_about("FollowUp", "recordFollowUp", given)


def with_roles(*actors: str, **more: Any) -> list[dict[str, Any]]:
    return [{"actor": one, "role": "PARTY", **more} for one in actors]


@pytest.mark.parametrize(
    ("command", "refusals"),
    [
        (actor(since="2022-01-01", until="2021-01-01"), [("InvalidInput", "until")]),
        (actor(name=" ", code="0482"), [("InvalidInput", "code"), ("InvalidInput", "name")]),
        (actor(partOf="nobody", municipality="sn"), [("NotFound", "partOf"), ("InvalidInput", "municipality")]),
        (actor(memberOf=["alla", "sn"]), [("InvalidInput", "memberOf.1")]),
        (actor(isExample=True, partOf="flen"), [("InvalidInput", "partOf")]),
        (actor(contacts=[{"function": "samordnare", "since": "2022-01-01", "until": "2021-01-01"}]),
         [("InvalidInput", "contacts.0.until")]),
        (actor(citations=[{"document": "doc"}, {"document": "sn"}]), [("InvalidInput", "citations.1.document")]),
        (actor(id="sn"), [("Duplicate", "id")]),
        (actor(id="sn", since="2022-01-01", until="2021-01-01"), [("Duplicate", "id"), ("InvalidInput", "until")]),
        (edits.confirm("confirmRecords", {"items": []}), [("InvalidInput", "items")]),
        (edits.confirm("confirmRecords", {"items": [], "reason": ""}),
         [("InvalidInput", "items"), ("InvalidInput", "reason")]),
        (actor(id="Å"), [("InvalidInput", "id")]),
        (edits.create_actor("createActor", {"kind": "MUNICIPALITY", "name": "Trosa"}), [("InvalidInput", "code")]),
        (edits.create_actor("createActor", {"kind": "MUNICIPALITY", "name": "Trosa", "code": "48"}),
         [("InvalidInput", "code")]),
        (work(participants=with_roles("sn")), [("InvalidInput", "participants")]),
        (work(participants=with_roles("sn", "sn")),
         [("InvalidInput", "participants.1.actor"), ("InvalidInput", "participants")]),
        (work(participants=with_roles("sn", "alla")), [("InvalidInput", "participants.1.actor")]),
        (work(participants=with_roles("sn", "bukn"), commitments=[]), [("InvalidInput", "commitments")]),
        (work(form="IOP", participants=with_roles("sn", "bukn")), [("InvalidInput", "form")]),
        (work(participants=with_roles("sn", "bukn", since="2019-01-01"), since="2020-01-01"),
         [("InvalidInput", "participants.0.since"), ("InvalidInput", "participants.1.since")]),
        (work(participants=with_roles("sn", "bukn", since="2022-01-01"), until="2022-01-01"),
         [("InvalidInput", "participants.0.since"), ("InvalidInput", "participants.1.since")]),
        (work(participants=with_roles("sn", "bukn", until="2022-01-01"), since="2022-01-01"),
         [("InvalidInput", "participants.0.until"), ("InvalidInput", "participants.1.until")]),
        (work(participants=with_roles("sn", "bukn", until="2023-01-01"), until="2022-01-01"),
         [("InvalidInput", "participants.0.until"), ("InvalidInput", "participants.1.until")]),
        (work(participants=with_roles("sn", "bukn"), lastFollowedUpOn="9000-01-01"),
         [("InvalidInput", "lastFollowedUpOn")]),
        (edits.add_participant("addParticipant", {**WORK, "participant": {"actor": "alla", "role": "PARTY"}}),
         [("InvalidInput", "participant.actor")]),
        (edits.add_participant("addParticipant", {**WORK, "participant": {"actor": "sn", "role": "PARTY"}}),
         [("InvalidInput", "participant.actor")]),
        (edits.add_participant("addParticipant",
                               {**WORK, "participant": {"actor": "flen", "role": "LEAD", "until": "x"}}),
         [("InvalidInput", "participant.until")]),
        (edits.update_participant("updateParticipant", {**WORK, "participation": "none", "role": "LEAD"}),
         [("NotFound", "participation")]),
        (edits.remove_participant("removeParticipant", {**WORK, "participation": "work-collaborates-sn"}),
         [("InvalidInput", "participants")]),
        (edits.assign_responsibility("assignResponsibility", {**A1, "actor": "sn"}), [("InvalidInput", "actor")]),
        (edits.assign_responsibility("assignResponsibility", {**A1, "actor": "bukn", "units": ["doc"]}),
         [("InvalidInput", "units.0")]),
        (edits.release_responsibility("releaseResponsibility", {**A1, "responsibility": "none"}),
         [("NotFound", "responsibility")]),
        (edits.update("updateActor", "Actor", {"id": "flen", "expectedVersion": 1, "partOf": "sn"}),
         [("InvalidInput", "partOf")]),
        (edits.update("updateActor", "Actor", {"id": "sn", "expectedVersion": 1, "name": None}),
         [("InvalidInput", "name")]),
        (edits.update("updateCommitment", "Commitment", {"id": "a1", "expectedVersion": 1, "code": "b7"}),
         [("InvalidInput", "code")]),
        (edits.update("updateCommitment", "Commitment", {"id": "sn", "expectedVersion": 1}), [("NotFound", "id")]),
        (edits.update("updateCommitment", "Commitment", {"id": "gone", "expectedVersion": 1}), [("NotFound", "id")]),
        (edits.update("updateActor", "Actor", {"id": "sn", "expectedVersion": 7}), [("Stale", "expectedVersion")]),
        (edits.end_collaboration("endCollaboration", {"id": "sn", "expectedVersion": 1, "until": "2024-01-01"}),
         [("NotFound", "id")]),
        (edits.archive("archiveRecord", {"id": "plan", "expectedVersion": 1}), [("InUse", "id")]),
        (edits.restore("restoreRecord", {"id": "plan", "expectedVersion": 1}), [("InvalidInput", "id")]),
        (edits.confirm("confirmRecords", {"items": [{"id": "sn", "expectedVersion": 1},
                                                    {"id": "x", "expectedVersion": 1},
                                                    {"id": "flen", "expectedVersion": 3}]}),
         [("NotFound", "items.1.id"), ("Stale", "items.2.expectedVersion")]),
        (edits.confirm("confirmRecords", {"items": [{"id": "sn", "expectedVersion": 1}] * 2}),
         [("InvalidInput", "items.1.id")]),
        (follow_up(year=2022, on="2021-12-31"), [("InvalidInput", "on")]),
        (follow_up(year=9000, on="9000-12-31"), [("InvalidInput", "on")]),
        (edits.create("createTheme", "Theme", {"name": "T", "reason": "x" * 1001, "idempotencyKey": " "}),
         [("InvalidInput", "reason"), ("InvalidInput", "idempotencyKey")]),
        (edits.create("createTheme", "Theme", {"name": "890201-3286"}), [("PersonalData", "name")]),
        (edits.create("createTheme", "Theme", {"name": "T", "reason": "om 19890201 3286"}),
         [("PersonalData", "reason")]),
        (edits.create_actor("createActor", {"kind": "CIVIL_SOCIETY_ORGANISATION", "name": "Jouren",
                                            "services": ["WOMENS_SHELTER"], "aliases": ["Jouren på Storgatan 12"]}),
         [("PersonalData", "aliases.0")]),
    ],
)  # fmt: skip
async def test_it_is_refused_and_nothing_is_written(
    command: Command, refusals: list[tuple[str, str]], small: Store
) -> None:
    assert await refused(small, command) == refusals


async def test_a_circle_is_seen_through_records_that_the_input_does_not_name(empty_store: Store) -> None:
    top = board("top", "Överst", edge("top", "MEMBER_OF", "alla"))
    middle = board("middle", "Mitten")
    await seed(empty_store, *RECORDS, top, middle)
    await done(
        empty_store, edits.update("updateActor", "Actor", {"id": "middle", "expectedVersion": 1, "partOf": "top"})
    )
    await done(
        empty_store, edits.update("updateActor", "Actor", {"id": "sn", "expectedVersion": 1, "partOf": "middle"})
    )

    closing = edits.update("updateActor", "Actor", {"id": "top", "expectedVersion": 1, "partOf": "sn"})

    assert await refused(empty_store, closing) == [("InvalidInput", "partOf")]


async def test_who_loses_learns_the_version_that_there_is(empty_store: Store) -> None:
    await seed(empty_store)
    await done(
        empty_store, edits.update("updateActor", "Actor", {"id": "sn", "expectedVersion": 1, "nameEn": "Social"})
    )

    late = edits.update("updateActor", "Actor", {"id": "sn", "expectedVersion": 1, "nameEn": "Other"})
    [refusal] = (await do(empty_store, late)).refusals

    assert (refusal.kind, refusal.current_version) == ("Stale", 2)


async def test_what_is_archived_is_not_referred_to_anew(empty_store: Store) -> None:
    await seed(empty_store, *RECORDS, board("old", "Gammal nämnd"))
    await done(empty_store, edits.archive("archiveRecord", {"id": "old", "expectedVersion": 1}))

    joining = edits.add_participant("addParticipant", {**WORK, "participant": {"actor": "old", "role": "PARTY"}})

    assert await refused(empty_store, joining) == [("InvalidInput", "participant.actor")]
    renamed = edits.update("updateActor", "Actor", {"id": "old", "expectedVersion": 2, "name": "Ny"})
    assert await refused(empty_store, renamed) == [("InvalidInput", "id")]


async def test_a_record_comes_back_only_with_what_it_needs(empty_store: Store) -> None:
    lone = collaboration("lone", takes_part("lone", "old"), takes_part("lone", "older"), edge("lone", "ON", "a1"))
    await seed(empty_store, *RECORDS, board("old", "Gammal nämnd"), board("older", "Äldre nämnd"), lone)
    for id_ in ("lone", "old"):
        await done(empty_store, edits.archive("archiveRecord", {"id": id_, "expectedVersion": 1}))

    back = edits.restore("restoreRecord", {"id": "lone", "expectedVersion": 2})
    assert await refused(empty_store, back) == [("InvalidInput", "participants.0.actor")]

    await done(empty_store, edits.restore("restoreRecord", {"id": "old", "expectedVersion": 2}))
    await done(empty_store, back)


async def test_archiving_names_the_records_that_need_it(empty_store: Store) -> None:
    await seed(empty_store)
    [refusal] = (
        await do(empty_store, edits.archive("archiveRecord", {"id": SOCIAL.id, "expectedVersion": 1}))
    ).refusals
    # b7 only through its group, which ends with the membership
    assert refusal.users == ("a1", "work")


async def test_a_day_that_breaks_with_what_the_record_says_is_told_where_it_was_given(empty_store: Store) -> None:
    joined = takes_part("late", "bukn", since="2023-01-01")
    work = collaboration("late", takes_part("late", "sn"), joined, edge("late", "ON", "a1"), since="2020-01-01")
    await seed(empty_store, *RECORDS, work)
    late = {"id": "late", "expectedVersion": 1}

    for command in (
        edits.end_collaboration("endCollaboration", {**late, "until": "2022-01-01"}),
        edits.update("updateCollaboration", "JointWork", {**late, "until": "2022-01-01"}),
    ):
        refusals = (await do(empty_store, command)).refusals
        assert {(one.kind, one.path) for one in refusals} == {("InvalidInput", ("until",))}
        assert "until: does not fit what the record says of bukn in participants: " in refusals[0].message


async def test_what_is_named_inside_an_edge_is_needed_too(empty_store: Store) -> None:
    paper = RecordContent("SourceDocument", "paper", False, {"title": "Protokoll"})
    cited: dict[str, Value] = {"citedDocuments": ["paper"], "citedLocators": [""], "citedQuotes": [""]}
    unit = board("unit", "Individ- och familjeomsorgen")
    work = collaboration(
        "more", takes_part("more", "sn", **cited), takes_part("more", "bukn"), edge("more", "ON", "a1")
    )
    named = commitment(
        "c1", "C1", answers("c1", "sn", units=["unit"]), EdgeContent("NAMES", "bukn", True, {"id": "c1-names", **cited})
    )
    await seed(empty_store, *RECORDS, paper, unit, work, named)

    for id_, users in {"paper": ("c1", "more"), "unit": ("c1",)}.items():
        outcome = await do(empty_store, edits.archive("archiveRecord", {"id": id_, "expectedVersion": 1}))
        assert [(one.kind, one.users) for one in outcome.refusals] == [("InUse", users)]
    await done(empty_store, edits.archive("archiveRecord", {"id": "more", "expectedVersion": 1}))
    outcome = await do(empty_store, edits.archive("archiveRecord", {"id": "paper", "expectedVersion": 1}))
    assert [one.users for one in outcome.refusals] == [("c1",)]
