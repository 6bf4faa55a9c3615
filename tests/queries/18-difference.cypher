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
CALL (g15, g36, x43) { UNWIND CASE WHEN x43 IS NULL THEN g15 ELSE [] END AS g57
WITH g57[0] AS c62, g57[1] AS k63, g57[2] AS l58, g57[3] AS l59 UNWIND l58 AS a60 UNWIND [y66 IN l58 WHERE a60 < y66 AND (k63 IS NOT NULL OR 'SHARED_RESPONSIBILITY' IN $p16) | [y66, CASE WHEN k63 IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] + [y66 IN l59 WHERE a60 <> y66 | [y66, 'NAMED']] AS x61
WITH c62, k63, a60, x61[0] AS b64, x61[1] AS x65
WITH CASE WHEN a60 < b64 THEN a60 ELSE b64 END AS a47, CASE WHEN a60 < b64 THEN b64 ELSE a60 END AS b48, collect(DISTINCT c62) AS l49, collect(DISTINCT k63) AS l50, collect(DISTINCT x65) AS l51
RETURN a47, b48, [[x56 IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x56 IN l51], l49, l50] AS l51, false AS x52
UNION ALL UNWIND CASE WHEN x43 IS NULL THEN g36 ELSE [] END AS g67
WITH g67[0] AS c72, g67[1] AS k73, g67[2] AS l68, g67[3] AS l69 UNWIND l68 AS a70 UNWIND [y76 IN l68 WHERE a70 < y76 AND (k73 IS NOT NULL OR 'SHARED_RESPONSIBILITY' IN $p17) | [y76, CASE WHEN k73 IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] + [y76 IN l69 WHERE a70 <> y76 | [y76, 'NAMED']] AS x71
WITH c72, k73, a70, x71[0] AS b74, x71[1] AS x75
WITH CASE WHEN a70 < b74 THEN a70 ELSE b74 END AS a47, CASE WHEN a70 < b74 THEN b74 ELSE a70 END AS b48, collect(DISTINCT c72) AS l49, collect(DISTINCT k73) AS l50, collect(DISTINCT x75) AS l51
RETURN a47, b48, [[x56 IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x56 IN l51], l49, l50] AS l51, true AS x52 }
WITH a47, b48, collect(CASE WHEN x52 THEN null ELSE l51 END)[0] AS l53, collect(CASE WHEN x52 THEN l51 END)[0] AS l54
WITH * WHERE l53 IS NULL OR l54 IS NULL OR NOT (l53[0] = l54[0] AND size(l53[1]) = size(l54[1]) AND all(y77 IN l53[1] WHERE y77 IN l54[1]) AND size(l53[2]) = size(l54[2]) AND all(y77 IN l53[2] WHERE y77 IN l54[2]))
RETURN collect([a47, b48, l53, l54]) AS l55 } UNWIND [COLLECT { UNWIND l55 AS l78
WITH l78 WHERE (l78[2] IS NOT NULL) = false AND (l78[3] IS NOT NULL) = true
WITH l78 ORDER BY size(l78[3][1]) DESC, l78[0], l78[1] LIMIT $p18 + 1
RETURN [[l78[0], l78[1], size(l78[3][1]), l78[3][0], l78[3][1], l78[3][2]]] }] AS l44 UNWIND [COLLECT { UNWIND l55 AS l79
WITH l79 WHERE (l79[2] IS NOT NULL) = true AND (l79[3] IS NOT NULL) = false
WITH l79 ORDER BY size(l79[2][1]) DESC, l79[0], l79[1] LIMIT $p19 + 1
RETURN [[l79[0], l79[1], size(l79[2][1]), l79[2][0], l79[2][1], l79[2][2]]] }] AS l45 UNWIND [COLLECT { UNWIND l55 AS l80
WITH l80 WHERE (l80[2] IS NOT NULL) = true AND (l80[3] IS NOT NULL) = true
WITH l80 ORDER BY size(l80[3][1]) DESC, l80[0], l80[1] LIMIT $p20 + 1
RETURN [[l80[0], l80[1], size(l80[2][1]), l80[2][0], l80[2][1], l80[2][2]], [l80[0], l80[1], size(l80[3][1]), l80[3][0], l80[3][1], l80[3][2]]] }] AS l46 
RETURN [[$p0, $p1], x43, [COLLECT { UNWIND [y81 IN l44[..$p21] | y81[0]] AS l82
WITH l82[0] AS m83, l82[1] AS m84, l82[2] AS x85, l82[3] AS l86, l82[4] AS l87, l82[5] AS l88
WITH *, head(COLLECT {
MATCH (n91:Actor {id: split(m83, '\t')[1]})
RETURN n91 }) AS n89, head(COLLECT {
MATCH (n92:Actor {id: split(m84, '\t')[1]})
RETURN n92 }) AS n90
RETURN [[n89.type, n89.name], [n90.type, n90.name],
COLLECT { UNWIND l87 AS i131
MATCH (n130:Commitment {id: i131})
WITH n130 WHERE n130.archived = false
WITH * ORDER BY n130.position, n130.id
RETURN [n130.code] },
COLLECT { UNWIND l88 AS i133
MATCH (n132:Collaboration {id: i133})
WITH n132 WHERE n132.archived = false
WITH * ORDER BY n132.sortName, n132.id
RETURN [n132.type, n132.title, n132.since] }] },
COLLECT { UNWIND [y93 IN l45[..$p21] | y93[0]] AS l94
WITH l94[0] AS m95, l94[1] AS m96, l94[2] AS x97, l94[3] AS l98, l94[4] AS l99, l94[5] AS l100
WITH *, head(COLLECT {
MATCH (n103:Actor {id: split(m95, '\t')[1]})
RETURN n103 }) AS n101, head(COLLECT {
MATCH (n104:Actor {id: split(m96, '\t')[1]})
RETURN n104 }) AS n102
RETURN [[n101.type, n101.name], [n102.type, n102.name],
COLLECT { UNWIND l100 AS i135
MATCH (n134:Collaboration {id: i135})
WITH n134 WHERE n134.archived = false
WITH * ORDER BY n134.sortName, n134.id
RETURN [n134.type, n134.title, n134.until] }] },
COLLECT { UNWIND l46[..$p21] AS l105
WITH l105[0] AS l106, l105[1] AS l107
RETURN [head(COLLECT { UNWIND [l106] AS l108
WITH l108[0] AS m109, l108[1] AS m110, l108[2] AS x111, l108[3] AS l112, l108[4] AS l113, l108[5] AS l114
WITH *, head(COLLECT {
MATCH (n117:Actor {id: split(m109, '\t')[1]})
RETURN n117 }) AS n115, head(COLLECT {
MATCH (n118:Actor {id: split(m110, '\t')[1]})
RETURN n118 }) AS n116
RETURN [[n115.type, n115.name], [n116.type, n116.name], x111] }), head(COLLECT { UNWIND [l107] AS l119
WITH l119[0] AS m120, l119[1] AS m121, l119[2] AS x122, l119[3] AS l123, l119[4] AS l124, l119[5] AS l125
WITH *, head(COLLECT {
MATCH (n128:Actor {id: split(m120, '\t')[1]})
RETURN n128 }) AS n126, head(COLLECT {
MATCH (n129:Actor {id: split(m121, '\t')[1]})
RETURN n129 }) AS n127
RETURN [x122,
COLLECT { UNWIND l124 AS i137
MATCH (n136:Commitment {id: i137})
WITH n136 WHERE n136.archived = false
WITH * ORDER BY n136.position, n136.id
RETURN [n136.code] }] })] }, size(l44) > $p21 OR size(l45) > $p21 OR size(l46) > $p21]] })] AS data
