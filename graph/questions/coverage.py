"""Coverage of a plan: who answers for each commitment, which partners work on it, and where the gaps are."""

from dataclasses import replace

from graph.cypher import Cypher
from graph.errors import TooLarge
from graph.moment import Seen
from graph.questions.common import LANGUAGE, PLAN, UNKNOWN_PLAN, each, required
from graph.questions.day import one_plan
from graph.questions.gaps import GAP, Covered, followed, gaps_of, gaps_of_target_groups, groups
from graph.questions.partner import answering, joining, kin, ongoing, partners, standing
from graph.questions.terms import Answer, Asking, Bound, Built, Found, Listed, Part, Question
from graph.vocabulary.enumerations import ACTOR_KIND

KIND_COUNT = Answer(
    "KindCount",
    "How many partners of one kind there are.",
    (
        Part(name="kind", type="ActorKind", description="The kind."),
        Part(name="count", type="Int", description="How many actors of that kind."),
    ),
)
COVERAGE_ROW = Answer(
    "CoverageRow",
    "A commitment, who answers for it and what goes on with it.",
    (
        Part(name="commitment", type="Commitment", description="The commitment."),
        Part(name="responsible", type="Actor", many=True, description="Who answers for it on the day."),
        Part(
            name="partners",
            type=KIND_COUNT,
            many=True,
            description=(
                "Who takes part in a live collaboration on it and neither answers for it nor is a part or the whole of "
                "one that does, up to four steps away, counted by kind."
            ),
        ),
        Part(name="liveCollaborations", type="Int", description="Collaborations on it that are ACTIVE on the day."),
        Part(
            name="undatedCollaborations",
            type="Int",
            description="Collaborations on it that may be live, but nobody knows since when: not counted as live.",
        ),
        Part(name="lastFollowUp", type="FollowUp", required=False, description="The last one made by the day."),
    ),
)
COVERAGE = Answer(
    "Coverage",
    "Where a plan is covered on a day, and where it has gaps.",
    (
        Part(name="plan", type="Plan", description="The plan."),
        Part(name="rows", type=COVERAGE_ROW, many=True, description="Its commitments, by place in the plan."),
        Part(name="gaps", type=GAP, many=True, description="All that hold, by place in the plan; target groups last."),
    ),
)


MOST_COMMITMENTS = 1_000
"""A plan of more commitments is refused: nobody reads them, and each has lists of its own."""


def _build(asking: Asking) -> Built:
    """The facts of each commitment are gathered once, for rows and gaps alike."""
    plan, facts = asking.clock.see(asking.new("n")), asking.new("f")
    setup, problem = required(asking, "plan", "Plan", plan)
    parts: dict[str, Bound] = {"plan": plan}
    if asking.wanted & {"rows", "gaps"}:
        many: Cypher = asking.new("c")
        few: Cypher = f"{many} <= {asking.constant(MOST_COMMITMENTS)}"
        one = asking.clock.see(asking.new("n"))
        setup += f" UNWIND [COUNT {{ {_commitments(asking, plan, one)} RETURN {one.node} }}] AS {many}"
        setup += f" WITH *, {_facts(asking, plan, few)} AS {facts}"
        problem = f"coalesce({problem}, CASE WHEN NOT {few} THEN 'many' END)"
    if "rows" in asking.wanted:
        parts["rows"] = _rows(asking, facts)
    if "gaps" in asking.wanted:
        fact, gap = asking.new("x"), asking.new("g")
        of_commitments: Cypher = f"COLLECT {{ UNWIND {facts} AS {fact} UNWIND {fact}[5] AS {gap} RETURN {gap} }}"
        served: Cypher = f"[{fact} IN {facts} | {fact}[6]]"
        parts["gaps"] = _gaps(asking, f"{of_commitments} + {gaps_of_target_groups(asking, plan, served)}")
    return Built(Found("", parts), f"{setup} ", problem)


def _commitments(asking: Asking, plan: Seen, one: Seen, *more: Cypher) -> Cypher:
    """The commitments of the plan on the day, under more conditions."""
    edge = asking.new("e")
    start: Cypher = f"MATCH ({plan.node})<-[{edge}:IN_PLAN]-({one.node}:Commitment)"
    late: list[Cypher] = [f"{one.values}.archived = false", *asking.clock.in_force(plan, "Plan")]
    return one.matched(start, [asking.clock.holds(edge, "IN_PLAN"), *more], late)


