"""Gaps of a plan: what is missing where, by the nine kinds, each with the values that its sentence is made from."""

from dataclasses import dataclass

from graph.cypher import Cypher
from graph.moment import Seen
from graph.questions.partner import standing
from graph.questions.terms import Answer, Asking, Part
from graph.questions.words import gap_message

GAP = Answer(
    "Gap",
    "Something that a plan's commitments lack, or that its words ask for and nothing meets.",
    (
        Part(name="kind", type="GapKind", description="What is missing."),
        Part(name="commitment", type="Commitment", required=False, description="Where; null for target groups."),
        Part(name="actor", type="Actor", required=False, description="The actor whose support is unused."),
        Part(name="targetGroup", type="TargetGroup", required=False, description="The group that nothing serves."),
        Part(
            name="partnerKind", type="ActorKind", required=False, description="The kind of partner that is called for."
        ),
        Part(
            name="message",
            type="String",
            description="The gap in one or two sentences that can stand in a paper for the board.",
            say=gap_message,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Covered:
    """A commitment and the variables that hold what is known of it.

    ``who`` answers, ``works`` are its collaborations as ``partner.ongoing`` gives them, ``live`` the nodes of those
    that are, ``joined`` who takes part in them as ``partner.joining`` gives it, ``partners`` the partners,
    ``followed`` the years of the follow-ups made by the day.
    """

    commitment: Seen
    who: Cypher
    works: Cypher
    live: Cypher
    joined: Cypher
    partners: Cypher
    followed: Cypher


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """One gap as Cypher: its records, and what its sentence is made from beside the commitment (words.facts)."""

    kind: Cypher
    actor: Cypher = "null"
    group: Cypher = "null"
    called: Cypher = "null"
    name: Cypher = "null"
    name_en: Cypher = "null"
    qualifier: Cypher = "null"
    count: Cypher = "0"
    of_kind: Cypher = "0"
    unsure: Cypher = "0"

    def of(self, covered: Covered, year: Cypher) -> Cypher:
        """The gap of a commitment."""
        one, live = covered.commitment, f"size({covered.live})"
        facts: tuple[Cypher, ...] = (live, f"size({covered.works}) - {live}", self.unsure, year)
        return self._text(one.node, f"{one.values}.code", f"{one.values}.title", *facts)

    def of_plan(self, plan: Seen) -> Cypher:
        """A gap that is about no commitment, but about the plan as a whole."""
        title: Cypher = f"coalesce({plan.values}.shortTitle, {plan.values}.title)"
        return self._text("null", "null", title, "0", "0", "0", "0")

    def _text(self, commitment: Cypher, code: Cypher, title: Cypher, *facts: Cypher) -> Cypher:
        named: tuple[Cypher, ...] = (self.name, self.name_en, self.qualifier, self.called, self.count, self.of_kind)
        said: Cypher = ", ".join([f"'{self.kind}'", code, title, *named, *facts])
        return f"['{self.kind}', {commitment}, {self.actor}, {self.group}, {self.called}, [{said}]]"


def gaps_of(asking: Asking, covered: Covered) -> Cypher:
    """The gaps of a commitment in the order of GapKind: [kind, commitment, actor, group, called kind, facts] each."""
    one, who, x, year = covered.commitment, covered.who, asking.new("x"), _year(asking)
    alone: Cypher = f"size({covered.partners}) = 0"
    bound: Cypher = f"({x}[2] IN ['IOP', 'AGREEMENT'] OR coalesce({x}[3], false))"
    agreed: Cypher = f"any({x} IN {covered.works} WHERE {x}[1] AND {bound})"
    unsure: Cypher = f"size([{x} IN {covered.works} WHERE {x}[1] AND {x}[3] IS NULL])"
    diffuse: Cypher = f"size({who}) > 3 AND size({covered.live}) = 0 AND NOT {year} IN {covered.followed}"
    considered: Cypher = f"{one.values}.duty <> 'CONSIDER' OR {_considered(asking, one.node)}"

    def held(*gaps: tuple[Cypher, _Gap]) -> Cypher:
        rows: Cypher = ", ".join([f"[{condition}, {gap.of(covered, year)}]" for condition, gap in gaps])
        return f"[{x} IN [{rows}] WHERE {x}[0] | {x}[1]]"

    first = held((f"size({who}) = 0", _Gap(kind="NO_RESPONSIBLE")), (alone, _Gap(kind="NO_PARTNER")))
    rest = held(
        (
            f"NOT {alone} AND NOT {agreed}",
            _Gap(kind="NO_LIVE_AGREEMENT", count=f"size({covered.partners})", unsure=unsure),
        ),
        (diffuse, _Gap(kind="DIFFUSE_RESPONSIBILITY", count=f"size({who})")),
        (f"size({covered.followed}) = 0", _Gap(kind="NEVER_FOLLOWED_UP")),
        (f"NOT ({considered})", _Gap(kind="NEIGHBOURS_NOT_CONSIDERED")),
    )
    return f"{first} + {_called(asking, covered)} + {rest} + {_unused(asking, covered)}"


def _year(asking: Asking) -> Cypher:
    return f"toInteger(left({asking.clock.day}, 4))"


def followed(asking: Asking, commitment: Cypher) -> Cypher:
    """The years of the follow-ups of a commitment that were made by the day."""
    edge, one = asking.new("e"), asking.clock.see(asking.new("n"))
    start: Cypher = f"MATCH ({commitment})<-[{edge}:OF]-({one.node}:FollowUp)"
    found = one.matched(start, [asking.clock.holds(edge, "OF")], standing(asking, one, "FollowUp"))
    return f"COLLECT {{ {found} RETURN DISTINCT {one.values}.year }}"


def groups(asking: Asking, commitment: Cypher) -> Cypher:
    """The ids of the target groups that a commitment is for."""
    edge, group = asking.new("e"), asking.new("n")
    start: Cypher = f"MATCH ({commitment})-[{edge}:FOR_GROUP]->({group}:TargetGroup)"
    return f"COLLECT {{ {start} WHERE {asking.clock.holds(edge, 'FOR_GROUP')} RETURN {group}.id }}"


def _considered(asking: Asking, commitment: Cypher) -> Cypher:
    edge, one = asking.new("e"), asking.clock.see(asking.new("n"))
    start: Cypher = f"MATCH ({commitment})<-[{edge}:OF]-({one.node}:Consideration)"
    late = standing(asking, one, "Consideration")
    return f"EXISTS {{ {one.matched(start, [asking.clock.holds(edge, 'OF')], late)} }}"


def _called(asking: Asking, covered: Covered) -> Cypher:
    """A gap for each kind that the wording calls for and that is neither partner nor joined with its like.

    Where those of a kind answer themselves, as all boards, none of them can be a partner: two of them in one live
    collaboration meet the call. Open sets never are anybody's partner, so a call for one is no gap.
    """
    kind, x, work = asking.new("v"), asking.new("x"), asking.new("x")
    answers: Cypher = f"[{x} IN {covered.who} | {x}.id]"
    alike: Cypher = f"{x}[0] = {work}.id AND {x}[2] = {kind} AND {x}[1].id IN {answers}"
    together: Cypher = f"any({work} IN {covered.live} WHERE size([{x} IN {covered.joined} WHERE {alike}]) > 1)"
    partner: Cypher = f"any({x} IN {covered.partners} WHERE {x}.kind = {kind})"
    missing: Cypher = f"{kind} <> 'GROUP' AND NOT {partner} AND NOT {together}"
    of_kind: Cypher = f"size([{x} IN {covered.who} WHERE {x}.kind = {kind}])"
    gap = _Gap(kind="CALLED_KIND_MISSING", called=kind, of_kind=of_kind)
    called: Cypher = f"coalesce({covered.commitment.values}.callsFor, [])"
    return f"[{kind} IN {called} WHERE {missing} | {gap.of(covered, _year(asking))}]"


def _unused(asking: Asking, covered: Covered) -> Cypher:
    """A gap for each actor that the wording names and that joins in nothing on the commitment in the day's year."""
    edge, actor = asking.new("e"), asking.clock.see(asking.new("n"))
    start: Cypher = f"MATCH ({covered.commitment.node})-[{edge}:NAMES]->({actor.node}:Actor)"
    early: list[Cypher] = [asking.clock.holds(edge, "NAMES"), f"NOT {actor.node}:ActorGroup"]
    joined = _joined(asking, covered.commitment.node, actor.node)
    found = actor.matched(start, early, [*standing(asking, actor, "Actor"), f"NOT {joined}"])
    gap = _Gap(
        kind="SUPPORT_UNUSED",
        actor=actor.node,
        name=f"{actor.values}.name",
        name_en=f"{actor.values}.nameEn",
        qualifier=f"{edge}.qualifier",
    )
    order: Cypher = f"{actor.values}.sortName, {actor.node}.id"
    return f"COLLECT {{ {found} WITH * ORDER BY {order} RETURN {gap.of(covered, _year(asking))} }}"


def _joined(asking: Asking, commitment: Cypher, actor: Cypher) -> Cypher:
    """Whether an actor took part, on some day of the day's year, in a collaboration on the commitment then live."""
    clock, part, on, work = asking.clock, asking.new("e"), asking.new("e"), asking.clock.see(asking.new("k"))
    start: Cypher = f"MATCH ({actor})-[{part}:COLLABORATES]->({work.node}:Collaboration)-[{on}:ON]->({commitment})"
    year: Cypher = f"left({clock.day}, 4)"
    since: Cypher = f"coalesce({part}.since, {work.values}.since)"
    until: Cypher = f"coalesce({part}.until, {work.values}.until)"
    late: list[Cypher] = [
        f"{work.values}.archived = false",
        f"{work.values}.since IS NOT NULL",
        f"{since} <= {year} + '-12-31'",
        f"({until} IS NULL OR {until} > {year} + '-01-01')",
    ]
    # Believed, whatever its period: that is asked for the whole year.
    early: list[Cypher] = [clock.holds(part, "IN_PLAN"), clock.holds(on, "ON")]
    return f"EXISTS {{ {work.matched(start, early, late)} }}"


def gaps_of_target_groups(asking: Asking, plan: Seen, served: Cypher) -> Cypher:
    """A gap for each target group that no commitment with a live collaboration or a follow-up serves.

    ``served`` has [ids of its groups, whether it has either] for each commitment. Groups stand in no plan: all are
    asked about, but examples for the plans of examples only, and the other way round.
    """
    group, x, count = asking.clock.see(asking.new("n")), asking.new("x"), asking.new("c")
    kind: Cypher = f"{group.values}.isExample = {plan.values}.isExample"
    unmet: Cypher = f"none({x} IN {served} WHERE {x}[1] AND {group.node}.id IN {x}[0])"
    late: list[Cypher] = [*standing(asking, group, "TargetGroup"), kind, unmet, *asking.clock.in_force(plan, "Plan")]
    found = group.matched(f"MATCH ({group.node}:TargetGroup)", [], late)
    gap = _Gap(
        kind="TARGET_GROUP_WITHOUT_MEASURE",
        group=group.node,
        name=f"{group.values}.name",
        name_en=f"{group.values}.nameEn",
        count=count,
    )
    return (
        f"COLLECT {{ {found} WITH *, size([{x} IN {served} WHERE {group.node}.id IN {x}[0]]) AS {count} "
        f"ORDER BY {group.values}.sortName, {group.node}.id RETURN {gap.of_plan(plan)} }}"
    )
