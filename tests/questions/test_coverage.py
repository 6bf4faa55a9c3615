"""Coverage: who answers, which partners work on it, and every kind of gap, on Björkvik and what it lacks."""

from typing import Any

import pytest

from graph.questions import coverage
from graph.store import Store
from graph.writes.transaction import Author
from tests.questions.asking import Refused, ask, days
from tests.questions.registry import BEFORE_ALL, KNOWN_FIRST

ROWS = """query ($plan: ID!, $at: Moment) { coverage(plan: $plan, at: $at) { plan { id } rows {
  commitment { code } responsible { id } partners { kind count } liveCollaborations undatedCollaborations
  lastFollowUp { id } } } }"""
GAPS = """query ($plan: ID!, $at: Moment) { coverage(plan: $plan, at: $at) { gaps {
  kind commitment { code } actor { id } targetGroup { id } partnerKind } } }"""
MESSAGES = """query ($plan: ID!, $at: Moment, $language: Language) {
  coverage(plan: $plan, at: $at, language: $language) { gaps { kind commitment { code } message } } }"""
AUTHOR = Author(by="test", action="ARCHIVE", reason=None, request_id="test")


async def rows(store: Store, plan_id: str = "plan", **at: str) -> dict[str, Any]:
    """By commitment: who answers, partners by kind, live collaborations, undated ones, the last follow-up."""
    answer = await ask(store, ROWS, sent=1, plan=plan_id, at=at or None)
    assert answer["coverage"]["plan"] == {"id": plan_id}
    return {
        row["commitment"]["code"]: (
            " ".join(one["id"] for one in row["responsible"]),
            {one["kind"]: one["count"] for one in row["partners"]},
            row["liveCollaborations"],
            row["undatedCollaborations"],
            row["lastFollowUp"] and row["lastFollowUp"]["id"],
        )
        for row in answer["coverage"]["rows"]
    }


async def gaps(store: Store, plan_id: str = "plan", **at: str) -> list[str]:
    """The gaps in their order: where, what, and who or what is concerned."""
    answer = await ask(store, GAPS, sent=1, plan=plan_id, at=at or None)
    return [
        " ".join(
            [
                gap["commitment"]["code"] if gap["commitment"] else "-",
                gap["kind"],
                *[one["id"] for one in (gap["actor"], gap["targetGroup"]) if one],
                *([gap["partnerKind"]] if gap["partnerKind"] else []),
            ]
        )
        for gap in answer["coverage"]["gaps"]
    ]


async def test_rows_today(bjorkvik: Store) -> None:
    # c1: k1 with jour, k2 with polis and, since February, boj, k8 with vc; followed up by f1
    # c2: k3 with region and its part umo, both partners
    # c3: k1 with jour, k9 with boj and bostad, a company of the municipality but no part of sn
    # c4: k4 is over; k6 may be live, nobody knows since when; all boards answer, the group itself is not listed
    # c5: k5 begins in September; c6: nothing
    assert await rows(bjorkvik) == {
        "C1": ("sn", {"REGIONAL_BODY": 1, "AGENCY": 1, "CIVIL_SOCIETY_ORGANISATION": 2}, 3, 0, "f1"),
        "C2": ("sn un", {"REGIONAL_BODY": 2}, 1, 0, "f2"),
        "C3": ("sn", {"MUNICIPAL_COMPANY": 1, "CIVIL_SOCIETY_ORGANISATION": 2}, 2, 0, "f4"),
        "C4": ("ks kn sn un", {}, 0, 1, "f3"),
        "C5": ("ks", {}, 0, 0, None),
        "C6": ("", {}, 0, 0, None),
    }


