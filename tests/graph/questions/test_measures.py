"""Measures against a second implementation, networkx, on drawn networks; and by hand on small ones."""

import asyncio
from asyncio import Semaphore
from collections.abc import Sequence
from pathlib import Path
from random import Random
from threading import get_ident
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import EngineFault
from graph.questions import summary
from graph.questions.communities import communities
from graph.questions.measures import MOST_MEASURED, Link, components, density, measure, splitting
from graph.questions.measuring import measured
from graph.questions.summary import _worked_out, too_many_to_measure

SIZES = st.integers(0, 25)


@st.composite
def networks(draw: st.DrawFn) -> tuple[int, list[Link]]:
    """Up to 25 actors and some links, a pair once, in any order."""
    size = draw(SIZES)
    pairs = [(one, other) for one in range(size) for other in range(one + 1, size)]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=60)) if pairs else []
    return size, [(one, other, draw(st.integers(1, 5))) for one, other in chosen]


def second(size: int, links: list[Link]) -> Any:
    network = nx.Graph()
    network.add_nodes_from(range(size))
    network.add_weighted_edges_from(links)
    return network


@settings(max_examples=300, deadline=None)
@given(networks())
def test_both_implementations_agree(drawn: tuple[int, list[Link]]) -> None:
    size, links = drawn
    other = second(size, links)
    found = measure(size, links)
    between = nx.betweenness_centrality(other)

    assert found.degree == [other.degree(number) for number in range(size)]
    assert found.betweenness == [round(between[number], 6) for number in range(size)]
    assert components(size, links) == nx.number_connected_components(other)
    assert density(size, links) == round(nx.density(other), 6)
    assert set(splitting(size, links)) == set(nx.articulation_points(other))
    for number, parts in splitting(size, links).items():
        without = other.subgraph(set(other) - {number})
        assert parts == nx.number_connected_components(without) - nx.number_connected_components(other) + 1


@settings(max_examples=300, deadline=None)
@given(networks())
def test_communities_are_as_good_as_those_of_networkx(drawn: tuple[int, list[Link]]) -> None:
    size, links = drawn
    found = communities(size, links)
    parts = [{number for number in range(size) if found[number] == one} for one in sorted(set(found))]
    other = second(size, links)

    # numbered from 1, the largest first; the same for links in any order
    assert sorted(set(found)) == list(range(1, len(parts) + 1))
    assert [len(part) for part in parts] == sorted((len(part) for part in parts), reverse=True)
    # no community reaches over two parts of the network
    whole = list(nx.connected_components(other))
    assert all(any(part <= one for one in whole) for part in parts)
    if links:
        # Both climb to a hill, not always to the same one: a small network has hills of quite different heights.
        theirs = nx.community.louvain_communities(other, seed=1)
        assert nx.community.modularity(other, parts) >= max(0, nx.community.modularity(other, theirs) - 0.2)


def test_communities_that_are_there_are_found() -> None:
    # Five groups of twelve, three quarters of the links inside them, some between.
    other = nx.planted_partition_graph(5, 12, 0.75, 0.03, seed=3)
    links = [(one, more, 1) for one, more in other.edges]

    found = communities(60, links)

    assert [len(set(found[start : start + 12])) for start in range(0, 60, 12)] == [1] * 5
    assert len(set(found)) == 5


def test_two_circles_joined_by_one_actor() -> None:
    # 0-1-2 and 4-5-6 are triangles; 3 stands between 2 and 4; 7 is alone
    links = [(0, 1, 1), (1, 2, 1), (0, 2, 1), (2, 3, 1), (3, 4, 1), (4, 5, 1), (5, 6, 1), (4, 6, 1)]

    found = measure(8, links)

    assert found.degree == [2, 2, 3, 2, 3, 2, 2, 0]
    # 3 lies on all 9 shortest paths between {0,1,2} and {4,5,6}; 2 on those from 0 and 1 to 3, 4, 5, 6: 8. Of 21 pairs.
    assert found.betweenness == [0.0, 0.0, round(8 / 21, 6), round(9 / 21, 6), round(8 / 21, 6), 0.0, 0.0, 0.0]
    assert splitting(8, links) == {2: 2, 3: 2, 4: 2}
    assert found.community[0] == found.community[1] == found.community[2]
    assert found.community[4] == found.community[5] == found.community[6] != found.community[0]
    assert components(8, links) == 2
    assert density(8, links) == round(16 / 56, 6)


