"""What each command leaves behind: records, edges, versions, history."""

from typing import Any, LiteralString

import pytest

from graph.commands import edits
from graph.commands.command import Command
from graph.store import Store
from graph.values import today
from tests.graph.commands.doing import do, done
from tests.graph.writes.contents import RECORDS, board
from tests.graph.writes.reading import changes, edges, node, rows, versions
from tests.graph.writes.seeding import seed

PARTICIPATION = "work-collaborates-sn"
_LIVE: LiteralString = " WHERE e.recordedTo IS NULL RETURN a.id, properties(e)"
WORK = {"collaboration": "work", "expectedVersion": 1}


async def participants(store: Store, id_: str = "work") -> dict[str, dict[str, Any]]:
    """The live participations by actor."""
    text: LiteralString = "MATCH (a:Actor)-[e:COLLABORATES]->(:Record {id: $id})"
    return {actor: edge for actor, edge in await rows(store, text + _LIVE, id=id_)}  # noqa: C416 - dict() would lose the types


async def responsible(store: Store, id_: str) -> dict[str, dict[str, Any]]:
    """Who answers for it now, by actor."""
    text: LiteralString = "MATCH (a:Actor)-[e:RESPONSIBLE_FOR]->(:Record {id: $id})"
    return {actor: edge for actor, edge in await rows(store, text + _LIVE, id=id_)}  # noqa: C416 - dict() would lose the types


@pytest.mark.parametrize(
    ("type_name", "given"),
    [
        ("Plan", {"title": "Ny plan", "owner": "flen", "since": "2024-01-01", "goals": [], "governedBy": ["doc"]}),
        ("Commitment", {"plan": "plan", "code": "A9", "duty": "ENSURE", "title": "Nytt", "text": "Det finns stöd.",
                        "names": [{"actor": "bukn", "qualifier": "i vissa fall"}], "callsFor": ["BOARD"]}),
        ("PlanStatement", {"plan": "plan", "kind": "DIRECTION", "text": "Det är så.", "position": 1}),
        ("Goal", {"name": "Mål", "text": "Text\nmed rader"}),
        ("Theme", {"name": "Tema"}),
        ("TargetGroup", {"name": "Barn", "nameEn": "Children"}),
        ("Perspective", {"name": "Barnperspektiv"}),
        ("SourceDocument", {"title": "Dokument", "url": "https://flen.se/plan", "publishedOn": "2024-02-29"}),
        ("JointWork", {"form": "REFERRAL", "title": "Ny", "commitments": ["a1"], "succeeds": "work",
                       "participants": [{"actor": "sn", "role": "LEAD"}, {"actor": "bukn", "role": "PARTY"}]}),
        ("IOPPartnership", {"title": "Partnerskap", "commitments": ["a1"], "decidingBody": "sn",
                            "participants": [{"actor": "sn", "role": "FUNDER"}, {"actor": "bukn", "role": "PARTY"}],
                            "funding": [{"payer": "sn", "year": 2024, "amount": 340_000}],
                            "contributions": [{"by": "bukn", "what": "lokal"}],
                            "reviews": [{"on": "2024-05-05", "summary": "Bra"}],
                            "admissibility": [{"criterion": "LONG_TERM", "verdict": "MET"}]}),
    ],
)  # fmt: skip
async def test_every_type_of_record_can_be_made_and_said_again(
    type_name: str, given: dict[str, Any], empty_store: Store
) -> None:
    await seed(empty_store)

    outcome = await done(empty_store, edits.create(f"create{type_name}", type_name, given))

    [id_] = outcome.records
    made = await node(empty_store, id_)
    assert (made["type"], made["version"], made["archived"], made["createdAt"]) == (type_name, 1, False, outcome.at)
    assert made["recordedFrom"] == outcome.at
    [change] = [change for change in await changes(empty_store) if change[1] == id_]
    assert (change[0], change[2], change[3]) == (10, "CREATE", outcome.at)
    # the same patch changes nothing: what was given is what is kept
    kept = {name: value for name, value in given.items() if name not in {"participants"}}
    same = edits.update(f"update{type_name}", type_name, {"id": id_, "expectedVersion": 1, **kept})
    assert (await done(empty_store, same)).changes == ()


