"""criticalActors: worked out by hand from tests/questions/registry.py."""

from collections.abc import Sequence
from threading import get_ident
from typing import Any

import pytest

from graph.questions import critical_actors
from graph.questions.measures import Link, splitting
from graph.store import Store
from tests.questions.asking import Refused, ask, days
from tests.questions.registry import BEFORE_ALL, KNOWN_FIRST, TODAY, fill
from tests.questions.writing import actor, work

QUERY = """query ($plan: ID!, $at: Moment, $in: Language) {
  criticalActors(plan: $plan, at: $at, language: $in) {
    actor { id } commitments { id } splitsNetwork sentence } }"""


async def critical(store: Store, plan: str = "plan", at: dict[str, str] | None = None) -> list[str]:
    """Lines: actor, the commitments that it leaves alone, "splits"."""
    answer = await ask(store, QUERY, sent=2, plan=plan, at=at)
    return [line(one) for one in answer["criticalActors"]]


def line(one: dict[str, Any]) -> str:
    return " ".join(
        [one["actor"]["id"], *[c["id"] for c in one["commitments"]], *(["splits"] if one["splitsNetwork"] else [])]
    )


async def test_today(bjorkvik: Store) -> None:
    # Partners in live collaborations, without those who answer and their kin:
    #   c1 (sn): jour, polis, boj, vc. c2 (sn, un): region, umo. c3 (sn): jour (k1), boj, bostad (k9).
    #   c4 (all boards): nobody that is known to be live (k6 has no first day). c5, c6: nobody. No only partner.
    # Network by live collaboration and shared responsibility: the boards hang together by c4; lst is not in it.
    #   sn holds jour, vc and {polis, boj, bostad}: four parts with the other boards.
    #   un holds {region, umo}, boj bostad.
    assert await critical(bjorkvik) == ["sn splits", "boj splits", "un splits"]


async def test_a_past_date(bjorkvik: Store) -> None:
    # c3 (sn) had jour alone. On c4 idrott worked with kn (k4), who answers for it: its only partner.
    # un held {region, umo}, kn held idrott, sn held jour, vc, polis: each a part of its own, and the other boards.
    assert await critical(bjorkvik, at={"asOf": "2025-12-31"}) == [
        "idrott c4",
        "jour c3",
        "sn splits",
        "kn splits",
        "un splits",
    ]


async def test_a_future_date(bjorkvik: Store) -> None:
    # In December k1 is over: c3 has boj and bostad. k5 has begun: tallnas is the only partner of c5, held by ks.
    assert await critical(bjorkvik, at={"asOf": "2026-12-01"}) == [
        "tallnas c5",
        "sn splits",
        "boj splits",
        "ks splits",
        "un splits",
    ]


async def test_as_it_was_known(bjorkvik: Store) -> None:
    # Nobody knew of k9, nor that k4 had ended.
    assert await critical(bjorkvik, at={"knownAt": KNOWN_FIRST}) == [
        "idrott c4",
        "jour c3",
        "sn splits",
        "kn splits",
        "un splits",
    ]


async def test_who_was_renamed_later_is_one_actor_under_its_earlier_name(empty_store: Store) -> None:
    # jour is the only partner of c3, and the only one to join ensam with the others; in March it got another name.
    alone = work("z1", "JOINT_ACTIVITY", "Stödgrupp", ("2025-01-01", None), ["jour", "ensam"], ["c1"])
    await fill(
        empty_store, [alone], [actor("jour", "CIVIL_SOCIETY_ORGANISATION", "Linnea", services=["WOMENS_SHELTER"])]
    )

    assert await critical(empty_store, at={"asOf": "2025-12-31", "knownAt": KNOWN_FIRST}) == [
        "jour c3 splits",
        "idrott c4",
        "sn splits",
        "kn splits",
        "un splits",
    ]


async def test_a_plan_that_is_over_stands_on_its_last_day(bjorkvik: Store) -> None:
    answer = await ask(bjorkvik, QUERY, plan="gammal")

    # o1 (sn): jour by k1.
    assert [line(one) for one in answer["criticalActors"]] == ["jour o1"]
    assert days(answer) == ["2024-12-31"]


async def test_sentences_can_stand_in_a_paper_for_the_board(bjorkvik: Store) -> None:
    async def sentences(**more: Any) -> list[str]:
        answer = await ask(bjorkvik, QUERY, plan="plan", at={"asOf": "2025-12-31"}, **more)
        return [one["sentence"] for one in answer["criticalActors"]]

    assert await sentences() == [
        "Utan Idrottsrådet står åtagande C4 (Kunskap i hela kommunen) utan samverkanspart.",
        "Utan Kvinnojouren Linnea står åtagande C3 (Skyddat boende) utan samverkanspart.",
        "Utan Socialnämnden tappar fyra delar av nätverket kontakten med varandra.",
        "Utan Kultur- och fritidsnämnden tappar två delar av nätverket kontakten med varandra.",
        "Utan Utbildningsnämnden tappar två delar av nätverket kontakten med varandra.",
    ]
    english = [
        "Without Idrottsrådet, commitment C4 (Kunskap i hela kommunen) has no partner.",
        "Without Kvinnojouren Linnea, commitment C3 (Skyddat boende) has no partner.",
        "Without Socialnämnden, four parts of the network lose touch with each other.",
        "Without Kultur- och fritidsnämnden, two parts of the network lose touch with each other.",
        "Without Utbildningsnämnden, two parts of the network lose touch with each other.",
    ]
    assert await sentences(**{"in": "EN"}) == english
    # the caller's own language, where no argument says another
    assert await sentences(language="EN") == english
    assert await sentences(language="EN", **{"in": "SV"}) == await sentences()


async def test_what_splits_is_looked_for_off_the_event_loop(bjorkvik: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []

    def watched(size: int, links: Sequence[Link]) -> dict[int, int]:
        threads.append(get_ident())
        return splitting(size, links)

    monkeypatch.setattr(critical_actors, "splitting", watched)

    assert len(await critical(bjorkvik)) == 3
    assert len(threads) == 2  # handed over whole and field by field
    assert get_ident() not in threads


async def test_any_record_can_be_selected_further(bjorkvik: Store) -> None:
    query = """{ criticalActors(plan: "plan", at: {asOf: "2025-12-31"}) {
      actor { name collaborations { edges { node { title } } } }
      commitments { code responsible { edges { node { id } } } } } }"""

    answer = await ask(bjorkvik, query, sent=2)

    assert answer["criticalActors"][1] == {
        "actor": {"name": "Kvinnojouren Linnea", "collaborations": {"edges": [{"node": {"title": "IOP Linnea"}}]}},
        "commitments": [{"code": "C3", "responsible": {"edges": [{"node": {"id": "sn"}}]}}],
    }


@pytest.mark.parametrize(("plan", "at"), [("finns-inte", {}), ("sn", {}), ("plan", {"knownAt": BEFORE_ALL})])
async def test_an_unknown_plan_is_refused(bjorkvik: Store, plan: str, at: dict[str, str]) -> None:
    with pytest.raises(Refused, match=r"^criticalActors\.plan: is no plan that the registry knows"):
        await ask(bjorkvik, QUERY, plan=plan, at=at)


async def test_a_plan_without_anybody_has_no_critical_actors(bjorkvik: Store) -> None:
    assert await critical(bjorkvik, "x-plan", {"asOf": "2030-01-01"}) == []
    assert await critical(bjorkvik, "x-plan", {"asOf": TODAY}) == ["x-forening x1"]
