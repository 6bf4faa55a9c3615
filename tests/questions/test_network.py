"""network: every answer here is worked out by hand from tests/questions/registry.py."""

from typing import Any

import pytest

from graph.store import Store
from tests.questions.asking import Refused, ask, days
from tests.questions.registry import BEFORE_ALL, KNOWN_FIRST, TODAY

QUERY = """query ($filter: NetworkFilter, $at: Moment) {
  network(filter: $filter, at: $at) {
    truncated
    nodes { id }
    links { source { id } target { id } weight basis commitments { id } collaborations { id } }
  }
}"""
SHORT = {"COLLABORATION": "works", "SHARED_RESPONSIBILITY": "answers", "NAMED": "named"}


async def network(store: Store, at: dict[str, str] | None = None, **given: Any) -> tuple[list[str], list[str], str]:
    """Ids of the nodes, the links as lines (as "jour sn: works named c1 c3 k1"), and the day."""
    given.setdefault("includeExamples", False)
    answer = await ask(store, QUERY, sent=1, filter=given, at=at)
    found = answer["network"]
    assert found["truncated"] is False
    [day] = days(answer)
    return [node["id"] for node in found["nodes"]], [line(link) for link in found["links"]], day


def line(link: dict[str, Any]) -> str:
    """A link as a line; its weight is the number of its commitments."""
    commitments = [one["id"] for one in link["commitments"]]
    assert link["weight"] == len(commitments)
    words = [SHORT[basis] for basis in link["basis"]]
    return " ".join(
        [
            f"{link['source']['id']} {link['target']['id']}:",
            *words,
            *commitments,
            *[one["id"] for one in link["collaborations"]],
        ]
    )


ANSWERING = [
    # c4: the four boards, by Swedish name Kommunstyrelsen, Kultur-…, Socialnämnden, Utbildningsnämnden; sn and un
    # answer for c2 too, so their link is heavier and stands above
    "ks kn: answers c4",
    "ks sn: answers c4",
    "ks un: answers c4",
    "kn sn: answers c4",
    "kn un: answers c4",
]
NAMED = ["grannar ks: named c5", "nck sn: named c1"]
CHILDREN = ["region umo: works c2 k3", "region un: works c2 k3", "umo un: works c2 k3"]


def by_name(*links: str | list[str]) -> list[str]:
    """Lines in the order of the answer: heaviest first, then by the Swedish names of both ends."""
    order = [
        *("bjorkvik", "bostad", "boj", "ensam", "grannar", "idrott", "ifo", "ks", "kn", "nck", "jour", "lst"),
        *("polis", "region", "sn", "tallnas", "umo", "un", "psyk", "vc"),
    ]
    lines = [one for group in links for one in (group if isinstance(group, list) else [group])]

    def key(text: str) -> tuple[int, int, int]:
        ends, _, rest = text.partition(":")
        source, target = ends.split()
        commitments = [word for word in rest.split() if word[0] in "co"]
        return -len(commitments), order.index(source), order.index(target)

    return sorted(lines, key=key)


NOW = by_name(
    "jour sn: works named c1 c3 k1",  # k1 on c1 and c3; c3 names jour
    "sn un: answers c2 c4",
    "bostad boj: works c3 k9",
    "boj polis: works c1 k2",  # boj joined on 2026-02-01
    "boj sn: works c1 k2",
    "polis sn: works c1 k2",
    "ks lst: works c4 k6",  # since when is unknown: an open bound holds
    "sn vc: works c1 k8",
    ANSWERING,
    NAMED,
    CHILDREN,
)


async def test_today(bjorkvik: Store) -> None:
    nodes, links, day = await network(bjorkvik)

    # All actors, those that nothing ties to anybody too, by Swedish name: "Alla nämnder", "Björkviks kommun" …
    assert nodes == [
        *("alla", "bjorkvik", "bostad", "boj", "ensam", "grannar", "idrott", "ifo", "ks", "kn", "nck", "jour", "lst"),
        *("polis", "region", "sn", "tallnas", "umo", "un", "psyk", "vc"),
    ]
    # Not: k4 (ended 2026-01-01), k5 (begins 2026-09-01), k0 and o1 (the plan before).
    assert links == NOW
    assert day == TODAY


