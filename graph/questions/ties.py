"""What ties actors to commitments: working on them, answering for them, being named. Groups of ties hold the links.

A group is a commitment, the collaboration on it (null for those who answer), those who work or answer, and those whom
the wording names. Each edge is read once, whatever the number of links that follow from it. An open set ("Alla
nämnder") answers through its members; it is in a network only where a wording names it.
"""

from dataclasses import dataclass

from graph.cypher import Cypher
from graph.moment import matched
from graph.questions.scope import Scope

MOST_TIES = 25_000
MOST_PAIRS = 120_000
MOST_ACTORS = 10_000
"""What a network is made of at most; beyond, it is refused before much is read."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The variables of a tie: the commitment, the collaboration or null, the actor, whether the wording names it."""

    commitment: Cypher
    work: Cypher
    actor: Cypher
    named: Cypher

    @property
    def all(self) -> Cypher:
        """All of them, to be kept or taken along."""
        return f"{self.commitment}, {self.work}, {self.actor}, {self.named}"


def new_tie(scope: Scope) -> Tie:
    """Names for the parts of a tie."""
    new = scope.asking.new
    return Tie(new("c"), new("k"), new("a"), new("w"))


def tied_to_commitments(scope: Scope, tie: Tie) -> Cypher:
    """The ties of all commitments that count, a row a tie."""
    see = scope.asking.clock.see
    c, k, a = see(tie.commitment), see(tie.work), see(tie.actor)
    on, on_holds = scope.edge("ON")
    part, part_holds = scope.edge("COLLABORATES")
    answers, answers_holds = scope.edge("RESPONSIBLE_FOR")
    names, names_holds = scope.edge("NAMES")
    worked = matched(
        f"MATCH ({c.node})<-[{on}:ON]-({k.node}:Collaboration)<-[{part}:COLLABORATES]-({a.node}:Actor)",
        [k, a],
        [scope.counts("COLLABORATION"), on_holds, part_holds],
        [*scope.work(k), *scope.actor(a)],
    )
    answered = a.matched(
        f"MATCH ({c.node})<-[{answers}:RESPONSIBLE_FOR]-({a.node}:Actor)",
        [_answering(scope), answers_holds, f"NOT {a.node}:ActorGroup"],
        scope.actor(a),
    )
    wording = a.matched(
        f"MATCH ({c.node})-[{names}:NAMES]->({a.node}:Actor)", [scope.counts("NAMED"), names_holds], scope.actor(a)
    )
    imported = ", ".join([c.node, *scope.asking.clock.variables])
    return (
        f"{scope.commitments(c)} CALL ({imported}) {{ "
        f"{worked} RETURN {k.node}, {a.node}, false AS {tie.named} UNION ALL "
        f"{answered} RETURN null AS {k.node}, {a.node}, false AS {tie.named} UNION ALL "
        f"{wording} RETURN null AS {k.node}, {a.node}, true AS {tie.named} }}"
    )


def tied_to_actors(scope: Scope, tie: Tie, actors: Cypher) -> Cypher:
    """The ties of the actors in a list, a row a tie."""
    see, a = scope.asking.clock.see, tie.actor
    c, k = see(tie.commitment), see(tie.work)
    on, on_holds = scope.edge("ON")
    part, part_holds = scope.edge("COLLABORATES")
    answers, answers_holds = scope.edge("RESPONSIBLE_FOR")
    names, names_holds = scope.edge("NAMES")
    worked = matched(
        f"MATCH ({a})-[{part}:COLLABORATES]->({k.node}:Collaboration)-[{on}:ON]->({c.node}:Commitment)",
        [k, c],
        [scope.counts("COLLABORATION"), part_holds, on_holds],
        [*scope.work(k), *scope.commitment(c)],
    )
    answered = c.matched(
        f"MATCH ({a})-[{answers}:RESPONSIBLE_FOR]->({c.node}:Commitment)",
        [_answering(scope), answers_holds, f"NOT {a}:ActorGroup"],
        scope.commitment(c),
    )
    wording = c.matched(
        f"MATCH ({a})<-[{names}:NAMES]-({c.node}:Commitment)",
        [scope.counts("NAMED"), names_holds],
        scope.commitment(c),
    )
    imported = ", ".join([a, *scope.asking.clock.variables])
    return (
        f"UNWIND {actors} AS {a} CALL ({imported}) {{ "
        f"{worked} RETURN {c.node}, {k.node}, false AS {tie.named} UNION ALL "
        f"{answered} RETURN {c.node}, null AS {k.node}, false AS {tie.named} UNION ALL "
        f"{wording} RETURN {c.node}, null AS {k.node}, true AS {tie.named} }}"
    )


def _answering(scope: Scope) -> Cypher:
    """Who answers matters for two bases."""
    return f"({scope.counts('SHARED_RESPONSIBILITY')} OR {scope.counts('NAMED')})"


@dataclass(frozen=True, slots=True)
class Groups:
    """The variables of all groups: the list of them, and what is wrong with their size, or null."""

    every: Cypher
    problem: Cypher


