"""Follow-up of a year, body by body, on Björkvik and on plans with other intervals."""

import pytest

from graph.questions import follow_up_status
from graph.store import Store
from graph.writes.archive import archive
from graph.writes.transaction import Author
from tests.questions.asking import Refused, ask, days
from tests.questions.follow_ups import follow_up
from tests.questions.registry import KNOWN_FIRST, TODAY, fill
from tests.questions.writing import actor, answers, commitment, plan

QUERY = """query ($plan: ID!, $year: Int!, $at: Moment) { followUpStatus(plan: $plan, year: $year, at: $at) {
  actor { id } year dueBy due { code } done { code } overdue { code } } }"""


async def status(store: Store, year: int, plan_id: str = "plan", **at: str) -> dict[str, tuple[str, str, str]]:
    """By body: codes of what is due, done and overdue."""
    answer = await ask(store, QUERY, sent=1, plan=plan_id, year=year, at=at or None)
    assert days(answer) == [at.get("asOf", TODAY)]
    found = answer["followUpStatus"]
    assert {(one["year"], one["dueBy"]) for one in found} <= {(year, f"{year}-12-31")}
    kept = [(one["actor"]["id"], [one[name] for name in ("due", "done", "overdue")]) for one in found]
    return {actor: tuple(" ".join(c["code"] for c in codes) for codes in lists) for actor, lists in kept}  # type: ignore[misc]  # always three lists


async def test_today(bjorkvik: Store) -> None:
    # f1, f3 and f4 are about all who answer, f2 about sn alone; nobody answers for c6, so nobody has to follow it up
    assert await status(bjorkvik, 2025) == {
        "ks": ("C4 C5", "C4", "C5"),
        "kn": ("C4", "C4", ""),
        "sn": ("C1 C2 C3 C4", "C1 C2 C3 C4", ""),
        "un": ("C2 C4", "C4", "C2"),
    }
    # this year is not over
    assert await status(bjorkvik, 2026) == {
        "ks": ("C4 C5", "", ""),
        "kn": ("C4", "", ""),
        "sn": ("C1 C2 C3 C4", "", ""),
        "un": ("C2 C4", "", ""),
    }


async def test_on_other_days(bjorkvik: Store) -> None:
    # on the day by which it is due nothing is overdue; f1 and f4 come after new year
    last = await status(bjorkvik, 2025, asOf="2025-12-31")
    assert last["sn"] == ("C1 C2 C3 C4", "C2 C4", "")
    # the day after
    first = await status(bjorkvik, 2025, asOf="2026-01-01")
    assert (first["sn"], first["un"]) == (("C1 C2 C3 C4", "C2 C4", "C1 C3"), ("C2 C4", "C4", "C2"))
    # a projection: of 2026 nothing is done as far as it is known
    assert (await status(bjorkvik, 2026, asOf="2027-06-01"))["ks"] == ("C4 C5", "", "C4 C5")


async def test_as_it_was_known_in_january(bjorkvik: Store) -> None:
    # f4 of c3 was not recorded
    assert (await status(bjorkvik, 2025, knownAt=KNOWN_FIRST))["sn"] == ("C1 C2 C3 C4", "C1 C2 C4", "C3")


async def test_years_outside_the_plan_and_plans_without_interval(bjorkvik: Store) -> None:
    # 2025 to 2027, half-open; the old plan says nothing of follow-up
    assert [await status(bjorkvik, year) for year in (2024, 2028)] == [{}, {}]
    assert len(await status(bjorkvik, 2027)) == 4
    assert await status(bjorkvik, 2023, "gammal") == {}


@pytest.mark.parametrize(
    ("months", "due"),
    [
        # 2025-07-01 to 2030-07-01; up to a year: once in each calendar year
        (6, [2025, 2026, 2027, 2028, 2029, 2030]),
        (12, [2025, 2026, 2027, 2028, 2029, 2030]),
        # longer: in each year in which one more whole interval is over, counted in calendar years from 2025
        (18, [2026, 2027, 2029, 2030]),
        (24, [2026, 2028, 2030]),
        (36, [2027, 2030]),
    ],
)
async def test_the_interval_of_the_plan_decides_the_years(empty_store: Store, months: int, due: list[int]) -> None:
    own = plan("p2", "Plan två", ("2025-07-01", "2030-07-01"), "bjorkvik", followUpEveryMonths=months)
    await fill(empty_store, [own, commitment("q1", "p2", "Fall", ["sn"])])
    assert [year for year in range(2024, 2033) if await status(empty_store, year, "p2")] == due


