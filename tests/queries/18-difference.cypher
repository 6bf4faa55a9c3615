RETURN [head(COLLECT {
CALL () {
MATCH (c5_IN_PLAN_far:Plan {id: $p6})
MATCH (c5_IN_PLAN_far)<-[c5_IN_PLAN:IN_PLAN]-(c5:Commitment) WHERE c5_IN_PLAN.recordedTo IS NULL
WITH DISTINCT c5 WHERE c5.archived = false AND
EXISTS {
MATCH (c5)-[c5_in:IN_PLAN]->(c5_plan:Plan) WHERE c5_in.recordedTo IS NULL AND (c5_plan.since IS NULL OR c5_plan.since <= $p0) AND (c5_plan.until IS NULL OR $p0 < c5_plan.until) }
CALL (c5) {
MATCH (c5)<-[e8:ON]-(k6:Collaboration)<-[e9:COLLABORATES]-(a7:Actor) WHERE 'COLLABORATION' IN $p2 AND e8.recordedTo IS NULL AND e9.recordedTo IS NULL AND (e9.since IS NULL OR e9.since <= $p0) AND (e9.until IS NULL OR $p0 < e9.until) AND k6.archived = false AND (k6.since IS NULL OR k6.since <= $p0) AND (k6.until IS NULL OR $p0 < k6.until) AND a7.archived = false AND (a7.since IS NULL OR a7.since <= $p0) AND (a7.until IS NULL OR $p0 < a7.until)
RETURN k6.id AS k2, a7.sortName + '\t' + a7.id AS a3, false AS w4
UNION ALL
MATCH (c5)<-[e10:RESPONSIBLE_FOR]-(a7:Actor) WHERE ('SHARED_RESPONSIBILITY' IN $p3 OR 'NAMED' IN $p4) AND e10.recordedTo IS NULL AND (e10.since IS NULL OR e10.since <= $p0) AND (e10.until IS NULL OR $p0 < e10.until) AND NOT a7:ActorGroup AND a7.archived = false AND (a7.since IS NULL OR a7.since <= $p0) AND (a7.until IS NULL OR $p0 < a7.until)
RETURN null AS k2, a7.sortName + '\t' + a7.id AS a3, false AS w4
UNION ALL
MATCH (c5)-[e11:NAMES]->(a7:Actor) WHERE 'NAMED' IN $p5 AND e11.recordedTo IS NULL AND (e11.since IS NULL OR e11.since <= $p0) AND (e11.until IS NULL OR $p0 < e11.until) AND a7.archived = false AND (a7.since IS NULL OR a7.since <= $p0) AND (a7.until IS NULL OR $p0 < a7.until)
RETURN null AS k2, a7.sortName + '\t' + a7.id AS a3, true AS w4 }
WITH *, c5.id AS c1
WITH c1, k2, a3, w4 LIMIT $p7 + 1
WITH c1, k2, count(*) AS x14, collect(DISTINCT CASE WHEN w4 THEN null ELSE a3 END) AS l12, collect(DISTINCT CASE WHEN w4 THEN a3 END) AS l13
RETURN collect([c1, k2, l12, l13]) AS g15, sum(x14) AS x16, sum(size(l12) * (size(l12) - 1) / 2 + size(l12) * size(l13)) AS x17 } UNWIND [CASE WHEN x16 > $p7 OR x17 > $p8 THEN 'size' END] AS x18
CALL () {
MATCH (c26_IN_PLAN_far:Plan {id: $p13})
MATCH (c26_IN_PLAN_far)<-[c26_IN_PLAN:IN_PLAN]-(c26:Commitment) WHERE c26_IN_PLAN.recordedTo IS NULL
WITH DISTINCT c26 WHERE c26.archived = false AND
EXISTS {
MATCH (c26)-[c26_in:IN_PLAN]->(c26_plan:Plan) WHERE c26_in.recordedTo IS NULL AND (c26_plan.since IS NULL OR c26_plan.since <= $p1) AND (c26_plan.until IS NULL OR $p1 < c26_plan.until) }
CALL (c26) {
MATCH (c26)<-[e29:ON]-(k27:Collaboration)<-[e30:COLLABORATES]-(a28:Actor) WHERE 'COLLABORATION' IN $p9 AND e29.recordedTo IS NULL AND e30.recordedTo IS NULL AND (e30.since IS NULL OR e30.since <= $p1) AND (e30.until IS NULL OR $p1 < e30.until) AND k27.archived = false AND (k27.since IS NULL OR k27.since <= $p1) AND (k27.until IS NULL OR $p1 < k27.until) AND a28.archived = false AND (a28.since IS NULL OR a28.since <= $p1) AND (a28.until IS NULL OR $p1 < a28.until)
RETURN k27.id AS k23, a28.sortName + '\t' + a28.id AS a24, false AS w25
UNION ALL
MATCH (c26)<-[e31:RESPONSIBLE_FOR]-(a28:Actor) WHERE ('SHARED_RESPONSIBILITY' IN $p10 OR 'NAMED' IN $p11) AND e31.recordedTo IS NULL AND (e31.since IS NULL OR e31.since <= $p1) AND (e31.until IS NULL OR $p1 < e31.until) AND NOT a28:ActorGroup AND a28.archived = false AND (a28.since IS NULL OR a28.since <= $p1) AND (a28.until IS NULL OR $p1 < a28.until)
RETURN null AS k23, a28.sortName + '\t' + a28.id AS a24, false AS w25
UNION ALL
MATCH (c26)-[e32:NAMES]->(a28:Actor) WHERE 'NAMED' IN $p12 AND e32.recordedTo IS NULL AND (e32.since IS NULL OR e32.since <= $p1) AND (e32.until IS NULL OR $p1 < e32.until) AND a28.archived = false AND (a28.since IS NULL OR a28.since <= $p1) AND (a28.until IS NULL OR $p1 < a28.until)
RETURN null AS k23, a28.sortName + '\t' + a28.id AS a24, true AS w25 }
WITH *, c26.id AS c22
WITH c22, k23, a24, w25 LIMIT $p14 + 1
WITH c22, k23, count(*) AS x35, collect(DISTINCT CASE WHEN w25 THEN null ELSE a24 END) AS l33, collect(DISTINCT CASE WHEN w25 THEN a24 END) AS l34
RETURN collect([c22, k23, l33, l34]) AS g36, sum(x35) AS x37, sum(size(l33) * (size(l33) - 1) / 2 + size(l33) * size(l34)) AS x38 } UNWIND [CASE WHEN x37 > $p14 OR x38 > $p15 THEN 'size' END] AS x39 UNWIND [coalesce(CASE WHEN $p0 > $p1 THEN 'order' END, x18, x39)] AS x43
CALL (g15, g36, x43) {
CALL (g15, g36, x43) { UNWIND CASE WHEN x43 IS NULL THEN g15 ELSE [] END AS g58
WITH g58[0] AS c63, g58[1] AS k64, g58[2] AS l59, g58[3] AS l60 UNWIND l59 AS a61 UNWIND [y67 IN l59 WHERE a61 < y67 AND (k64 IS NOT NULL OR 'SHARED_RESPONSIBILITY' IN $p16) | [y67, CASE WHEN k64 IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] + [y67 IN l60 WHERE a61 <> y67 | [y67, 'NAMED']] AS x62
WITH c63, k64, a61, x62[0] AS b65, x62[1] AS x66
WITH CASE WHEN a61 < b65 THEN a61 ELSE b65 END AS a47, CASE WHEN a61 < b65 THEN b65 ELSE a61 END AS b48, collect(DISTINCT c63) AS l49, collect(DISTINCT k64) AS l50, collect(DISTINCT x66) AS l51
RETURN CASE WHEN split(a47, '\t')[1] < split(b48, '\t')[1] THEN split(a47, '\t')[1] + '\t' + split(b48, '\t')[1] ELSE split(b48, '\t')[1] + '\t' + split(a47, '\t')[1] END AS m53, [a47, b48, size(l49), [x57 IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x57 IN l51], l49, l50] AS l51, false AS x52
UNION ALL UNWIND CASE WHEN x43 IS NULL THEN g36 ELSE [] END AS g68
WITH g68[0] AS c73, g68[1] AS k74, g68[2] AS l69, g68[3] AS l70 UNWIND l69 AS a71 UNWIND [y77 IN l69 WHERE a71 < y77 AND (k74 IS NOT NULL OR 'SHARED_RESPONSIBILITY' IN $p17) | [y77, CASE WHEN k74 IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] + [y77 IN l70 WHERE a71 <> y77 | [y77, 'NAMED']] AS x72
WITH c73, k74, a71, x72[0] AS b75, x72[1] AS x76
WITH CASE WHEN a71 < b75 THEN a71 ELSE b75 END AS a47, CASE WHEN a71 < b75 THEN b75 ELSE a71 END AS b48, collect(DISTINCT c73) AS l49, collect(DISTINCT k74) AS l50, collect(DISTINCT x76) AS l51
RETURN CASE WHEN split(a47, '\t')[1] < split(b48, '\t')[1] THEN split(a47, '\t')[1] + '\t' + split(b48, '\t')[1] ELSE split(b48, '\t')[1] + '\t' + split(a47, '\t')[1] END AS m53, [a47, b48, size(l49), [x57 IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x57 IN l51], l49, l50] AS l51, true AS x52 }
WITH m53, l51, x52
WITH m53, collect(CASE WHEN x52 THEN null ELSE l51 END)[0] AS l54, collect(CASE WHEN x52 THEN l51 END)[0] AS l55
WITH * WHERE l54 IS NULL OR l55 IS NULL OR NOT (l54[3] = l55[3] AND size(l54[4]) = size(l55[4]) AND all(y78 IN l54[4] WHERE y78 IN l55[4]) AND size(l54[5]) = size(l55[5]) AND all(y78 IN l54[5] WHERE y78 IN l55[5]))
RETURN collect([l54, l55]) AS l56 } UNWIND [COLLECT { UNWIND l56 AS l79
WITH l79 WHERE (l79[0] IS NOT NULL) = false AND (l79[1] IS NOT NULL) = true
WITH l79, l79[1] AS l80 ORDER BY l80[2] DESC, l80[0], l80[1] LIMIT $p18 + 1
RETURN [l79[1]] }] AS l44 UNWIND [COLLECT { UNWIND l56 AS l81
WITH l81 WHERE (l81[0] IS NOT NULL) = true AND (l81[1] IS NOT NULL) = false
WITH l81, l81[0] AS l82 ORDER BY l82[2] DESC, l82[0], l82[1] LIMIT $p19 + 1
RETURN [l81[0]] }] AS l45 UNWIND [COLLECT { UNWIND l56 AS l83
WITH l83 WHERE (l83[0] IS NOT NULL) = true AND (l83[1] IS NOT NULL) = true
WITH l83, l83[1] AS l84 ORDER BY l84[2] DESC, l84[0], l84[1] LIMIT $p20 + 1
RETURN [l83[0], l83[1]] }] AS l46 
RETURN [[$p0, $p1], x43, [COLLECT { UNWIND [y85 IN l44[..$p21] | y85[0]] AS l86
WITH l86[0] AS m87, l86[1] AS m88, l86[2] AS x89, l86[3] AS l90, l86[4] AS l91, l86[5] AS l92
WITH *, head(COLLECT {
MATCH (n95:Actor {id: split(m87, '\t')[1]})
RETURN n95 }) AS n93, head(COLLECT {
MATCH (n96:Actor {id: split(m88, '\t')[1]})
RETURN n96 }) AS n94
RETURN [[n93.type, n93.name], [n94.type, n94.name],
COLLECT { UNWIND l91 AS i135
MATCH (n134:Commitment {id: i135})
WITH n134 WHERE n134.archived = false
WITH * ORDER BY n134.position, n134.id
RETURN [n134.code] },
COLLECT { UNWIND l92 AS i137
MATCH (n136:Collaboration {id: i137})
WITH n136 WHERE n136.archived = false
WITH * ORDER BY n136.sortName, n136.id
RETURN [n136.type, n136.title, n136.since] }] },
COLLECT { UNWIND [y97 IN l45[..$p21] | y97[0]] AS l98
WITH l98[0] AS m99, l98[1] AS m100, l98[2] AS x101, l98[3] AS l102, l98[4] AS l103, l98[5] AS l104
WITH *, head(COLLECT {
MATCH (n107:Actor {id: split(m99, '\t')[1]})
RETURN n107 }) AS n105, head(COLLECT {
MATCH (n108:Actor {id: split(m100, '\t')[1]})
RETURN n108 }) AS n106
RETURN [[n105.type, n105.name], [n106.type, n106.name],
COLLECT { UNWIND l104 AS i139
MATCH (n138:Collaboration {id: i139})
WITH n138 WHERE n138.archived = false
WITH * ORDER BY n138.sortName, n138.id
RETURN [n138.type, n138.title, n138.until] }] },
COLLECT { UNWIND l46[..$p21] AS l109
WITH l109[0] AS l110, l109[1] AS l111
RETURN [head(COLLECT { UNWIND [l110] AS l112
WITH l112[0] AS m113, l112[1] AS m114, l112[2] AS x115, l112[3] AS l116, l112[4] AS l117, l112[5] AS l118
WITH *, head(COLLECT {
MATCH (n121:Actor {id: split(m113, '\t')[1]})
RETURN n121 }) AS n119, head(COLLECT {
MATCH (n122:Actor {id: split(m114, '\t')[1]})
RETURN n122 }) AS n120
RETURN [[n119.type, n119.name], [n120.type, n120.name], x115] }), head(COLLECT { UNWIND [l111] AS l123
WITH l123[0] AS m124, l123[1] AS m125, l123[2] AS x126, l123[3] AS l127, l123[4] AS l128, l123[5] AS l129
WITH *, head(COLLECT {
MATCH (n132:Actor {id: split(m124, '\t')[1]})
RETURN n132 }) AS n130, head(COLLECT {
MATCH (n133:Actor {id: split(m125, '\t')[1]})
RETURN n133 }) AS n131
RETURN [x126,
COLLECT { UNWIND l128 AS i141
MATCH (n140:Commitment {id: i141})
WITH n140 WHERE n140.archived = false
WITH * ORDER BY n140.position, n140.id
RETURN [n140.code] }] })] }, size(l44) > $p21 OR size(l45) > $p21 OR size(l46) > $p21]] })] AS data