def grouped(scope: Scope, tie: Tie, ties: Cypher, too_many: Cypher) -> tuple[Cypher, Groups]:
    """From rows of ties to their groups, bound in one row; ``too_many``: where it holds, it is too large anyway.

    No more ties are read than there may be.
    """
    asking, new = scope.asking, scope.asking.new
    having, wording, number = new("l"), new("l"), new("x")
    groups, all_ties, pairs, problem = new("g"), new("x"), new("x"), new("x")
    most, most_pairs = asking.constant(MOST_TIES), asking.constant(MOST_PAIRS)
    text = (
        f"CALL ({', '.join(asking.kept)}) {{ {ties} "
        f"WITH {', '.join([tie.all, *asking.kept])} LIMIT {most} + 1 "
        f"WITH {tie.commitment}, {tie.work}, count(*) AS {number}, "
        f"collect(DISTINCT CASE WHEN {tie.named} THEN null ELSE {tie.actor} END) AS {having}, "
        f"collect(DISTINCT CASE WHEN {tie.named} THEN {tie.actor} END) AS {wording} "
        f"RETURN collect([{tie.commitment}, {tie.work}, {having}, {wording}]) AS {groups}, "
        f"sum({number}) AS {all_ties}, "
        f"sum(size({having}) * (size({having}) - 1) / 2 + size({having}) * size({wording})) AS {pairs} }} "
        f"UNWIND [CASE WHEN {too_many} OR {all_ties} > {most} OR {pairs} > {most_pairs} THEN 'size' END] AS {problem} "
    )
    return text, Groups(groups, problem)


def reached(scope: Scope, steps: int) -> tuple[Cypher, Cypher]:
    """The actors that the filter names and those within so many links of them: Cypher that binds them, and the list."""
    asking = scope.asking
    first, actors = scope.see("a"), asking.new("r")
    text: Cypher = f"UNWIND [COLLECT {{ {scope.given_actors(first)} RETURN DISTINCT {first.node} }}] AS {actors} "
    for _ in range(steps):
        farther, one = asking.new("r"), asking.new("a")
        imported = ", ".join([actors, *asking.kept])
        text += (
            f"CALL ({imported}) {{ CALL ({imported}) {{ {_step(scope, actors, one)} }} "
            f"WITH DISTINCT {one} LIMIT {asking.constant(MOST_ACTORS)} + 1 RETURN collect({one}) AS {farther} }} "
        )
        actors = farther
    return text, actors


def _step(scope: Scope, actors: Cypher, far: Cypher) -> Cypher:
    """The actors themselves and all that are linked to one of them, by UNION of the ways."""
    see, new = scope.asking.clock.see, scope.asking.new
    near, k, c, b = new("a"), see(new("k")), see(new("c")), see(far)
    part, part_holds = scope.edge("COLLABORATES")
    back, back_holds = scope.edge("COLLABORATES")
    on, on_holds = scope.edge("ON")
    answers, answers_holds = scope.edge("RESPONSIBLE_FOR")
    names, names_holds = scope.edge("NAMES")
    also, also_holds = scope.edge("RESPONSIBLE_FOR")
    kept: Cypher = "".join([f", {one}" for one in scope.asking.kept])
    start: Cypher = f"UNWIND {actors} AS {near} MATCH ({near})"
    answering: Cypher = f"{start}-[{answers}:RESPONSIBLE_FOR]->({c.node}:Commitment)"
    answers_too: list[Cypher] = [answers_holds, f"NOT {near}:ActorGroup"]
    someone: list[Cypher] = scope.actor(b)
    worked = matched(
        f"{start}-[{part}:COLLABORATES]->({k.node}:Collaboration)-[{on}:ON]->({c.node}:Commitment)",
        [k, c],
        [scope.counts("COLLABORATION"), part_holds, on_holds],
        [*scope.work(k), *scope.commitment(c)],
    )
    shared = c.matched(answering, [scope.counts("SHARED_RESPONSIBILITY"), *answers_too], scope.commitment(c))
    naming = c.matched(answering, [scope.counts("NAMED"), *answers_too], scope.commitment(c))
    named = c.matched(
        f"{start}<-[{names}:NAMES]-({c.node}:Commitment)", [scope.counts("NAMED"), names_holds], scope.commitment(c)
    )
    parties = b.matched(f"MATCH ({k.node})<-[{back}:COLLABORATES]-({far}:Actor)", [back_holds], someone)
    others = b.matched(
        f"MATCH ({c.node})<-[{also}:RESPONSIBLE_FOR]-({far}:Actor)", [also_holds, f"NOT {far}:ActorGroup"], someone
    )
    mentioned = b.matched(f"MATCH ({c.node})-[{names}:NAMES]->({far}:Actor)", [names_holds], someone)
    return (
        f"UNWIND {actors} AS {far} RETURN {far} "
        f"UNION {worked} WITH DISTINCT {k.node}{kept} {parties} RETURN {far} "
        f"UNION {shared} WITH DISTINCT {c.node}{kept} {others} RETURN {far} "
        f"UNION {naming} WITH DISTINCT {c.node}{kept} {mentioned} RETURN {far} "
        f"UNION {named} WITH DISTINCT {c.node}{kept} {others} RETURN {far}"
    )
