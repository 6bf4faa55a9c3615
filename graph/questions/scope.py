"""Which actors, commitments and collaborations count in a network: those of its filter, at the question's moment."""

from dataclasses import dataclass

from graph.cypher import Cypher
from graph.filters import FILTERS, Filter
from graph.moment import Seen
from graph.questions.terms import Asking

_CHOOSING = {"commitments": "ids", "plan": "plan", "targetGroups": "targetGroups"}
"""The fields of the filter that choose commitments, most selective first, with the filters of lists that they are."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The conditions that a question about a network puts on what it finds.

    ``live``: only collaborations that are known to have begun.
    """

    asking: Asking
    live: bool = False

    def given(self, name: str) -> bool:
        """Whether a field of the filter is given."""
        return self.asking.given(f"filter.{name}")

    def bind(self, name: str) -> Cypher:
        """A field of the filter as a parameter."""
        return self.asking.bind(f"filter.{name}")

    def see(self, prefix: Cypher) -> Seen:
        """A new record."""
        return self.asking.clock.see(self.asking.new(prefix))

    def edge(self, relation: str) -> tuple[Cypher, Cypher]:
        """A new edge, and the condition under which it counts."""
        edge = self.asking.new("e")
        return edge, self.asking.clock.holds(edge, relation)

    def counts(self, basis: Cypher) -> Cypher:
        """Whether a basis is asked for."""
        return f"'{basis}' IN {self.bind('basis')}"

    def actor(self, seen: Seen) -> list[Cypher]:
        """What an actor must be."""
        kinds: list[Cypher] = [f"{seen.values}.kind IN {self.bind('kinds')}"] if self.given("kinds") else []
        return [*self._standing(seen, "Actor"), *kinds]

    def work(self, seen: Seen) -> list[Cypher]:
        """What a collaboration must be."""
        forms: list[Cypher] = [f"{seen.values}.form IN {self.bind('forms')}"] if self.given("forms") else []
        begun: list[Cypher] = [f"{seen.values}.since IS NOT NULL"] if self.live else []
        return [*self._standing(seen, "Collaboration"), *begun, *forms]

    def commitment(self, seen: Seen) -> list[Cypher]:
        """What a commitment must be."""
        return [*self._standing(seen, "Commitment"), *[self._predicate(seen, *one) for one in self._choosing()]]

    def commitments(self, seen: Seen) -> Cypher:
        """All commitments that count, from the most selective field that is given."""
        choosing, conditions = self._choosing(), self._standing(seen, "Commitment")
        start: Cypher = f"MATCH ({seen.node}:Commitment)"
        if choosing:
            (name, first), *choosing = choosing
            if first.anchor is None:
                raise LookupError(f"{name} finds no commitments")
            kept: Cypher = ", ".join([seen.node, *self.asking.kept])
            start = f"{first.anchor(seen, self.bind(name), self.asking.clock)} WITH DISTINCT {kept}"
        return seen.matched(start, [], [*conditions, *[self._predicate(seen, *one) for one in choosing]])

    def actors(self, seen: Seen) -> Cypher:
        """All actors that count, whatever they do."""
        return seen.matched(f"MATCH ({seen.node}:Actor)", [], self.actor(seen))

    def given_actors(self, seen: Seen) -> Cypher:
        """The actors that the filter names, of whatever kind: they were asked for."""
        one = self.asking.new("i")
        start: Cypher = f"UNWIND {self.bind('actors')} AS {one} MATCH ({seen.node}:Actor {{id: {one}}})"
        return seen.matched(start, [], self._standing(seen, "Actor"))

    @property
    def narrowed(self) -> bool:
        """Whether only actors are wanted that something ties to a commitment: the filter speaks of what they do."""
        return any(self.given(name) for name in (*_CHOOSING, "forms"))

    def _standing(self, seen: Seen, type_name: str) -> list[Cypher]:
        """Not archived, in force on the day, and no example where none are wanted."""
        conditions: list[Cypher] = [f"{seen.values}.archived = false"]
        if self.asking.arguments.values["filter.includeExamples"] is False:
            conditions.append(f"{seen.values}.isExample = false")
        return [*conditions, *self.asking.clock.in_force(seen, type_name)]

    def _choosing(self) -> list[tuple[str, Filter]]:
        """The filters of commitments that are given, by the name of their field."""
        known = {one.name: one for one in FILTERS["Commitment"]}
        return [(name, known[other]) for name, other in _CHOOSING.items() if self.given(name)]

    def _predicate(self, seen: Seen, name: str, one: Filter) -> Cypher:
        return one.predicate(seen, self.bind(name), self.asking.clock)
