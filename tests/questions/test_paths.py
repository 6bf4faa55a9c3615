"""Paths between two actors, on Björkvik: which, how heavy, in which words; and the questions that have no path."""

from itertools import pairwise
from typing import Any

import pytest

from graph.questions import paths as module
from graph.store import Store
from graph.swedish import sort_key
from tests.questions.asking import Refused, ask, days
from tests.questions.registry import BEFORE_ALL, KNOWN_FIRST, TODAY, fill
from tests.questions.writing import commitment, work

QUERY = """query ($from: ID!, $to: ID!, $hops: Int, $first: Int, $basis: [PartnershipBasis!], $at: Moment,
  $language: Language) {
  paths(from: $from, to: $to, maxHops: $hops, first: $first, basis: $basis, at: $at, language: $language) {
    length sentence
    hops { from { id } to { id } basis collaboration { id } commitments { code } } } }"""
NAMED = ["COLLABORATION", "SHARED_RESPONSIBILITY", "NAMED"]


def between(start: str, goal: str, **given: Any) -> dict[str, Any]:
    """Variables: "from" is a word of Python."""
    return {"from": start, "to": goal, **given}


async def paths(store: Store, start: str, goal: str, **given: Any) -> list[str]:
    """Each path as its hops: from, by what on which commitments, to."""
    found = (await ask(store, QUERY, **between(start, goal, **given)))["paths"]
    assert [one["length"] for one in found] == [len(one["hops"]) for one in found]
    for one in found:
        ends = [(hop["from"]["id"], hop["to"]["id"]) for hop in one["hops"]]
        assert [end for _, end in ends[:-1]] == [begin for begin, _ in ends[1:]]
    return [" ".join([start, *[_hop(hop) for hop in one["hops"]]]) for one in found]


def _hop(hop: dict[str, Any]) -> str:
    by = hop["collaboration"]["id"] if hop["collaboration"] else hop["basis"].partition("_")[0].lower()
    return f"-{by}:{','.join(one['code'] for one in hop['commitments'])}- {hop['to']['id']}"


async def test_today(bjorkvik: Store) -> None:
    # jour and sn work on c1 and c3 (o1 is over), sn and un answer for c2 and c4, un and region work on c2
    assert await paths(bjorkvik, "jour", "region") == ["jour -k1:C1,C3- sn -shared:C2,C4- un -k3:C2- region"]
    # boj joined k2 in February and has worked with bostad on c3 since then
    assert await paths(bjorkvik, "jour", "bostad") == ["jour -k1:C1,C3- sn -k2:C1- boj -k9:C3- bostad"]
    # nobody knows since when ks and lst work together: it counts, as in a network
    assert await paths(bjorkvik, "lst", "ks") == ["lst -k6:C4- ks"]
    # two responsible bodies: by the first basis that links them, which is no collaboration here
    assert await paths(bjorkvik, "sn", "un") == ["sn -shared:C2,C4- un"]


async def test_either_way_it_is_the_same(bjorkvik: Store) -> None:
    assert await paths(bjorkvik, "region", "jour") == ["region -k3:C2- un -shared:C2,C4- sn -k1:C1,C3- jour"]
    assert await paths(bjorkvik, "nck", "vc", basis=NAMED) == ["nck -named:C1- sn -k8:C1- vc"]
    assert await paths(bjorkvik, "vc", "nck", basis=NAMED) == ["vc -k8:C1- sn -named:C1- nck"]


async def test_ended_collaborations_carry_no_path_on_a_later_day(bjorkvik: Store) -> None:
    assert await paths(bjorkvik, "jour", "polis", at={"asOf": "2026-09-30"}) == ["jour -k1:C1,C3- sn -k2:C1- polis"]
    assert await paths(bjorkvik, "jour", "polis", at={"asOf": "2026-10-01"}) == []
    # and those to come on no earlier one
    assert await paths(bjorkvik, "tallnas", "ks", at={"asOf": "2026-08-31"}) == []
    assert await paths(bjorkvik, "tallnas", "ks", at={"asOf": "2026-09-01"}) == ["tallnas -k5:C5- ks"]