def test_nobody_and_nothing() -> None:
    assert (components(0, []), density(0, []), density(1, []), splitting(0, [])) == (0, 0.0, 0.0, {})
    assert measure(2, []).community == [1, 2]


def large() -> list[Link]:
    """Links among 400 actors, too many for a thread."""
    chance = Random(1)  # noqa: S311 - the same every time
    pairs = {tuple(sorted(chance.sample(range(400), 2))) for _ in range(1_500)}
    return [(one, other, 1) for one, other in sorted(pairs)]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The environments of the processes that are started."""
    environments: list[dict[str, str]] = []
    start = asyncio.create_subprocess_exec

    async def watched(*command: str, env: dict[str, str], **more: Any) -> asyncio.subprocess.Process:
        environments.append(env)
        return await start(*command, env=env, **more)

    monkeypatch.setattr(asyncio, "create_subprocess_exec", watched)
    return environments


async def test_a_large_network_is_measured_by_a_process_of_its_own(
    begun: list[dict[str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SAMVERKAN_ADMIN_KEY", "smv_secret")
    monkeypatch.chdir(tmp_path)  # where none of our modules is found

    assert await measured(400, large(), Semaphore()) == measure(400, large())
    [environment] = begun
    assert "SAMVERKAN_ADMIN_KEY" not in environment


async def test_one_process_at_a_time(begun: list[dict[str, str]]) -> None:
    processes = Semaphore(1)
    async with processes:
        waiting = asyncio.create_task(measured(400, large(), processes))
        await asyncio.sleep(0.1)
        assert begun == []

    assert await waiting == measure(400, large())
    assert len(begun) == 1


async def test_a_process_that_fails_says_why_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(EngineFault, match="The process that measures networks ended with 1"):
        await measured(-1, large(), Semaphore())

    [said] = caplog.messages
    assert said.startswith("The process that measures networks ended with 1: ")
    assert said.partition(": ")[2].startswith("IndexError")


async def test_whoever_stops_waiting_ends_that_process() -> None:
    links = [(one, (one * step + 1) % 4_999, 1) for one in range(4_999) for step in (2, 3, 5, 7)]
    waiting = asyncio.create_task(measured(5_000, links, Semaphore()))
    await asyncio.sleep(0.5)

    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_parts_are_counted_off_the_event_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []

    def watched(size: int, links: Sequence[Link]) -> int:
        threads.append(get_ident())
        return components(size, links)

    monkeypatch.setattr(summary, "components", watched)
    numbers: Any = await _worked_out(
        [None, ["a\ta", "b\tb"], [["a\ta", "b\tb", 1]], 1, 1], Semaphore(), with_measures=False
    )

    assert numbers["stats"] == [2, 1, 1, 1, 1, 1.0]
    assert len(threads) == 1
    assert get_ident() not in threads


async def test_more_actors_than_can_be_measured_are_refused_with_the_reason() -> None:
    marks = [f"a\ta{number}" for number in range(MOST_MEASURED + 1)]

    result = await _worked_out([None, marks, [], 0, 0], Semaphore(), with_measures=True)
    numbers = await _worked_out([None, marks, [], 0, 0], Semaphore(), with_measures=False)

    assert result == {"problem": "measures", "stats": None, "measures": []}
    assert numbers == {"problem": None, "stats": [5_001, 0, 0, 0, 5_001, 0.0], "measures": []}
    assert str(too_many_to_measure("network")) == (
        "network.measures: the network has more than 5000 actors, and their betweenness would take minutes. "
        "Narrow its filter, or leave the measures out."
    )
