"""Shortest ways between two actors, searched from both ends level by level, and which of them are the heaviest.

Pure: what lies around some actors is asked of the caller, one level at a time.
"""

import heapq
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins actors: a collaboration, or a commitment that they answer for or that names one of them.

    ``key`` is its title as a sort key, ``near`` the actors it was found from, ``far`` those that it leads to, each
    with its name as a sort key, ``commitments`` those that count for the weight of its links. ``named``: whether it
    is the far or the near actor that a commitment names ("FAR", "NEAR").
    """

    basis: str
    id: str
    key: str
    near: tuple[str, ...]
    far: Mapping[str, str]
    commitments: tuple[str, ...]
    named: str = ""


@dataclass(slots=True)
class Link:
    """Two actors next to each other, and all that ties them. ``turned``: the ties were found from the second one."""

    turned: bool = False
    ties: list[Tie] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """The number of distinct commitments."""
        return len({id_ for tie in self.ties for id_ in tie.commitments})


@dataclass(frozen=True, slots=True)
class Way:
    """One sequence of actors with its weight, the sum of those of its links."""

    weight: int
    names: tuple[str, ...]
    actors: tuple[str, ...]
    links: tuple[Link, ...]

    @property
    def rank(self) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
        """Heaviest first, then by the names along the way, then by ids."""
        return -self.weight, self.names, self.actors


class Stopped(Exception):
    """The search grew too large; ``hops`` is the length up to which it is certain that there is no way."""

    def __init__(self, hops: int) -> None:
        super().__init__(f"no way of {hops} hops or fewer")
        self.hops = hops


Expand: TypeAlias = Callable[[Sequence[str]], Awaitable[Sequence[Tie]]]
"""Gives all ties of some actors."""
Step: TypeAlias = Mapping[tuple[str, str], Link]
"""The links on shortest ways between the actors of two neighbouring levels, from start to goal."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a search may go: hops of a way, actors seen, links weighed."""

    hops: int
    actors: int = 50_000
    links: int = 20_000


@dataclass(slots=True)
class _End:
    """One end of the search: its levels outward, each an actor with its name, and the ties found from each level."""

    levels: list[dict[str, str]]
    turned: bool
    ties: list[Sequence[Tie]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def edge(self) -> dict[str, str]:
        """The outermost level."""
        return self.levels[-1]

    def grow(self, ties: Sequence[Tie]) -> None:
        """One level more: whom the ties lead to and nobody knew yet."""
        self.seen.update(self.edge)
        self.ties.append(ties)
        self.levels.append({id_: name for tie in ties for id_, name in tie.far.items() if id_ not in self.seen})

    def steps(self, meeting: Iterable[str], most: int) -> list[Step]:
        """The links from level to level that lead to where both ends meet, the outermost first.

        Raises OverflowError where there are more than ``most``.
        """
        kept, found = set(meeting), list[Step]()
        for level, ties in zip(reversed(self.levels[:-1]), reversed(self.ties), strict=True):
            links: dict[tuple[str, str], Link] = {}
            for tie in ties:
                beyond = [id_ for id_ in tie.far if id_ in kept]
                for near, far in ((near, far) for near in tie.near if near in level for far in beyond):
                    pair = (far, near) if self.turned else (near, far)
                    links.setdefault(pair, Link(self.turned)).ties.append(tie)
                    if len(links) > most:
                        raise OverflowError
            found.append(links)
            kept = {pair[1] if self.turned else pair[0] for pair in links}
        return found


async def search(start: str, goal: str, bounds: Bounds, most: int, expand: Expand) -> list[Way]:
    """The heaviest of the shortest ways from one actor to another, ``most`` at most; Stopped where it grew too large.

    The smaller end is widened first, one level at a time. When the outermost levels meet, every shortest way goes
    through an actor in both.
    """
    near, far = _End([{start: ""}], turned=False), _End([{goal: ""}], turned=True)
    while not (meeting := near.edge.keys() & far.edge.keys()):
        hops = len(near.ties) + len(far.ties)
        end = min(near, far, key=lambda one: len(one.edge))
        if hops == bounds.hops or not end.edge:
            return []
        end.grow(await expand(sorted(end.edge)))
        if len(end.seen) + len(end.edge) > bounds.actors:
            raise Stopped(hops)
    names = {id_: name for end in (near, far) for level in end.levels for id_, name in level.items()}
    try:
        steps = [*reversed(near.steps(meeting, bounds.links)), *far.steps(meeting, bounds.links)]
    except OverflowError:
        raise Stopped(len(near.ties) + len(far.ties) - 1) from None
    return _heaviest(start, steps, names, most)


def _heaviest(start: str, steps: Sequence[Step], names: Mapping[str, str], most: int) -> list[Way]:
    """The first ways by rank. Of the ways to one actor only the first ones can be part of them."""
    ways: dict[str, list[Way]] = {start: [Way(0, (), (start,), ())]}
    for step in steps:
        further: dict[str, list[Way]] = defaultdict(list)
        for (behind, ahead), link in step.items():
            weight, name = link.weight, names[ahead]
            further[ahead] += [
                Way(way.weight + weight, (*way.names, name), (*way.actors, ahead), (*way.links, link))
                for way in ways.get(behind, ())
            ]
        ways = {id_: heapq.nsmallest(most, found, key=lambda way: way.rank) for id_, found in further.items()}
    return [way for found in ways.values() for way in found]