async def test_a_past_date(bjorkvik: Store) -> None:
    # in June 2025 k1, k3 and k4 ran; boj was in nothing yet
    past = {"asOf": "2025-06-15"}
    assert await paths(bjorkvik, "jour", "region", at=past) == ["jour -k1:C1,C3- sn -shared:C2,C4- un -k3:C2- region"]
    assert await paths(bjorkvik, "idrott", "sn", at=past) == ["idrott -k4:C4- kn -shared:C4- sn"]
    assert await paths(bjorkvik, "jour", "bostad", at=past) == []
    # under the plan before: k0 on o1, and no board answered with another
    assert await paths(bjorkvik, "jour", "sn", at={"asOf": "2024-06-30"}) == ["jour -k0:O1- sn"]
    assert await paths(bjorkvik, "sn", "un", at={"asOf": "2024-06-30"}) == []


async def test_as_it_was_known_in_january(bjorkvik: Store) -> None:
    # k9 was not recorded, and k4 seemed to go on
    assert await paths(bjorkvik, "jour", "bostad", at={"knownAt": KNOWN_FIRST}) == []
    assert await paths(bjorkvik, "idrott", "sn", at={"knownAt": KNOWN_FIRST}) == ["idrott -k4:C4- kn -shared:C4- sn"]
    assert await paths(bjorkvik, "idrott", "sn") == []


async def test_naming_links_where_it_is_asked_for(bjorkvik: Store) -> None:
    assert await paths(bjorkvik, "nck", "jour") == []
    # jour is named in c3, too, but works with sn: that basis comes first
    assert await paths(bjorkvik, "nck", "jour", basis=NAMED) == ["nck -named:C1- sn -k1:C1,C3- jour"]
    assert await paths(bjorkvik, "ks", "grannar", basis=["NAMED"]) == ["ks -named:C5- grannar"]
    assert await paths(bjorkvik, "sn", "un", basis=["COLLABORATION"]) == []
    assert await paths(bjorkvik, "sn", "un", basis=[]) == []


async def test_the_heaviest_of_the_shortest_come_first(empty_store: Store) -> None:
    live = ("2025-01-01", None)
    await fill(
        empty_store,
        [
            # from psyk to ensam in two hops: by ifo (1 + 2), by kn (2 + 2, one collaboration of two commitments), by
            # idrott (1 + 1), by nck (1 + 1)
            commitment("q1", "plan", "Ett"),
            commitment("q2", "plan", "Två"),
            work("z1", "NETWORK", "Z1", live, ["psyk", "ifo"], ["q1"]),
            work("z2", "NETWORK", "Z2", live, ["ifo", "ensam"], ["q1"]),
            work("z3", "NETWORK", "Z3", live, ["ifo", "ensam"], ["q2"]),
            work("z4", "NETWORK", "Z4", live, ["psyk", "kn"], ["q1", "q2"]),
            work("z5", "NETWORK", "Z5", live, ["psyk", "kn"], ["q1"]),
            work("z6", "NETWORK", "Z6", live, ["kn", "ensam"], ["q1", "q2"]),
            work("z7", "NETWORK", "Z7", live, ["psyk", "nck", "idrott"], ["q1"]),
            work("z8", "NETWORK", "Z8", live, ["ensam", "nck", "idrott"], ["q2"]),
        ],
    )
    # equally heavy ones by the names along the way: Idrottsrådet, Kunskapscentrum; a link's weight counts each
    # commitment once (psyk and kn: q1, q2), and a hop shows the collaboration with most of them (z4)
    every = [
        "psyk -z4:Q1,Q2- kn -z6:Q1,Q2- ensam",
        "psyk -z1:Q1- ifo -z2:Q1- ensam",
        "psyk -z7:Q1- idrott -z8:Q2- ensam",
        "psyk -z7:Q1- nck -z8:Q2- ensam",
    ]
    assert await paths(empty_store, "psyk", "ensam") == every
    assert await paths(empty_store, "psyk", "ensam", first=2) == every[:2]
    assert await paths(empty_store, "psyk", "ensam", hops=2) == every
    assert await paths(empty_store, "psyk", "ensam", hops=1) == []


