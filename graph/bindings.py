"""What a statement binds: parameters, each with the recipe for its value, and variables that nothing else uses."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.cypher import Cypher, Value, number
from graph.shape import Request

Getter: TypeAlias = Callable[[Request], Value]
"""Takes the value of one parameter out of a request."""


@dataclass(slots=True)
class Parameters:
    """The parameters of a statement, each with the recipe for its value."""

    recipes: list[tuple[str, Getter]] = field(default_factory=list)

    def bind(self, getter: Getter) -> Cypher:
        """A new parameter; the text that stands for it."""
        name: Cypher = "p" + number(len(self.recipes))
        self.recipes.append((name, getter))
        return "$" + name


def values_of(recipes: Iterable[tuple[str, Getter]], request: Request) -> dict[str, Value]:
    """The values of a statement's parameters for one request, today among them."""
    values = {name: getter(request) for name, getter in recipes}
    values["today"] = request.today
    return values


@dataclass(slots=True)
class Variables:
    """Variables that no other part of the statement uses: unique names avoid the engines' differences in scope."""

    used: int = 0

    def new(self, prefix: Cypher) -> Cypher:
        """A new variable."""
        self.used += 1
        return prefix + number(self.used)
