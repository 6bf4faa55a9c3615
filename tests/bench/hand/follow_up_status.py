"""Follow-up of a year, by hand: the pairs of body and commitment, then a row a body."""

from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from tests.bench.hand.writing import run


def _in_year(one: Cypher) -> Cypher:
    return f"({one}.since IS NULL OR {one}.since <= $last) AND ({one}.until IS NULL OR {one}.until > $first)"


_TEXT: Cypher = (
    "MATCH (p:Plan {id: $plan}) "
    f"WHERE p.archived = false AND p.followUpEveryMonths > 0 AND {_in_year('p')} AND (p.followUpEveryMonths <= 12 "
    "OR ($year - toInteger(left(p.since, 4)) + 1) * 12 / p.followUpEveryMonths "
    "> ($year - toInteger(left(p.since, 4))) * 12 / p.followUpEveryMonths) "
    "MATCH (p)<-[i:IN_PLAN]-(c:Commitment) WHERE i.recordedTo IS NULL AND c.archived = false "
    "WITH c, COLLECT { MATCH (c)<-[o:OF]-(f:FollowUp) "
    "WHERE o.recordedTo IS NULL AND f.archived = false AND f.on <= $day AND f.year = $year "
    "RETURN head([(f)-[w:ABOUT]->(b:Actor) WHERE w.recordedTo IS NULL | b.id]) } AS about "
    "MATCH (c)<-[e:RESPONSIBLE_FOR]-(a:Actor) "
    f"WHERE e.recordedTo IS NULL AND {_in_year('e')} AND NOT a:ActorGroup AND a.archived = false AND {_in_year('a')} "
    "WITH DISTINCT a, c, any(x IN about WHERE x IS NULL OR x = a.id) AS done ORDER BY c.position, c.id "
    "WITH a, collect([c.id, c.code, done]) AS due ORDER BY a.sortName, a.id "
    "RETURN [a.id, a.name], $last, [x IN due | [x[0], x[1]]], [x IN due WHERE x[2] | [x[0], x[1]]], "
    "[x IN due WHERE NOT x[2] AND $last < $day | [x[0], x[1]]]"
)


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement."""
    year = asked["year"]
    values = {"plan": asked["plan"], "day": asked["at"]["asOf"], "first": f"{year}-01-01", "last": f"{year}-12-31"}
    return await run(store, "followUpStatus", _TEXT, year=year, **values)
