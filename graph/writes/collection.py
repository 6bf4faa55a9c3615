"""Records that are checked together, and what the registry holds beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.writes.problems import Path, Problem
from graph.writes.records import EdgeContent, RecordContent


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules need to know of a record that is only referred to."""

    type: str
    is_example: bool = False
    archived: bool = False
    is_shelter: bool = False
    """It offers a women's shelter: nothing that is said of it may tell where it is."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What the registry holds beside the records that are checked, as far as the rules ask.

    ``links``: by relation of LINES, pairs of source and target above the records that are referred to.
    ``codes``: by plan and folded code, the commitments that have it. ``standing``: edges of the checked records that
    the registry holds already, as (owner, relation, other).
    """

    known: Mapping[str, Known] = field(default_factory=dict)
    links: Mapping[str, AbstractSet[tuple[str, str]]] = field(default_factory=dict)
    codes: Mapping[tuple[str, str], AbstractSet[str]] = field(default_factory=dict)
    standing: AbstractSet[tuple[str, str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge with the place that it is written at."""

    record: int
    owner: RecordContent
    path: Path
    content: EdgeContent

    @property
    def ends(self) -> tuple[str, str]:
        """Ids of its source and its target."""
        pair = (self.owner.id, self.content.other)
        return pair if self.content.outward else (pair[1], pair[0])

    def problem(self, rule: str, remedy: str, *below: str | int) -> Problem:
        """A problem with this edge, or with what stands below it."""
        return Problem(self.record, (*self.path, *below), rule, remedy)


@dataclass(frozen=True)
class Collection:
    """Records that are checked together, and what is known of those that they refer to."""

    records: Sequence[RecordContent]
    known: Mapping[str, Known]
    edges: Sequence[Edge] = field(default_factory=list)
    beside: Beside = field(default_factory=Beside)


Rule: TypeAlias = Callable[[Collection], Iterator[Problem]]
"""What is wrong with a collection by one rule."""
