"""What ends soon and what nobody knows the end of, on Björkvik and around its edges."""

from typing import Any

import pytest

from graph.questions import expiring as module
from graph.store import Store
from graph.writes.archive import archive
from graph.writes.transaction import Author
from tests.questions.asking import Refused, ask, days
from tests.questions.registry import BEFORE_ALL, KNOWN_FIRST, TODAY, fill
from tests.questions.writing import work

QUERY = """query ($within: Int, $plan: ID, $examples: Boolean, $unknown: Boolean, $at: Moment) {
  expiring(withinDays: $within, plan: $plan, includeExamples: $examples, unknownEnds: $unknown, at: $at) {
    collaboration { id } lastDay noticeDate daysLeft } }"""
ENDLESS = ["k9", "x-samverkan", "k8", "k6", "k2"]
"""Without known end, by title: Boende, Exempelsamverkan, Hänvisning, Metodstöd, Överenskommelse."""


async def expiring(store: Store, **given: Any) -> list[str]:
    """The ids, in the order of the answer."""
    return [one["collaboration"]["id"] for one in (await ask(store, QUERY, sent=1, **given))["expiring"]]


async def test_today(bjorkvik: Store) -> None:
    answer = await ask(bjorkvik, QUERY, sent=1)
    assert days(answer) == [TODAY]
    # k1: 16 days of May, then 30 + 31 + 31 + 30 to 30 September; notice by 30 June
    assert answer["expiring"][0] == {
        "collaboration": {"id": "k1"},
        "lastDay": "2026-09-30",
        "noticeDate": "2026-06-30",
        "daysLeft": 138,
    }
    # k3 ends in December, 230 days away; k5 has not begun; k4 is over; of the rest nobody knows the end
    assert [one["collaboration"]["id"] for one in answer["expiring"]] == ["k1", *ENDLESS]
    assert {(one["lastDay"], one["daysLeft"]) for one in answer["expiring"][1:]} == {(None, None)}


@pytest.mark.parametrize(
    ("within", "ids"),
    [(45, []), (46, ["k1"]), (138, ["k1"]), (229, ["k1"]), (230, ["k1", "k3"]), (3660, ["k1", "k3"])],
)
async def test_a_last_day_or_a_notice_date_within_so_many_days(bjorkvik: Store, within: int, ids: list[str]) -> None:
    # 30 June, by which notice is to be given for k1, is 46 days away
    assert await expiring(bjorkvik, within=within, unknown=False) == ids


async def test_on_other_days(bjorkvik: Store) -> None:
    # the day after notice could be given, the last day, and the day on which it is over
    assert await expiring(bjorkvik, within=10, unknown=False, at={"asOf": "2026-07-01"}) == []
    assert await expiring(bjorkvik, within=0, unknown=False, at={"asOf": "2026-09-30"}) == ["k1"]
    assert await expiring(bjorkvik, within=365, unknown=False, at={"asOf": "2026-10-01"}) == ["k3"]
    # k0 ended in June 2024, but k1 carries it on
    assert await expiring(bjorkvik, within=365, unknown=False, at={"asOf": "2024-06-01"}) == []
    # in September k5 has begun: Boende, Exempel, Gemensam, Hänvisning, Metodstöd, Överenskommelse
    future = await expiring(bjorkvik, within=0, at={"asOf": "2026-09-01"})
    assert future == ["k9", "x-samverkan", "k5", "k8", "k6", "k2"]


async def test_as_it_was_known(bjorkvik: Store) -> None:
    # in January k4 (Trygg fritid) seemed to go on and k9 was not known
    assert await expiring(bjorkvik, at={"knownAt": KNOWN_FIRST}) == ["k1", "x-samverkan", "k8", "k6", "k4", "k2"]
    assert await expiring(bjorkvik, at={"knownAt": BEFORE_ALL}) == []


async def test_of_a_plan_and_without_examples(bjorkvik: Store) -> None:
    assert await expiring(bjorkvik, examples=False) == ["k1", "k9", "k8", "k6", "k2"]
    assert await expiring(bjorkvik, plan="x-plan") == ["x-samverkan"]
    # k1 is on a commitment of the old plan, too, and goes on after it
    assert await expiring(bjorkvik, plan="gammal") == ["k1"]
    assert await expiring(bjorkvik, plan="plan", examples=False) == ["k1", "k9", "k8", "k6", "k2"]
    # the same document for either value
    assert await expiring(bjorkvik, plan="plan", examples=True) == ["k1", "k9", "k8", "k6", "k2"]


async def test_an_archived_commitment_leads_to_nothing(empty_store: Store) -> None:
    await fill(empty_store)
    assert await expiring(empty_store, plan="gammal") == ["k1"]
    await archive(empty_store, ["o1"], Author(by="test", action="ARCHIVE", reason=None, request_id="test"))
    # k1 was on o1, alone of the old plan
    assert await expiring(empty_store, plan="gammal") == []
    assert await expiring(empty_store, plan="gammal", at={"knownAt": KNOWN_FIRST}) == ["k1"]


async def test_edges_of_the_window(empty_store: Store) -> None:
    await fill(
        empty_store,
        [
            # planned, and over within the window; notice sooner than the last day of another; notice, but no known end
            work("z1", "AGREEMENT", "Kort", ("2026-06-01", "2026-07-01"), ["sn", "polis"], ["c1"]),
            work("z2", "IOP", "Lång", ("2025-01-01", "2030-01-01"), ["sn", "boj"], ["c1"], noticeDate="2026-06-29"),
            work("z3", "IOP", "Ändlös", ("2025-01-01", None), ["sn", "boj"], ["c1"], noticeDate="2026-06-01"),
            # a successor that is archived carries nothing on
            work("z4", "AGREEMENT", "Avtal", ("2025-01-01", "2026-06-15"), ["sn", "polis"], ["c1"]),
            work("z5", "AGREEMENT", "Avtal igen", ("2026-06-15", "2031-01-01"), ["sn", "polis"], ["c1"], succeeds="z4"),
        ],
    )
    # k1 can be given notice until the last day of z1: then the title decides
    assert await expiring(empty_store, within=60, unknown=False) == ["z2", "k1", "z1"]
    assert (await expiring(empty_store, within=60))[3] == "z3"
    await archive(empty_store, ["z5"], Author(by="test", action="ARCHIVE", reason=None, request_id="test"))
    assert await expiring(empty_store, within=60, unknown=False) == ["z4", "z2", "k1", "z1"]


async def test_too_many_are_refused(bjorkvik: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 5)
    query = "{ expiring { collaboration { title } } }"
    with pytest.raises(Refused, match=r"expiring: more than 5 collaborations .* Name a plan, give fewer days"):
        await ask(bjorkvik, query)
    monkeypatch.setattr(module, "MOST", 6)
    assert len((await ask(bjorkvik, query.replace("title", "id")))["expiring"]) == 6


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"plan": "none"}, r"expiring\.plan: is no plan that the registry knows"),
        ({"plan": "sn"}, r"expiring\.plan: is no plan"),
        ({"within": -1}, r"expiring\.withinDays: must be from 0 to 3660"),
        ({"within": 3661}, r"expiring\.withinDays: must be from 0 to 3660"),
    ],
)
async def test_bad_input_is_refused(bjorkvik: Store, given: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=message):
        await ask(bjorkvik, QUERY, **given)


async def test_days_at_the_end_of_time(bjorkvik: Store) -> None:
    assert await expiring(bjorkvik, unknown=False, at={"asOf": "9999-12-31"}) == []