async def test_a_commitment_without_a_place_comes_last(empty_store: Store) -> None:
    await seed(empty_store)
    given = {"plan": "plan", "code": "C1", "duty": "ENSURE", "title": "Nytt", "text": "Det finns stöd."}
    [id_] = (await done(empty_store, edits.create("createCommitment", "Commitment", given))).records
    assert (await node(empty_store, id_))["position"] == 2


async def test_a_patch_leaves_what_it_leaves_out_and_clears_what_is_null(empty_store: Store) -> None:
    await seed(empty_store)
    first = {"id": "sn", "expectedVersion": 1, "nameEn": "Social", "aliases": ["SN"], "since": "2020-01-01"}
    await done(empty_store, edits.update("updateActor", "Actor", first))
    await done(empty_store, edits.update("updateActor", "Actor", {"id": "sn", "expectedVersion": 2, "nameEn": None}))

    now = await node(empty_store, "sn")
    assert ("nameEn" in now, now["aliases"], now["since"], now["version"]) == (False, ["SN"], "2020-01-01", 3)
    assert [version["version"] for version in await versions(empty_store, "sn")] == [1, 2]
    told = [fields for _, id_, action, _, fields in await changes(empty_store) if (id_, action) == ("sn", "UPDATE")]
    assert told[1] == [{"name": "nameEn", "before": "Social", "after": None}]
    # edges that no patch names stay
    assert ("PART_OF", "flen") in [
        (kind, other) for kind, other, _, until in await edges(empty_store, "sn") if not until
    ]


async def test_an_edge_that_is_said_again_stays_the_same_edge(empty_store: Store) -> None:
    await seed(empty_store)
    before = [edge for edge in await edges(empty_store, "sn") if edge[0] == "PART_OF"]
    given = {"id": "sn", "expectedVersion": 1, "partOf": "flen", "shortName": "SN"}
    await done(empty_store, edits.update("updateActor", "Actor", given))
    assert [edge for edge in await edges(empty_store, "sn") if edge[0] == "PART_OF"] == before


async def test_adding_changing_and_removing_a_participant(empty_store: Store) -> None:
    await seed(empty_store)
    new = {"actor": "flen", "role": "LEAD", "since": "2022-01-01", "citations": [{"document": "doc", "quote": "stöd"}]}
    await done(empty_store, edits.add_participant("addParticipant", {**WORK, "participant": new}))
    added = (await participants(empty_store))["flen"]
    assert (added["role"], added["since"], added["citedQuotes"]) == ("LEAD", "2022-01-01", ["stöd"])

    patch = {"collaboration": "work", "expectedVersion": 2, "participation": added["id"], "until": "2023-01-01"}
    await done(empty_store, edits.update_participant("updateParticipant", {**patch, "since": None}))
    changed = (await participants(empty_store))["flen"]
    assert (changed["id"], changed["until"], changed["role"]) == (added["id"], "2023-01-01", "LEAD")
    assert "since" not in changed

    gone = {"collaboration": "work", "expectedVersion": 3, "participation": added["id"]}
    await done(empty_store, edits.remove_participant("removeParticipant", gone))
    assert set(await participants(empty_store)) == {"sn", "bukn"}
    actions = [action for _, id_, action, *_ in await changes(empty_store) if id_ == "work"]
    assert actions == ["SEED", "LINK", "UPDATE", "UNLINK"]
    assert (await node(empty_store, "work"))["version"] == 4


