"""Ratios of the bench: of ways, of sizes, each inside its round."""

from tests.bench.client import Slot
from tests.bench.parts import QUESTIONS, READS
from tests.bench.results import Results
from tests.bench.running import Cpu

SIZES = ("2000", "20000")


def measured(results: Results, size: str, name: str, moment: str, way: str, rates: list[int]) -> None:
    for rate in rates:
        slot = Slot(seconds=1.0, latencies=[1 / rate] * rate)
        results.of(size, name, moment, way).add(slot, Cpu(0.5, None))


def test_hand_written_cypher_is_what_the_application_is_held_to() -> None:
    results = Results("arcadedb", QUESTIONS, SIZES)
    for size, hand, direct in (("2000", [10, 20, 40], [8, 18, 8]), ("20000", [5, 10, 10], [2, 4, 4])):
        measured(results, size, "coverage", "day", "hand", hand)
        measured(results, size, "coverage", "day", "direct", direct)

    found = {(one["ratio"], one["size"], one["way"]): (one["value"], one["met"]) for one in results.ratios()}

    assert found == {
        ("direct/hand", "2000", "direct"): (0.8, True),
        ("direct/hand", "20000", "direct"): (0.4, False),
        ("20000/2000", "20000", "hand"): (2.0, None),
        ("20000/2000", "20000", "direct"): (4.0, None),
    }


def test_reads_are_compared_between_ways_and_moments() -> None:
    results = Results("arcadedb", READS, ("flen",))
    for moment, rates in (("now", {"bare": 20, "direct": 18, "field": 6}), ("at", {"bare": 10, "direct": 6})):
        for way, rate in rates.items():
            measured(results, "flen", "point", moment, way, [rate])

    found = [(one["ratio"], one["moment"], one["way"], one["value"], one["met"]) for one in results.ratios()]

    assert found == [
        ("direct/bare", "now", "direct", 0.9, True),
        ("field/bare", "now", "field", 0.3, None),
        ("direct/bare", "at", "direct", 0.6, False),
        ("both clocks/none", "at", "bare", 2.0, True),
        ("both clocks/none", "at", "direct", 3.0, False),
    ]


def test_a_network_of_everything_is_told_where_it_was_asked_for() -> None:
    results = Results("neo4j", QUESTIONS, SIZES)
    results.everything = {"2000": None, "20000": {"milliseconds": 812.5, "refused": "TOO_LARGE", "links": None}}

    assert [*results.of_everything()] == [
        {"size": "20000", "milliseconds": 812.5, "refused": "TOO_LARGE", "links": None}
    ]


def test_refused_cases_are_told_with_their_codes() -> None:
    results = Results("arcadedb", QUESTIONS, SIZES)
    results.told = {
        ("2000", "coverage/day"): {"cases": 10, "refused": {}},
        ("2000", "difference/day"): {"cases": 8, "refused": {"direct": ["TOO_LARGE", "TIMEOUT"]}},
    }

    assert [*results.refusals()] == [
        {
            "size": "2000",
            "question": "difference/day",
            "way": "direct",
            "refused": 2,
            "left": 8,
            "by": "TIMEOUT, TOO_LARGE",
        }
    ]