async def test_a_past_date(bjorkvik: Store) -> None:
    _, links, day = await network(bjorkvik, {"asOf": "2025-12-31"})

    # boj joined k2 and began k9 in 2026; k4 still ran on the last day of 2025.
    assert links == by_name(
        "jour sn: works named c1 c3 k1",
        "sn un: answers c2 c4",
        "polis sn: works c1 k2",
        "idrott kn: works c4 k4",
        "ks lst: works c4 k6",
        "sn vc: works c1 k8",
        ANSWERING,
        NAMED,
        CHILDREN,
    )
    assert day == "2025-12-31"


async def test_periods_are_half_open(bjorkvik: Store) -> None:
    # The old plan holds to 2024-12-31, k0 to 2024-06-30; k1 takes over on 2024-07-01, on o1 too.
    assert (await network(bjorkvik, {"asOf": "2024-06-30"}))[1] == ["jour sn: works o1 k0"]
    assert (await network(bjorkvik, {"asOf": "2024-07-01"}))[1] == ["jour sn: works o1 k1"]
    assert (await network(bjorkvik, {"asOf": "2020-12-31"}))[1] == []


async def test_a_future_date(bjorkvik: Store) -> None:
    _, links, _ = await network(bjorkvik, {"asOf": "2026-12-01"})

    # k1 is over: c3 still names jour. k5 has begun. k3 runs until the end of the year.
    assert links == by_name(
        "jour sn: named c3",
        "sn un: answers c2 c4",
        "bostad boj: works c3 k9",
        "boj polis: works c1 k2",
        "boj sn: works c1 k2",
        "polis sn: works c1 k2",
        "ks lst: works c4 k6",
        "ks tallnas: works c5 k5",
        "sn vc: works c1 k8",
        ANSWERING,
        NAMED,
        CHILDREN,
    )


async def test_as_it_was_known(bjorkvik: Store) -> None:
    _, links, day = await network(bjorkvik, {"knownAt": KNOWN_FIRST})

    # On 10 January nobody knew of boj in k2, of k9, nor that k4 had ended at new year.
    assert links == by_name(
        "jour sn: works named c1 c3 k1",
        "sn un: answers c2 c4",
        "polis sn: works c1 k2",
        "idrott kn: works c4 k4",
        "ks lst: works c4 k6",
        "sn vc: works c1 k8",
        ANSWERING,
        NAMED,
        CHILDREN,
    )
    assert day == TODAY
    assert await network(bjorkvik, {"knownAt": BEFORE_ALL}) == ([], [], TODAY)