def _facts(asking: Asking, plan: Seen, few: Cypher) -> Cypher:
    """An item for each commitment, in the plan's order; none where there are not ``few``.

    [commitment, who answers, partners, live collaborations, undated ones, gaps, [target groups, whether it is worked
    on or was followed up]]; the last two only where gaps are wanted.
    """
    one = asking.clock.see(asking.new("n"))
    found = _commitments(asking, plan, one, few)
    who, works, joined, others = asking.new("a"), asking.new("w"), asking.new("j"), asking.new("b")
    live, kindred, years, x = asking.new("l"), asking.new("i"), asking.new("y"), asking.new("x")
    row: Cypher = f"{one.node}, {who}, {others}, size({live}), size({works}) - size({live})"
    of_years: Cypher = ""
    if "gaps" in asking.wanted:
        of_years = f", {followed(asking, one.node)} AS {years}"
        gaps = gaps_of(asking, Covered(one, who, works, live, joined, others, years))
        row += f", {gaps}, [{groups(asking, one.node)}, size({live}) > 0 OR size({years}) > 0]"
    return (
        f"COLLECT {{ {found} "
        f"WITH *, {answering(asking, one.node)} AS {who}, {ongoing(asking, one.node)} AS {works}{of_years} "
        f"WITH *, [{x} IN {works} WHERE {x}[1] | {x}[0]] AS {live}, {kin(asking, who)} AS {kindred} "
        f"WITH *, {joining(asking, live)} AS {joined} WITH *, {partners(asking, joined, kindred)} AS {others} "
        f"ORDER BY {one.values}.position, {one.node}.id RETURN [{row}] }}"
    )


def _rows(asking: Asking, facts: Cypher) -> Found:
    place, row, commitment = asking.new("i"), asking.new("r"), asking.clock.see(asking.new("n"))
    last = asking.clock.see(asking.new("n"))
    start: Cypher = (
        f"{each(asking, facts, place, row)}"
        f"WITH *, {row}[0] AS {commitment.node}{commitment.clause} "
        f"WITH *, {_last_follow_up(asking, commitment.node)} AS {last.node}{last.clause} WITH * ORDER BY {place}"
    )
    return Found(
        start,
        {
            "commitment": replace(commitment, in_force=True),
            "responsible": Listed(f"{row}[1]"),
            "partners": _kinds(asking, f"{row}[2]"),
            "liveCollaborations": f"{row}[3]",
            "undatedCollaborations": f"{row}[4]",
            "lastFollowUp": last,
        },
    )


def _kinds(asking: Asking, actors: Cypher) -> Found:
    """The kinds of some actors with their numbers, in the order of the vocabulary."""
    place, kind, one, count = asking.new("i"), asking.new("v"), asking.new("x"), asking.new("c")
    kinds = asking.constant(list(ACTOR_KIND.values))
    counted: Cypher = f"size([{one} IN {actors} WHERE {one}.kind = {kind}])"
    start: Cypher = (
        f"UNWIND range(0, size({kinds}) - 1) AS {place} WITH *, {kinds}[{place}] AS {kind} "
        f"WITH *, {counted} AS {count} WHERE {count} > 0 WITH * ORDER BY {place}"
    )
    return Found(start, {"kind": kind, "count": count})


def _last_follow_up(asking: Asking, commitment: Cypher) -> Cypher:
    edge, one = asking.new("e"), asking.clock.see(asking.new("n"))
    start: Cypher = f"MATCH ({commitment})<-[{edge}:OF]-({one.node}:FollowUp)"
    found = one.matched(start, [asking.clock.holds(edge, "OF")], standing(asking, one, "FollowUp"))
    order: Cypher = f"{one.values}.on DESC, {one.values}.year DESC, {one.node}.id"
    return f"head(COLLECT {{ {found} WITH * ORDER BY {order} LIMIT 1 RETURN {one.node} }})"


def _gaps(asking: Asking, gaps: Cypher) -> Found:
    every, place, gap = asking.new("g"), asking.new("i"), asking.new("g")
    commitment, actor, group = (asking.clock.see(asking.new("n")) for _ in range(3))
    start: Cypher = (
        f"UNWIND [{gaps}] AS {every} {each(asking, every, place, gap)}"
        f"WITH *, {gap}[1] AS {commitment.node}{commitment.clause} WITH *, {gap}[2] AS {actor.node}{actor.clause} "
        f"WITH *, {gap}[3] AS {group.node}{group.clause} WITH * ORDER BY {place}"
    )
    return Found(
        start,
        {
            "kind": f"{gap}[0]",
            "commitment": replace(commitment, in_force=True),
            "actor": actor,
            "targetGroup": group,
            "partnerKind": f"{gap}[4]",
            "message": f"{gap}[5]",
        },
    )


def _too_many(path: str) -> TooLarge:
    return TooLarge(
        f"{path}: the plan has more than {MOST_COMMITMENTS} commitments. Ask the plan for them page by "
        "page, each with who answers, its collaborations and followUps."
    )


QUESTION = Question(
    name="coverage",
    description="Commitments with who answers and which partners work on them, and the gaps named.",
    answer=COVERAGE,
    build=_build,
    arguments=(PLAN, LANGUAGE),
    about=lambda asking: one_plan(asking, "plan"),
    refusals={**UNKNOWN_PLAN, "many": _too_many},
)