async def test_rows_on_another_day_and_as_it_was_known(bjorkvik: Store) -> None:
    # before the follow-ups; boj had not joined k2, k9 not begun, k4 went on
    assert await rows(bjorkvik, asOf="2025-06-15") == {
        "C1": ("sn", {"REGIONAL_BODY": 1, "AGENCY": 1, "CIVIL_SOCIETY_ORGANISATION": 1}, 3, 0, None),
        "C2": ("sn un", {"REGIONAL_BODY": 2}, 1, 0, None),
        "C3": ("sn", {"CIVIL_SOCIETY_ORGANISATION": 1}, 1, 0, None),
        "C4": ("ks kn sn un", {"CIVIL_SOCIETY_ORGANISATION": 1}, 1, 1, None),
        "C5": ("ks", {}, 0, 0, None),
        "C6": ("", {}, 0, 0, None),
    }
    # k1 ends on the last of September, k5 has begun
    future = await rows(bjorkvik, asOf="2026-11-15")
    assert future["C1"][1:3] == ({"REGIONAL_BODY": 1, "AGENCY": 1, "CIVIL_SOCIETY_ORGANISATION": 1}, 2)
    assert future["C3"][1:3] == ({"MUNICIPAL_COMPANY": 1, "CIVIL_SOCIETY_ORGANISATION": 1}, 1)
    assert future["C5"][1:3] == ({"MUNICIPALITY": 1}, 1)
    # in January nobody knew of boj, k9, the end of k4 and f4
    known = await rows(bjorkvik, knownAt=KNOWN_FIRST)
    assert known["C1"][1] == {"REGIONAL_BODY": 1, "AGENCY": 1, "CIVIL_SOCIETY_ORGANISATION": 1}
    assert known["C3"] == ("sn", {"CIVIL_SOCIETY_ORGANISATION": 1}, 1, 0, None)
    assert known["C4"] == ("ks kn sn un", {"CIVIL_SOCIETY_ORGANISATION": 1}, 1, 1, "f3")


async def test_gaps_today(bjorkvik: Store) -> None:
    assert await gaps(bjorkvik) == [
        "C1 SUPPORT_UNUSED nck",  # the wording names it, nothing is recorded with it
        "C2 NO_LIVE_AGREEMENT",  # k3 is a network, and it is known that nothing is written
        "C3 CALLED_KIND_MISSING AGENCY",  # jour, boj and bostad are no agencies; jour itself is named and works on it
        "C4 NO_PARTNER",  # k6 may be live, but is not known to be
        "C4 DIFFUSE_RESPONSIBILITY",  # four answer, nothing is live, followed up for 2025 only
        "C5 NO_PARTNER",
        "C5 NEVER_FOLLOWED_UP",  # tallnas is weighed, so the duty to consider is met
        "C6 NO_RESPONSIBLE",
        "C6 NO_PARTNER",
        "C6 NEVER_FOLLOWED_UP",
        "- TARGET_GROUP_WITHOUT_MEASURE aldre",  # c6 alone is for it; barn has k3, kvinnor k1
    ]


async def test_gaps_on_a_past_day(bjorkvik: Store) -> None:
    # nothing was followed up yet and nobody weighed; k4 was live: a partner for c4, but no agreement
    assert await gaps(bjorkvik, asOf="2025-06-15") == [
        "C1 NEVER_FOLLOWED_UP",
        "C1 SUPPORT_UNUSED nck",
        "C2 NO_LIVE_AGREEMENT",
        "C2 NEVER_FOLLOWED_UP",
        "C3 CALLED_KIND_MISSING AGENCY",
        "C3 NEVER_FOLLOWED_UP",
        "C4 NO_LIVE_AGREEMENT",
        "C4 NEVER_FOLLOWED_UP",
        "C5 NO_PARTNER",
        "C5 NEVER_FOLLOWED_UP",
        "C5 NEIGHBOURS_NOT_CONSIDERED",
        "C6 NO_RESPONSIBLE",
        "C6 NO_PARTNER",
        "C6 NEVER_FOLLOWED_UP",
        "- TARGET_GROUP_WITHOUT_MEASURE aldre",
    ]


