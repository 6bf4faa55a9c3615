"""What is wrong with seed files, told all at once, each with file, line, field, rule and remedy."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import RegistryError


@dataclass(frozen=True, slots=True, order=True)
class SeedProblem:
    """One thing that is wrong, where it stands, and what to do."""

    file: str
    line: int
    field: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        """One line for people and for editors that jump to file:line."""
        return f"{self.file}:{self.line}: {self.field}: {self.rule} {self.remedy}"


class SeedError(RegistryError):
    """Seed files hold problems, so nothing was written."""

    code = "BAD_USER_INPUT"

    def __init__(self, problems: Iterable[SeedProblem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = f"{len(self.problems)} problem{'s' if len(self.problems) != 1 else ''}"
        super().__init__("\n".join([f"The seed files have {count}; nothing was written.", *map(str, self.problems)]))
