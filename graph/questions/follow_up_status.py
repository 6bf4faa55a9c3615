"""Follow-up of a year, body by body: what is due by the plan's own interval, what is done, what is overdue."""

from graph.cypher import Cypher
from graph.errors import TooLarge
from graph.moment import Seen
from graph.questions.common import PLAN, UNKNOWN_PLAN, required
from graph.questions.terms import Answer, Argument, Asking, Bound, Built, Found, Listed, Part, Question
from graph.vocabulary.actors import LAST_DAY

FOLLOW_UP_STATUS = Answer(
    "FollowUpStatus",
    "What a body that answers for commitments has to follow up in a year, and how far that has come.",
    (
        Part(
            name="actor",
            type="Actor",
            description="The body; one that answered on some day of the year on which the plan held.",
        ),
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


MOST_DUE = 5_000
"""More commitments than so many, counted for each body that answers for them, are refused: nobody reads them."""


def _build(asking: Asking) -> Built:
    """What is due by body first, so that too much is refused before anything is read of it; then a row for each."""
    plan, due = asking.clock.see(asking.new("n")), asking.new("f")
    setup, missing = required(asking, "plan", "Plan", plan)
    year, most = asking.bind("year"), asking.constant(MOST_DUE)
    gathered, many = _due_by_body(asking, plan, due, most)
    problem: Cypher = f"coalesce({missing}, CASE WHEN {many} > {most} THEN 'many' END)"
    one, mine, x, body = asking.new("x"), asking.new("l"), asking.new("x"), asking.clock.see(asking.new("n"))
    late: Cypher = f"toString({year}) + '-12-31'"
    kept: Cypher = "".join([f", {variable}" for variable in asking.kept])
    start: Cypher = (
        f"UNWIND CASE WHEN {many} > {most} THEN [] ELSE {due} END AS {one} "
        f"WITH {one}[0] AS {body.node}, {one}[1] AS {mine}{kept}{body.clause} "
        f"WITH * ORDER BY {body.values}.sortName, {body.node}.id"
    )
    parts: dict[str, Bound] = {
        "actor": body,
        "year": year,
        "dueBy": late,
        "due": Listed(f"[{x} IN {mine} | {x}[0]]"),
        "done": Listed(f"[{x} IN {mine} WHERE {x}[1] | {x}[0]]"),
        "overdue": Listed(f"[{x} IN {mine} WHERE NOT {x}[1] AND {late} < {asking.clock.day} | {x}[0]]"),
    }
    return Built(Found(start, parts), f"{setup} {gathered}", problem)


def _due_by_body(asking: Asking, plan: Seen, due: Cypher, most: Cypher) -> tuple[Cypher, Cypher]:
    """Binds [body, [commitment, done] each] for each body: Cypher that does, and how many commitments there are."""
    clock, within, answers, year = asking.clock, asking.new("e"), asking.new("e"), asking.bind("year")
    one, body = clock.see(asking.new("n")), clock.see(asking.new("n"))
    done, mine, many = asking.new("v"), asking.new("l"), asking.new("c")
    start: Cypher = f"MATCH ({plan.node})<-[{within}:IN_PLAN]-({one.node}:Commitment)"
    asked: list[Cypher] = [f"{one.values}.archived = false", _due(plan.values, year)]
    answering: Cypher = f" MATCH ({one.node})<-[{answers}:RESPONSIBLE_FOR]-({body.node}:Actor)"
    early: list[Cypher] = [
        clock.holds(answers, "IN_PLAN"),  # believed, whatever its period: that is asked for the year
        f"NOT {body.node}:ActorGroup",
    ]
    late: list[Cypher] = [
        f"{body.values}.archived = false",
        _in_year(asking, (plan.values, answers, body.values), year),
    ]
    found = one.matched(start, [clock.holds(within, "IN_PLAN")], asked) + body.matched(answering, early, late)
    imported: Cypher = ", ".join(dict.fromkeys([plan.node, plan.values, *asking.kept]))
    kept: Cypher = "".join([f", {variable}" for variable in asking.kept])
    text = (
        f"CALL ({imported}) {{ {found} WITH DISTINCT {one.node}, {body.node}{kept} LIMIT {most} + 1 "
        f"WITH {one.node}, {body.node}, {_done(asking, one.node, body.node, year)} AS {done} "
        f"WITH {body.node}, collect([{one.node}, {done}]) AS {mine} "
        f"RETURN collect([{body.node}, {mine}]) AS {due}, coalesce(sum(size({mine})), 0) AS {many} }} "
    )
    return text, many


def _in_year(asking: Asking, periods: tuple[Cypher, ...], year: Cypher) -> Cypher:
    """The periods share a day of the year; unknown bounds are open: the latest first day comes before every end."""
    first, end = asking.new("d"), asking.new("d")
    begun: Cypher = ", ".join([f"coalesce({one}.since, '')" for one in periods])
    ended: Cypher = ", ".join([f"coalesce({one}.until, '{LAST_DAY}')" for one in periods])
    return (
        f"all({first} IN [toString({year}) + '-01-01', {begun}] WHERE {first} <= toString({year}) + '-12-31' "
        f"AND all({end} IN [{ended}] WHERE {first} < {end}))"
    )


def _due(plan: Cypher, year: Cypher) -> Cypher:
    """The plan asks for a follow-up in the year, if it holds in it.

    An interval of up to a year asks for one each year; a longer one in each year of the plan in which another whole
    interval is over, counted in calendar years from its first. Where the plan names no interval nothing is due.
    """
    every: Cypher = f"{plan}.followUpEveryMonths"
    before: Cypher = f"({year} - toInteger(left({plan}.since, 4)))"
    another: Cypher = f"({before} + 1) * 12 / {every} > {before} * 12 / {every}"
    return f"{every} > 0 AND ({every} <= 12 OR {another})"


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


def _too_many(path: str) -> TooLarge:
    return TooLarge(
        f"{path}: more than {MOST_DUE} commitments, counted for each body that answers for them, are to be followed up "
        "in the year. Ask each body for the commitments that it is responsible for, with their followUps."
    )


QUESTION = Question(
    name="followUpStatus",
    description="Follow-up of a year, body by body; what is overdue on the day asked about.",
    answer=FOLLOW_UP_STATUS,
    many=True,
    build=_build,
    arguments=(PLAN, YEAR),
    refusals={**UNKNOWN_PLAN, "many": _too_many},
)
