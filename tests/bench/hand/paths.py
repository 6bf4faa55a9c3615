"""Paths, by hand: a statement a level, from both ends, then the records of the ways found.

Neo4j has shortest paths, the embedded engine none that keeps to a day; and neither ranks them by what ties each step.
So the levels are walked from here, by the same search as in the application.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from graph.cypher import Cypher
from graph.questions.search import Bounds, search
from graph.questions.ways import Link, Tie
from graph.store import Store
from tests.bench.hand.writing import covers, holds, run, stands

_HOPS, _FIRST = 6, 5
_WORK, _SHARED, _NAMED = "COLLABORATION", "SHARED_RESPONSIBILITY", "NAMED"


def _promised(commitment: Cypher) -> Cypher:
    """A plan that covers the day has the commitment."""
    return f"EXISTS {{ MATCH ({commitment})-[n:IN_PLAN]->(p:Plan) WHERE n.recordedTo IS NULL AND {covers('p')} }}"


_NEAR: Cypher = f"UNWIND $ids AS i MATCH (a:Actor {{id: i}}) WHERE {stands('a')} "
_BY_WORK: Cypher = (
    f"{_NEAR}MATCH (a)-[e:COLLABORATES|RESPONSIBLE_FOR]->(m:Record) "
    f"WHERE {holds('e')} AND (type(e) = 'COLLABORATES' OR NOT a:ActorGroup) AND m.archived = false "
    f"AND CASE WHEN m:Commitment THEN {_promised('m')} ELSE {covers('m')} END "
    "WITH m, collect(DISTINCT i) AS near WITH m, near, CASE WHEN m:Commitment THEN [m.id] ELSE "
    "COLLECT { MATCH (m)-[o:ON]->(c:Commitment) WHERE o.recordedTo IS NULL AND c.archived = false "
    f"AND {_promised('c')} RETURN DISTINCT c.id }} END AS cs WHERE size(cs) > 0 "
    f"MATCH (m)<-[f:COLLABORATES|RESPONSIBLE_FOR]-(b:Actor) WHERE {holds('f')} "
    f"AND (type(f) = 'COLLABORATES' OR NOT b:ActorGroup) AND {stands('b')} "
    "RETURN m.id, m.sortName, near, collect(DISTINCT [b.id, b.sortName]), cs, "
    "CASE WHEN m:Commitment THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END, ''"
)
_BY_WORDS: Cypher = (
    f"{_NEAR}MATCH (a)-[e:RESPONSIBLE_FOR|NAMES]-(c:Commitment) "
    f"WHERE {holds('e')} AND (type(e) = 'NAMES' OR NOT a:ActorGroup) AND c.archived = false AND {_promised('c')} "
    "WITH c, type(e) AS near_edge, collect(DISTINCT i) AS near "
    f"MATCH (c)-[f:RESPONSIBLE_FOR|NAMES]-(b:Actor) WHERE {holds('f')} "
    f"AND (type(f) = 'NAMES' OR NOT b:ActorGroup) AND {stands('b')} AND (near_edge <> 'NAMES' OR type(f) <> 'NAMES') "
    "WITH c, near, near_edge, type(f) AS far_edge, collect(DISTINCT [b.id, b.sortName]) AS far "
    "RETURN c.id, c.sortName, near, far, [c.id], "
    "CASE WHEN near_edge = far_edge THEN 'SHARED_RESPONSIBILITY' ELSE 'NAMED' END, "
    "CASE WHEN near_edge = far_edge THEN '' WHEN far_edge = 'NAMES' THEN 'FAR' ELSE 'NEAR' END"
)
_LEVELS: Mapping[tuple[str, ...], Cypher] = {(_WORK, _SHARED): _BY_WORK, (_SHARED, _NAMED): _BY_WORDS}
"""The statement of a level by the bases that count, of those that the bench asks for.

One pattern for both bases: a statement with a part for each takes Neo4j several times as long to plan.
"""
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
