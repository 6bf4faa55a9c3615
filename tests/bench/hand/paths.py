"""Paths, by hand: a statement a level, from both ends, then the records of the ways found.

Neo4j has shortest paths, the embedded engine none that keeps to a day; and neither ranks them by what ties each step.
So the levels are walked from here, by the same search as in the application.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.cypher import Cypher
from graph.questions.search import Bounds, Link, Tie, search
from graph.store import Store
from tests.bench.hand.writing import covers, holds, run, stands

_HOPS, _FIRST = 6, 5
_WORK, _SHARED, _NAMED = "COLLABORATION", "SHARED_RESPONSIBILITY", "NAMED"
_IN_FORCE: Cypher = (
    f"c.archived = false AND EXISTS {{ MATCH (c)-[n:IN_PLAN]->(p:Plan) WHERE n.recordedTo IS NULL AND {covers('p')} }}"
)
_NEAR: Cypher = f"UNWIND $ids AS i MATCH (a:Actor {{id: i}}) WHERE {stands('a')} "
_BY_WORK: Cypher = (
    f"{_NEAR}MATCH (a)-[e:COLLABORATES]->(k:Collaboration) WHERE {holds('e')} AND {stands('k')} "
    "WITH k, collect(DISTINCT i) AS near "
    f"WITH k, near, COLLECT {{ MATCH (k)-[o:ON]->(c:Commitment) WHERE o.recordedTo IS NULL AND {_IN_FORCE} "
    "RETURN DISTINCT c.id } AS cs WHERE size(cs) > 0 "
    f"MATCH (k)<-[f:COLLABORATES]-(b:Actor) WHERE {holds('f')} AND {stands('b')} "
    "RETURN k.id AS id, k.sortName AS key, near, collect(DISTINCT [b.id, b.sortName]) AS far, cs, "
    "'COLLABORATION' AS basis, '' AS named"
)


def _by_promise(first: Cypher, second: Cypher, basis: Cypher, named: Cypher) -> Cypher:
    """From those with one edge of a commitment to those with another."""
    own: Cypher = " AND NOT a:ActorGroup" if first == "RESPONSIBLE_FOR" else ""
    others: Cypher = " AND NOT b:ActorGroup" if second == "RESPONSIBLE_FOR" else ""
    return (
        f"{_NEAR}MATCH (a)-[e:{first}]-(c:Commitment) WHERE {holds('e')}{own} AND {_IN_FORCE} "
        "WITH c, collect(DISTINCT i) AS near "
        f"MATCH (c)-[f:{second}]-(b:Actor) WHERE {holds('f')} AND {stands('b')}{others} "
        "RETURN c.id AS id, c.sortName AS key, near, collect(DISTINCT [b.id, b.sortName]) AS far, [c.id] AS cs, "
        f"'{basis}' AS basis, '{named}' AS named"
    )


_LEVELS: Mapping[tuple[str, ...], Cypher] = {
    (_WORK, _SHARED): " UNION ALL ".join(
        [_BY_WORK, _by_promise("RESPONSIBLE_FOR", "RESPONSIBLE_FOR", "SHARED_RESPONSIBILITY", "")]
    ),
    (_SHARED, _NAMED): " UNION ALL ".join(
        [
            _by_promise("RESPONSIBLE_FOR", "RESPONSIBLE_FOR", "SHARED_RESPONSIBILITY", ""),
            _by_promise("RESPONSIBLE_FOR", "NAMES", "NAMED", "FAR"),
            _by_promise("NAMES", "RESPONSIBLE_FOR", "NAMED", "NEAR"),
        ]
    ),
}
"""The statement of a level by the bases that count, of those that the bench asks for."""
_SHOWN: Cypher = (
    "UNWIND $ways AS way RETURN size(way[1]), COLLECT { UNWIND range(0, size(way[1]) - 1) AS n "
    "WITH way[1][n] AS hop, way[0][n] AS near, way[0][n + 1] AS far, n "
    "MATCH (a:Actor {id: near}) MATCH (b:Actor {id: far}) OPTIONAL MATCH (k:Collaboration {id: hop[1]}) "
    "WITH a, b, k, hop, n ORDER BY n RETURN [[a.id, a.name], [b.id, b.name], hop[0], "
    "CASE WHEN k IS NULL THEN null ELSE [k.id, k.title] END, "
    "COLLECT { UNWIND hop[2] AS i MATCH (c:Commitment {id: i}) WITH c ORDER BY c.position, c.id "
    "RETURN [c.id, c.code] }] }"
)


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """A statement a level, and one for what is shown of the ways."""
    level, day = _LEVELS[tuple(asked["basis"])], asked["at"]["asOf"]

    async def expand(frontier: Sequence[str]) -> Sequence[Tie]:
        rows: list[Any] = await run(store, "paths.level", level, ids=list(frontier), day=day)
        return [
            Tie(basis, id_, key, tuple(near), dict(far), tuple(commitments), named)
            for id_, key, near, far, commitments, basis, named in rows
        ]

    ways = await search(asked["from"], asked["to"], Bounds(_HOPS), _FIRST, expand)
    found: list[Any] = [[[*way.actors], [_hop(link) for link in way.links]] for way in ways]
    return await run(store, "paths", _SHOWN, ways=found) if found else []


def _hop(link: Link) -> list[Any]:
    """Basis, collaboration and commitments of a hop."""
    basis = next(basis for basis in (_WORK, _SHARED, _NAMED) if any(tie.basis == basis for tie in link.ties))
    those = [tie for tie in link.ties if tie.basis == basis]
    if basis == _WORK:
        work = min(those, key=lambda tie: (-len(tie.commitments), tie.key, tie.id))
        return [basis, work.id, [*work.commitments]]
    return [basis, None, [*dict.fromkeys(tie.id for tie in those)]]
