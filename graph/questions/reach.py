"""The actors within so many links of some: a step a link, as far as the filter says."""

from graph.cypher import Cypher
from graph.moment import Seen, matched
from graph.questions.marks import id_in, mark
from graph.questions.scope import Scope
from graph.questions.ties import MOST_ACTORS


def reached(scope: Scope, steps: int) -> tuple[Cypher, Cypher]:
    """The actors that the filter names and those within so many links: Cypher that binds them, and their marks."""
    asking = scope.asking
    first, actors = scope.see("a"), asking.new("r")
    kept: Cypher = "".join([f", {one}" for one in asking.kept])
    text: Cypher = f"UNWIND [COLLECT {{ {scope.given_actors(first)} RETURN DISTINCT {mark(first)} }}] AS {actors} "
    for _ in range(steps):
        farther, one = asking.new("r"), asking.new("m")
        imported = f"{actors}{kept}"
        step = f"CALL ({imported}) {{ {_step(scope, actors, one)} }}"
        text += f"CALL ({imported}) {{ {step} RETURN collect(DISTINCT {one}) AS {farther} }} "
        actors = farther
    return text, actors


def _step(scope: Scope, actors: Cypher, far: Cypher) -> Cypher:
    """The marks of the actors themselves and of all that are linked to one of them, by UNION of the ways.

    From more actors than a network may have nothing is looked for any more. The list of them does not stay bound: the
    embedded engine counts it against the memory of each row.
    """
    kept: Cypher = "".join([f", {one}" for one in scope.asking.kept])
    near, one, most = scope.asking.new("a"), scope.asking.new("m"), scope.asking.constant(MOST_ACTORS)
    start: Cypher = (
        f"UNWIND CASE WHEN size({actors}) > {most} THEN [] ELSE {actors} END AS {one} WITH {one}{kept} "
        f"MATCH ({near}:Actor {{id: {id_in(one)}}}) MATCH ({near})"
    )
    ways = (
        _by_work(scope, start, kept, far),
        _by_answering(scope, start, near, kept, far, named=False),
        _by_answering(scope, start, near, kept, far, named=True),
        _by_being_named(scope, start, kept, far),
    )
    limited: Cypher = " UNION ALL ".join([f"{way} LIMIT {most} + 1" for way in ways])
    return f"UNWIND {actors} AS {far} RETURN {far} UNION ALL {limited}"


def _by_work(scope: Scope, start: Cypher, kept: Cypher, far: Cypher) -> Cypher:
    """Those who take part in the same collaboration."""
    k, c, b = scope.see("k"), scope.see("c"), scope.see("b")
    part, part_holds = scope.edge("COLLABORATES")
    on, on_holds = scope.edge("ON")
    back, back_holds = scope.edge("COLLABORATES")
    works = matched(
        f"{start}-[{part}:COLLABORATES]->({k.node}:Collaboration)-[{on}:ON]->({c.node}:Commitment)",
        [k, c],
        [scope.counts("COLLABORATION"), part_holds, on_holds],
        [*scope.work(k), *scope.commitment(c)],
    )
    parties = b.matched(f"MATCH ({k.node})<-[{back}:COLLABORATES]-({b.node}:Actor)", [back_holds], scope.actor(b))
    return f"{works} WITH DISTINCT {k.node}{kept} {parties} RETURN DISTINCT {mark(b)} AS {far}"


def _by_answering(scope: Scope, start: Cypher, near: Cypher, kept: Cypher, far: Cypher, *, named: bool) -> Cypher:
    """Those who answer for the same commitment, or those whom its wording names."""
    c, b = scope.see("c"), scope.see("b")
    answers, answers_holds = scope.edge("RESPONSIBLE_FOR")
    basis = scope.counts("NAMED") if named else scope.counts("SHARED_RESPONSIBILITY")
    commitments = c.matched(
        f"{start}-[{answers}:RESPONSIBLE_FOR]->({c.node}:Commitment)",
        [basis, answers_holds, f"NOT {near}:ActorGroup"],
        scope.commitment(c),
    )
    others = _named(scope, c, b) if named else _answering(scope, c, b)
    return f"{commitments} WITH DISTINCT {c.node}{kept} {others} RETURN DISTINCT {mark(b)} AS {far}"


def _by_being_named(scope: Scope, start: Cypher, kept: Cypher, far: Cypher) -> Cypher:
    """Those who answer for a commitment whose wording names one."""
    c, b = scope.see("c"), scope.see("b")
    names, names_holds = scope.edge("NAMES")
    commitments = c.matched(
        f"{start}<-[{names}:NAMES]-({c.node}:Commitment)", [scope.counts("NAMED"), names_holds], scope.commitment(c)
    )
    return f"{commitments} WITH DISTINCT {c.node}{kept} {_answering(scope, c, b)} RETURN DISTINCT {mark(b)} AS {far}"


def _answering(scope: Scope, commitment: Seen, actor: Seen) -> Cypher:
    edge, holds = scope.edge("RESPONSIBLE_FOR")
    start: Cypher = f"MATCH ({commitment.node})<-[{edge}:RESPONSIBLE_FOR]-({actor.node}:Actor)"
    return actor.matched(start, [holds, f"NOT {actor.node}:ActorGroup"], scope.actor(actor))


def _named(scope: Scope, commitment: Seen, actor: Seen) -> Cypher:
    edge, holds = scope.edge("NAMES")
    start: Cypher = f"MATCH ({commitment.node})-[{edge}:NAMES]->({actor.node}:Actor)"
    return actor.matched(start, [holds], scope.actor(actor))
