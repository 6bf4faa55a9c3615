RETURN [head(COLLECT { UNWIND [COLLECT {
MATCH (k3:Collaboration) WHERE k3.untilKey > $p0 AND k3.untilKey <= $p2
WITH * WHERE k3.until IS NOT NULL AND k3.archived = false AND (k3.isExample = false OR $p4) AND NOT
EXISTS {
MATCH (k3)<-[e4:SUCCEEDS]-(k5:Collaboration) WHERE e4.recordedTo IS NULL AND k5.archived = false }
WITH * LIMIT $p1 + 1
RETURN k3 } +
COLLECT {
MATCH (k3:IOPPartnership) WHERE $p0 <= k3.noticeDate AND k3.noticeDate < $p2 AND k3.untilKey > $p2
WITH * WHERE k3.until IS NOT NULL AND k3.archived = false AND (k3.isExample = false OR $p4) AND NOT
EXISTS {
MATCH (k3)<-[e4:SUCCEEDS]-(k5:Collaboration) WHERE e4.recordedTo IS NULL AND k5.archived = false }
WITH * LIMIT $p1 + 1
RETURN k3 } +
COLLECT {
MATCH (k3:Collaboration) WHERE k3.untilKey = $p3
WITH * WHERE k3.until IS NULL AND (k3.since IS NULL OR k3.since <= $p0) AND k3.archived = false AND (k3.isExample = false OR $p4) AND NOT
EXISTS {
MATCH (k3)<-[e4:SUCCEEDS]-(k5:Collaboration) WHERE e4.recordedTo IS NULL AND k5.archived = false }
WITH * LIMIT $p1 + 1
RETURN k3 }] AS f1 
RETURN [[$p0], coalesce(null, CASE WHEN size(f1) > $p1 THEN 'many' END),
COLLECT { UNWIND CASE WHEN size(f1) > $p1 THEN [] ELSE f1 END AS k2
WITH k2
WITH * ORDER BY CASE WHEN k2.until IS NULL THEN 1 ELSE 0 END, CASE WHEN CASE WHEN $p0 <= k2.noticeDate THEN k2.noticeDate END < toString(date(k2.until) - duration({days: 1})) THEN CASE WHEN $p0 <= k2.noticeDate THEN k2.noticeDate END ELSE coalesce(toString(date(k2.until) - duration({days: 1})), CASE WHEN $p0 <= k2.noticeDate THEN k2.noticeDate END, '9999-12-31') END, k2.sortName, k2.id
RETURN [[k2.type, k2.title, k2.form, [COLLECT {
MATCH (k2)<-[e7:COLLABORATES]-(n6:Actor) WHERE e7.recordedTo IS NULL AND (e7.since IS NULL OR e7.since <= $p0) AND (e7.until IS NULL OR $p0 < e7.until) AND (k2.since IS NULL OR k2.since <= $p0) AND (k2.until IS NULL OR $p0 < k2.until) AND (n6.since IS NULL OR n6.since <= $p0) AND (n6.until IS NULL OR $p0 < n6.until) AND n6.archived = false
WITH * ORDER BY n6.sortName, n6.id, e7.id LIMIT $p5
RETURN [[e7.role, [n6.type, n6.name]]] }, false, null]], toString(date(k2.until) - duration({days: 1})), k2.noticeDate, duration.inDays(date($p0), date(toString(date(k2.until) - duration({days: 1})))).days] }] })] AS data
