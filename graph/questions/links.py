"""Links: two actors, once a pair, with all that links them; made of the groups of a network."""

from dataclasses import dataclass

from graph.cypher import Cypher
from graph.questions.marks import id_in
from graph.questions.scope import Scope
from graph.questions.terms import Answer, Asking, Bound, Found, Part, Shared
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


def link_row(asking: Asking, pair: Pair) -> Cypher:
    """A pair as the row of a link: marks of its ends, weight, bases, ids of commitments and of collaborations."""
    bases = ordered_bases(asking, pair.bases)
    return f"[{pair.first}, {pair.second}, size({pair.commitments}), {bases}, {pair.commitments}, {pair.works}]"


def by_weight(link: Cypher) -> Cypher:
    """The order of links as an answer has them, heaviest first, ``link`` being the row of one.

    Whoever sorts takes no LIMIT with it: beneath one Neo4j counts all that is bound, the groups too, for every row.
    """
    return f"ORDER BY {link}[2] DESC, {link}[0], {link}[1]"


def with_ids(link: Cypher) -> Cypher:
    """The row of a link with the ids of its ends, once its marks have put it in its place."""
    return f"[{id_in(f'{link}[0]')}, {id_in(f'{link}[1]')}, {link}[2], {link}[3], {link}[4], {link}[5]]"


def heaviest(scope: Scope, groups: Groups) -> tuple[Cypher, Cypher]:
    """The heaviest links, one more than ``maxLinks``: Cypher that binds them, and the list of their rows."""
    asking, pair = scope.asking, new_pair(scope)
    links, row = asking.new("l"), asking.new("y")
    # WITH twice: a sort counts all that is bound before it, the whole list too, against its memory (ArcadeDB 26.10.2).
    text = (
        f"CALL ({', '.join([groups.every, groups.problem, *asking.kept])}) {{ {paired(scope, groups, pair)} "
        f"WITH collect({link_row(asking, pair)}) AS {links} UNWIND {links} AS {row} WITH {row} "
        f"WITH {row} {by_weight(row)} WITH collect({row}) AS {links} "
        f"RETURN [{row} IN {links}[..{scope.bind('maxLinks')} + 1] | {with_ids(row)}] AS {links} }} "
    )
    return text, links


def links_found(asking: Asking, rows: Cypher, place: Cypher = "") -> Found:
    """Links at their moment, out of a list bound to a variable, whose items have the row of a link at ``place``."""
    row = asking.new("l")
    return Found(f"UNWIND {rows} AS {row}", link_parts(rows, row, place), asking.clock)


def link_parts(rows: Cypher, row: Cypher, place: Cypher = "") -> dict[str, Bound]:
    """The parts of a link out of ``row``, one of ``rows``, in which it stands at ``place``."""
    link: Cypher = f"{row}{place}"

    def shared(inside: Cypher) -> Shared:
        return Shared(ids=link + inside, rows=rows, place=place + inside)

    return {
        "source": shared("[0]"),
        "target": shared("[1]"),
        "weight": f"{link}[2]",
        "basis": f"{link}[3]",
        "commitments": shared("[4]"),
        "collaborations": shared("[5]"),
    }
