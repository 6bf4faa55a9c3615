"""The search for shortest ways, held to one that looks at every way there is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.questions.search import Bounds, Stopped, search
from graph.questions.ways import Link, Tie, Way, heaviest

ACTORS = [f"a{n}" for n in range(9)]
NAMES = {actor: f"name {n % 4}" for n, actor in enumerate(ACTORS)}
COMMITMENTS = [f"c{n}" for n in range(5)]


@dataclass
class World:
    """Some ties between actors, and how often somebody asked for those of a level."""

    joined: dict[str, tuple[frozenset[str], frozenset[str]]]
    """By id of what joins them: the actors and the commitments."""
    asked: list[Sequence[str]] = field(default_factory=list)

    async def expand(self, actors: Sequence[str]) -> list[Tie]:
        self.asked.append(actors)
        return [
            Tie(
                "COLLABORATION",
                id_,
                id_,
                tuple(members & set(actors)),
                {one: NAMES.get(one, one) for one in members},
                tuple(commitments),
            )
            for id_, (members, commitments) in self.joined.items()
            if members & set(actors)
        ]

    def weight(self, one: str, other: str) -> int | None:
        """The distinct commitments of what joins two actors; None where nothing does."""
        found = [commitments for members, commitments in self.joined.values() if {one, other} <= members]
        return len(frozenset[str]().union(*found)) if found else None

    def every_shortest(self, start: str, goal: str, hops: int) -> list[list[str]]:
        """All ways of the least length, one step at a time from the start."""
        ways = [[start]]
        for _ in range(hops):
            if any(way[-1] == goal for way in ways):
                break
            ways = [
                [*way, one]
                for way in ways
                for one in ACTORS
                if one not in way and self.weight(way[-1], one) is not None
            ]
        return [way for way in ways if way[-1] == goal]

    def rank(self, way: Sequence[str]) -> tuple[int, list[str], list[str]]:
        """Heaviest first, then by names, then by ids."""
        return -self.whole_weight(way), [NAMES[one] for one in way[1:]], list(way)

    def whole_weight(self, way: Sequence[str]) -> int:
        return sum(self.weight(one, other) or 0 for one, other in pairwise(way))


worlds = st.builds(
    World,
    st.dictionaries(
        st.sampled_from([f"k{n}" for n in range(9)]),
        st.tuples(
            st.frozensets(st.sampled_from(ACTORS), min_size=2, max_size=4),
            st.frozensets(st.sampled_from(COMMITMENTS), max_size=3),
        ),
    ),
)


@given(worlds, st.permutations(ACTORS), st.integers(1, 6), st.integers(1, 4))
async def test_it_finds_the_heaviest_of_all_shortest_ways(world: World, order: list[str], hops: int, most: int) -> None:
    start, goal = order[:2]
    found = await search(start, goal, Bounds(hops), most, world.expand)

    every = sorted(world.every_shortest(start, goal, hops), key=world.rank)
    assert [list(way.actors) for way in found] == every[:most]
    assert [way.weight for way in found] == [world.whole_weight(way) for way in every[:most]]
    # a level is asked for at most once for each hop, and no actor twice from one end
    assert len(world.asked) <= hops
    # what ties two neighbours is all of it, found from whichever end
    for way in found:
        for one, other, link in zip(way.actors, way.actors[1:], way.links, strict=False):
            assert {tie.id for tie in link.ties} == {
                id_ for id_, (members, _) in world.joined.items() if {one, other} <= members
            }


def chain(length: int, width: int = 1) -> World:
    """A start, levels of so many actors, all of one level joined with all of the next, and a goal."""
    levels = [["a0"], *[[f"m{level}-{n}" for n in range(width)] for level in range(length - 1)], ["a1"]]
    joined: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for number, (behind, ahead) in enumerate(pairwise(levels)):
        for one in behind:
            for other in ahead:
                joined[f"k{number}-{one}-{other}"] = (frozenset({one, other}), frozenset({"c"}))
    return World(joined)


async def ways(world: World, bounds: Bounds) -> list[Way]:
    return await search("a0", "a1", bounds, 100, world.expand)


async def test_it_looks_no_further_than_the_hops_asked_for() -> None:
    assert len(await ways(chain(4), Bounds(4))) == 1
    assert await ways(chain(4), Bounds(3)) == []


async def test_the_smaller_end_is_widened() -> None:
    # the goal has a thousand neighbours, the start one: the goal's are never asked for
    world = chain(3)
    world.joined |= {f"x{n}": (frozenset({"a1", f"far{n}"}), frozenset()) for n in range(1000)}
    [way] = await ways(world, Bounds(6))
    assert len(way.actors) == 4
    assert max(len(level) for level in world.asked) == 1


async def test_a_search_that_grows_too_large_stops_and_says_what_is_certain() -> None:
    with pytest.raises(Stopped) as stopped:
        await ways(chain(6, width=50), Bounds(6, actors=40))
    # the first level was seen before it grew too large
    assert stopped.value.hops == 0
    with pytest.raises(Stopped) as stopped:
        await ways(chain(4, width=50), Bounds(6, links=1000))
    assert stopped.value.hops == 3
    assert len(await ways(chain(4, width=50), Bounds(6))) == 100


async def test_links_are_bounded_in_all_and_for_all_that_ties_them() -> None:
    # 50 links to the first level, 2,500 to the second, 50 to the goal
    assert len(await ways(chain(3, width=50), Bounds(6, links=2_600))) == 100
    with pytest.raises(Stopped):
        await ways(chain(3, width=50), Bounds(6, links=2_599))
    # one link to the next, of three ties
    tied = World({f"k{n}": (frozenset({"a0", "a1"}), frozenset({"c"})) for n in range(3)})
    assert len(await ways(tied, Bounds(1, links=3))) == 1
    with pytest.raises(Stopped):
        await ways(tied, Bounds(1, links=2))


def test_ranking_takes_no_more_steps_than_links_and_ways_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    # Three levels of 140 actors, all of one level linked with all of the next: 39,480 links and 2,744,000 ways.
    levels = [["a0"], *[[f"m{level}-{n}" for n in range(140)] for level in range(3)], ["a1"]]
    steps = [
        {(one, other): link(len(one) * len(other) % 7) for one in behind for other in ahead}
        for behind, ahead in pairwise(levels)
    ]
    made = 0
    further = Way.further

    def counted(way: Way, *more: Any) -> Way:
        nonlocal made
        made += 1
        return further(way, *more)

    monkeypatch.setattr(Way, "further", counted)
    found = heaviest("a0", "a1", steps, {one: f"name {one[-1]}" for level in levels for one in level}, 100)

    assert len({way.actors for way in found}) == 100
    assert found == sorted(found, key=lambda way: way.rank)
    # a way a link, and one more to each of the four actors along each of the other ways
    assert made <= 39_480 + 99 * 4


def link(weight: int) -> Link:
    return Link(ties=[Tie("COLLABORATION", "k", "k", (), {}, tuple(f"c{n}" for n in range(weight)))])
