"""Follow-up of a year, body by body: what is due by the plan's own interval, what is done, what is overdue."""

from graph.cypher import Cypher
from graph.moment import Seen
from graph.questions.common import PLAN, UNKNOWN_PLAN, required
from graph.questions.terms import Answer, Argument, Asking, Bound, Built, Found, Listed, Part, Question

FOLLOW_UP_STATUS = Answer(
    "FollowUpStatus",
    "What a body that answers for commitments has to follow up in a year, and how far that has come.",
    (
        Part(name="actor", type="Actor", description="The body; one that answered on some day of the year."),
        Part(name="year", type="Int", description="The year."),
        Part(
            name="dueBy",
            type="Date",
            description="31 December of the year: our reading, since plans say how often, and not by which day.",
        ),
        Part(
            name="due", type="Commitment", many=True, description="What it is to follow up for the year, done or not."
        ),
        Part(
            name="done",
            type="Commitment",
            many=True,
            description="Of these, those with a follow-up for the year made by the day, about it or about all.",
        ),
        Part(
            name="overdue",
            type="Commitment",
            many=True,
            description="Of these, those not done though dueBy has passed.",
        ),
    ),
)
YEAR = Argument(name="year", type="Int", required=True, lowest=1000, highest=9999, description="The calendar year.")


def _build(asking: Asking) -> Built:
    """Pairs of body and commitment first, then a row for each body."""
    plan, pairs = asking.clock.see(asking.new("n")), asking.new("f")
    setup, problem = required(asking, "plan", "Plan", plan)
    year = asking.bind("year")
    body, x, one = asking.clock.see(asking.new("n")), asking.new("x"), asking.new("x")
    late: Cypher = f"toString({year}) + '-12-31'"
    mine: Cypher = f"{x}[0] = {body.node}"
    bodies: Cypher = f"COLLECT {{ UNWIND {pairs} AS {one} RETURN DISTINCT {one}[0] }}"
    start: Cypher = (
        f"UNWIND {bodies} AS {body.node}{body.clause} WITH * ORDER BY {body.values}.sortName, {body.node}.id"
    )
    parts: dict[str, Bound] = {
        "actor": body,
        "year": year,
        "dueBy": late,
        "due": Listed(f"[{x} IN {pairs} WHERE {mine} | {x}[1]]"),
        "done": Listed(f"[{x} IN {pairs} WHERE {mine} AND {x}[2] | {x}[1]]"),
        "overdue": Listed(f"[{x} IN {pairs} WHERE {mine} AND NOT {x}[2] AND {late} < {asking.clock.day} | {x}[1]]"),
    }
    return Built(Found(start, parts), f"{setup} WITH *, {_pairs(asking, plan, year)} AS {pairs} ", problem)


def _pairs(asking: Asking, plan: Seen, year: Cypher) -> Cypher:
    """[body, commitment, done] for all that is due in the year."""
    clock, within, answers = asking.clock, asking.new("e"), asking.new("e")
    one, body = clock.see(asking.new("n")), clock.see(asking.new("n"))
    start: Cypher = f"MATCH ({plan.node})<-[{within}:IN_PLAN]-({one.node}:Commitment)"
    due: list[Cypher] = [f"{one.values}.archived = false", _due(plan.values, year)]
    answering: Cypher = f" MATCH ({one.node})<-[{answers}:RESPONSIBLE_FOR]-({body.node}:Actor)"
    early: list[Cypher] = [
        clock.holds(answers, "IN_PLAN"),  # believed, whatever its period: that is asked for the year
        _in_year(answers, year),
        f"NOT {body.node}:ActorGroup",
    ]
    late: list[Cypher] = [f"{body.values}.archived = false", _in_year(body.values, year)]
    found = one.matched(start, [clock.holds(within, "IN_PLAN")], due) + body.matched(answering, early, late)
    done = _done(asking, one.node, body.node, year)
    return f"COLLECT {{ {found} WITH DISTINCT {one.node}, {body.node} RETURN [{body.node}, {one.node}, {done}] }}"


def _in_year(values: Cypher, year: Cypher) -> Cypher:
    """The period holds on some day of the year; unknown bounds are open."""
    begun: Cypher = f"({values}.since IS NULL OR {values}.since <= toString({year}) + '-12-31')"
    return f"{begun} AND ({values}.until IS NULL OR {values}.until > toString({year}) + '-01-01')"


def _due(plan: Cypher, year: Cypher) -> Cypher:
    """The plan holds in the year and asks for a follow-up in it.

    An interval of up to a year asks for one each year; a longer one in each year of the plan in which another whole
    interval is over, counted in calendar years from its first. Where the plan names no interval nothing is due.
    """
    every: Cypher = f"{plan}.followUpEveryMonths"
    before: Cypher = f"({year} - toInteger(left({plan}.since, 4)))"
    another: Cypher = f"({before} + 1) * 12 / {every} > {before} * 12 / {every}"
    return f"{every} > 0 AND {_in_year(plan, year)} AND ({every} <= 12 OR {another})"


def _done(asking: Asking, commitment: Cypher, body: Cypher, year: Cypher) -> Cypher:
    """Whether the year was followed up by the day, about this body or about all who answer."""
    clock, of, about, whose = asking.clock, asking.new("e"), asking.new("e"), asking.new("n")
    one = clock.see(asking.new("n"))
    start: Cypher = f"MATCH ({commitment})<-[{of}:OF]-({one.node}:FollowUp)"
    somebody: Cypher = f"MATCH ({one.node})-[{about}:ABOUT]->({whose}:Actor) WHERE {clock.holds(about, 'ABOUT')}"
    for_it: Cypher = f"(NOT EXISTS {{ {somebody} }} OR EXISTS {{ {somebody} AND {whose}.id = {body}.id }})"
    late: list[Cypher] = [
        f"{one.values}.archived = false",
        *clock.in_force(one, "FollowUp"),
        f"{one.values}.year = {year}",
        for_it,
    ]
    return f"EXISTS {{ {one.matched(start, [clock.holds(of, 'OF')], late)} }}"


QUESTION = Question(
    name="followUpStatus",
    description="Follow-up of a year, body by body; what is overdue on the day asked about.",
    answer=FOLLOW_UP_STATUS,
    many=True,
    build=_build,
    arguments=(PLAN, YEAR),
    refusals=UNKNOWN_PLAN,
)
