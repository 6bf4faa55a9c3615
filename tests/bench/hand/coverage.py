"""Coverage of a plan, by hand: the facts of each commitment gathered once, rows and gaps put together from them."""

from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher, Value
from graph.store import Store
from graph.vocabulary.enumerations import ACTOR_KIND
from tests.bench.hand.partners import ANSWERING, COMMITMENTS, JOINING, KIN, PARTNERS, WORKING
from tests.bench.hand.writing import holds, run, stands

_FOLLOW_UPS: Cypher = (
    "COLLECT { MATCH (c)<-[o:OF]-(f:FollowUp) WHERE o.recordedTo IS NULL AND f.archived = false AND f.on <= $day "
    "WITH f ORDER BY f.on DESC, f.year DESC, f.id RETURN [f.id, f.on, f.year] }"
)
_CONSIDERED: Cypher = (
    "EXISTS { MATCH (c)<-[o:OF]-(n:Consideration) WHERE o.recordedTo IS NULL AND n.archived = false AND n.on <= $day }"
)
_ROW: Cypher = (
    "[[c.id, c.code, c.title], [a IN who | [a.id, a.name]], "
    "[x IN [v IN $kinds | [v, size([b IN others WHERE b.kind = v])]] WHERE x[1] > 0], "
    "size(live), size(works) - size(live), CASE WHEN size(follow) > 0 THEN follow[0][0..2] END]"
)


def _gap(kind: Cypher, condition: Cypher) -> Cypher:
    return f"CASE WHEN {condition} THEN [['{kind}', [c.id], null, null, null]] ELSE [] END"


_AGREED: Cypher = "any(k IN live WHERE k.form IN ['IOP', 'AGREEMENT'] OR coalesce(k.agreementWritten, false))"
_CALLED: Cypher = (
    "[v IN coalesce(c.callsFor, []) WHERE v <> 'GROUP' AND NOT any(b IN others WHERE b.kind = v) "
    "AND NOT any(k IN live WHERE size([j IN joined WHERE j[0] = k.id AND j[1].kind = v "
    "AND j[1].id IN [a IN who | a.id]]) > 1) | ['CALLED_KIND_MISSING', [c.id], null, null, v]]"
)
_UNUSED: Cypher = (
    f"COLLECT {{ MATCH (c)-[e:NAMES]->(a:Actor) WHERE {holds('e')} AND NOT a:ActorGroup AND {stands('a')} "
    "AND NOT EXISTS { MATCH (a)-[t:COLLABORATES]->(k:Collaboration)-[o:ON]->(c) WHERE t.recordedTo IS NULL "
    "AND o.recordedTo IS NULL AND k.archived = false AND k.since IS NOT NULL AND coalesce(t.since, k.since) <= $last "
    "AND (coalesce(t.until, k.until) IS NULL OR coalesce(t.until, k.until) > $first) } "
    "WITH * ORDER BY a.sortName, a.id RETURN ['SUPPORT_UNUSED', [c.id], [a.id], null, null] }"
)
_GAPS: Cypher = " + ".join(
    [
        _gap("NO_RESPONSIBLE", "size(who) = 0"),
        _gap("NO_PARTNER", "size(others) = 0"),
        _CALLED,
        _gap("NO_LIVE_AGREEMENT", f"size(others) > 0 AND NOT {_AGREED}"),
        _gap(
            "DIFFUSE_RESPONSIBILITY",
            "size(who) > 3 AND size(live) = 0 AND NOT any(f IN follow WHERE f[2] = $year)",
        ),
        _gap("NEVER_FOLLOWED_UP", "size(follow) = 0"),
        _gap("NEIGHBOURS_NOT_CONSIDERED", f"c.duty = 'CONSIDER' AND NOT {_CONSIDERED}"),
        _UNUSED,
    ]
)
_SERVED: Cypher = (
    "CASE WHEN size(live) > 0 OR size(follow) > 0 THEN COLLECT { MATCH (c)-[e:FOR_GROUP]->(t:TargetGroup) "
    "WHERE e.recordedTo IS NULL RETURN t.id } ELSE [] END"
)
_TEXT: Cypher = (
    f"{COMMITMENTS}WITH p, c, {ANSWERING} AS who, {WORKING} AS works, {_FOLLOW_UPS} AS follow "
    f"WITH p, c, who, works, follow, [k IN works WHERE k.since IS NOT NULL] AS live, {KIN} AS kin "
    f"WITH p, c, who, works, follow, live, kin, {JOINING} AS joined "
    f"WITH p, c, who, works, follow, live, joined, {PARTNERS} AS others ORDER BY c.position, c.id "
    f"WITH p, {_ROW} AS row, {_GAPS} AS gaps, {_SERVED} AS served WITH p, collect([row, gaps, served]) AS facts "
    "RETURN [f IN facts | f[0]], COLLECT { UNWIND facts AS f UNWIND f[1] AS g RETURN g } + "
    "COLLECT { MATCH (t:TargetGroup) WHERE t.archived = false AND t.isExample = p.isExample "
    "AND none(f IN facts WHERE t.id IN f[2]) WITH t ORDER BY t.sortName, t.id "
    "RETURN ['TARGET_GROUP_WITHOUT_MEASURE', null, null, [t.id], null] }"
)


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement."""
    day = asked["at"]["asOf"]
    year = day[:4]
    period = {"first": f"{year}-01-01", "last": f"{year}-12-31"}
    kinds: list[Value] = [*ACTOR_KIND.values]
    [row] = await run(store, "coverage", _TEXT, plan=asked["plan"], day=day, year=int(year), kinds=kinds, **period)
    return row
