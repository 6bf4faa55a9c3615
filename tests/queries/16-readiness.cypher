RETURN [head(COLLECT { OPTIONAL
MATCH (n1:Municipality {id: $p1})
WITH *,
COLLECT { UNWIND [n1] +
COLLECT {
MATCH (n1)<-[u7:PART_OF*1..4]-(n9:Actor) WHERE all(e8 IN u7 WHERE e8.recordedTo IS NULL AND (e8.since IS NULL OR e8.since <= $p0) AND (e8.until IS NULL OR $p0 < e8.until))
RETURN DISTINCT n9 } AS n10
WITH * WHERE n10.archived = false AND (n10.since IS NULL OR n10.since <= $p0) AND (n10.until IS NULL OR $p0 < n10.until)
MATCH (n10)-[e11:COLLABORATES]->(k12:Collaboration) WHERE e11.recordedTo IS NULL AND (e11.since IS NULL OR e11.since <= $p0) AND (e11.until IS NULL OR $p0 < e11.until) AND k12.archived = false AND (k12.since IS NULL OR k12.since <= $p0) AND (k12.until IS NULL OR $p0 < k12.until)
WITH k12, collect(n10.id) AS l15
WITH *,
COLLECT {
MATCH (k12)<-[e16:COLLABORATES]-(n17:Actor) WHERE e16.recordedTo IS NULL AND (e16.since IS NULL OR e16.since <= $p0) AND (e16.until IS NULL OR $p0 < e16.until) AND size(n17.services) > 0 AND n17.archived = false AND (n17.since IS NULL OR n17.since <= $p0) AND (n17.until IS NULL OR $p0 < n17.until) AND any(x19 IN l15 WHERE x19 <> n17.id) UNWIND n17.services AS v18
RETURN DISTINCT v18 } AS v13
WITH * WHERE size(v13) > 0
WITH *, CASE WHEN any(x20 IN [k12.lastFollowedUpOn] + [x20 IN coalesce(k12.reviews, []) | substring(x20, 7, 10)] WHERE toString(date($p0) - duration({months: 24})) <= x20 AND x20 <= $p0) THEN true WHEN any(x20 IN [k12.lastFollowedUpOn] + [x20 IN coalesce(k12.reviews, []) | substring(x20, 7, 10)] WHERE x20 <= $p0) THEN false END AS v14
RETURN [k12.id, k12.agreementWritten, k12.decidedByManagement, v14, (CASE WHEN k12.since IS NOT NULL THEN true END) AND k12.agreementWritten AND k12.decidedByManagement AND v14, v13] } AS f2
WITH *, [x6 IN f2 | x6[0]] AS l3 
RETURN [[$p0], CASE WHEN coalesce(n1.archived, true) THEN 'municipality' END,
COLLECT { UNWIND $p2 AS v4
WITH *, [x6 IN f2 WHERE v4 IN x6[5]] AS f5
RETURN [v4, [x6 IN f5 | x6[0]], [size([x6 IN f5 WHERE x6[1]]), size([x6 IN f5 WHERE x6[1] = false]), size([x6 IN f5 WHERE x6[1] IS NULL])], [size([x6 IN f5 WHERE x6[2]]), size([x6 IN f5 WHERE x6[2] = false]), size([x6 IN f5 WHERE x6[2] IS NULL])], [size([x6 IN f5 WHERE x6[3]]), size([x6 IN f5 WHERE x6[3] = false]), size([x6 IN f5 WHERE x6[3] IS NULL])], CASE WHEN size([x6 IN f5 WHERE x6[4]]) > 0 THEN true WHEN size([x6 IN f5 WHERE x6[4] IS NULL]) > 0 THEN null ELSE false END] },
COLLECT { UNWIND l3 AS i22
MATCH (n21:Collaboration {id: i22})
WITH n21 WHERE n21.archived = false
RETURN [n21.id, n21.sortName, [n21.type, n21.title]] }] })] AS data
