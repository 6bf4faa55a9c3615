"""What ends, by hand: each source by the index of ends, put in order together."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from tests.bench.hand.writing import run

_REST: Cypher = (
    "k.archived = false AND NOT EXISTS { MATCH (k)<-[s:SUCCEEDS]-(n:Collaboration) "
    "WHERE s.recordedTo IS NULL AND n.archived = false }"
)
_ENDING: Cypher = (
    "MATCH (k:Collaboration) WHERE k.untilKey > $day AND k.untilKey <= $limit "
    f"WITH k WHERE k.until IS NOT NULL AND {_REST} RETURN k "
    "UNION ALL MATCH (k:IOPPartnership) WHERE $day <= k.noticeDate AND k.noticeDate < $limit "
    f"WITH k WHERE k.untilKey > $limit AND k.until IS NOT NULL AND {_REST} RETURN k"
)
_ENDLESS: Cypher = (
    " UNION ALL MATCH (k:Collaboration) WHERE k.untilKey = '9999-12-31' WITH k WHERE k.until IS NULL "
    f"AND (k.since IS NULL OR k.since <= $day) AND {_REST} RETURN k"
)
_ORDERED: Cypher = (
    " WITH k, toString(date(k.until) - duration({days: 1})) AS last, "
    "CASE WHEN $day <= k.noticeDate THEN k.noticeDate END AS notice "
    "WITH k, last, CASE WHEN notice < last THEN notice ELSE coalesce(last, notice, '9999-12-31') END AS soonest "
    "ORDER BY CASE WHEN k.until IS NULL THEN 1 ELSE 0 END, soonest, k.sortName, k.id "
    "RETURN [k.id, k.title, k.form], last, k.noticeDate, duration.inDays(date($day), date(last)).days"
)
_KNOWN: Cypher = f"CALL () {{ {_ENDING} }}{_ORDERED}"
_ALL: Cypher = f"CALL () {{ {_ENDING}{_ENDLESS} }}{_ORDERED}"


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement, with or without what has no known end."""
    day = asked["at"]["asOf"]
    limit = (date.fromisoformat(day) + timedelta(days=asked["withinDays"] + 1)).isoformat()
    return await run(store, "expiring", _ALL if asked["unknownEnds"] else _KNOWN, day=day, limit=limit)
