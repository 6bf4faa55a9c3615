RETURN [head(COLLECT { UNWIND [toString(date($p0) + duration({days: $p1}))] AS d2 
RETURN [[$p0], null,
COLLECT {
MATCH (k1:Collaboration) WHERE k1.archived = false AND (k1.since IS NULL OR k1.since <= $p0) AND (k1.until IS NULL OR $p0 < k1.until) AND (k1.until IS NULL OR toString(date(k1.until) - duration({days: 1})) <= d2 OR ($p0 <= k1.noticeDate AND k1.noticeDate <= d2)) AND NOT
EXISTS {
MATCH (k1)<-[e3:SUCCEEDS]-(k4:Collaboration) WHERE e3.recordedTo IS NULL AND k4.archived = false }
WITH * ORDER BY k1.untilKey, k1.sortName, k1.id
RETURN [[k1.type, k1.title, k1.form, [COLLECT {
MATCH (k1)<-[e6:COLLABORATES]-(n5:Actor) WHERE e6.recordedTo IS NULL AND (e6.since IS NULL OR e6.since <= $p0) AND (e6.until IS NULL OR $p0 < e6.until) AND (k1.since IS NULL OR k1.since <= $p0) AND (k1.until IS NULL OR $p0 < k1.until) AND (n5.since IS NULL OR n5.since <= $p0) AND (n5.until IS NULL OR $p0 < n5.until) AND n5.archived = false
WITH * ORDER BY n5.sortName, n5.id, e6.id LIMIT $p2
RETURN [[e6.role, [n5.type, n5.name]]] }, false, null]], toString(date(k1.until) - duration({days: 1})), k1.noticeDate, duration.inDays(date($p0), date(toString(date(k1.until) - duration({days: 1})))).days] }] })] AS data
