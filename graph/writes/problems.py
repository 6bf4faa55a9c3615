"""What is wrong with records from outside, told all at once: where, which rule, and what to do."""

from dataclasses import dataclass
from typing import TypeAlias

from graph.errors import InvalidInput
from graph.privacy import PersonalData, has_personal_number

Path: TypeAlias = tuple[str | int, ...]
"""Where in a record: names of the model and places in lists, as ("participants", 1, "since")."""


_LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that a record breaks. ``record`` is its place among those that were checked together."""

    record: int
    path: Path
    rule: str
    remedy: str
    personal: str = ""
    """Name of the rule on personal data that the value breaks: it must not be repeated anywhere."""
    missing: bool = False
    """It refers to a record that there is not."""


def path_text(path: Path) -> str:
    """A path as people write it: participants[1].since."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{shown(part)}" if text else shown(part)
    return text


def as_problem(record: int, path: Path, error: InvalidInput) -> Problem:
    """The problem that an error about a single value tells."""
    rule = str(error).removeprefix(f"{error.field}: ").removesuffix(f" {error.remedy}")
    return Problem(record, path, rule, error.remedy, error.rule if isinstance(error, PersonalData) else "")


def shown(name: str) -> str:
    """A name from outside as a message may tell it: what is long or holds a personal identity number is left out."""
    return name if len(name) <= _LONGEST_NAME and not has_personal_number(name) else "…"


def named(id_: str) -> str:
    """An id from outside as a message may tell it."""
    return shown(id_) or "a record"