async def test_ending_a_collaboration_ends_what_stood_in_it(empty_store: Store) -> None:
    await seed(empty_store)
    early = {**WORK, "participation": PARTICIPATION, "until": "2022-01-01"}
    await done(empty_store, edits.update_participant("updateParticipant", early))
    end = {"id": "work", "expectedVersion": 2, "until": "2023-01-01"}
    await done(empty_store, edits.end_collaboration("endCollaboration", end))
    ends = {actor: edge.get("until") for actor, edge in (await participants(empty_store)).items()}
    assert ends == {"sn": "2022-01-01", "bukn": "2023-01-01"}
    assert (await node(empty_store, "work"))["until"] == "2023-01-01"


async def test_answering_ceasing_to_answer_and_never_having_answered(empty_store: Store) -> None:
    await seed(empty_store)
    given = {"commitment": "a1", "expectedVersion": 1, "actor": "bukn", "units": ["sn"], "qualifier": "främst HR"}
    await done(empty_store, edits.assign_responsibility("assignResponsibility", given))
    made = (await responsible(empty_store, "a1"))["bukn"]
    assert (made["units"], made["qualifier"], made["inferred"]) == (["sn"], "främst HR", False)

    ended = {"commitment": "a1", "expectedVersion": 2, "responsibility": made["id"], "until": "2023-01-01"}
    await done(empty_store, edits.release_responsibility("releaseResponsibility", ended))
    assert (await responsible(empty_store, "a1"))["bukn"]["until"] == "2023-01-01"

    # the same actor may answer again from that day on
    again = {"commitment": "a1", "expectedVersion": 3, "actor": "bukn", "since": "2023-01-01"}
    await done(empty_store, edits.assign_responsibility("assignResponsibility", again))
    mistake = {"commitment": "a1", "expectedVersion": 4, "responsibility": made["id"]}
    await done(empty_store, edits.release_responsibility("releaseResponsibility", mistake))
    assert (await responsible(empty_store, "a1"))["bukn"]["since"] == "2023-01-01"


async def test_members_answer_for_what_their_group_answers_for(empty_store: Store) -> None:
    await seed(empty_store, *RECORDS, board("kn", "Kulturnämnden"))
    # given b7, for which "Alla nämnder" answers
    assert set(await responsible(empty_store, "b7")) == {"alla", "sn", "bukn"}

    await done(
        empty_store, edits.update("updateActor", "Actor", {"id": "kn", "expectedVersion": 1, "memberOf": ["alla"]})
    )
    joined = (await responsible(empty_store, "b7"))["kn"]
    assert (joined["inferred"], joined["qualifier"], joined["through"]) == (True, "internt", "alla")

    await done(empty_store, edits.update("updateActor", "Actor", {"id": "sn", "expectedVersion": 1, "memberOf": None}))
    assert set(await responsible(empty_store, "b7")) == {"alla", "bukn", "kn"}

    # who answers for itself is not inferred as well
    own = {"commitment": "b7", "expectedVersion": 3, "actor": "kn"}
    await done(empty_store, edits.assign_responsibility("assignResponsibility", own))
    assert (await responsible(empty_store, "b7"))["kn"]["inferred"] is False

    group = {"commitment": "b7", "expectedVersion": 4, "responsibility": "b7-responsible-for-alla"}
    await done(empty_store, edits.release_responsibility("releaseResponsibility", group))
    assert set(await responsible(empty_store, "b7")) == {"kn"}
    actions = [(id_, action) for _, id_, action, *_ in await changes(empty_store)][10:]
    assert actions == [("kn", "UPDATE"), ("b7", "LINK"), ("sn", "UPDATE"), ("b7", "UNLINK"), ("b7", "LINK"),
                       ("b7", "UNLINK")]  # fmt: skip


async def test_what_is_inferred_ends_with_what_it_follows_from(empty_store: Store) -> None:
    await seed(empty_store)
    inferred = (await responsible(empty_store, "b7"))["sn"]["id"]
    [refusal] = (
        await do(
            empty_store,
            edits.release_responsibility(
                "releaseResponsibility", {"commitment": "b7", "expectedVersion": 1, "responsibility": inferred}
            ),
        )
    ).refusals
    assert "group" in refusal.message


