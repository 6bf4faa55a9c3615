"""What counts as a partner, a call that is met and support that is used, case by case, in a plan of its own."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from graph.store import Store
from graph.writes.archive import archive
from graph.writes.records import EdgeContent, RecordContent
from graph.writes.transaction import Author
from tests.questions.asking import ask
from tests.questions.follow_ups import follow_up
from tests.questions.registry import CURRENT, fill
from tests.questions.writing import answers, commitment, party, plan, work

QUERY = """query ($at: Moment) { coverage(plan: "p2", at: $at) {
  rows { commitment { code } partners { kind count } }
  gaps { kind commitment { code } actor { id } partnerKind message } } }"""
LIVE = ("2026-01-01", None)


async def coverage(
    store: Store,
    commitments: Sequence[RecordContent],
    works: Sequence[RecordContent] = (),
    others: Sequence[RecordContent] = (),
    **at: str,
) -> tuple[list[str], dict[str, dict[str, int]], dict[str, str]]:
    """The gaps of a plan with these commitments but NEVER_FOLLOWED_UP, the partners of each, the messages."""
    await fill(store, [plan("p2", "Plan två", CURRENT, "bjorkvik"), *commitments, *works, *others])
    return await asked(store, **at)


async def asked(store: Store, **at: str) -> tuple[list[str], dict[str, dict[str, int]], dict[str, str]]:
    """The same, of a registry that is filled."""
    found = (await ask(store, QUERY, at=at or None))["coverage"]
    shown = [gap for gap in found["gaps"] if gap["commitment"] and gap["kind"] != "NEVER_FOLLOWED_UP"]
    partners = {
        row["commitment"]["code"]: {one["kind"]: one["count"] for one in row["partners"]} for row in found["rows"]
    }
    return [told(gap) for gap in shown], partners, {told(gap): gap["message"] for gap in shown}


def told(gap: dict[str, Any]) -> str:
    """A gap in words."""
    about = gap["partnerKind"] or (gap["actor"] or {}).get("id", "")
    return f"{gap['commitment']['code']} {gap['kind']} {about}".strip()


async def test_two_of_those_who_answer_meet_a_call_for_their_kind(empty_store: Store) -> None:
    # All boards that there are may answer, as in B7 of Flen's plan: then no board can ever be a partner.
    gaps, partners, messages = await coverage(
        empty_store,
        [
            commitment("q1", "p2", "Över nämndgränser", ["ks", "sn"], callsFor=["BOARD"]),
            commitment("q2", "p2", "Nämnd och enhet", ["ks", "sn"], callsFor=["BOARD"]),
            commitment("q3", "p2", "Med en annan nämnd", ["sn"], callsFor=["BOARD"]),
            commitment("q4", "p2", "Ensam nämnd", ["sn"], callsFor=["BOARD"]),
            commitment("q5", "p2", "Öppen mängd", ["sn"], callsFor=["GROUP"]),
        ],
        [
            work("z1", "AGREEMENT", "Två nämnder", LIVE, ["ks", "sn"], ["q1"]),
            # ifo is a part of sn: neither a board nor a partner
            work("z2", "AGREEMENT", "Nämnd och enhet", LIVE, ["ks", "ifo"], ["q2"]),
            work("z3", "AGREEMENT", "Två nämnder till", LIVE, ["sn", "un"], ["q3"]),
            work("z4", "AGREEMENT", "Med jouren", LIVE, ["sn", "jour"], ["q4", "q5"]),
        ],
    )
    assert gaps == ["Q1 NO_PARTNER", "Q2 NO_PARTNER", "Q2 CALLED_KIND_MISSING BOARD", "Q4 CALLED_KIND_MISSING BOARD"]
    assert partners["Q3"] == {"BOARD": 1}
    assert messages["Q2 CALLED_KIND_MISSING BOARD"] == (
        "Åtagande Q2 (Nämnd och enhet) tar enligt sin lydelse sikte på samverkan mellan nämnder, "
        "men i ingen pågående samverkan om det deltar två eller flera av dem."
    )
    assert messages["Q4 CALLED_KIND_MISSING BOARD"] == (
        "Åtagande Q4 (Ensam nämnd) tar enligt sin lydelse sikte på samverkan med nämnder, "
        "men ingen sådan part deltar i pågående samverkan om det."
    )
    assert messages["Q2 NO_PARTNER"] == (
        "Åtagande Q2 (Nämnd och enhet) saknar samverkanspart: "
        "i pågående samverkan om det deltar bara de ansvariga och verksamheter som hör till dem."
    )


async def test_parts_and_wholes_of_those_who_answer_are_no_partners(empty_store: Store) -> None:
    gaps, partners, _ = await coverage(
        empty_store,
        [
            commitment("q1", "p2", "Kommunen och dess nämnd", ["bjorkvik"]),
            commitment("q2", "p2", "Enheten och kommunen", ["ifo"]),
            commitment("q3", "p2", "Nämnden och bolaget", ["sn"]),
        ],
        [
            # ifo is two steps below the municipality
            work("z1", "AGREEMENT", "Kommunen runt", LIVE, ["bjorkvik", "sn", "ifo"], ["q1", "q2"]),
            work("z3", "AGREEMENT", "Syskon", LIVE, ["sn", _again(party("z3", "bostad")), "bostad"], ["q3"]),
        ],
    )
    assert gaps == ["Q1 NO_PARTNER", "Q2 NO_PARTNER"]
    # bostad is a sibling; it takes part in two roles and counts once
    assert partners == {"Q1": {}, "Q2": {}, "Q3": {"MUNICIPAL_COMPANY": 1}}


def _again(edge: EdgeContent) -> EdgeContent:
    """A second participation in another role."""
    return replace(edge, properties={**edge.properties, "id": f"{edge.properties['id']}-2", "role": "FUNDER"})


async def test_who_answered_before_can_be_a_partner(empty_store: Store) -> None:
    gaps, partners, _ = await coverage(
        empty_store,
        [
            commitment("q1", "p2", "Ansvaret är över", [answers("q1", "sn", (None, "2026-05-15"))]),
            commitment("q2", "p2", "Ansvaret är kvar", [answers("q2", "sn", (None, "2026-05-16"))]),
        ],
        [work("z1", "AGREEMENT", "Med jouren", LIVE, ["sn", "jour"], ["q1", "q2"])],
    )
    assert gaps == ["Q1 NO_RESPONSIBLE"]
    assert partners == {
        "Q1": {"BOARD": 1, "CIVIL_SOCIETY_ORGANISATION": 1},
        "Q2": {"CIVIL_SOCIETY_ORGANISATION": 1},
    }


async def test_support_is_used_by_any_day_of_the_year(empty_store: Store) -> None:
    commitments = [commitment(f"q{n}", "p2", f"Fall {n}", ["sn"], ["polis"]) for n in range(1, 6)]
    gaps, _, _ = await coverage(
        empty_store,
        commitments,
        [
            # over since February, to begin in December, over at new year, only polis has left, nobody knows since when
            work("z1", "AGREEMENT", "Ett", ("2025-01-01", "2026-02-01"), ["sn", "polis"], ["q1"]),
            work("z2", "AGREEMENT", "Två", ("2026-12-01", None), ["sn", "polis"], ["q2"]),
            work("z3", "AGREEMENT", "Tre", ("2025-01-01", "2026-01-01"), ["sn", "polis"], ["q3"]),
            work(
                "z4", "AGREEMENT", "Fyra", ("2025-01-01", None),
                ["sn", "jour", party("z4", "polis", (None, "2026-01-01"))], ["q4"],
            ),
            work("z5", "AGREEMENT", "Fem", (None, None), ["sn", "polis"], ["q5"]),
        ],
    )  # fmt: skip
    assert [gap for gap in gaps if "SUPPORT" in gap] == [f"Q{n} SUPPORT_UNUSED polis" for n in (3, 4, 5)]
    later, _, _ = await asked(empty_store, asOf="2027-06-01")
    assert [gap for gap in later if "SUPPORT" in gap] == [f"Q{n} SUPPORT_UNUSED polis" for n in (1, 3, 4, 5)]


async def test_a_plan_without_commitments_has_no_rows(empty_store: Store) -> None:
    assert await coverage(empty_store, []) == ([], {}, {})


async def test_what_is_archived_does_not_count(empty_store: Store) -> None:
    more = [commitment("q1", "p2", "Uppföljt", ["sn"], ["polis"]), follow_up("f9", "q1", 2026, "2026-02-01", "DONE")]
    works = [work("z1", "AGREEMENT", "Med två", LIVE, ["sn", "jour", "polis"], ["q1"])]
    gaps, partners, _ = await coverage(empty_store, more, works)
    assert (gaps, partners) == ([], {"Q1": {"AGENCY": 1, "CIVIL_SOCIETY_ORGANISATION": 1}})

    author = Author(by="test", action="ARCHIVE", reason=None, request_id="test")
    await archive(empty_store, ["jour", "f9"], author)
    _, partners, _ = await asked(empty_store)
    assert partners == {"Q1": {"AGENCY": 1}}
    kinds = '{ coverage(plan: "p2") { gaps { kind commitment { code } } } }'
    found = (await ask(empty_store, kinds))["coverage"]["gaps"]
    assert [gap["kind"] for gap in found if gap["commitment"]] == ["NEVER_FOLLOWED_UP"]

    await archive(empty_store, ["z1"], author)
    gaps, partners, _ = await asked(empty_store)
    assert (gaps, partners) == (["Q1 NO_PARTNER", "Q1 SUPPORT_UNUSED polis"], {"Q1": {}})

    await archive(empty_store, ["q1"], author)
    assert await asked(empty_store) == ([], {}, {})