@pytest.mark.parametrize(
    ("given", "nodes", "links"),
    [
        # c2: who answers (sn, un) and who works on it; nobody is named
        ({"commitments": ["c2"]}, "region sn umo un", ["sn un: answers c2", *CHILDREN]),
        # nobody answers for c6, and nobody works on it
        ({"commitments": ["c6"]}, "", []),
        # the wording of c5 names a group: it is in the network, but nobody's partner
        ({"commitments": ["c5"]}, "grannar ks", ["grannar ks: named c5"]),
        # c1 and c3 are for women
        (
            {"targetGroups": ["kvinnor"]},
            "bostad boj nck jour polis sn vc",
            [one for one in NOW if " c1" in one or " c3" in one],
        ),
        ({"targetGroups": ["kvinnor"], "commitments": ["c2"]}, "", []),
        # the four boards answer; a board without a link would be there too
        (
            {"plan": "plan", "kinds": ["BOARD"]},
            "ks kn sn un",
            ["sn un: answers c2 c4", *ANSWERING],
        ),
        # links by a form have that form; the link of jour and sn is by collaboration alone then
        ({"forms": ["IOP", "REFERRAL"]}, "jour sn vc", ["jour sn: works c1 c3 k1", "sn vc: works c1 k8"]),
        (
            {"plan": "plan", "basis": ["NAMED"]},
            "grannar ks kn nck jour sn un",
            ["grannar ks: named c5", "nck sn: named c1", "jour sn: named c3"],
        ),
        ({"plan": "plan", "basis": ["SHARED_RESPONSIBILITY"]}, "ks kn sn un", ["sn un: answers c2 c4", *ANSWERING]),
        ({"plan": "plan", "basis": []}, "", []),
        ({"forms": ["IOP"], "basis": ["NAMED"]}, "", []),
        # within 0: those given, and the links among them
        ({"actors": ["boj", "polis"], "within": 0}, "boj polis", ["boj polis: works c1 k2"]),
        ({"actors": ["ifo"]}, "ifo", []),
        # bostad reaches boj, boj reaches polis and sn; all links among the four
        (
            {"actors": ["bostad"], "within": 2},
            "bostad boj polis sn",
            [one for one in NOW if one.split(":")[0] in {"bostad boj", "boj polis", "boj sn", "polis sn"}],
        ),
        # the third step is all that sn has; the fourth what those have
        (
            {"actors": ["bostad"], "within": 3},
            "bostad boj ks kn nck jour polis sn un vc",
            [one for one in NOW if not set(one.split(":")[0].split()) & {"grannar", "lst", "region", "umo"}],
        ),
        (
            {"actors": ["bostad"], "within": 4, "plan": "plan"},
            "bostad boj grannar ks kn nck jour lst polis region sn umo un vc",
            NOW,
        ),
        # of the others only agencies: lst is not linked to sn
        ({"actors": ["sn"], "kinds": ["AGENCY"], "within": 3}, "polis sn", ["polis sn: works c1 k2"]),
        ({"actors": ["nck"]}, "nck sn", ["nck sn: named c1"]),
        ({"actors": ["grannar"], "basis": ["COLLABORATION"]}, "grannar", []),
        ({"actors": ["boj", "finns-inte"], "commitments": ["c3"]}, "bostad boj", ["bostad boj: works c3 k9"]),
        ({"actors": ["finns-inte"]}, "", []),
        ({"plan": "finns-inte"}, "", []),
        ({"commitments": []}, "", []),
        ({"actors": []}, "", []),
    ],
)  # fmt: skip
async def test_every_given_field_must_hold(
    bjorkvik: Store, given: dict[str, Any], nodes: str, links: list[str]
) -> None:
    found, lines, _ = await network(bjorkvik, **given)

    assert found == nodes.split()
    assert lines == by_name(links)


@pytest.mark.parametrize(
    ("given", "day"),
    [
        # the plan before is over: its last day is the nearest to today
        ({"plan": "gammal"}, "2024-12-31"),
        ({"commitments": ["o1"]}, "2024-12-31"),
        ({"plan": "plan"}, TODAY),
        ({"commitments": ["o1", "c1"]}, TODAY),
        ({"targetGroups": ["barn"]}, TODAY),
        ({"actors": ["sn"]}, TODAY),
        ({"actors": ["ensam"]}, TODAY),
        ({}, TODAY),
        ({"plan": "finns-inte"}, TODAY),
    ],
)
async def test_the_day_is_that_of_the_plans_it_is_about(bjorkvik: Store, given: dict[str, Any], day: str) -> None:
    assert (await network(bjorkvik, **given))[2] == day


async def test_on_the_last_day_of_a_plan_that_is_over_its_network_is_there(bjorkvik: Store) -> None:
    assert await network(bjorkvik, plan="gammal") == (["jour", "sn"], ["jour sn: works o1 k1"], "2024-12-31")


