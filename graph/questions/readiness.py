"""Readiness of a municipality, by the services of the national open comparison."""

from graph.cypher import Cypher
from graph.moment import Seen
from graph.questions.common import required, unknown
from graph.questions.partner import standing
from graph.questions.terms import Answer, Argument, Asking, Bound, Built, Found, Listed, Part, Question
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
_WRITTEN, _DECIDED, _FOLLOWED_UP, _ALL = "[0]", "[1]", "[2]", "[3]"


def _build(asking: Asking) -> Built:
    """The collaborations of the municipality once, then a row for each service."""
    whole, works = asking.clock.see(asking.new("n")), asking.new("w")
    setup, problem = required(asking, "municipality", "Municipality", whole)
    services = asking.constant(list(SERVICE_KIND.values))
    place, service, those = asking.new("i"), asking.new("v"), asking.new("k")
    facts, x = asking.new("f"), asking.new("x")
    start: Cypher = (
        f"UNWIND range(0, size({services}) - 1) AS {place} WITH *, {services}[{place}] AS {service} "
        f"WITH *, {_offering(asking, works, service)} AS {those} WITH *, {_facts(asking, those)} AS {facts} "
        f"WITH * ORDER BY {place}"
    )

    def count(column: Cypher, test: Cypher) -> Cypher:
        return f"size([{x} IN {facts} WHERE {x}{column}{test}])"

    def tally(column: Cypher) -> Found:
        return Found(
            "", {"yes": count(column, ""), "no": count(column, " = false"), "unknown": count(column, " IS NULL")}
        )

    ready: Cypher = (
        f"CASE WHEN {count(_ALL, '')} > 0 THEN true WHEN {count(_ALL, ' IS NULL')} > 0 THEN null ELSE false END"
    )
    parts: dict[str, Bound] = {
        "service": service,
        "collaborations": Listed(those),
        "written": tally(_WRITTEN),
        "decidedByManagement": tally(_DECIDED),
        "followedUpWithin24Months": tally(_FOLLOWED_UP),
        "ready": ready,
    }
    return Built(Found(start, parts), f"{setup} WITH *, {_works(asking, whole)} AS {works} ", problem)


def _works(asking: Asking, whole: Seen) -> Cypher:
    """The collaborations on the day in which the municipality or something that is part of it takes part.

    [collaboration, id of the municipality or of that part] each.
    """
    clock, edges, edge, part = asking.clock, asking.new("u"), asking.new("e"), asking.new("n")
    body, taking, work = clock.see(asking.new("n")), asking.new("e"), clock.see(asking.new("k"))
    held: Cypher = f"all({edge} IN {edges} WHERE {clock.holds(edge, 'PART_OF')})"
    below: Cypher = f"MATCH ({whole.node})<-[{edges}:PART_OF*1..4]-({part}:Actor) WHERE {held} RETURN DISTINCT {part}"
    bodies: Cypher = f"[{whole.node}] + COLLECT {{ {below} }}"
    found = body.matched(f"UNWIND {bodies} AS {body.node} WITH *", [], standing(asking, body, "Actor"))
    joining: Cypher = f" MATCH ({body.node})-[{taking}:COLLABORATES]->({work.node}:Collaboration)"
    on_the_day = work.matched(joining, [clock.holds(taking, "COLLABORATES")], standing(asking, work, "Collaboration"))
    return f"COLLECT {{ {found}{on_the_day} RETURN DISTINCT [{work.node}, {body.node}.id] }}"


def _offering(asking: Asking, works: Cypher, service: Cypher) -> Cypher:
    """Those of some collaborations in which another actor than that of the municipality offers the service."""
    one, work, edge = asking.new("x"), asking.new("k"), asking.new("e")
    actor = asking.clock.see(asking.new("n"))
    start: Cypher = (
        f"UNWIND {works} AS {one} WITH *, {one}[0] AS {work} MATCH ({work})<-[{edge}:COLLABORATES]-({actor.node}:Actor)"
    )
    other: Cypher = f"{actor.node}.id <> {one}[1]"
    late: list[Cypher] = [*standing(asking, actor, "Actor"), f"{service} IN {actor.values}.services", other]
    found = actor.matched(start, [asking.clock.holds(edge, "COLLABORATES")], late)
    return f"COLLECT {{ {found} RETURN DISTINCT {work} }}"


def _facts(asking: Asking, works: Cypher) -> Cypher:
    """[written, decided, followed up, all of it and begun] for each collaboration; null: not known."""
    work, followed = asking.clock.see(asking.new("k")), asking.new("v")
    values = work.values
    begun: Cypher = f"CASE WHEN {values}.since IS NOT NULL THEN true END"
    every: Cypher = f"({begun}) AND {values}.agreementWritten AND {values}.decidedByManagement AND {followed}"
    return (
        f"COLLECT {{ UNWIND {works} AS {work.node}{work.clause} WITH *, {_followed_up(asking, values)} AS {followed} "
        f"RETURN [{values}.agreementWritten, {values}.decidedByManagement, {followed}, {every}] }}"
    )


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