async def sentences(store: Store, start: str, goal: str, **given: Any) -> list[str]:
    found = (await ask(store, QUERY, **between(start, goal, **given)))["paths"]
    return [one["sentence"] for one in found]


async def test_sentences(bjorkvik: Store) -> None:
    assert await sentences(bjorkvik, "jour", "sn") == [
        "Kvinnojouren Linnea samverkar med Socialnämnden i ”IOP Linnea”."
    ]
    assert await sentences(bjorkvik, "jour", "region") == [
        "Kvinnojouren Linnea når Region Björk i tre steg: Kvinnojouren Linnea samverkar med Socialnämnden i ”IOP "
        "Linnea”; Socialnämnden och Utbildningsnämnden svarar tillsammans för åtagandena C2 (Barn som upplevt våld) "
        "och C4 (Kunskap i hela kommunen); Utbildningsnämnden samverkar med Region Björk i ”Barnnätverket”."
    ]
    assert await sentences(bjorkvik, "jour", "region", language="EN") == [
        "Kvinnojouren Linnea reaches Region Björk in three steps: Kvinnojouren Linnea works with Socialnämnden in “IOP "
        "Linnea”; Socialnämnden and Utbildningsnämnden both answer for commitments C2 (Barn som upplevt våld) and C4 "
        "(Kunskap i hela kommunen); Utbildningsnämnden works with Region Björk in “Barnnätverket”."
    ]
    named = "Kunskapscentrum nämns i åtagande C1 (Stöd åt våldsutsatta), som Socialnämnden svarar för."
    assert await sentences(bjorkvik, "nck", "sn", basis=NAMED) == [named]
    assert await sentences(bjorkvik, "sn", "nck", basis=NAMED) == [named]
    assert await sentences(bjorkvik, "sn", "sn") == ["Socialnämnden är en och samma aktör."]


async def test_one_statement_a_level_and_one_for_the_records(bjorkvik: Store) -> None:
    # lst and ks are neighbours: one level; jour and region three hops apart; ensam has no link: its end is empty
    for start, goal, levels in (("lst", "ks", 1), ("jour", "region", 3), ("sn", "sn", 0)):
        answer = await ask(bjorkvik, QUERY, sent=levels + 1, **between(start, goal))
        assert days(answer) == [TODAY]
    assert (await ask(bjorkvik, QUERY, sent=2, **between("ensam", "region")))["paths"] == []


async def test_records_below_can_be_selected_further(bjorkvik: Store) -> None:
    query = """{ paths(from: "lst", to: "ks") { hops { to { ... on Board { parts { totalCount } }
      collaborations { edges { node { id } } } } collaboration { participants { edges { node { id } } } } } } }"""
    assert (await ask(bjorkvik, query, sent=2))["paths"] == [
        {
            "hops": [
                {
                    "to": {"parts": {"totalCount": 0}, "collaborations": {"edges": [{"node": {"id": "k6"}}]}},
                    "collaboration": {"participants": {"edges": [{"node": {"id": "ks"}}, {"node": {"id": "lst"}}]}},
                }
            ]
        }
    ]


async def test_no_path_is_an_empty_list(bjorkvik: Store) -> None:
    assert await paths(bjorkvik, "ensam", "jour") == []
    # too far, and examples are joined to nothing real
    assert await paths(bjorkvik, "jour", "region", hops=2) == []
    assert await paths(bjorkvik, "x-namnd", "sn") == []


