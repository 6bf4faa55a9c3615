RETURN [head(COLLECT {
CALL () {
MATCH (c5_IN_PLAN_far:Plan {id: $p7})
MATCH (c5_IN_PLAN_far)<-[c5_IN_PLAN:IN_PLAN]-(c5:Commitment) WHERE c5_IN_PLAN.recordedTo IS NULL
WITH DISTINCT c5 WHERE c5.archived = false AND
EXISTS {
MATCH (c5)-[c5_in:IN_PLAN]->(c5_plan:Plan) WHERE c5_in.recordedTo IS NULL AND (c5_plan.since IS NULL OR c5_plan.since <= $p0) AND (c5_plan.until IS NULL OR $p0 < c5_plan.until) }
CALL (c5) {
MATCH (c5)<-[e8:ON]-(k6:Collaboration)<-[e9:COLLABORATES]-(a7:Actor) WHERE 'COLLABORATION' IN $p3 AND e8.recordedTo IS NULL AND e9.recordedTo IS NULL AND (e9.since IS NULL OR e9.since <= $p0) AND (e9.until IS NULL OR $p0 < e9.until) AND k6.archived = false AND (k6.since IS NULL OR k6.since <= $p0) AND (k6.until IS NULL OR $p0 < k6.until) AND a7.archived = false AND (a7.since IS NULL OR a7.since <= $p0) AND (a7.until IS NULL OR $p0 < a7.until)
RETURN k6.id AS k2, a7.sortName + '\t' + a7.id AS a3, false AS w4
UNION ALL
MATCH (c5)<-[e10:RESPONSIBLE_FOR]-(a7:Actor) WHERE ('SHARED_RESPONSIBILITY' IN $p4 OR 'NAMED' IN $p5) AND e10.recordedTo IS NULL AND (e10.since IS NULL OR e10.since <= $p0) AND (e10.until IS NULL OR $p0 < e10.until) AND NOT a7:ActorGroup AND a7.archived = false AND (a7.since IS NULL OR a7.since <= $p0) AND (a7.until IS NULL OR $p0 < a7.until)
RETURN null AS k2, a7.sortName + '\t' + a7.id AS a3, false AS w4
UNION ALL
MATCH (c5)-[e11:NAMES]->(a7:Actor) WHERE 'NAMED' IN $p6 AND e11.recordedTo IS NULL AND (e11.since IS NULL OR e11.since <= $p0) AND (e11.until IS NULL OR $p0 < e11.until) AND a7.archived = false AND (a7.since IS NULL OR a7.since <= $p0) AND (a7.until IS NULL OR $p0 < a7.until)
RETURN null AS k2, a7.sortName + '\t' + a7.id AS a3, true AS w4 }
WITH *, c5.id AS c1
WITH c1, k2, a3, w4 LIMIT $p8 + 1
WITH c1, k2, count(*) AS x14, collect(DISTINCT CASE WHEN w4 THEN null ELSE a3 END) AS l12, collect(DISTINCT CASE WHEN w4 THEN a3 END) AS l13
RETURN collect([c1, k2, l12, l13]) AS g15, sum(x14) AS x16, sum(size(l12) * (size(l12) - 1) / 2 + size(l12) * size(l13)) AS x17 } UNWIND [CASE WHEN x16 > $p8 OR x17 > $p9 THEN 'size' END] AS x18 UNWIND [COLLECT { UNWIND g15 AS g20 UNWIND g20[2] + g20[3] AS m21
RETURN DISTINCT m21 }] AS l22 UNWIND [CASE WHEN size(l22) > $p10 THEN 'size' ELSE x18 END] AS x23
CALL (g15, x23) { UNWIND CASE WHEN x23 IS NULL THEN g15 ELSE [] END AS g33
WITH g33[0] AS c38, g33[1] AS k39, g33[2] AS l34, g33[3] AS l35 UNWIND l34 AS a36 UNWIND [y42 IN l34 WHERE a36 < y42 AND (k39 IS NOT NULL OR 'SHARED_RESPONSIBILITY' IN $p11) | [y42, CASE WHEN k39 IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] + [y42 IN l35 WHERE a36 <> y42 | [y42, 'NAMED']] AS x37
WITH c38, k39, a36, x37[0] AS b40, x37[1] AS x41
WITH CASE WHEN a36 < b40 THEN a36 ELSE b40 END AS a25, CASE WHEN a36 < b40 THEN b40 ELSE a36 END AS b26, collect(DISTINCT c38) AS l27, collect(DISTINCT k39) AS l28, collect(DISTINCT x41) AS l29
WITH *, size(l27) AS x31 ORDER BY x31 DESC, a25, b26 LIMIT $p12 + 1
RETURN collect([a25, b26, x31, [x32 IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x32 IN l29], l27, l28]) AS l30 } 
RETURN [[$p0], coalesce(x23, $p2), [COLLECT { UNWIND
COLLECT { UNWIND CASE WHEN x23 IS NULL THEN l22 ELSE [] END AS m24
WITH m24
WITH m24 ORDER BY m24
RETURN split(m24, '\t')[1] } AS i55
WITH head(COLLECT {
MATCH (n54:Actor {id: i55})
RETURN n54 }) AS n54 WHERE n54 IS NOT NULL AND n54.archived = false
RETURN [n54.type, n54.name] },
COLLECT { UNWIND l30[..$p13] AS l43
WITH l43[0] AS m44, l43[1] AS m45, l43[2] AS x46, l43[3] AS l47, l43[4] AS l48, l43[5] AS l49
WITH *, head(COLLECT {
MATCH (n52:Actor {id: split(m44, '\t')[1]})
RETURN n52 }) AS n50, head(COLLECT {
MATCH (n53:Actor {id: split(m45, '\t')[1]})
RETURN n53 }) AS n51
RETURN [[n50.type, n50.name], [n51.type, n51.name], x46, l47,
COLLECT { UNWIND l48 AS i57
MATCH (n56:Commitment {id: i57})
WITH n56 WHERE n56.archived = false
WITH * ORDER BY n56.position, n56.id
RETURN [n56.code] },
COLLECT { UNWIND l49 AS i59
MATCH (n58:Collaboration {id: i59})
WITH n58 WHERE n58.archived = false
WITH * ORDER BY n58.sortName, n58.id
RETURN [n58.type, n58.title] }] }, size(l30) > $p13, [$p1[0], $p1[1], $p1[2], $p1[3], $p1[4], $p1[5]]]] })] AS data
