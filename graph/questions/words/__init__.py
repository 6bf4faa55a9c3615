"""What questions say in words, in the language asked for, as it can stand in a paper for the board."""

from collections.abc import Callable, Mapping
from typing import Any

from graph.questions.words import english, swedish
from graph.questions.words.facts import CriticalFacts, GapFacts, PathFacts

_GAPS: Mapping[str, Callable[[GapFacts], str]] = {"SV": swedish.gap, "EN": english.gap}
_PATHS: Mapping[str, Callable[[PathFacts], str]] = {"SV": swedish.path, "EN": english.path}
_CRITICAL: Mapping[str, Callable[[CriticalFacts], str]] = {"SV": swedish.critical, "EN": english.critical}


def gap_message(value: Any, language: str) -> str:
    """The sentence for a gap, from the values that the statement gives in the order of ``GapFacts``."""
    return _GAPS[language](GapFacts(*value))


def path_sentence(value: Any, language: str) -> str:
    """The sentence for a path, from its hops as the statement gives them."""
    return _PATHS[language](PathFacts.of(value, language))


def critical_sentence(value: Any, language: str) -> str:
    """The sentence for a critical actor, from the values that the statement gives."""
    return _CRITICAL[language](CriticalFacts.of(value, language))
