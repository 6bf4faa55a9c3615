"""What ends: collaborations whose last day or notice date comes soon and that nothing succeeds."""

from dataclasses import replace
from datetime import date, timedelta

from graph.bindings import Getter
from graph.cypher import Cypher, Value
from graph.errors import TooLarge
from graph.moment import Seen
from graph.predicates import from_plan_commitments
from graph.questions.common import UNKNOWN_PLAN, required
from graph.questions.terms import Answer, Argument, Asking, Bound, Built, Found, Part, Question
from graph.shape import Request
from graph.vocabulary.actors import LAST_DAY

EXPIRY = Answer(
    "Expiry",
    "A collaboration that ends soon, or whose end nobody knows.",
    (
        Part(name="collaboration", type="Collaboration", description="What ends."),
        Part(name="lastDay", type="Date", required=False, description="Its last day; null where unknown."),
        Part(name="noticeDate", type="Date", required=False, description="Last day to give notice, where it has one."),
        Part(
            name="daysLeft",
            type="Int",
            required=False,
            description="Days from the day asked about to its last day; null where that is unknown.",
        ),
    ),
)
MOST = 5_000
"""More than so many are refused: nobody reads them."""


def _build(asking: Asking) -> Built:
    """The collaborations first, so that too many are refused before anything is read of them.

    What is sorted is let go of the list: see ``common.each``.
    """
    found, work = asking.new("f"), asking.clock.see(asking.new("k"))
    known, problem = _plan(asking)
    day, values, most = asking.clock.day, work.values, asking.constant(MOST)
    setup: Cypher = f"{known}UNWIND [{_listed(asking, most)}] AS {found} "
    last, notice, soonest = asking.new("x"), asking.new("x"), asking.new("x")
    start: Cypher = (
        f"UNWIND CASE WHEN size({found}) > {most} THEN [] ELSE {found} END AS {work.node} "
        f"WITH {', '.join([work.node, *asking.kept])}{work.clause} "
        f"WITH *, toString(date({values}.until) - duration({{days: 1}})) AS {last}, "
        f"CASE WHEN {day} <= {values}.noticeDate THEN {values}.noticeDate END AS {notice} "
        f"WITH *, CASE WHEN {notice} < {last} THEN {notice} ELSE coalesce({last}, {notice}, '{LAST_DAY}') END "
        f"AS {soonest} "
        f"ORDER BY CASE WHEN {last} IS NULL THEN 1 ELSE 0 END, {soonest}, {values}.sortName, {work.node}.id"
    )
    parts: dict[str, Bound] = {
        "collaboration": work,
        "lastDay": last,
        "noticeDate": f"{values}.noticeDate",
        "daysLeft": f"duration.inDays(date({day}), date({last})).days",
    }
    return Built(Found(start, parts), setup, f"coalesce({problem}, CASE WHEN size({found}) > {most} THEN 'many' END)")


def _plan(asking: Asking) -> tuple[Cypher, Cypher]:
    """Where a plan is named it must be there."""
    if not asking.given("plan"):
        return "", "null"
    plan = asking.clock.see(asking.new("n"))
    clause, problem = required(asking, "plan", "Plan", plan)
    return f"{clause} ", problem


def _limit(site: int) -> Getter:
    """The first day that is too late for a last day or a notice date: half-open, as ``until`` is."""

    def value(request: Request) -> Value:
        given = request.arguments[site]
        day, within = date.fromisoformat(given.moment.as_of or request.today), given.values["withinDays"]
        days = within + 1 if isinstance(within, int) else 0
        return (day + timedelta(days=min(days, (date.max - day).days))).isoformat()

    return value


def _endless(site: int) -> Getter:
    """The key of an unknown end, or one that nothing has where they are not asked for."""
    return lambda request: LAST_DAY if request.arguments[site].values["unknownEnds"] else ""


