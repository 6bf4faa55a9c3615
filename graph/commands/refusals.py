"""What a command is refused for, as data: the caller can act on each, and nothing was written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from graph.writes.problems import Problem

Kind: TypeAlias = Literal["InvalidInput", "NotFound", "Stale", "Duplicate", "Forbidden", "PersonalData", "InUse"]
"""What kind of refusal it is; the public name of its type."""

InputPath: TypeAlias = tuple[str, ...]
"""Where in an input: names of fields and places in lists, as ("participants", "1", "since")."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why nothing was written. ``message`` says rule and remedy, never a value that is personal data."""

    kind: Kind
    message: str
    path: InputPath = ()
    current_version: int | None = None
    """Of a record that somebody else changed meanwhile (Stale)."""
    existing: str | None = None
    """Id of the record that the new one looks like (Duplicate)."""
    rule: str | None = None
    """The rule that a text breaks (PersonalData)."""
    users: tuple[str, ...] = ()
    """Ids of records that need the record (InUse)."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth a second look that is no reason to refuse."""

    message: str
    path: InputPath


class Refused(Exception):
    """Ends a write transaction so that nothing of it stays; carries all that is wrong."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(dict.fromkeys(refusals))
        super().__init__(f"{len(self.refusals)} refusals")


def as_refusal(problem: Problem, path: InputPath) -> Refusal:
    """A broken rule as a refusal at a place of the input."""
    place = ".".join(path) or "input"
    message = f"{place}: {problem.rule} {problem.remedy}"
    if problem.personal:
        return Refusal("PersonalData", message, path, rule=problem.personal)
    return Refusal("NotFound" if problem.missing else "InvalidInput", message, path)
