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
RETURN DISTINCT m21 }] AS l22 UNWIND [CASE WHEN size(l22) > $p10 THEN 'size' ELSE x18 END] AS x25 UNWIND [CASE WHEN x25 IS NULL THEN [m23 IN l22 | split(m23, '\t')[1]] ELSE [] END] AS l24
CALL (g15, x25) { UNWIND CASE WHEN x25 IS NULL THEN g15 ELSE [] END AS g33
WITH g33[0] AS c38, g33[1] AS k39, g33[2] AS l34, g33[3] AS l35 UNWIND l34 AS a36 UNWIND [y42 IN l34 WHERE a36 < y42 AND (k39 IS NOT NULL OR 'SHARED_RESPONSIBILITY' IN $p11) | [y42, CASE WHEN k39 IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] + [y42 IN l35 WHERE a36 <> y42 | [y42, 'NAMED']] AS x37
WITH c38, k39, a36, x37[0] AS b40, x37[1] AS x41
WITH CASE WHEN a36 < b40 THEN a36 ELSE b40 END AS a26, CASE WHEN a36 < b40 THEN b40 ELSE a36 END AS b27, collect(DISTINCT c38) AS l28, collect(DISTINCT k39) AS l29, collect(DISTINCT x41) AS l30
WITH collect([a26, b27, size(l28), [x43 IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x43 IN l30], l28, l29]) AS l31 UNWIND l31 AS y32
WITH y32
WITH y32 ORDER BY y32[2] DESC, y32[0], y32[1]
WITH collect(y32) AS l31
RETURN [y32 IN l31[..$p12 + 1] | [split(y32[0], '\t')[1], split(y32[1], '\t')[1], y32[2], y32[3], y32[4], y32[5]]] AS l31 } UNWIND [l31[..$p13]] AS l44
CALL (l44) { UNWIND l44 AS l50
WITH l50[0] AS i51
RETURN collect(DISTINCT i51) AS l52 }
CALL (l44) { UNWIND l44 AS l55
WITH l55[1] AS i56
RETURN collect(DISTINCT i56) AS l57 }
CALL (l44) { UNWIND l44 AS l60 UNWIND l60[4] AS i61
RETURN collect(DISTINCT i61) AS l62 }
CALL (l44) { UNWIND l44 AS l65 UNWIND l65[5] AS i66
RETURN collect(DISTINCT i66) AS l67 } 
RETURN [[$p0], coalesce(x25, $p2), [l24,
COLLECT { UNWIND l44 AS l45
RETURN [l45[0], l45[1], l45[2], l45[3], l45[4], l45[5]] }, size(l31) > $p13, [$p1[0], $p1[1], $p1[2], $p1[3], $p1[4], $p1[5]]],
COLLECT { UNWIND l24 AS i47
MATCH (n46:Actor {id: i47})
WITH n46 WHERE n46.archived = false
RETURN [n46.id, n46.sortName, [n46.type, n46.name]] },
COLLECT { UNWIND l52 AS i49
MATCH (n48:Actor {id: i49})
WITH n48
RETURN [n48.id, n48.sortName, [n48.type, n48.name]] },
COLLECT { UNWIND l57 AS i54
MATCH (n53:Actor {id: i54})
WITH n53
RETURN [n53.id, n53.sortName, [n53.type, n53.name]] },
COLLECT { UNWIND l62 AS i59
MATCH (n58:Commitment {id: i59})
WITH n58 WHERE n58.archived = false
RETURN [n58.id, n58.position, [n58.code]] },
COLLECT { UNWIND l67 AS i64
MATCH (n63:Collaboration {id: i64})
WITH n63 WHERE n63.archived = false
RETURN [n63.id, n63.sortName, [n63.type, n63.title]] }] })] AS data
