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
WITH *, toString(date(k2.until) - duration({days: 1})) AS x6, CASE WHEN $p0 <= k2.noticeDate THEN k2.noticeDate END AS x7
WITH *, CASE WHEN x7 < x6 THEN x7 ELSE coalesce(x6, x7, '9999-12-31') END AS x8 ORDER BY CASE WHEN x6 IS NULL THEN 1 ELSE 0 END, x8, k2.sortName, k2.id
RETURN [[k2.type, k2.title, k2.form, [COLLECT {
MATCH (k2)<-[e10:COLLABORATES]-(n9:Actor) WHERE e10.recordedTo IS NULL AND (e10.since IS NULL OR e10.since <= $p0) AND (e10.until IS NULL OR $p0 < e10.until) AND (k2.since IS NULL OR k2.since <= $p0) AND (k2.until IS NULL OR $p0 < k2.until) AND (n9.since IS NULL OR n9.since <= $p0) AND (n9.until IS NULL OR $p0 < n9.until) AND n9.archived = false
WITH * ORDER BY n9.sortName, n9.id, e10.id LIMIT $p5
RETURN [[e10.role, [n9.type, n9.name]]] }, false, null]], x6, k2.noticeDate, duration.inDays(date($p0), date(x6)).days] }] })] AS data
