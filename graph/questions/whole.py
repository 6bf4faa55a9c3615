"""What a network is made of: its groups of ties and its actors, by the fields of its filter that are given."""

from graph.cypher import Cypher
from graph.errors import RegistryError, TooLarge
from graph.questions.marks import mark
from graph.questions.reach import reached
from graph.questions.scope import Scope
from graph.questions.ties import MOST_ACTORS, Groups, grouped, new_tie, tied_to_actors, tied_to_commitments


def network_groups(scope: Scope) -> tuple[Cypher, Groups, Cypher]:
    """What a network is made of: Cypher that binds its groups of ties, those, and the list of its actors."""
    asking, tie = scope.asking, new_tie(scope)
    if scope.given("actors"):
        start, actors = reached(scope, asking.arguments.steps)
        text, groups = grouped(scope, tie, tied_to_actors(scope, tie, actors), (actors,))
        return start + text, groups, actors
    text, groups = grouped(scope, tie, tied_to_commitments(scope, tie))
    return text, groups, _actors(scope, groups)


def _actors(scope: Scope, groups: Groups) -> Cypher:
    """All actors in the groups; all that there are where the filter does not speak of what they do."""
    one, group = scope.see("a"), scope.asking.new("g")
    if not scope.narrowed:
        return f"COLLECT {{ {scope.actors(one)} RETURN {mark(one)} LIMIT {scope.asking.constant(MOST_ACTORS)} + 1 }}"
    name = scope.asking.new("m")
    in_groups: Cypher = f"UNWIND {groups.every} AS {group} UNWIND {group}[2] + {group}[3] AS {name}"
    return f"COLLECT {{ {in_groups} RETURN DISTINCT {name} }}"


def too_large(path: str) -> RegistryError:
    """The refusal of a network that would take too much to put together."""
    narrower = "plan, commitments, targetGroups, actors with a small within, kinds, forms or basis"
    return TooLarge(f"{path}: the network is too large to answer whole. Narrow its filter by {narrower}.")
