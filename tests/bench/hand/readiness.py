"""Readiness, by hand: the facts of all collaborations with the services offered there, counted a service a row."""

from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from graph.vocabulary.enumerations import SERVICE_KIND
from tests.bench.hand.writing import holds, run, stands


def _tally(place: Cypher) -> Cypher:
    counts: list[Cypher] = [f"size([x IN rows WHERE x[{place}] {test}])" for test in ("= true", "= false", "IS NULL")]
    return "[" + ", ".join(counts) + "]"


_TEXT: Cypher = (
    "MATCH (m:Municipality {id: $municipality}) WHERE m.archived = false "
    f"WITH [m] + COLLECT {{ MATCH (m)<-[u:PART_OF*1..4]-(b:Actor) WHERE all(e IN u WHERE {holds('e')}) "
    "RETURN DISTINCT b } AS bodies "
    "UNWIND bodies AS b WITH DISTINCT b "
    f"MATCH (b)-[e:COLLABORATES]->(k:Collaboration) WHERE {stands('b')} AND {holds('e')} AND {stands('k')} "
    "WITH DISTINCT k "
    f"WITH k, COLLECT {{ MATCH (k)<-[e:COLLABORATES]-(a:Actor) WHERE {holds('e')} AND {stands('a')} "
    "AND size(a.services) > 0 UNWIND a.services AS s RETURN DISTINCT s } AS offered, "
    "CASE WHEN any(x IN [k.lastFollowedUpOn] + [r IN coalesce(k.reviews, []) | substring(r, 7, 10)] "
    "WHERE toString(date($day) - duration({months: 24})) <= x AND x <= $day) THEN true "
    "WHEN k.lastFollowedUpOn <= $day THEN false END AS followed WHERE size(offered) > 0 "
    "WITH k, offered, followed, (CASE WHEN k.since IS NOT NULL THEN true END) AND k.agreementWritten "
    "AND k.decidedByManagement AND followed AS every ORDER BY k.sortName, k.id "
    "WITH collect([[k.id, k.title], offered, k.agreementWritten, k.decidedByManagement, followed, every]) AS facts "
    "UNWIND $services AS s WITH s, [x IN facts WHERE s IN x[1]] AS rows "
    f"RETURN s, [x IN rows | x[0]], {_tally('2')}, {_tally('3')}, {_tally('4')}, "
    "CASE WHEN any(x IN rows WHERE x[5] = true) THEN true WHEN size([x IN rows WHERE x[5] IS NULL]) > 0 THEN null "
    "ELSE false END"
)


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement."""
    values = {"municipality": asked["municipality"], "day": asked["at"]["asOf"]}
    return await run(store, "readiness", _TEXT, services=list(SERVICE_KIND.values), **values)
