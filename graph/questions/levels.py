"""What ties actors to others, as Cypher: the collaborations and commitments of some actors and whom they lead to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.cypher import Cypher
from graph.moment import Seen
from graph.questions.partner import standing
from graph.questions.terms import Asking
from graph.questions.ways import Tie

MOST_ROWS = 20_000
"""So many rows of one level are read; a search that meets more stops."""
_EDGES: Cypher = "COLLABORATES|RESPONSIBLE_FOR|NAMES"
_WAYS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("COLLABORATES", "COLLABORATES"): ("COLLABORATION", ""),
    ("RESPONSIBLE_FOR", "RESPONSIBLE_FOR"): ("SHARED_RESPONSIBILITY", ""),
    ("RESPONSIBLE_FOR", "NAMES"): ("NAMED", "FAR"),
    ("NAMES", "RESPONSIBLE_FOR"): ("NAMED", "NEAR"),
}
"""The edge from the near actor and the edge to the far one: the basis, and which of them is named."""


def level_of(asking: Asking, actors: Sequence[str], bases: Sequence[str]) -> Cypher:
    """The statement for one level of a search, whose rows ``ties`` reads.

    One pattern for all bases: a statement with a part for each takes Neo4j four times as long to plan.
    """
    relations = sorted({relation for way, (basis, _) in _WAYS.items() if basis in bases for relation in way})
    bind = asking.parameters.bind
    frontier, most, wanted = bind(lambda _: [*actors]), bind(lambda _: MOST_ROWS), bind(lambda _: [*relations])
    id_, edge, near, between = (asking.new("i"), asking.new("e"), *(asking.clock.see(asking.new("n")) for _ in "ab"))
    kind, title, ids = asking.new("r"), asking.new("t"), asking.new("a")
    start: Cypher = f"UNWIND {frontier} AS {id_} MATCH ({near.node}:Actor {{id: {id_}}})"
    actor = near.matched(start, [], standing(asking, near, "Actor"))
    step: Cypher = f" MATCH ({near.node})-[{edge}:{_EDGES}]-({between.node}:Record)"
    early = _edges(asking, edge, near.node, wanted)
    joined = between.matched(step, early, [f"{between.values}.archived = false", _holding(asking, between)])
    kept: Cypher = ", ".join([*asking.kept, between.node])
    return (
        f"{actor}{joined} WITH {kept}, {between.values}.sortName AS {title}, type({edge}) AS {kind}, "
        f"collect(DISTINCT {id_}) AS {ids} LIMIT {most} "
        f"RETURN {between.node}.id, {title}, {kind}, {ids}, {_far(asking, between.node, wanted)}, "
        f"{_commitments(asking, between.node)}"
    )


def ties(rows: Iterable[list[Any]], bases: Sequence[str]) -> list[Tie]:
    """The ties in the rows of the statement, those of the bases asked for."""
    return [tie for row in rows for tie in _ties(row) if tie.basis in bases]


def _ties(row: list[Any]) -> Iterator[Tie]:
    """Up to two ties: a commitment leads to those who answer for it, too, and to those whom it names."""
    id_, title, kind, near, reached, commitments = row
    for (first, second), (basis, named) in _WAYS.items():
        far = {actor: name for actor, name, other in reached if other == second} if first == kind else {}
        # On a commitment that does not hold there is nothing to work together on.
        if far and commitments:
            yield Tie(basis, id_, title, tuple(near), far, tuple(commitments), named)


def _edges(asking: Asking, edge: Cypher, actor: Cypher, wanted: Cypher) -> list[Cypher]:
    """The conditions under which an edge of an actor counts. An open set answers through its members."""
    held = asking.clock.holds(edge, "COLLABORATES")
    return [f"type({edge}) IN {wanted}", held, f"(type({edge}) <> 'RESPONSIBLE_FOR' OR NOT {actor}:ActorGroup)"]


def _holding(asking: Asking, between: Seen) -> Cypher:
    """A collaboration or a commitment holds on the day."""
    [work] = asking.clock.in_force(between, "Collaboration")
    [promise] = asking.clock.in_force(between, "Commitment")
    return f"CASE WHEN {between.node}:Commitment THEN {promise} ELSE {work} END"


def _far(asking: Asking, between: Cypher, wanted: Cypher) -> Cypher:
    """Whom it leads to, each [id, sort key, kind of edge]."""
    edge, actor = asking.new("e"), asking.clock.see(asking.new("n"))
    start: Cypher = f"MATCH ({between})-[{edge}:{_EDGES}]-({actor.node}:Actor)"
    found = actor.matched(start, _edges(asking, edge, actor.node, wanted), standing(asking, actor, "Actor"))
    return f"COLLECT {{ {found} RETURN DISTINCT [{actor.node}.id, {actor.values}.sortName, type({edge})] }}"


def _commitments(asking: Asking, between: Cypher) -> Cypher:
    """The ids of the commitments that count: the one between, or those of a collaboration."""
    edge, one = asking.new("e"), asking.clock.see(asking.new("m"))
    start: Cypher = f"MATCH ({between})-[{edge}:ON]->({one.node}:Commitment)"
    found = one.matched(start, [asking.clock.holds(edge, "ON")], standing(asking, one, "Commitment"))
    those: Cypher = f"COLLECT {{ {found} RETURN DISTINCT {one.node}.id }}"
    return f"CASE WHEN {between}:Commitment THEN [{between}.id] ELSE {those} END"
