"""What ends: collaborations whose last day or notice date comes soon and that nothing succeeds."""

from graph.cypher import Cypher
from graph.questions.terms import Answer, Argument, Asking, Built, Found, Part, Question

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


def _build(asking: Asking) -> Built:
    work, end, clock = asking.clock.see(asking.new("k")), asking.new("d"), asking.clock
    last: Cypher = f"toString(date({work.values}.until) - duration({{days: 1}}))"
    within = asking.bind("withinDays")
    setup: Cypher = f"UNWIND [toString(date({clock.day}) + duration({{days: {within}}}))] AS {end} "
    notice: Cypher = f"({clock.day} <= {work.values}.noticeDate AND {work.values}.noticeDate <= {end})"
    ends: Cypher = f"({work.values}.until IS NULL OR {last} <= {end} OR {notice})"
    conditions: list[Cypher] = [f"{work.values}.archived = false", *clock.in_force(work, "Collaboration"), ends]
    conditions.append(f"NOT {_succeeded(asking, work.node)}")
    if asking.arguments.values["includeExamples"] is False:
        conditions.append(f"{work.values}.isExample = false")
    found = work.matched(_start(asking, work.node, end), [], conditions)
    return Built(
        Found(
            f"{found} WITH * ORDER BY {work.values}.untilKey, {work.values}.sortName, {work.node}.id",
            {
                "collaboration": work,
                "lastDay": last,
                "noticeDate": f"{work.values}.noticeDate",
                "daysLeft": f"duration.inDays(date({clock.day}), date({last})).days",
            },
        ),
        setup,
    )


def _start(asking: Asking, work: Cypher, end: Cypher) -> Cypher:
    """All collaborations, or those on a commitment of the plan: also where the plan is over and they go on."""
    if not asking.given("plan"):
        return f"MATCH ({work}:Collaboration)"
    plan, commitment, on, within = asking.new("n"), asking.new("n"), asking.new("e"), asking.new("e")
    believed = f"{asking.clock.holds(within, 'IN_PLAN')} AND {asking.clock.holds(on, 'ON')}"
    return (
        f"MATCH ({plan}:Plan {{id: {asking.bind('plan')}}}) "
        f"MATCH ({plan})<-[{within}:IN_PLAN]-({commitment}:Commitment)<-[{on}:ON]-({work}:Collaboration) "
        f"WHERE {believed} WITH DISTINCT {', '.join([work, end, *asking.kept])}"
    )


def _succeeded(asking: Asking, work: Cypher) -> Cypher:
    """Whether something carries it on."""
    edge, after = asking.new("e"), asking.clock.see(asking.new("k"))
    start = f"MATCH ({work})<-[{edge}:SUCCEEDS]-({after.node}:Collaboration)"
    standing: list[Cypher] = [f"{after.values}.archived = false"]
    edges: list[Cypher] = [asking.clock.holds(edge, "SUCCEEDS")]
    return f"EXISTS {{ {after.matched(start, edges, standing)} }}"


EXPIRING = Question(
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
    ),
    build=_build,
)
