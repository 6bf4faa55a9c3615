"""What sentences are made from: values of one statement, free of any language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class GapFacts:
    """What is known of a gap; null or 0 where it does not concern its kind."""

    kind: str
    code: str | None = None
    title: str | None = None
    """Of the commitment, or of the plan where a gap is about no commitment."""
    name: str | None = None
    name_en: str | None = None
    """Of the actor, or of the target group."""
    qualifier: str | None = None
    """The plan's own reservation on naming the actor."""
    called: str | None = None
    """The kind of partner that the wording asks for."""
    count: int = 0
    """Who answers; for an agreement, the partners; for a target group, the commitments that are for it."""
    of_kind: int = 0
    """Those who answer that are themselves of the kind called for."""
    live: int = 0
    """Live collaborations on the commitment."""
    undated: int = 0
    """Collaborations that are not counted, because nobody knows when they began."""
    unsure: int = 0
    """Live collaborations of which nobody knows whether an agreement is written."""
    year: int = 0


@dataclass(frozen=True, slots=True)
class HopFacts:
    """One step of a path: the two names, and what joins them.

    ``title`` is that of the collaboration; ``commitments`` are code and title of each. ``named``: of a hop by naming,
    whether the wording names the second actor, the first, or each in some.
    """

    near: str
    far: str
    basis: str
    title: str | None
    commitments: tuple[tuple[str, str], ...]
    named: str = ""


@dataclass(frozen=True, slots=True)
class PathFacts:
    """A path: the names at its ends and its hops."""

    near: str
    far: str
    hops: tuple[HopFacts, ...]

    @classmethod
    def of(cls, value: Any, language: str) -> "PathFacts":
        """From [names of the actors along it, each Swedish and English; hops without names]."""
        names = [_name(one, language) for one in value[0]]
        hops = tuple(
            HopFacts(near, far, basis, title, tuple((code, name) for code, name in commitments), named or "")
            for near, far, (basis, title, commitments, named) in zip(names, names[1:], value[1], strict=False)
        )
        return cls(names[0], names[-1], hops)


@dataclass(frozen=True, slots=True)
class CriticalFacts:
    """What the loss of an actor would mean: code and title of the commitments left alone, the parts that lose touch."""

    name: str
    commitments: tuple[tuple[str, str], ...]
    parts: int

    @classmethod
    def of(cls, value: Any, language: str) -> "CriticalFacts":
        """From [Swedish name, English name, commitments, parts]."""
        name, name_en, commitments, parts = value
        return cls(_name((name, name_en), language), tuple((code, title) for code, title in commitments), parts)


def _name(names: Sequence[str | None], language: str) -> str:
    """The English name where there is one and English is asked for."""
    swedish, english = names
    return str(english if language == "EN" and english else swedish)