@pytest.mark.parametrize("type_name", ["FollowUp", "Consideration"])
async def test_what_somebody_did_is_recorded(type_name: str, empty_store: Store) -> None:
    await seed(empty_store)
    about: dict[str, dict[str, Any]] = {
        "FollowUp": {"year": 2022, "on": "2023-01-15", "result": "ON_TRACK", "summary": "Går bra", "about": "sn"},
        "Consideration": {"candidate": "bukn", "outcome": "CHOSEN", "on": "2023-01-15", "reason": "Närmast. " * 300},
    }
    given = {"commitment": "a1", "by": "sn", **about[type_name]}
    [id_] = (await done(empty_store, edits.record_about(type_name, f"record{type_name}", given))).records
    made = await node(empty_store, id_)
    assert made["isExample"] is False
    assert made.get("reason", "Närmast. ").startswith("Närmast.")
    assert {kind for kind, *_ in await edges(empty_store, id_)} >= {"OF", "BY"}


async def test_archiving_and_restoring(empty_store: Store) -> None:
    await seed(empty_store)
    await done(empty_store, edits.archive("archiveRecord", {"id": "work", "expectedVersion": 1}))
    assert (await node(empty_store, "work"))["archived"] is True
    await done(empty_store, edits.restore("restoreRecord", {"id": "work", "expectedVersion": 2}))
    now = await node(empty_store, "work")
    assert (now["archived"], now["version"]) == (False, 3)
    assert set(await participants(empty_store)) == {"sn", "bukn"}


async def test_confirming_many_is_one_write(empty_store: Store) -> None:
    await seed(empty_store)
    items = [{"id": id_, "expectedVersion": 1} for id_ in ("sn", "work", "plan")]
    outcome = await done(empty_store, edits.confirm("confirmRecords", {"items": items}))
    assert (outcome.records, outcome.changes) == (("sn", "work", "plan"), ("change-10", "change-11", "change-12"))
    assert [(await node(empty_store, id_))["confirmedOn"] for id_ in outcome.records] == [today()] * 3
    # somebody confirms again: that is told, too
    again = [{"id": "sn", "expectedVersion": 2}]
    assert len((await done(empty_store, edits.confirm("confirmRecords", {"items": again}))).changes) == 1


async def test_a_seed_record_that_somebody_edited_is_no_longer_the_seeds(empty_store: Store) -> None:
    await seed(empty_store)
    await done(
        empty_store, edits.update("updateActor", "Actor", {"id": "sn", "expectedVersion": 1, "nameEn": "Social"})
    )
    assert (await seed(empty_store, *RECORDS)).left_alone == ("sn",)


async def test_texts_are_kept_as_they_are_compared(empty_store: Store) -> None:
    given = {"name": "  Bara\u0308 ord ", "reason": " därför "}
    [id_] = (await done(empty_store, edits.create("createTheme", "Theme", given))).records
    assert (await node(empty_store, id_))["name"] == "Barä ord"
    assert await rows(empty_store, "MATCH (c:Change) RETURN c.reason, c.by, c.requestId") == [["därför", "anna", "r1"]]


async def test_what_is_worth_a_second_look_is_told_and_written(empty_store: Store) -> None:
    given = {"name": "Mål", "text": "Ring 0157-190 00 eller skriv till anna@flen.se om målsägande."}
    outcome = await done(empty_store, edits.create("createGoal", "Goal", given))
    assert [(notice.path, notice.message.split(".")[0]) for notice in outcome.notices] == [
        (("text",), "text: holds an e-mail address"),
        (("text",), "text: holds a telephone number"),
        (("text",), "text: reads like a case note"),
    ]


def contact(**values: str) -> Command:
    given = {"kind": "BOARD", "name": "Ny", "contacts": [{"function": "samordnare", **values}]}
    return edits.create_actor("createActor", given)


async def test_contacts_are_where_addresses_belong(empty_store: Store) -> None:
    outcome = await done(empty_store, contact(email="samordnare@flen.se", phone="0157-190 00"))
    assert outcome.notices == ()