async def test_the_heaviest_links_stay(bjorkvik: Store) -> None:
    async def cut(most: int) -> tuple[bool, list[str]]:
        found = (await ask(bjorkvik, QUERY, filter={"plan": "plan", "maxLinks": most}))["network"]
        assert len(found["nodes"]) == 14
        return found["truncated"], [line(link) for link in found["links"]]

    assert await cut(3) == (True, NOW[:3])
    assert await cut(len(NOW) - 1) == (True, NOW[:-1])
    assert await cut(len(NOW)) == (False, NOW)


async def test_examples_are_a_network_of_their_own(bjorkvik: Store) -> None:
    nodes, links, _ = await network(bjorkvik, includeExamples=True)

    assert {"x-namnd", "x-forening"} < set(nodes)
    [example] = [one for one in links if "x-" in one]
    assert example == "x-forening x-namnd: works x1 x-samverkan"
    assert sorted(one for one in links if one is not example) == sorted(NOW)


async def test_any_record_can_be_selected_further(bjorkvik: Store) -> None:
    query = """query ($at: Moment) { network(filter: {commitments: ["c3"], basis: [COLLABORATION]}, at: $at) {
      __typename
      links { __typename source { name ... on MunicipalCompany { partOf { name } } }
              target { name collaborations { totalCount edges { role node { id status } } } }
              collaborations { title ... on IOPPartnership { noticeDate } } } } }"""

    answer = await ask(bjorkvik, query, sent=1)
    before = await ask(bjorkvik, query, sent=1, at={"asOf": "2026-01-31"})

    # Below a question its day holds: today boj works in k2 and k9, sn in k1, k2 and k8, not in k0.
    assert answer["network"] == {
        "__typename": "Network",
        "links": [
            {
                "__typename": "NetworkLink",
                "source": {"name": "Björkviksbostäder", "partOf": {"name": "Björkviks kommun"}},
                "target": {
                    "name": "Brottsofferjouren Björkvik",
                    "collaborations": {
                        "totalCount": 2,
                        "edges": [
                            {"role": "PARTY", "node": {"id": "k9", "status": "ACTIVE"}},
                            {"role": "PARTY", "node": {"id": "k2", "status": "ACTIVE"}},
                        ],
                    },
                },
                "collaborations": [{"title": "Boende efter jour"}],
            },
            {
                "__typename": "NetworkLink",
                "source": {"name": "Kvinnojouren Linnea"},
                "target": {
                    "name": "Socialnämnden",
                    "collaborations": {
                        "totalCount": 3,
                        "edges": [
                            {"role": "PARTY", "node": {"id": "k8", "status": "ACTIVE"}},
                            {"role": "PARTY", "node": {"id": "k1", "status": "ACTIVE"}},
                            {"role": "PARTY", "node": {"id": "k2", "status": "ACTIVE"}},
                        ],
                    },
                },
                "collaborations": [{"title": "IOP Linnea", "noticeDate": "2026-06-30"}],
            },
        ],
    }
    assert len(before["network"]["links"]) == 1


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"within": 7}, "network.filter.within: must be from 0 to 6."),
        ({"within": -1}, "network.filter.within: must be from 0 to 6."),
        ({"maxLinks": 0}, "network.filter.maxLinks: must be from 1 to 10000."),
        ({"maxLinks": 10_001}, "network.filter.maxLinks: must be from 1 to 10000."),
        ({"plan": "Ö"}, "network.filter.plan: is no id."),
        ({"actors": ["sn"] * 101}, "network.filter.actors: holds more than 100 values."),
        ({"commitments": ["c1", ""]}, "network.filter.commitments[1]: is no id."),
    ],
)
async def test_bad_input_is_refused_by_name(bjorkvik: Store, given: dict[str, Any], message: str) -> None:
    with pytest.raises(Refused, match="^" + message.replace("[", r"\[").replace("]", r"\]").replace(".", r"\.")):
        await ask(bjorkvik, QUERY, sent=0, filter=given)
