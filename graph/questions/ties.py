"""What ties actors to commitments: working on them, answering for them, being named. Groups of ties hold the links.

A group is a commitment, the collaboration on it (null for those who answer), those who work or answer, and those whom
the wording names. Each edge is read once, whatever the number of links that follow from it. An open set ("Alla
nämnder") answers through its members: only a wording that names it links it. Without links it is in a network as any
actor is, where the filter does not speak of what actors do.
"""

from dataclasses import dataclass

from graph.cypher import Cypher
from graph.moment import matched
from graph.questions.marks import id_in, mark
from graph.questions.scope import Scope

MOST_TIES = 25_000
MOST_PAIRS = 120_000
MOST_ACTORS = 10_000
"""What a network is made of at most; beyond, it is refused before much is read."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The variables of a tie: ids of commitment and collaboration (or null), the actor's mark, whether it is named."""

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
    c, k, a = scope.see("c"), scope.see("k"), scope.see("a")
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
    actor: Cypher = f"{mark(a)} AS {tie.actor}"
    return (
        f"{scope.commitments(c)} CALL ({imported}) {{ "
        f"{worked} RETURN {k.node}.id AS {tie.work}, {actor}, false AS {tie.named} UNION ALL "
        f"{answered} RETURN null AS {tie.work}, {actor}, false AS {tie.named} UNION ALL "
        f"{wording} RETURN null AS {tie.work}, {actor}, true AS {tie.named} }} WITH *, {c.node}.id AS {tie.commitment}"
    )


def tied_to_actors(scope: Scope, tie: Tie, actors: Cypher) -> Cypher:
    """The ties of the actors in a list of marks, a row a tie."""
    a, c, k = scope.asking.new("a"), scope.see("c"), scope.see("k")
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
    kept = ", ".join([tie.actor, *scope.asking.kept])
    commitment: Cypher = f"{c.node}.id AS {tie.commitment}"
    return (
        f"UNWIND {actors} AS {tie.actor} WITH {kept} MATCH ({a}:Actor {{id: {id_in(tie.actor)}}}) "
        f"CALL ({imported}) {{ "
        f"{worked} RETURN {commitment}, {k.node}.id AS {tie.work}, false AS {tie.named} UNION ALL "
        f"{answered} RETURN {commitment}, null AS {tie.work}, false AS {tie.named} UNION ALL "
        f"{wording} RETURN {commitment}, null AS {tie.work}, true AS {tie.named} }}"
    )


def _answering(scope: Scope) -> Cypher:
    """Who answers matters for two bases."""
    return f"({scope.counts('SHARED_RESPONSIBILITY')} OR {scope.counts('NAMED')})"


@dataclass(frozen=True, slots=True)
class Groups:
    """The variables of all groups: the list of them, and what is wrong with their size, or null.

    A group is a list: ids of commitment and collaboration, marks of those who work or answer, and of those named.
    """

    every: Cypher
    problem: Cypher


def grouped(scope: Scope, tie: Tie, ties: Cypher, actors: tuple[Cypher, ...] = ()) -> tuple[Cypher, Groups]:
    """From rows of ties to their groups, bound in one row; ``actors``: the list of those that the ties are of.

    No more ties are read than there may be.
    """
    asking, new = scope.asking, scope.asking.new
    having, wording, number = new("l"), new("l"), new("x")
    groups, all_ties, pairs, problem = new("g"), new("x"), new("x"), new("x")
    most, most_pairs = asking.constant(MOST_TIES), asking.constant(MOST_PAIRS)
    too_many: Cypher = "".join([f"size({one}) > {asking.constant(MOST_ACTORS)} OR " for one in actors])
    text = (
        f"CALL ({', '.join([*actors, *asking.kept])}) {{ {ties} "
        f"WITH {', '.join([tie.all, *asking.kept])} LIMIT {most} + 1 "
        f"WITH {tie.commitment}, {tie.work}, count(*) AS {number}, "
        f"collect(DISTINCT CASE WHEN {tie.named} THEN null ELSE {tie.actor} END) AS {having}, "
        f"collect(DISTINCT CASE WHEN {tie.named} THEN {tie.actor} END) AS {wording} "
        f"RETURN collect([{tie.commitment}, {tie.work}, {having}, {wording}]) AS {groups}, "
        f"sum({number}) AS {all_ties}, "
        f"sum(size({having}) * (size({having}) - 1) / 2 + size({having}) * size({wording})) AS {pairs} }} "
        f"UNWIND [CASE WHEN {too_many}{all_ties} > {most} OR {pairs} > {most_pairs} THEN 'size' END] AS {problem} "
    )
    return text, Groups(groups, problem)
