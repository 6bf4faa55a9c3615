"""network by its filter: every answer is worked out by hand from tests/questions/registry.py."""

from typing import Any

import pytest

from graph.store import Store
from tests.questions.asking import Refused, ask
from tests.questions.networks import ANSWERING, CHILDREN, NOW, QUERY, by_name, network
from tests.questions.registry import TODAY


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
