"""The day that a question stands on: the one asked about, today, or the day of its plans nearest to today."""

from dataclasses import dataclass, replace
from typing import LiteralString

from graph.bindings import Getter, Parameters, Variables
from graph.cypher import Cypher, Value
from graph.moment import Clock, Seen, matched
from graph.questions.terms import Asking, Question
from graph.shape import AT, Arguments, Request


@dataclass(frozen=True, slots=True)
class Standing:
    """The moments of a question: ``clause`` binds the day where the statement works it out, in front of all else."""

    asking: Asking
    clause: Cypher = ""


def standing(
    question: Question,
    site: int,
    arguments: Arguments,
    binds: tuple[Variables, Parameters],
    wanted: frozenset[str],
    carried: tuple[Cypher, ...] = (),
) -> Standing:
    """The question with its moments as Cypher.

    Where several moments leave out the day, all stand on one: that which follows from what the last one knows.
    """
    asking = Asking(site, arguments, *binds, wanted, carried)
    known = {name: Clock(None, _instant(asking, name)) for name in question.moments}
    open_ones = [name for name in question.moments if arguments.moments[name].as_of is None]
    day: Cypher = "$today"
    clause: Cypher = ""
    if question.about and open_ones:
        day = asking.new("d")
        last = known[open_ones[-1]]
        periods = question.about(replace(asking, clocks={AT: last}))
        clause = f"UNWIND [{_nearest(asking, periods)}] AS {day} "
    days = {name: day if name in open_ones else asking.parameters.bind(_day(site, name)) for name in known}
    return Standing(
        replace(asking, clocks={name: replace(clock, as_of=days[name]) for name, clock in known.items()}), clause
    )


def _instant(asking: Asking, name: str) -> Cypher | None:
    site = asking.site
    if asking.arguments.moments[name].known_at is None:
        return None
    return asking.parameters.bind(lambda request: request.arguments[site].moments[name].known_at)


def _day(site: int, name: str) -> Getter:
    def value(request: Request) -> Value:
        return request.arguments[site].moments[name].as_of

    return value


def _nearest(asking: Asking, periods: Cypher) -> Cypher:
    """Today where one of the periods holds then or there is none; otherwise their day nearest to it.

    A period that is over is nearest on its last day, one to come on its first; of two days the earlier.
    """
    every, one, day, any_one = asking.new("d"), asking.new("d"), asking.new("d"), asking.new("d")
    last: Cypher = f"toString(date({one}[1]) - duration({{days: 1}}))"
    days: Cypher = f"UNWIND {every} AS {one} WITH CASE WHEN {one}[1] <= $today THEN {last} ELSE {one}[0] END AS {day}"
    far: Cypher = f"abs(duration.inDays(date($today), date({day})).days)"
    begun: Cypher = f"({any_one}[0] IS NULL OR {any_one}[0] <= $today)"
    now: Cypher = f"{begun} AND ({any_one}[1] IS NULL OR $today < {any_one}[1])"
    return (
        f"head(COLLECT {{ UNWIND [{periods}] AS {every} RETURN "
        f"CASE WHEN size({every}) = 0 OR any({any_one} IN {every} WHERE {now}) THEN $today "
        f"ELSE head(COLLECT {{ {days} RETURN {day} ORDER BY {far}, {day} LIMIT 1 }}) END }})"
    )


def plans(start: Cypher, plan: Seen, edges: tuple[Cypher, ...] = (), on_the_way: tuple[Seen, ...] = ()) -> Cypher:
    """The periods of the plans that ``start`` binds, as it was known; what is archived is no plan and leads to none."""
    records = [plan, *on_the_way]
    found = matched(start, records, edges, [f"{one.values}.archived = false" for one in records])
    return f"COLLECT {{ {found} RETURN DISTINCT [{plan.values}.since, {plan.values}.until] }}"


def every_plan(asking: Asking) -> Cypher:
    """The periods of all plans."""
    plan = asking.clock.see(asking.new("n"))
    return plans(f"MATCH ({plan.node}:Plan)", plan)


def one_plan(asking: Asking, name: str) -> Cypher:
    """The period of the plan that an argument names."""
    plan = asking.clock.see(asking.new("n"))
    return plans(f"MATCH ({plan.node}:Plan {{id: {asking.bind(name)}}})", plan)


def plans_of_commitments(asking: Asking, name: str, relation: LiteralString = "") -> Cypher:
    """The periods of the plans of the commitments that an argument lists, or of those with an edge to what it lists."""
    one, far, edge, within = asking.new("i"), asking.new("n"), asking.new("e"), asking.new("e")
    commitment, plan = asking.clock.see(asking.new("n")), asking.clock.see(asking.new("n"))
    listed: Cypher = f"UNWIND {asking.bind(name)} AS {one} MATCH"
    edges: tuple[Cypher, ...] = (asking.clock.holds(within, "IN_PLAN"),)
    if not relation:
        start: Cypher = f"{listed} ({commitment.node}:Commitment {{id: {one}}})"
    else:
        there: Cypher = f"<-[{edge}:{relation}]-({commitment.node}:Commitment)"
        start = f"{listed} ({far}:Record {{id: {one}}}) MATCH ({far}){there}"
        edges = (*edges, asking.clock.holds(edge, relation))
    start = f"{start} MATCH ({commitment.node})-[{within}:IN_PLAN]->({plan.node}:Plan)"
    return plans(start, plan, edges, (commitment,))


def plans_of_actors(asking: Asking, *names: str) -> Cypher:
    """The periods of the plans that actors answer or are named in, given by id or ids; of all plans where in none."""
    one, actor, edge, within = asking.new("i"), asking.new("n"), asking.new("e"), asking.new("e")
    commitment, plan, found = asking.clock.see(asking.new("n")), asking.clock.see(asking.new("n")), asking.new("l")
    ids: Cypher = " + ".join([asking.bind(name) for name in names])
    start: Cypher = (
        f"UNWIND [] + {ids} AS {one} MATCH ({actor}:Actor {{id: {one}}}) "
        f"MATCH ({actor})-[{edge}:RESPONSIBLE_FOR|NAMES]-({commitment.node}:Commitment)"
        f"-[{within}:IN_PLAN]->({plan.node}:Plan)"
    )
    edges: tuple[Cypher, ...] = (asking.clock.holds(edge, "IN_PLAN"), asking.clock.holds(within, "IN_PLAN"))
    theirs = plans(start, plan, edges, (commitment,))
    return (
        f"head(COLLECT {{ UNWIND [{theirs}] AS {found} "
        f"RETURN CASE WHEN size({found}) > 0 THEN {found} ELSE {every_plan(asking)} END }})"
    )
