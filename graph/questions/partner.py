"""Partners in the strict sense, for gaps and whatever depends on a partner: who answers, what is live, who joins in.

A partner is a participant of a live collaboration on the commitment that does not answer for it itself, is no group,
not archived, and neither part nor whole of one that answers, up to four steps away. Each of these is an expression
that gives a list.
"""

from graph.cypher import Cypher
from graph.moment import Seen
from graph.questions.terms import Asking

_STEPS: Cypher = "1..4"
"""How far up and down parts and wholes are followed: farther kin is a partner. A municipality with its boards, units
and theirs takes three."""


def standing(asking: Asking, seen: Seen, type_name: str) -> list[Cypher]:
    """The record is not archived and holds on the day, unknown bounds open."""
    return [f"{seen.values}.archived = false", *asking.clock.in_force(seen, type_name)]


def answering(asking: Asking, commitment: Cypher) -> Cypher:
    """The nodes of those that answer for a commitment; open sets do not, their members do."""
    edge, actor = asking.new("e"), asking.clock.see(asking.new("n"))
    start = f"MATCH ({commitment})<-[{edge}:RESPONSIBLE_FOR]-({actor.node}:Actor)"
    edges: list[Cypher] = [asking.clock.holds(edge, "RESPONSIBLE_FOR"), f"NOT {actor.node}:ActorGroup"]
    return f"COLLECT {{ {actor.matched(start, edges, standing(asking, actor, 'Actor'))} RETURN DISTINCT {actor.node} }}"


def ongoing(asking: Asking, commitment: Cypher) -> Cypher:
    """The collaborations on a commitment that hold on the day: [node, live, form, agreementWritten] each.

    One whose first day is not known holds, but is not live.
    """
    edge, work = asking.new("e"), asking.clock.see(asking.new("k"))
    start = f"MATCH ({commitment})<-[{edge}:ON]-({work.node}:Collaboration)"
    found = work.matched(start, [asking.clock.holds(edge, "ON")], standing(asking, work, "Collaboration"))
    live: Cypher = f"{work.values}.since IS NOT NULL"
    return (
        f"COLLECT {{ {found} RETURN DISTINCT "
        f"[{work.node}, {live}, {work.values}.form, {work.values}.agreementWritten] }}"
    )


def joining(asking: Asking, works: Cypher) -> Cypher:
    """Who takes part in some collaborations on the day: [id of the collaboration, node, kind] each."""
    work, edge, actor = asking.new("k"), asking.new("e"), asking.clock.see(asking.new("n"))
    start = f"UNWIND {works} AS {work} MATCH ({work})<-[{edge}:COLLABORATES]-({actor.node}:Actor)"
    found = actor.matched(start, [asking.clock.holds(edge, "COLLABORATES")], standing(asking, actor, "Actor"))
    return f"COLLECT {{ {found} RETURN DISTINCT [{work}.id, {actor.node}, {actor.node}.kind] }}"


def kin(asking: Asking, actors: Cypher) -> Cypher:
    """The ids of some actors, of what they are part of and of what is part of them."""
    one = asking.new("x")
    own: Cypher = f"[{one} IN {actors} | {one}.id]"
    return f"{own} + {_beyond(asking, actors, '-', '->')} + {_beyond(asking, actors, '<-', '-')}"


def _beyond(asking: Asking, actors: Cypher, before: Cypher, after: Cypher) -> Cypher:
    one, far, edges, edge = asking.new("x"), asking.new("n"), asking.new("u"), asking.new("e")
    step: Cypher = f"MATCH ({one}){before}[{edges}:PART_OF*{_STEPS}]{after}({far}:Actor)"
    held: Cypher = f"all({edge} IN {edges} WHERE {asking.clock.holds(edge, 'PART_OF')})"
    return f"COLLECT {{ UNWIND {actors} AS {one} {step} WHERE {held} RETURN {far}.id }}"


def partners(asking: Asking, joined: Cypher, kin_ids: Cypher) -> Cypher:
    """The nodes of those that take part, as ``joining`` gives them, without kin of those that answer."""
    one = asking.new("x")
    return f"COLLECT {{ UNWIND {joined} AS {one} WITH * WHERE NOT {one}[1].id IN {kin_ids} RETURN DISTINCT {one}[1] }}"
