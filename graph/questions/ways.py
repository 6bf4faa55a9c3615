"""Ways between two actors over links from level to level, and which of them are the heaviest."""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
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


@dataclass
class Link:
    """Two actors next to each other, and all that ties them. ``turned``: the ties were found from the second one."""

    turned: bool = False
    ties: list[Tie] = field(default_factory=list)

    @cached_property
    def weight(self) -> int:
        """The number of distinct commitments, once all ties are there."""
        return len({id_ for tie in self.ties for id_ in tie.commitments})


Step: TypeAlias = Mapping[tuple[str, str], Link]
"""The links on shortest ways between the actors of two neighbouring levels, from start to goal."""
Rank: TypeAlias = tuple[int, tuple[str, ...], tuple[str, ...]]
"""Heaviest first (the weight turned negative), then by the names along the way, then by ids."""


@dataclass(frozen=True, slots=True)
class Way:
    """One sequence of actors: the way up to the last but one, and the link to the last. The start has neither."""

    rank: Rank
    behind: "Way | None" = None
    link: Link | None = None

    @property
    def weight(self) -> int:
        """The sum of the weights of its links."""
        return -self.rank[0]

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors along it, from start to goal."""
        return self.rank[2]

    @property
    def links(self) -> list[Link]:
        """The links along it, in order."""
        if self.behind is None or self.link is None:
            return []
        return [*self.behind.links, self.link]

    def further(self, link: Link, actor: str, name: str) -> "Way":
        """The way that goes on over a link to one more actor."""
        weight, names, actors = self.rank
        return Way((weight - link.weight, (*names, name), (*actors, actor)), self, link)


def heaviest(start: str, goal: str, steps: Sequence[Step], names: Mapping[str, str], most: int) -> list[Way]:
    """The first ways by rank, ``most`` at most, from a start over all steps to a goal.

    Ways to one actor that come from the same one before it stand in the order of the ways to that one. So of each link
    only the next way is kept waiting, and one more way to the goal asks for one more way to each actor along it at
    most: the work grows with the links, and with the ways asked for times their length.
    """
    reached = {start: _Reached(start, "", [Way((0, (), (start,)))])}
    for step in steps:
        ahead: dict[str, _Reached] = {}
        for (one, other), link in step.items():
            if one in reached:
                ahead.setdefault(other, _Reached(other, names[other])).join(reached[one], link)
        reached = ahead
    if goal not in reached:
        return []
    ways = (reached[goal].way(place) for place in range(most))
    return [way for way in ways if way is not None]


@dataclass(slots=True)
class _Reached:
    """The ways to one actor, found one by one, heaviest first."""

    id: str
    name: str
    found: list[Way] = field(default_factory=list)
    waiting: list[tuple[Rank, Way, "_Reached", int]] = field(default_factory=list)
    """The next way over each link, with the actor before and the place of its way there; ranks are never alike."""
    due: tuple["_Reached", Link, int] | None = None
    """The link of the last way found, whose next way is not waiting yet."""

    def join(self, before: "_Reached", link: Link) -> None:
        """One more link that leads here."""
        self._wait(before, link, 0)

    def way(self, place: int) -> Way | None:
        """The way at a place in their order; None where there are fewer."""
        while len(self.found) <= place:
            if self.due:
                before, link, there = self.due
                self.due = None
                self._wait(before, link, there + 1)
            if not self.waiting:
                return None
            _, way, before, there = heapq.heappop(self.waiting)
            self.found.append(way)
            if way.link is not None:
                self.due = (before, way.link, there)
        return self.found[place]

    def _wait(self, before: "_Reached", link: Link, place: int) -> None:
        if (way := before.way(place)) is not None:
            further = way.further(link, self.id, self.name)
            heapq.heappush(self.waiting, (further.rank, further, before, place))
