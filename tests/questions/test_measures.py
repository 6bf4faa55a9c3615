"""Numbers and measures of a network, worked out by hand from tests/questions/registry.py."""

from typing import Any

import pytest

from api.context import Context
from api.settings import Settings
from graph.cypher import Statement
from graph.questions.memory import Memory
from graph.store import Row, Store
from tests.counting import CountingStore
from tests.questions.asking import SCHEMA, ask
from tests.questions.networks import NOW
from tests.questions.registry import KNOWN_FIRST, TODAY

STATS = """query ($filter: NetworkFilter, $at: Moment) { network(filter: $filter, at: $at) {
  stats { actors links commitments collaborations components density } } }"""
MEASURES = """query ($filter: NetworkFilter, $at: Moment) { network(filter: $filter, at: $at) {
  measures { actor { id } degree betweenness community } } }"""


@pytest.mark.parametrize(
    ("given", "at", "numbers"),
    [
        # 14 actors, 18 links on c1 to c5 by k1, k2, k3, k6, k8, k9; all hang together; 2·18 / (14·13)
        ({"plan": "plan"}, {}, [14, 18, 5, 6, 1, 0.197802]),
        # of the whole network, whatever is cut: the same
        ({"plan": "plan", "maxLinks": 1}, {}, [14, 18, 5, 6, 1, 0.197802]),
        # all 21 actors: alla, bjorkvik, ensam, idrott, ifo, tallnas, psyk stand alone; 2·18 / (21·20)
        ({"includeExamples": False}, {}, [21, 18, 5, 6, 8, 0.085714]),
        # known then: idrott by k4, not boj and bostad by k2 and k9
        ({"plan": "plan"}, {"knownAt": KNOWN_FIRST}, [13, 16, 5, 6, 1, 0.205128]),
        ({"plan": "gammal"}, {}, [2, 1, 1, 1, 1, 1.0]),
        ({"commitments": ["c6"]}, {}, [0, 0, 0, 0, 0, 0.0]),
    ],
)
async def test_numbers_of_the_whole_network(
    bjorkvik: Store, given: dict[str, Any], at: dict[str, str], numbers: list[float]
) -> None:
    answer = await ask(bjorkvik, STATS, sent=2, filter=given, at=at)

    assert [*answer["network"]["stats"].values()] == numbers


async def test_they_stand_beside_the_links_that_they_count(bjorkvik: Store) -> None:
    query = """{ network(filter: {plan: "plan"}) { stats { __typename links } links { weight } nodes { id } } }"""

    answer = await ask(bjorkvik, query, sent=2)

    assert answer["network"]["stats"] == {"__typename": "NetworkStats", "links": len(NOW)}
    assert len(answer["network"]["links"]) == len(NOW)


async def test_measures_of_a_small_network(bjorkvik: Store) -> None:
    # c3 and c1 by collaboration: jour, polis, boj, vc around sn; bostad behind boj.
    #   sn: jour, polis, boj, vc (4); boj: sn, polis, bostad (3); polis: sn, boj (2); jour, vc: sn; bostad: boj
    # Shortest ways among the 5·4/2 = 10 pairs of others: through sn jour–vc, jour–polis, jour–boj, jour–bostad,
    # vc–polis, vc–boj, vc–bostad: 7. Through boj bostad–jour, bostad–vc, bostad–polis, bostad–sn: 4.
    given = {"targetGroups": ["kvinnor"], "basis": ["COLLABORATION"]}

    answer = await ask(bjorkvik, MEASURES, sent=2, filter=given)

    found = {one["actor"]["id"]: [one["degree"], one["betweenness"]] for one in answer["network"]["measures"]}
    assert found == {
        "sn": [4, 0.7],
        "boj": [3, 0.4],
        "polis": [2, 0.0],
        "bostad": [1, 0.0],
        "jour": [1, 0.0],
        "vc": [1, 0.0],
    }
    assert list(found) == ["sn", "boj", "polis", "bostad", "jour", "vc"]
    communities = {one["actor"]["id"]: one["community"] for one in answer["network"]["measures"]}
    assert communities["sn"] == communities["jour"] == communities["vc"]
    assert communities["boj"] == communities["bostad"]
    assert set(communities.values()) <= {1, 2}


async def test_what_was_worked_out_is_kept_until_something_is_written(bjorkvik: Store) -> None:
    memory, counted = Memory(), CountingStore(bjorkvik)
    context = Context(counted, Settings(), memory=memory, today=lambda: TODAY)

    async def asked() -> Any:
        return (await SCHEMA.execute(MEASURES, context_value=context)).data

    first = await asked()
    again = await asked()

    # The second time the engine tells the version alone, and reads nothing of the network.
    [before, _, later, _] = counted.statements
    assert first == again
    assert before.text == later.text
    [[version, row]] = await bjorkvik.read(later)
    assert (before.parameters["known"], later.parameters["known"], row) == (-1, version, None)
    [[same, whole]] = await bjorkvik.read(before)
    assert same == version
    assert whole is not None


async def test_what_others_push_out_meanwhile_is_still_answered(bjorkvik: Store) -> None:
    class Crowded(CountingStore):
        """While it answers, so many other results are kept that none of before is left."""

        async def read(self, statement: Statement) -> list[Row]:
            rows = await super().read(statement)
            for number in range(100):
                memory.put(("other", number), 0, None)
            return rows

    memory = Memory()
    answers = [
        await SCHEMA.execute(STATS, context_value=Context(store, Settings(), memory=memory, today=lambda: TODAY))
        for store in (bjorkvik, Crowded(bjorkvik))
    ]

    assert [one.errors for one in answers] == [None, None]
    assert answers[0].data == answers[1].data
