RETURN [head(COLLECT { OPTIONAL
MATCH (n1:Municipality {id: $p1})
WITH *,
COLLECT { UNWIND [n1] +
COLLECT {
MATCH (n1)<-[u14:PART_OF*1..4]-(n16:Actor) WHERE all(e15 IN u14 WHERE e15.recordedTo IS NULL AND (e15.since IS NULL OR e15.since <= $p0) AND (e15.until IS NULL OR $p0 < e15.until))
RETURN DISTINCT n16 } AS n17
WITH * WHERE n17.archived = false AND (n17.since IS NULL OR n17.since <= $p0) AND (n17.until IS NULL OR $p0 < n17.until)
MATCH (n17)-[e18:COLLABORATES]->(k19:Collaboration) WHERE e18.recordedTo IS NULL AND (e18.since IS NULL OR e18.since <= $p0) AND (e18.until IS NULL OR $p0 < e18.until) AND k19.archived = false AND (k19.since IS NULL OR k19.since <= $p0) AND (k19.until IS NULL OR $p0 < k19.until)
RETURN DISTINCT k19 } AS w2 
RETURN [[$p0], CASE WHEN coalesce(n1.archived, true) THEN 'municipality' END,
COLLECT { UNWIND range(0, size($p2) - 1) AS i3
WITH *, $p2[i3] AS v4
WITH *,
COLLECT { UNWIND w2 AS k8
MATCH (k8)<-[e9:COLLABORATES]-(n10:Actor) WHERE e9.recordedTo IS NULL AND (e9.since IS NULL OR e9.since <= $p0) AND (e9.until IS NULL OR $p0 < e9.until) AND n10.archived = false AND (n10.since IS NULL OR n10.since <= $p0) AND (n10.until IS NULL OR $p0 < n10.until) AND v4 IN n10.services
RETURN DISTINCT k8 } AS k5
WITH *,
COLLECT { UNWIND k5 AS k11
WITH *, CASE WHEN any(x13 IN [k11.lastFollowedUpOn] + [x13 IN coalesce(k11.reviews, []) | substring(x13, 7, 10)] WHERE toString(date($p0) - duration({months: 24})) <= x13 AND x13 <= $p0) THEN true WHEN k11.lastFollowedUpOn <= $p0 THEN false END AS v12
RETURN [k11.agreementWritten, k11.decidedByManagement, v12, (CASE WHEN k11.since IS NOT NULL THEN true END) AND k11.agreementWritten AND k11.decidedByManagement AND v12] } AS f6
WITH * ORDER BY i3
RETURN [v4,
COLLECT { UNWIND k5 AS n20
WITH n20 WHERE n20.archived = false
WITH * ORDER BY n20.sortName, n20.id
RETURN [n20.type, n20.title] }, [size([x7 IN f6 WHERE x7[0]]), size([x7 IN f6 WHERE x7[0] = false]), size([x7 IN f6 WHERE x7[0] IS NULL])], [size([x7 IN f6 WHERE x7[1]]), size([x7 IN f6 WHERE x7[1] = false]), size([x7 IN f6 WHERE x7[1] IS NULL])], [size([x7 IN f6 WHERE x7[2]]), size([x7 IN f6 WHERE x7[2] = false]), size([x7 IN f6 WHERE x7[2] IS NULL])], CASE WHEN size([x7 IN f6 WHERE x7[3]]) > 0 THEN true WHEN size([x7 IN f6 WHERE x7[3] IS NULL]) > 0 THEN null ELSE false END] }] })] AS data
