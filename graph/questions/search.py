"""Shortest ways between two actors, searched from both ends level by level, and which of them are the heaviest.

Pure: what lies around some actors is asked of the caller, one level at a time.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.questions.ways import Link, Step, Tie, Way, heaviest


class Stopped(Exception):
    """The search grew too large; ``hops`` is the length up to which it is certain that there is no way."""

    def __init__(self, hops: int) -> None:
        super().__init__(f"no way of {hops} hops or fewer")
        self.hops = hops


Expand: TypeAlias = Callable[[Sequence[str]], Awaitable[Sequence[Tie]]]
"""Gives all ties of some actors."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a search may go: hops of a way, actors seen, and links weighed in all, each once for all that ties it."""

    hops: int
    actors: int = 50_000
    links: int = 100_000


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

    def steps(self, meeting: Iterable[str], left: Iterator[int]) -> list[Step]:
        """The links from level to level that lead to where both ends meet, the outermost first.

        Each link takes one of what is ``left`` for all that ties it; raises OverflowError where that is used up.
        """
        kept, found = set(meeting), list[Step]()
        for level, ties in zip(reversed(self.levels[:-1]), reversed(self.ties), strict=True):
            links: dict[tuple[str, str], Link] = {}
            for tie in ties:
                beyond = [id_ for id_ in tie.far if id_ in kept]
                for near, far in ((near, far) for near in tie.near if near in level for far in beyond):
                    if next(left, None) is None:
                        raise OverflowError
                    pair = (far, near) if self.turned else (near, far)
                    links.setdefault(pair, Link(self.turned)).ties.append(tie)
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
    try:
        # Off the event loop: other requests go on, and whoever stops waiting is not held up.
        return await asyncio.to_thread(_joined, near, far, meeting, bounds, most)
    except OverflowError:
        raise Stopped(len(near.ties) + len(far.ties) - 1) from None


def _joined(near: _End, far: _End, meeting: Iterable[str], bounds: Bounds, most: int) -> list[Way]:
    """The first of the ways that both ends make together."""
    names = {id_: name for end in (near, far) for level in end.levels for id_, name in level.items()}
    left = iter(range(bounds.links))
    steps = [*reversed(near.steps(meeting, left)), *far.steps(meeting, left)]
    [start], [goal] = near.levels[0], far.levels[0]
    return heaviest(start, goal, steps, names, most)