async def test_gaps_on_a_day_to_come(bjorkvik: Store) -> None:
    # k1 is over: c3 keeps k9, without agreement; jour worked on c3 until September, so its support was used that year
    assert await gaps(bjorkvik, asOf="2026-11-15") == [
        "C1 SUPPORT_UNUSED nck",
        "C2 NO_LIVE_AGREEMENT",
        "C3 CALLED_KIND_MISSING AGENCY",
        "C3 NO_LIVE_AGREEMENT",
        "C4 NO_PARTNER",
        "C4 DIFFUSE_RESPONSIBILITY",
        "C5 NEVER_FOLLOWED_UP",
        "C6 NO_RESPONSIBLE",
        "C6 NO_PARTNER",
        "C6 NEVER_FOLLOWED_UP",
        "- TARGET_GROUP_WITHOUT_MEASURE aldre",
    ]
    # a year later jour has done nothing on c3 that year
    assert "C3 SUPPORT_UNUSED jour" in await gaps(bjorkvik, asOf="2027-01-01")


async def test_gaps_as_it_was_known_in_january(bjorkvik: Store) -> None:
    # k4 seemed to go on; neither f4 nor the weighing of tallnas was recorded
    assert await gaps(bjorkvik, knownAt=KNOWN_FIRST) == [
        "C1 SUPPORT_UNUSED nck",
        "C2 NO_LIVE_AGREEMENT",
        "C3 CALLED_KIND_MISSING AGENCY",
        "C3 NEVER_FOLLOWED_UP",
        "C4 NO_LIVE_AGREEMENT",
        "C5 NO_PARTNER",
        "C5 NEVER_FOLLOWED_UP",
        "C5 NEIGHBOURS_NOT_CONSIDERED",
        "C6 NO_RESPONSIBLE",
        "C6 NO_PARTNER",
        "C6 NEVER_FOLLOWED_UP",
        "- TARGET_GROUP_WITHOUT_MEASURE aldre",
    ]


async def test_a_plan_that_is_over_is_asked_about_on_its_last_day(bjorkvik: Store) -> None:
    # k1 was on o1 then; no commitment of that plan is for any group; the examples have groups of nobody
    answer = await ask(bjorkvik, GAPS, plan="gammal")
    assert days(answer) == ["2024-12-31"]
    assert await rows(bjorkvik, "gammal") == {"O1": ("sn", {"CIVIL_SOCIETY_ORGANISATION": 1}, 1, 0, None)}
    assert await gaps(bjorkvik, "gammal") == [
        "O1 NEVER_FOLLOWED_UP",
        *[f"- TARGET_GROUP_WITHOUT_MEASURE {group}" for group in ("barn", "kvinnor", "aldre")],
    ]
    # a commitment holds as long as its plan: on a later day there is none, and nothing that could be missing
    assert (await rows(bjorkvik, "gammal", asOf="2025-01-01"), await gaps(bjorkvik, "gammal", asOf="2025-01-01")) == (
        {},
        [],
    )


async def test_target_groups_of_real_records_are_none_of_an_example(bjorkvik: Store) -> None:
    assert await gaps(bjorkvik, "x-plan") == ["X1 NEVER_FOLLOWED_UP"]


