"""Links: two actors, once a pair, with all that links them; made of the groups of a network."""

from dataclasses import dataclass

from graph.cypher import Cypher, number
from graph.questions.scope import Scope
from graph.questions.terms import Answer, Asking, Found, Listed, Part
from graph.questions.ties import Groups

LINK = Answer(
    "NetworkLink",
    "Two actors and what links them. Undirected, one per pair; the source is the first by Swedish name.",
    (
        Part(name="source", type="Actor", description="The one."),
        Part(name="target", type="Actor", description="The other."),
        Part(name="weight", type="Int", description="How many distinct commitments link them."),
        Part(name="basis", type="PartnershipBasis", many=True, description="What links them."),
        Part(name="commitments", type="Commitment", many=True, description="The commitments, by place in their plan."),
        Part(name="collaborations", type="Collaboration", many=True, description="The collaborations, by title."),
    ),
)
_BASES: Cypher = "['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED']"


@dataclass(frozen=True, slots=True)
class Pair:
    """The variables of a pair and of what links it; ``first`` has the smaller id."""

    first: Cypher
    second: Cypher
    commitments: Cypher
    works: Cypher
    bases: Cypher


def new_pair(scope: Scope) -> Pair:
    """Names for the parts of a pair."""
    new = scope.asking.new
    return Pair(new("a"), new("b"), new("l"), new("l"), new("l"))


def paired(scope: Scope, groups: Groups, pair: Pair) -> Cypher:
    """The pairs in all groups, a row a pair; none where the groups are too large."""
    new, kept = scope.asking.new, "".join([f", {one}" for one in scope.asking.kept])
    group, having, wording, one, found = new("g"), new("l"), new("l"), new("a"), new("x")
    commitment, work, other, basis, item = new("c"), new("k"), new("b"), new("x"), new("y")
    shared = f"({work} IS NOT NULL OR {scope.counts('SHARED_RESPONSIBILITY')})"
    together: Cypher = f"CASE WHEN {work} IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END"
    ordered: Cypher = f"{one}.id < {other}.id"
    return (
        f"UNWIND CASE WHEN {groups.problem} IS NULL THEN {groups.every} ELSE [] END AS {group} "
        f"WITH {group}[0] AS {commitment}, {group}[1] AS {work}, {group}[2] AS {having}, {group}[3] AS {wording}{kept} "
        f"UNWIND {having} AS {one} "
        f"UNWIND [{item} IN {having} WHERE {one}.id < {item}.id AND {shared} | [{item}, {together}]] + "
        f"[{item} IN {wording} WHERE {one}.id <> {item}.id | [{item}, 'NAMED']] AS {found} "
        f"WITH {commitment}, {work}, {one}, {found}[0] AS {other}, {found}[1] AS {basis}{kept} "
        f"WITH {commitment}, {work}, {basis}, CASE WHEN {ordered} THEN {one} ELSE {other} END AS {pair.first}, "
        f"CASE WHEN {ordered} THEN {other} ELSE {one} END AS {pair.second}{kept} "
        f"WITH {pair.first}, {pair.second}, collect(DISTINCT {commitment}) AS {pair.commitments}, "
        f"collect(DISTINCT {work}) AS {pair.works}, collect(DISTINCT {basis}) AS {pair.bases}{kept}"
    )


def heaviest(scope: Scope, groups: Groups) -> tuple[Cypher, Cypher]:
    """The heaviest links, one more than ``maxLinks``: Cypher that binds them, and the list of their rows."""
    asking, new, pair = scope.asking, scope.asking.new, new_pair(scope)
    first, second = asking.clock.see(pair.first), asking.clock.see(pair.second)
    name, other_name, before, links = new("x"), new("x"), new("x"), new("l")
    source, target, basis = new("a"), new("b"), new("x")
    clauses: Cypher = first.clause + second.clause
    order: Cypher = f"CASE WHEN {before} THEN {name} ELSE {other_name} END"
    next_order: Cypher = f"CASE WHEN {before} THEN {other_name} ELSE {name} END"
    row: Cypher = (
        f"[{source}, {target}, size({pair.commitments}), [{basis} IN {_BASES} WHERE {basis} IN {pair.bases}], "
        f"{pair.commitments}, {pair.works}]"
    )
    text = (
        f"CALL ({', '.join([groups.every, groups.problem, *asking.kept])}) {{ {paired(scope, groups, pair)}{clauses} "
        f"WITH *, {first.values}.sortName AS {name}, {second.values}.sortName AS {other_name} "
        f"WITH *, {name} <= {other_name} AS {before} "
        f"WITH *, CASE WHEN {before} THEN {pair.first} ELSE {pair.second} END AS {source}, "
        f"CASE WHEN {before} THEN {pair.second} ELSE {pair.first} END AS {target} "
        f"ORDER BY size({pair.commitments}) DESC, {order}, {source}.id, {next_order}, {target}.id "
        f"LIMIT {scope.bind('maxLinks')} + 1 RETURN collect({row}) AS {links} }} "
    )
    return text, links


def link_rows(asking: Asking, rows: Cypher) -> Found:
    """Links out of a list of rows: source, target, weight, basis, commitments, collaborations."""
    new = asking.new
    row, weight, basis, commitments, works = new("l"), new("x"), new("l"), new("l"), new("l")
    source, target = asking.clock.see(new("n")), asking.clock.see(new("n"))
    names: tuple[Cypher, ...] = (source.node, target.node, weight, basis, commitments, works)
    columns: Cypher = ", ".join([f"{row}[{number(place)}] AS {name}" for place, name in enumerate(names)])
    # Not WITH *: the embedded engine counts whatever is bound, the whole list too, against the memory of a sort below.
    start = f"UNWIND {rows} AS {row} WITH {', '.join([columns, *asking.kept])}{source.clause}{target.clause}"
    return Found(
        start,
        {
            "source": source,
            "target": target,
            "weight": weight,
            "basis": basis,
            "commitments": Listed(commitments),
            "collaborations": Listed(works),
        },
    )
