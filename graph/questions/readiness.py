"""Readiness of a municipality, by the services of the national open comparison."""

from graph.cypher import Cypher
from graph.moment import Seen
from graph.questions.common import required, unknown
from graph.questions.partner import standing
from graph.questions.terms import Answer, Argument, Asking, Bound, Built, Found, Part, Question, Shared
from graph.vocabulary.enumerations import SERVICE_KIND

TALLY = Answer(
    "Tally",
    "How many say yes, no, and of how many it is not known.",
    (
        Part(name="yes", type="Int", description="So many do."),
        Part(name="no", type="Int", description="So many do not."),
        Part(name="unknown", type="Int", description="Of so many it is not known."),
    ),
)
READINESS = Answer(
    "Readiness",
    "How far a municipality has agreements on collaboration with one kind of service.",
    (
        Part(name="service", type="ServiceKind", description="The kind of service."),
        Part(
            name="collaborations",
            type="Collaboration",
            many=True,
            description=(
                "Those that hold on the day, unknown bounds open, between the municipality (or a part of it: a board, "
                "a unit) and another actor, which offers the service."
            ),
        ),
        Part(name="written", type=TALLY, description="Of these: whether an agreement is written."),
        Part(name="decidedByManagement", type=TALLY, description="Of these: whether management decided it."),
        Part(
            name="followedUpWithin24Months",
            type=TALLY,
            description="Of these: whether it was followed up in the 24 months up to the day.",
        ),
        Part(
            name="ready",
            type="Boolean",
            required=False,
            description=(
                "Whether one of these is ACTIVE, written, decided by management and followed up within 24 months; "
                "null where that hangs on something that is not known."
            ),
        ),
    ),
)
MUNICIPALITY = Argument(name="municipality", type="ID", required=True, description="The municipality.")
_ID, _WRITTEN, _DECIDED, _FOLLOWED_UP, _ALL, _OFFERED = "[0]", "[1]", "[2]", "[3]", "[4]", "[5]"
"""What is known of a collaboration, by its place in a row."""


def _build(asking: Asking) -> Built:
    """The collaborations of the municipality once, then a row for each service out of what is known of them."""
    whole, facts, ids = asking.clock.see(asking.new("n")), asking.new("f"), asking.new("l")
    setup, problem = required(asking, "municipality", "Municipality", whole)
    services = asking.constant(list(SERVICE_KIND.values))
    service, mine, x = asking.new("v"), asking.new("f"), asking.new("x")
    setup += f" WITH *, {_facts(asking, whole)} AS {facts} WITH *, [{x} IN {facts} | {x}{_ID}] AS {ids} "
    offering: Cypher = f"[{x} IN {facts} WHERE {service} IN {x}{_OFFERED}]"
    start: Cypher = f"UNWIND {services} AS {service} WITH *, {offering} AS {mine}"

    def count(column: Cypher, test: Cypher) -> Cypher:
        return f"size([{x} IN {mine} WHERE {x}{column}{test}])"

    def tally(column: Cypher) -> Found:
        return Found(
            "", {"yes": count(column, ""), "no": count(column, " = false"), "unknown": count(column, " IS NULL")}
        )

    ready: Cypher = (
        f"CASE WHEN {count(_ALL, '')} > 0 THEN true WHEN {count(_ALL, ' IS NULL')} > 0 THEN null ELSE false END"
    )
    parts: dict[str, Bound] = {
        "service": service,
        "collaborations": Shared(ids=f"[{x} IN {mine} | {x}{_ID}]", rows=ids),
        "written": tally(_WRITTEN),
        "decidedByManagement": tally(_DECIDED),
        "followedUpWithin24Months": tally(_FOLLOWED_UP),
        "ready": ready,
    }
    return Built(Found(start, parts), setup, problem)


