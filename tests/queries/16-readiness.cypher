RETURN [head(COLLECT { OPTIONAL
MATCH (n1:Municipality {id: $p1})
WITH *,
COLLECT { UNWIND [n1] +
COLLECT {
MATCH (n1)<-[u15:PART_OF*1..4]-(n17:Actor) WHERE all(e16 IN u15 WHERE e16.recordedTo IS NULL AND (e16.since IS NULL OR e16.since <= $p0) AND (e16.until IS NULL OR $p0 < e16.until))
RETURN DISTINCT n17 } AS n18
WITH * WHERE n18.archived = false AND (n18.since IS NULL OR n18.since <= $p0) AND (n18.until IS NULL OR $p0 < n18.until)
MATCH (n18)-[e19:COLLABORATES]->(k20:Collaboration) WHERE e19.recordedTo IS NULL AND (e19.since IS NULL OR e19.since <= $p0) AND (e19.until IS NULL OR $p0 < e19.until) AND k20.archived = false AND (k20.since IS NULL OR k20.since <= $p0) AND (k20.until IS NULL OR $p0 < k20.until)
RETURN DISTINCT [k20, n18.id] } AS w2 
RETURN [[$p0], CASE WHEN coalesce(n1.archived, true) THEN 'municipality' END,
COLLECT { UNWIND range(0, size($p2) - 1) AS i3
WITH *, $p2[i3] AS v4
WITH *,
COLLECT { UNWIND w2 AS x8
WITH *, x8[0] AS k9
MATCH (k9)<-[e10:COLLABORATES]-(n11:Actor) WHERE e10.recordedTo IS NULL AND (e10.since IS NULL OR e10.since <= $p0) AND (e10.until IS NULL OR $p0 < e10.until) AND n11.archived = false AND (n11.since IS NULL OR n11.since <= $p0) AND (n11.until IS NULL OR $p0 < n11.until) AND v4 IN n11.services AND n11.id <> x8[1]
RETURN DISTINCT k9 } AS k5
WITH *,
COLLECT { UNWIND k5 AS k12
WITH *, CASE WHEN any(x14 IN [k12.lastFollowedUpOn] + [x14 IN coalesce(k12.reviews, []) | substring(x14, 7, 10)] WHERE toString(date($p0) - duration({months: 24})) <= x14 AND x14 <= $p0) THEN true WHEN any(x14 IN [k12.lastFollowedUpOn] + [x14 IN coalesce(k12.reviews, []) | substring(x14, 7, 10)] WHERE x14 <= $p0) THEN false END AS v13
RETURN [k12.agreementWritten, k12.decidedByManagement, v13, (CASE WHEN k12.since IS NOT NULL THEN true END) AND k12.agreementWritten AND k12.decidedByManagement AND v13] } AS f6
WITH * ORDER BY i3
RETURN [v4,
COLLECT { UNWIND k5 AS n21
WITH n21 WHERE n21.archived = false
WITH * ORDER BY n21.sortName, n21.id
RETURN [n21.type, n21.title] }, [size([x7 IN f6 WHERE x7[0]]), size([x7 IN f6 WHERE x7[0] = false]), size([x7 IN f6 WHERE x7[0] IS NULL])], [size([x7 IN f6 WHERE x7[1]]), size([x7 IN f6 WHERE x7[1] = false]), size([x7 IN f6 WHERE x7[1] IS NULL])], [size([x7 IN f6 WHERE x7[2]]), size([x7 IN f6 WHERE x7[2] = false]), size([x7 IN f6 WHERE x7[2] IS NULL])], CASE WHEN size([x7 IN f6 WHERE x7[3]]) > 0 THEN true WHEN size([x7 IN f6 WHERE x7[3] IS NULL]) > 0 THEN null ELSE false END] }] })] AS data
