"""Who works with whom on which commitment: the network that a filter leaves."""

from dataclasses import replace

from graph.cypher import Cypher, Value
from graph.errors import RegistryError, TooLarge
from graph.questions.day import every_plan, one_plan, plans_of_actors, plans_of_commitments
from graph.questions.links import LINK, heaviest, link_rows
from graph.questions.marks import id_in, mark
from graph.questions.reach import reached
from graph.questions.scope import BASES, Scope
from graph.questions.terms import Answer, Argument, Asking, Bound, Built, Found, Input, Listed, Part, Question
from graph.questions.ties import MOST_ACTORS, Groups, grouped, new_tie, tied_to_actors, tied_to_commitments
from graph.shape import Arguments

MOST_STEPS, MOST_LINKS = 6, 10_000

NETWORK_FILTER = Input(
    "NetworkFilter",
    "Every given field must hold; a list holds when any of its values does.",
    (
        Argument(name="plan", type="ID", description="Only what this plan promises."),
        Argument(name="commitments", type="ID", many=True, description="Only these commitments."),
        Argument(
            name="actors", type="ID", many=True, description="These actors, and others within so many links of them."
        ),
        Argument(
            name="within",
            type="Int",
            default=1,
            highest=MOST_STEPS,
            description=f"How many links away from the actors given, from 0 to {MOST_STEPS}.",
        ),
        Argument(
            name="kinds", type="ActorKind", many=True, description="Actors of these kinds, beside the actors given."
        ),
        Argument(
            name="forms",
            type="CollaborationForm",
            many=True,
            description="Only links by collaborations of these forms; other links have no form.",
        ),
        Argument(
            name="basis", type="PartnershipBasis", many=True, description="What counts as a link; left out: all three."
        ),
        Argument(name="targetGroups", type="ID", many=True, description="Only commitments for these target groups."),
        Argument(
            name="maxLinks",
            type="Int",
            default=2000,
            lowest=1,
            highest=MOST_LINKS,
            description=f"The most links in the answer, from 1 to {MOST_LINKS}; the heaviest stay.",
        ),
        Argument(name="includeExamples", type="Boolean", default=True, description="Examples too."),
    ),
)
NETWORK = Answer(
    "Network",
    "Actors and what links them.",
    (
        Part(
            name="nodes",
            type="Actor",
            many=True,
            description="The actors, those without links too, by Swedish name.",
        ),
        Part(name="links", type=LINK, many=True, description="The links, heaviest first, then by Swedish names."),
        Part(name="truncated", type="Boolean", description="Whether there are more links than `maxLinks`."),
    ),
)


def network_plans(asking: Asking) -> Cypher:
    """The periods of the plans that a network's filter is about."""
    if asking.given("filter.plan"):
        return one_plan(asking, "filter.plan")
    if asking.given("filter.commitments"):
        return plans_of_commitments(asking, "filter.commitments")
    if asking.given("filter.targetGroups"):
        return plans_of_commitments(asking, "filter.targetGroups", "FOR_GROUP")
    return plans_of_actors(asking, "filter.actors") if asking.given("filter.actors") else every_plan(asking)


def settle(_path: str, arguments: Arguments) -> Arguments:
    """The bases that count, all where none is given, and the number of steps away from the actors given."""
    values = dict(arguments.values)
    given, forms = values["filter.basis"], values["filter.forms"]
    bases = [basis for basis in BASES if given is None or (isinstance(given, list) and basis in given)]
    values["filter.basis"] = list[Value](bases if forms is None else [one for one in bases if one == BASES[0]])
    within = values["filter.within"]
    steps = within if values["filter.actors"] is not None and isinstance(within, int) else 0
    return replace(arguments, values=values, steps=steps)


def too_large(path: str) -> RegistryError:
    """The refusal of a network that would take too much to put together."""
    narrower = "plan, commitments, targetGroups, actors with a small within, kinds, forms or basis"
    return TooLarge(f"{path}: the network is too large to answer whole. Narrow its filter by {narrower}.")


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


def _build(asking: Asking) -> Built:
    scope = Scope(asking)
    setup, groups, actors = network_groups(scope)
    problem = groups.problem
    parts: dict[str, Bound] = {}
    if "nodes" in asking.wanted:
        nodes, problem = asking.new("l"), asking.new("x")
        setup += (
            f"UNWIND [{actors}] AS {nodes} UNWIND [CASE WHEN size({nodes}) > {asking.constant(MOST_ACTORS)} "
            f"THEN 'size' ELSE {groups.problem} END] AS {problem} "
        )
        one, some = asking.new("m"), f"CASE WHEN {problem} IS NULL THEN {nodes} ELSE [] END"
        # WITH twice: a sort counts all that is bound before it, the groups too, against its memory (ArcadeDB 26.10.2).
        ids: Cypher = f"COLLECT {{ UNWIND {some} AS {one} WITH {one} WITH {one} ORDER BY {one} RETURN {id_in(one)} }}"
        parts["nodes"] = Listed(ids=ids, ordered=True)
    if asking.wanted & {"links", "truncated"}:
        text, links = heaviest(scope, replace(groups, problem=problem))
        setup += text
        most = scope.bind("maxLinks")
        parts["links"] = link_rows(asking, f"{links}[..{most}]")
        parts["truncated"] = f"size({links}) > {most}"
    return Built(Found("", parts), setup, problem)


QUESTION = Question(
    name="network",
    description="Who works with whom on which commitment: the network that a filter leaves.",
    answer=NETWORK,
    arguments=(Argument(name="filter", type="NetworkFilter", description="What the network is about."),),
    build=_build,
    about=network_plans,
    check=settle,
    refusals={"size": too_large},
)