async def test_an_actor_is_no_hop_away_from_itself(bjorkvik: Store) -> None:
    answer = await ask(bjorkvik, QUERY, sent=1, **between("ensam", "ensam"))
    assert answer["paths"] == [{"length": 0, "sentence": "Föreningen Ensam är en och samma aktör.", "hops": []}]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"from": "none"}, r"paths\.from: is no actor that the registry knows"),
        ({"to": "none"}, r"paths\.to: is no actor that the registry knows.*Take an id from actors"),
        ({"from": "none", "to": "none"}, r"paths\.from: is no actor"),
        ({"to": "k1"}, r"paths\.to: is no actor"),
        ({"at": {"knownAt": BEFORE_ALL}}, r"paths\.from: is no actor"),
        ({"hops": 0}, r"paths\.maxHops: must be from 1 to 20"),
        ({"hops": 50}, r"paths\.maxHops: must be from 1 to 20"),
        ({"first": 0}, r"paths\.first: must be from 1 to 100"),
        ({"to": "B 8"}, r"paths\.to: is no id"),
    ],
)
async def test_bad_input_is_refused(bjorkvik: Store, given: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match=message):
        await ask(bjorkvik, QUERY, **{**between("jour", "region"), **given})


async def test_a_search_that_is_stopped_says_so(bjorkvik: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SEARCH_SECONDS", 0.0)
    with pytest.raises(Refused, match=r"The search for paths was stopped\. Ask with fewer maxHops"):
        await paths(bjorkvik, "jour", "region")
    monkeypatch.undo()
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    # lst has one tie, ks three: c4, c5 and k6
    with pytest.raises(Refused, match=r"stopped\. There is no path of 1 hop or fewer; longer ones were not searched"):
        await paths(bjorkvik, "lst", "region")


LINKS = """query ($basis: [PartnershipBasis!], $at: Moment) { network(filter: { basis: $basis }, at: $at) {
  nodes { id name } links { source { id } target { id } weight } } }"""
WAYS = """query ($from: ID!, $to: ID!, $basis: [PartnershipBasis!], $at: Moment) {
  paths(from: $from, to: $to, first: 9, basis: $basis, at: $at) { hops { to { id } } } }"""


@pytest.mark.parametrize(
    ("basis", "at"), [(NAMED[:2], {}), (NAMED, {}), (NAMED, {"asOf": "2025-06-15"}), (NAMED, {"knownAt": KNOWN_FIRST})]
)
async def test_they_are_the_heaviest_shortest_ways_of_the_network(
    bjorkvik: Store, basis: list[str], at: dict[str, str]
) -> None:
    network = (await ask(bjorkvik, LINKS, basis=basis, at=at or None))["network"]
    names = {one["id"]: sort_key(one["name"]) for one in network["nodes"]}
    weights = {frozenset((one["source"]["id"], one["target"]["id"])): one["weight"] for one in network["links"]}

    def ranked(ways: list[list[str]]) -> list[list[str]]:
        def rank(way: list[str]) -> tuple[int, list[str], list[str]]:
            return -sum(weights[frozenset(pair)] for pair in pairwise(way)), [names[one] for one in way[1:]], way

        return sorted(ways, key=rank)

    for goal in names:
        answer = await ask(bjorkvik, WAYS, **between("jour", goal, basis=basis, at=at or None))
        found = [["jour", *[hop["to"]["id"] for hop in one["hops"]]] for one in answer["paths"]]
        assert found == ranked(shortest(set(weights), "jour", goal))[:9], goal


def shortest(links: set[frozenset[str]], start: str, goal: str) -> list[list[str]]:
    """All ways of the least length, one step at a time."""
    ways, seen = [[start]], {start}
    while ways and not any(way[-1] == goal for way in ways):
        ways = [
            [*way, *link - {way[-1]}]
            for way in ways
            for link in links
            if way[-1] in link and not link - {way[-1]} <= seen
        ]
        seen |= {way[-1] for way in ways}
    return [way for way in ways if way[-1] == goal]