def _listed(asking: Asking, most: Cypher) -> Cypher:
    """All that is to be listed, as a list of nodes: what ends in time, what can be given notice, what has no known end.

    Each comes from a source of its own where the index of ends serves: beside other conditions the embedded engine
    does not use it (26.10.2). The index knows what is believed now: with knownAt, or from a plan, one source has all.
    """
    clock, work = asking.clock, asking.clock.see(asking.new("k"))
    values, day, bind = work.values, clock.day, asking.parameters.bind
    limit = bind(_limit(asking.site))
    ends: Cypher = f"{values}.untilKey > {day} AND {values}.untilKey <= {limit}"
    notice: Cypher = f"{day} <= {values}.noticeDate AND {values}.noticeDate < {limit} AND {values}.untilKey > {limit}"
    endless: Cypher = f"{values}.untilKey = {bind(_endless(asking.site))}"
    begun: Cypher = f"({values}.since IS NULL OR {values}.since <= {day})"
    known: Cypher = f"{values}.until IS NOT NULL"
    every: list[Cypher] = [
        f"{values}.archived = false",
        f"({values}.isExample = false OR {asking.bind('includeExamples')})",
        f"NOT {_succeeded(asking, work.node)}",
    ]
    if asking.given("plan") or clock.known_at is not None:
        any_way: Cypher = f"({known} AND ({ends} OR {notice}) OR {endless} AND {values}.until IS NULL AND {begun})"
        found = work.matched(_start(asking, work), [], [any_way, *every])
        return f"COLLECT {{ {found} WITH * LIMIT {most} + 1 RETURN {work.node} }}"
    sources: tuple[tuple[Cypher, Cypher, Cypher], ...] = (
        ("Collaboration", ends, known),
        ("IOPPartnership", notice, known),
        ("Collaboration", endless, f"{values}.until IS NULL AND {begun}"),
    )
    lists: list[Cypher] = []
    for label, narrow, rest in sources:
        start: Cypher = f"MATCH ({work.node}:{label}) WHERE {narrow} WITH *"
        found = work.matched(start, [], [rest, *every])
        lists.append(f"COLLECT {{ {found} WITH * LIMIT {most} + 1 RETURN {work.node} }}")
    return " + ".join(lists)


def _start(asking: Asking, work: Seen) -> Cypher:
    """All collaborations, or those on a commitment of the plan: also where the plan is over and they go on."""
    if not asking.given("plan"):
        return f"MATCH ({work.node}:Collaboration)"
    whatever_the_day = replace(asking.clock, as_of=None)
    start = from_plan_commitments(work, asking.bind("plan"), whatever_the_day)
    return f"{start} WITH DISTINCT {', '.join([*asking.kept, work.node])}"


def _succeeded(asking: Asking, work: Cypher) -> Cypher:
    """Whether something that is not archived carries it on."""
    edge, after = asking.new("e"), asking.clock.see(asking.new("k"))
    start: Cypher = f"MATCH ({work})<-[{edge}:SUCCEEDS]-({after.node}:Collaboration)"
    found = after.matched(start, [asking.clock.holds(edge, "SUCCEEDS")], [f"{after.values}.archived = false"])
    return f"EXISTS {{ {found} }}"


def _too_many(path: str) -> TooLarge:
    return TooLarge(
        f"{path}: more than {MOST} collaborations end soon or have no known end. "
        "Name a plan, give fewer days, or leave out unknown ends."
    )


QUESTION = Question(
    name="expiring",
    description=(
        "Collaborations whose last day or notice date comes within so many days and that nothing succeeds, soonest "
        "first; those without a known end last."
    ),
    answer=EXPIRY,
    many=True,
    arguments=(
        Argument(
            name="withinDays",
            type="Int",
            default=180,
            lowest=0,
            highest=3660,
            description="How far ahead, from 0 to 3660 days.",
        ),
        Argument(name="plan", type="ID", description="Only those on a commitment of this plan."),
        Argument(name="includeExamples", type="Boolean", default=True, description="Examples too."),
        Argument(name="unknownEnds", type="Boolean", default=True, description="Ongoing ones without known end, too."),
    ),
    build=_build,
    refusals={**UNKNOWN_PLAN, "many": _too_many},
)
