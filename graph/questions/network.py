"""Who works with whom on which commitment: the network that a filter leaves."""

from dataclasses import replace

from graph.cypher import Cypher, Value
from graph.questions.day import every_plan, one_plan, plans_of_actors, plans_of_commitments
from graph.questions.links import LINK, heaviest, links_found
from graph.questions.marks import id_in
from graph.questions.measures import MOST_MEASURED
from graph.questions.scope import Scope
from graph.questions.summary import (
    MEASURES,
    PREPARED,
    STATS,
    measures_found,
    prepare,
    stats_found,
    too_many_to_measure,
)
from graph.questions.terms import Answer, Argument, Asking, Bound, Built, Found, Input, Part, Question, Shared
from graph.questions.ties import MOST_ACTORS
from graph.questions.whole import network_groups, too_large
from graph.shape import Arguments
from graph.vocabulary.enumerations import BASES

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
FILTER = Argument(name="filter", type="NetworkFilter", description="What the network is about.")
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
        Part(name="stats", type=STATS, description="Of the whole network, also where it was cut."),
        Part(
            name="measures",
            type=MEASURES,
            many=True,
            description=(
                "Where each actor stands in the whole network, those most between others first; "
                f"for at most {MOST_MEASURED} actors."
            ),
        ),
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


def _build(asking: Asking) -> Built:
    parts: dict[str, Bound] = {}
    if "stats" in asking.wanted:
        parts["stats"] = stats_found(asking)
    if "measures" in asking.wanted:
        parts["measures"] = measures_found(asking)
    before: Cypher = asking.prepared("problem") if asking.wanted & PREPARED else "null"
    if asking.wanted <= PREPARED:
        return Built(Found("", parts), "", before)
    scope = Scope(asking)
    setup, groups, actors = network_groups(scope)
    problem = groups.problem
    if "nodes" in asking.wanted:
        marks, one, ids, problem = asking.new("l"), asking.new("m"), asking.new("l"), asking.new("x")
        setup += (
            f"UNWIND [{actors}] AS {marks} UNWIND [CASE WHEN size({marks}) > {asking.constant(MOST_ACTORS)} "
            f"THEN 'size' ELSE {groups.problem} END] AS {problem} "
            f"UNWIND [CASE WHEN {problem} IS NULL THEN [{one} IN {marks} | {id_in(one)}] ELSE [] END] AS {ids} "
        )
        parts["nodes"] = Shared(ids=ids, rows=ids)
    if asking.wanted & {"links", "truncated"}:
        text, links = heaviest(scope, replace(groups, problem=problem))
        shown, most = asking.new("l"), scope.bind("maxLinks")
        setup += f"{text}UNWIND [{links}[..{most}]] AS {shown} "
        parts["links"] = links_found(asking, shown)
        parts["truncated"] = f"size({links}) > {most}"
    return Built(Found("", parts), setup, f"coalesce({problem}, {before})")


QUESTION = Question(
    name="network",
    description="Who works with whom on which commitment: the network that a filter leaves.",
    answer=NETWORK,
    arguments=(FILTER,),
    build=_build,
    about=network_plans,
    check=settle,
    refusals={"size": too_large, "measures": too_many_to_measure},
    prepare=prepare,
    prepared=PREPARED,
)
