"""Links: two actors, once a pair, with all that links them; made of the groups of a network."""

from dataclasses import dataclass

from graph.cypher import Cypher, number
from graph.questions.marks import found, id_in
from graph.questions.scope import Scope
from graph.questions.terms import Answer, Asking, Found, Listed, Part
from graph.questions.ties import Groups
from graph.vocabulary.enumerations import BASES_LISTED

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


@dataclass(frozen=True, slots=True)
class Pair:
    """The variables of a pair, by marks, and of what links it, by ids; the first comes before the second by name."""

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
    return (
        f"UNWIND CASE WHEN {groups.problem} IS NULL THEN {groups.every} ELSE [] END AS {group} "
        f"WITH {group}[0] AS {commitment}, {group}[1] AS {work}, {group}[2] AS {having}, {group}[3] AS {wording}{kept} "
        f"UNWIND {having} AS {one} "
        f"UNWIND [{item} IN {having} WHERE {one} < {item} AND {shared} | [{item}, {together}]] + "
        f"[{item} IN {wording} WHERE {one} <> {item} | [{item}, 'NAMED']] AS {found} "
        f"WITH {commitment}, {work}, {one}, {found}[0] AS {other}, {found}[1] AS {basis}{kept} "
        f"WITH CASE WHEN {one} < {other} THEN {one} ELSE {other} END AS {pair.first}, "
        f"CASE WHEN {one} < {other} THEN {other} ELSE {one} END AS {pair.second}, "
        f"collect(DISTINCT {commitment}) AS {pair.commitments}, "
        f"collect(DISTINCT {work}) AS {pair.works}, collect(DISTINCT {basis}) AS {pair.bases}{kept}"
    )


def ordered_bases(asking: Asking, bases: Cypher) -> Cypher:
    """Bases in the order of their enumeration."""
    basis = asking.new("x")
    return f"[{basis} IN {BASES_LISTED} WHERE {basis} IN {bases}]"


def heaviest(scope: Scope, groups: Groups) -> tuple[Cypher, Cypher]:
    """The heaviest links, one more than ``maxLinks``: Cypher that binds them, and the list of their rows."""
    asking, pair = scope.asking, new_pair(scope)
    links, weight, bases = asking.new("l"), asking.new("x"), ordered_bases(asking, pair.bases)
    text = (
        f"CALL ({', '.join([groups.every, groups.problem, *asking.kept])}) {{ {paired(scope, groups, pair)} "
        f"WITH *, size({pair.commitments}) AS {weight} ORDER BY {weight} DESC, {pair.first}, {pair.second} "
        f"LIMIT {scope.bind('maxLinks')} + 1 RETURN collect("
        f"[{pair.first}, {pair.second}, {weight}, {bases}, {pair.commitments}, {pair.works}]) AS {links} }} "
    )
    return text, links


def link_rows(asking: Asking, rows: Cypher) -> Found:
    """Links out of a list of rows: marks of source and target, weight, basis, ids of commitments and collaborations."""
    new, row, near, far = asking.new, asking.new("l"), asking.new("m"), asking.new("m")
    weight, basis, commitments, works = new("x"), new("l"), new("l"), new("l")
    source, target, one, other = asking.clock.see(new("n")), asking.clock.see(new("n")), new("n"), new("n")
    names: tuple[Cypher, ...] = (near, far, weight, basis, commitments, works)
    columns: Cypher = ", ".join([f"{row}[{number(place)}] AS {name}" for place, name in enumerate(names)])
    # Not WITH *: the embedded engine counts whatever is bound, the whole list too, against the memory of a sort below.
    kept: Cypher = ", ".join([columns, *asking.kept])
    start = (
        f"UNWIND {rows} AS {row} WITH {kept} "
        f"WITH *, {found(one, id_in(near))} AS {source.node}, {found(other, id_in(far))} AS {target.node}"
        f"{source.clause}{target.clause}"
    )
    return Found(
        start,
        {
            "source": source,
            "target": target,
            "weight": weight,
            "basis": basis,
            "commitments": Listed(ids=commitments),
            "collaborations": Listed(ids=works),
        },
    )