async def test_an_unknown_beginning_counts_for_intervals_up_to_a_year(empty_store: Store) -> None:
    plans = [
        plan(f"p{months}", "Plan", (None, "2027-01-01"), "bjorkvik", followUpEveryMonths=months) for months in (12, 24)
    ]
    await fill(empty_store, [*plans, commitment("q1", "p12", "Fall", ["sn"]), commitment("r1", "p24", "Fall", ["sn"])])
    assert await status(empty_store, 2026, "p12") == {"sn": ("Q1", "", "")}
    assert await status(empty_store, 2026, "p24") == {}


async def test_who_answered_on_some_day_of_the_year_has_to_follow_up(empty_store: Store) -> None:
    # sn until the last of June 2025, un from then on; ks since 2026
    q1 = commitment(
        "q1",
        "plan",
        "Fall",
        [
            answers("q1", "sn", (None, "2025-07-01")),
            answers("q1", "un", ("2025-07-01", None)),
            answers("q1", "ks", ("2026-01-01", None)),
        ],
    )
    await fill(empty_store, [q1, follow_up("f9", "q1", 2025, "2026-01-05", "DONE", about="un")])
    found = await status(empty_store, 2025)
    assert [found[body][2] for body in ("sn", "un", "ks")] == ["Q1", "C2", "C5"]
    assert "Q1" in (await status(empty_store, 2026))["ks"][0]
    assert "Q1" not in (await status(empty_store, 2026))["sn"][0]


async def test_plan_body_and_responsibility_share_a_day_of_the_year(empty_store: Store) -> None:
    # The plan begins on 1 July 2025. sn answered until then and un from then on; kn answers all the year, but is gone
    # since June.
    q1 = commitment(
        "q1", "p2", "Fall", [answers("q1", "sn", (None, "2025-07-01")), answers("q1", "un", ("2025-07-01", None)), "kn"]
    )
    own = plan("p2", "Plan två", ("2025-07-01", "2027-07-01"), "bjorkvik", followUpEveryMonths=12)
    gone = actor("kn", "BOARD", "Kultur- och fritidsnämnden", partOf="bjorkvik", memberOf="alla", until="2025-06-01")
    await fill(empty_store, [own, q1], [gone])
    assert await status(empty_store, 2025, "p2") == {"un": ("Q1", "", "Q1")}
    # its last day is in June 2027
    assert [len(await status(empty_store, year, "p2")) for year in (2024, 2026, 2027, 2028)] == [0, 1, 1, 0]


async def test_too_much_is_refused_and_says_what_to_do(bjorkvik: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    # ks 2, kn 1, sn 4, un 2
    query = """{ followUpStatus(plan: "plan", year: 2025) { dueBy } }"""
    monkeypatch.setattr(follow_up_status, "MOST_DUE", 8)
    with pytest.raises(Refused, match=r"^followUpStatus: more than 8 commitments.* Ask each body"):
        await ask(bjorkvik, query)
    monkeypatch.setattr(follow_up_status, "MOST_DUE", 9)
    assert len((await ask(bjorkvik, query.replace("dueBy", "year")))["followUpStatus"]) == 4


async def test_what_is_archived_does_not_count(empty_store: Store) -> None:
    await fill(empty_store)
    author = Author(by="test", action="ARCHIVE", reason=None, request_id="test")
    await archive(empty_store, ["f1", "c4", "un"], author)
    assert await status(empty_store, 2025) == {"ks": ("C5", "", "C5"), "sn": ("C1 C2 C3", "C2 C3", "C1")}


@pytest.mark.parametrize(
    ("plan_id", "year", "message"),
    [
        ("none", 2025, r"followUpStatus\.plan: is no plan that the registry knows"),
        ("plan", 0, r"followUpStatus\.year: must be from 1000 to 9999"),
        ("plan", -1, r"followUpStatus\.year: must be from"),
        ("plan", 10_000, r"followUpStatus\.year: must be from"),
    ],
)
async def test_bad_input_is_refused(bjorkvik: Store, plan_id: str, year: int, message: str) -> None:
    with pytest.raises(Refused, match=message):
        await ask(bjorkvik, QUERY, plan=plan_id, year=year)
