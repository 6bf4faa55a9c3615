"""Readiness by the services of the national open comparison: yes, no and unknown told apart, on Björkvik."""

from typing import Any, TypeAlias

import pytest

from graph.cypher import Value
from graph.store import Store
from tests.questions.asking import Refused, ask, days
from tests.questions.registry import BEFORE_ALL, KNOWN_FIRST, TODAY, fill
from tests.questions.writing import actor, party, work

QUERY = """query ($municipality: ID!, $at: Moment) { readiness(municipality: $municipality, at: $at) {
  service collaborations { id } written { yes no unknown } decidedByManagement { yes no unknown }
  followedUpWithin24Months { yes no unknown } ready } }"""
Told: TypeAlias = tuple[str, str, str, str, bool | None]
NONE: Told = ("", "000", "000", "000", False)


async def readiness(store: Store, municipality: str = "bjorkvik", **at: str) -> dict[str, Told]:
    """By service: collaborations, the three tallies as yes, no, unknown, and whether it is ready."""
    answer = await ask(store, QUERY, sent=1, municipality=municipality, at=at or None)
    assert days(answer) == [at.get("asOf", TODAY)]
    return {row["service"]: told(row) for row in answer["readiness"]}


def told(row: dict[str, Any]) -> Told:
    written, decided, followed = (
        "".join(str(row[name][part]) for part in ("yes", "no", "unknown"))
        for name in ("written", "decidedByManagement", "followedUpWithin24Months")
    )
    return " ".join(one["id"] for one in row["collaborations"]), written, decided, followed, row["ready"]


async def test_today(bjorkvik: Store) -> None:
    assert await readiness(bjorkvik) == {
        # k1: all three; k0 is over
        "WOMENS_SHELTER": ("k1", "100", "100", "100", True),
        # k2: followed up in March 2024, before 15 May 2024
        "POLICE": ("k2", "100", "100", "010", False),
        # k3: not written, and nothing else is known: not ready whatever that is
        "YOUTH_CLINIC": ("k3", "010", "001", "001", False),
        # k8: nobody knows whether it is written, but management did not decide it
        "PRIMARY_CARE": ("k8", "001", "010", "010", False),
        # psyk works with nobody
        "ADULT_PSYCHIATRY": NONE,
        "EMERGENCY_CARE": NONE,
    }


async def test_on_other_days(bjorkvik: Store) -> None:
    # k2 was followed up in the 24 months before June 2025; of k1 only a later day is known; k3 had begun, k8 too
    past = await readiness(bjorkvik, asOf="2025-06-01")
    assert past["POLICE"] == ("k2", "100", "100", "100", True)
    assert past["WOMENS_SHELTER"] == ("k1", "100", "100", "001", None)
    # the 24 months are counted to the day
    assert (await readiness(bjorkvik, asOf="2026-03-01"))["POLICE"][4] is True
    assert (await readiness(bjorkvik, asOf="2026-03-02"))["POLICE"][4] is False
    # k1 is over, k2 and k8 go on
    future = await readiness(bjorkvik, asOf="2026-11-15")
    assert (future["WOMENS_SHELTER"], future["POLICE"][0]) == (NONE, "k2")


async def test_as_it_was_known(bjorkvik: Store) -> None:
    assert (await readiness(bjorkvik, knownAt=KNOWN_FIRST))["POLICE"] == ("k2", "100", "100", "010", False)
    with pytest.raises(Refused, match=r"readiness\.municipality: is no municipality that the registry knows"):
        await readiness(bjorkvik, knownAt=BEFORE_ALL)


async def test_a_neighbour_has_what_it_takes_part_in_itself(bjorkvik: Store) -> None:
    assert set((await readiness(bjorkvik, "tallnas")).values()) == {NONE}


