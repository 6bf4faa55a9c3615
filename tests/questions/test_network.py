"""network at different moments: every answer is worked out by hand from tests/questions/registry.py."""

from typing import Any

from graph.store import Store
from graph.writes.archive import archive
from graph.writes.transaction import Author
from tests.questions.asking import ask
from tests.questions.networks import ANSWERING, CHILDREN, NAMED, NOW, QUERY, by_name, line, network
from tests.questions.registry import BEFORE_ALL, KNOWN_FIRST, KNOWN_NOW, TODAY, fill
from tests.questions.writing import commitment


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


async def test_an_archived_commitment_says_nothing_about_the_day(empty_store: Store) -> None:
    await fill(empty_store, [commitment("o2", "gammal", "Annat", ["psyk"], [], ["aldre"])])

    async def stands_on(at: dict[str, str] | None = None, **given: Any) -> str:
        return (await network(empty_store, at, **given))[2]

    by_actor: dict[str, Any] = {"actors": ["psyk"]}
    by_commitment: dict[str, Any] = {"commitments": ["o2"]}
    assert [await stands_on(**by_actor), await stands_on(**by_commitment)] == ["2024-12-31", "2024-12-31"]
    await archive(empty_store, ["o2"], Author(by="test", action="ARCHIVE", reason=None, request_id="test"))
    assert [await stands_on(**by_actor), await stands_on(**by_commitment)] == [TODAY, TODAY]
    assert await stands_on({"knownAt": KNOWN_NOW}, **by_actor) == "2024-12-31"