def _facts(asking: Asking, whole: Seen) -> Cypher:
    """What is known of each collaboration in which the municipality or something that is part of it takes part.

    A row each: its id; whether it is written, decided, followed up, and all of that and begun, null where it is not
    known; the services that another actor than that of the municipality offers in it.
    """
    clock, edges, edge, part = asking.clock, asking.new("u"), asking.new("e"), asking.new("n")
    body, taking, work = clock.see(asking.new("n")), asking.new("e"), clock.see(asking.new("k"))
    held: Cypher = f"all({edge} IN {edges} WHERE {clock.holds(edge, 'PART_OF')})"
    below: Cypher = f"MATCH ({whole.node})<-[{edges}:PART_OF*1..4]-({part}:Actor) WHERE {held} RETURN DISTINCT {part}"
    bodies: Cypher = f"[{whole.node}] + COLLECT {{ {below} }}"
    found = body.matched(f"UNWIND {bodies} AS {body.node} WITH *", [], standing(asking, body, "Actor"))
    joining: Cypher = f" MATCH ({body.node})-[{taking}:COLLABORATES]->({work.node}:Collaboration)"
    on_the_day = work.matched(joining, [clock.holds(taking, "COLLABORATES")], standing(asking, work, "Collaboration"))
    offered, followed, those, values = asking.new("v"), asking.new("v"), asking.new("l"), work.values
    begun: Cypher = f"CASE WHEN {values}.since IS NOT NULL THEN true END"
    every: Cypher = f"({begun}) AND {values}.agreementWritten AND {values}.decidedByManagement AND {followed}"
    known: Cypher = ", ".join(dict.fromkeys([work.node, values, *asking.kept]))
    return (
        f"COLLECT {{ {found}{on_the_day} WITH {known}, collect({body.node}.id) AS {those} "
        f"WITH *, {_offered(asking, work.node, those)} AS {offered} WITH * WHERE size({offered}) > 0 "
        f"WITH *, {_followed_up(asking, values)} AS {followed} "
        f"RETURN [{work.node}.id, {values}.agreementWritten, {values}.decidedByManagement, {followed}, {every}, "
        f"{offered}] }}"
    )


def _offered(asking: Asking, work: Cypher, bodies: Cypher) -> Cypher:
    """The services that somebody offers in a collaboration to another of those that take part for the municipality."""
    edge, actor, service, x = asking.new("e"), asking.clock.see(asking.new("n")), asking.new("v"), asking.new("x")
    start: Cypher = f"MATCH ({work})<-[{edge}:COLLABORATES]-({actor.node}:Actor)"
    other: Cypher = f"any({x} IN {bodies} WHERE {x} <> {actor.node}.id)"
    late: list[Cypher] = [f"size({actor.values}.services) > 0", *standing(asking, actor, "Actor"), other]
    found = actor.matched(start, [asking.clock.holds(edge, "COLLABORATES")], late)
    return f"COLLECT {{ {found} UNWIND {actor.values}.services AS {service} RETURN DISTINCT {service} }}"


def _followed_up(asking: Asking, values: Cypher) -> Cypher:
    """Whether a collaboration was followed up in the 24 months up to the day; null: not known.

    What counts is the newest day that is known by then: the last follow-up, and of partnerships every review.
    """
    day, x = asking.clock.day, asking.new("x")
    earliest: Cypher = f"toString(date({day}) - duration({{months: 24}}))"
    # A review is kept as JSON text that begins {"on":"2025-04-23".
    reviews: Cypher = f"[{x} IN coalesce({values}.reviews, []) | substring({x}, 7, 10)]"
    days: Cypher = f"[{values}.lastFollowedUpOn] + {reviews}"
    recently: Cypher = f"any({x} IN {days} WHERE {earliest} <= {x} AND {x} <= {day})"
    return f"CASE WHEN {recently} THEN true WHEN any({x} IN {days} WHERE {x} <= {day}) THEN false END"


QUESTION = Question(
    name="readiness",
    description=(
        "Per service of the national open comparison: agreements written, decided by management, followed up within "
        "24 months."
    ),
    answer=READINESS,
    many=True,
    build=_build,
    arguments=(MUNICIPALITY,),
    refusals=unknown(MUNICIPALITY.name, "municipality", "actors(filter: {kinds: [MUNICIPALITY]})"),
)