async def test_sentences_for_the_board(bjorkvik: Store) -> None:
    async def said(language: str, **at: str) -> dict[tuple[str, str], str]:
        answer = await ask(bjorkvik, MESSAGES, plan="plan", language=language, at=at or None)
        return {
            ((gap["commitment"] or {}).get("code", "-"), gap["kind"]): gap["message"]
            for gap in answer["coverage"]["gaps"]
        }

    swedish, english = await said("SV"), await said("EN")
    assert swedish["C6", "NO_RESPONSIBLE"] == "Ingen är utpekad som ansvarig för åtagande C6 (Våld mot äldre)."
    assert english["C6", "NO_RESPONSIBLE"] == "Nobody is named as answering for commitment C6 (Våld mot äldre)."
    assert swedish["C4", "NO_PARTNER"] == (
        "Åtagande C4 (Kunskap i hela kommunen) saknar samverkanspart: ingen pågående samverkan om det är registrerad. "
        "Ett samarbete med okänd startdag är inte medräknat."
    )
    assert english["C4", "DIFFUSE_RESPONSIBILITY"] == (
        "Four actors share responsibility for commitment C4 (Kunskap i hela kommunen), without live collaboration and "
        "without follow-up for 2026. One collaboration whose first day is not known is not counted."
    )
    assert swedish["C1", "SUPPORT_UNUSED"] == (
        "Kunskapscentrum nämns i åtagande C1 (Stöd åt våldsutsatta), men ingen samverkan om åtagandet med "
        "Kunskapscentrum är registrerad för 2026."
    )
    assert swedish["-", "TARGET_GROUP_WITHOUT_MEASURE"] == (
        "Ett åtagande i Handlingsplan mot våld 2025–2027 riktar sig till målgruppen Äldre, men utan pågående samverkan "
        "och utan uppföljning."
    )
    future = await said("SV", asOf="2026-11-15")
    assert future["C3", "NO_LIVE_AGREEMENT"] == (
        "Åtagande C3 (Skyddat boende) har två samverkansparter, men ingen gällande överenskommelse. "
        "För ett samarbete är det inte känt om överenskommelsen är skriftlig."
    )


async def test_the_language_is_that_of_the_caller_where_none_is_given(bjorkvik: Store) -> None:
    answer = await ask(bjorkvik, MESSAGES, plan="plan", language="EN")
    header = await ask(bjorkvik, MESSAGES.replace(", language: $language", "").replace(", $language: Language", ""),
                       plan="plan")  # fmt: skip
    assert answer["coverage"]["gaps"][0]["message"].startswith("Kunskapscentrum is named in commitment C1")
    assert header["coverage"]["gaps"][0]["message"].startswith("Kunskapscentrum nämns i åtagande C1")


async def test_records_below_stand_on_the_same_day(bjorkvik: Store) -> None:
    query = """{ coverage(plan: "gammal") { rows { commitment { collaborations { edges { node { id status
      participants { edges { node { id partOf { id } } } } } } } } } } }"""
    answer = await ask(bjorkvik, query, sent=1)
    # k0 ended in June 2024; on 2024-12-31 k1 is live
    assert answer["coverage"]["rows"][0]["commitment"]["collaborations"]["edges"] == [
        {
            "node": {
                "id": "k1",
                "status": "ACTIVE",
                "participants": {
                    "edges": [
                        {"node": {"id": "jour", "partOf": None}},
                        {"node": {"id": "sn", "partOf": {"id": "bjorkvik"}}},
                    ]
                },
            }
        }
    ]


@pytest.mark.parametrize(
    ("plan_id", "at"),
    [("none", {}), ("sn", {}), ("plan", {"knownAt": BEFORE_ALL})],
)
async def test_an_unknown_plan_is_refused(bjorkvik: Store, plan_id: str, at: dict[str, str]) -> None:
    with pytest.raises(Refused, match=r"coverage\.plan: is no plan that the registry knows.* Take an id from plans"):
        await ask(bjorkvik, ROWS, plan=plan_id, at=at or None)


async def test_a_plan_of_too_many_commitments_is_refused(bjorkvik: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    query = """{ coverage(plan: "plan") { rows { commitment { code } } gaps { kind } } }"""
    monkeypatch.setattr(coverage, "MOST_COMMITMENTS", 5)
    with pytest.raises(Refused, match=r"^coverage: the plan has more than 5 commitments\. Ask the plan for"):
        await ask(bjorkvik, query)
    monkeypatch.setattr(coverage, "MOST_COMMITMENTS", 6)
    assert len((await ask(bjorkvik, query.replace("code", "id")))["coverage"]["rows"]) == 6