async def test_what_is_not_known_decides(empty_store: Store) -> None:
    ready: dict[str, Value] = {"agreementWritten": True, "decidedByManagement": True, "lastFollowedUpOn": "2026-01-01"}
    akut = actor("akut", "REGIONAL_BODY", "Akuten", partOf="region", services=["EMERGENCY_CARE", "ADULT_PSYCHIATRY"])
    await fill(
        empty_store,
        [
            akut,
            # nobody knows since when: it may be in force
            work("z1", "AGREEMENT", "Utan början", (None, None), ["ifo", "akut"], ["c1"], **ready),
            # one no does not outweigh another's unknown
            work("z2", "AGREEMENT", "Nej", ("2025-01-01", None), ["un", "psyk"], ["c1"], agreementWritten=False),
            # a partnership that was followed up last after the day asked about, and before by its reviews
            work(
                "z3", "IOP", "Med möten", ("2023-01-01", None), ["kn", party("z3", "vc", (None, "2026-02-01"))], ["c1"],
                **{**ready, "lastFollowedUpOn": "2026-03-01"},
                reviews=[{"on": "2024-02-01", "summary": "Ett möte."}, {"on": "2022-02-01"}],
            ),
        ],
    )  # fmt: skip
    today = await readiness(empty_store)
    assert today["EMERGENCY_CARE"] == ("z1", "100", "100", "100", None)
    assert today["ADULT_PSYCHIATRY"] == ("z2 z1", "110", "101", "101", None)
    # vc left z3 in February
    assert today["PRIMARY_CARE"][0] == "k8"
    assert (await readiness(empty_store, asOf="2026-02-01"))["PRIMARY_CARE"][0] == "k8"
    past = await readiness(empty_store, asOf="2026-01-31")
    assert past["PRIMARY_CARE"] == ("k8 z3", "101", "110", "110", True)
    # the review of 2022 was not a year old; nobody knew of the others yet
    assert (await readiness(empty_store, asOf="2023-01-15"))["PRIMARY_CARE"] == ("z3", "100", "100", "100", True)


async def test_reviews_tell_of_the_time_before_the_last_follow_up(empty_store: Store) -> None:
    ready: dict[str, Value] = {"agreementWritten": True, "decidedByManagement": True}
    reviews: list[Value] = [{"on": "2022-02-01"}, {"on": "2024-02-01"}]
    await fill(
        empty_store,
        [
            work(
                "z1", "IOP", "Med möten", ("2021-01-01", None), ["kn", "psyk"], ["c1"], **ready,
                lastFollowedUpOn="2026-03-01", reviews=reviews,
            ),
            work("z2", "IOP", "Bara möten", ("2021-01-01", None), ["kn", "ensam"], ["c1"], **ready, reviews=reviews),
        ],
        [actor("ensam", "CIVIL_SOCIETY_ORGANISATION", "Föreningen Ensam", services=["EMERGENCY_CARE"])],
    )  # fmt: skip

    async def followed(day: str) -> list[str]:
        found = await readiness(empty_store, asOf=day)
        return [found[service][3] for service in ("ADULT_PSYCHIATRY", "EMERGENCY_CARE")]

    # before the first review nothing is known; on 1 February 2026 the one of 2024 is 24 months old, on the day after
    # it is too old; in March z1 was followed up again
    assert await followed("2022-01-31") == ["001", "001"]
    assert await followed("2026-02-01") == ["100", "100"]
    assert await followed("2026-02-02") == ["010", "010"]
    assert await followed("2026-03-01") == ["100", "010"]


async def test_nobody_plays_both_parts(empty_store: Store) -> None:
    # a unit of sn offers care itself: what it does with others is no agreement with a service, with kn it is one
    await fill(
        empty_store,
        [
            actor("akut", "UNIT", "Jourteamet", partOf="sn", services=["EMERGENCY_CARE"]),
            work("z1", "AGREEMENT", "Med föreningen", ("2025-01-01", None), ["akut", "ensam"], ["c1"]),
            work("z2", "AGREEMENT", "Med nämnden", ("2025-01-01", None), ["akut", "kn"], ["c1"]),
        ],
    )
    assert (await readiness(empty_store))["EMERGENCY_CARE"][0] == "z2"


@pytest.mark.parametrize("municipality", ["none", "sn"])
async def test_what_is_no_municipality_is_refused(bjorkvik: Store, municipality: str) -> None:
    with pytest.raises(Refused, match=r"readiness\.municipality: is no municipality"):
        await readiness(bjorkvik, municipality)
