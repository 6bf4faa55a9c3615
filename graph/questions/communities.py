"""Communities: parts of a network with more links inside than chance would give (Louvain's method, Blondel 2008).

rustworkx has no such method (0.18), so it stands here; a test holds its modularity against that of networkx. It is the
same for the same network: actors are visited in their order, and of equal gains the first community counts.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Neighbours: TypeAlias = list[dict[int, float]]
"""For each vertex its neighbours with the weight of the link; a link to itself counts twice."""

_MOST_ROUNDS = 30
_LEAST_GAIN = 1e-12


def communities(size: int, links: Sequence[tuple[int, int, int]]) -> list[int]:
    """The community of each of ``size`` actors, numbered from 1, the largest first, then by its first actor."""
    neighbours: Neighbours = [{} for _ in range(size)]
    for one, other, weight in links:
        neighbours[one][other] = neighbours[other][one] = float(weight)
    belongs = list(range(size))
    for _ in range(_MOST_ROUNDS):
        level = _Level(neighbours)
        if not level.settle():
            break
        numbers = {old: new for new, old in enumerate(dict.fromkeys(level.of))}
        inner = [numbers[one] for one in level.of]
        belongs = [inner[one] for one in belongs]
        neighbours = _merged(neighbours, inner, len(numbers))
    return _numbered(belongs)


@dataclass
class _Level:
    """One round: each vertex begins as a community of its own and moves to where modularity gains most."""

    neighbours: Neighbours
    of: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.of = list(range(len(self.neighbours)))
        self._degree = [sum(around.values()) for around in self.neighbours]
        self._total = self._degree.copy()
        self._all = sum(self._degree)

    def settle(self) -> bool:
        """Move vertices until none gains; whether any moved."""
        moved, going = False, self._all > 0
        for _ in range(_MOST_ROUNDS):
            if not going:
                break
            going = False
            for vertex in range(len(self.of)):
                going = self._move(vertex) or going
            moved = moved or going
        return moved

    def _move(self, vertex: int) -> bool:
        home, degree = self.of[vertex], self._degree[vertex]
        weights: defaultdict[int, float] = defaultdict(float)
        for other, weight in self.neighbours[vertex].items():
            if other != vertex:
                weights[self.of[other]] += weight
        self._total[home] -= degree
        best, most = home, weights[home] - degree * self._total[home] / self._all
        for community, weight in weights.items():
            gain = weight - degree * self._total[community] / self._all
            if gain > most + _LEAST_GAIN:
                best, most = community, gain
        self._total[best] += degree
        self.of[vertex] = best
        return best != home


def _merged(neighbours: Neighbours, of: Sequence[int], size: int) -> Neighbours:
    """Each community as one vertex."""
    merged: Neighbours = [defaultdict(float) for _ in range(size)]
    for vertex, around in enumerate(neighbours):
        for other, weight in around.items():
            merged[of[vertex]][of[other]] += weight
    return merged


def _numbered(belongs: Sequence[int]) -> list[int]:
    members: defaultdict[int, list[int]] = defaultdict(list)
    for vertex, community in enumerate(belongs):
        members[community].append(vertex)
    ordered = sorted(members, key=lambda one: (-len(members[one]), members[one][0]))
    numbers = {community: number for number, community in enumerate(ordered, 1)}
    return [numbers[community] for community in belongs]
