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
CALL (g15, g36, x43) { UNWIND CASE WHEN x43 IS NULL THEN g15 ELSE [] END AS g55
WITH g55[0] AS c60, g55[1] AS k61, g55[2] AS l56, g55[3] AS l57 UNWIND l56 AS a58 UNWIND [y64 IN l56 WHERE a58 < y64 AND (k61 IS NOT NULL OR 'SHARED_RESPONSIBILITY' IN $p16) | [y64, CASE WHEN k61 IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] + [y64 IN l57 WHERE a58 <> y64 | [y64, 'NAMED']] AS x59
WITH c60, k61, a58, x59[0] AS b62, x59[1] AS x63
WITH CASE WHEN a58 < b62 THEN a58 ELSE b62 END AS a44, CASE WHEN a58 < b62 THEN b62 ELSE a58 END AS b45, collect(DISTINCT c60) AS l46, collect(DISTINCT k61) AS l47, collect(DISTINCT x63) AS l48
RETURN CASE WHEN split(a44, '\t')[1] < split(b45, '\t')[1] THEN split(a44, '\t')[1] + '\t' + split(b45, '\t')[1] ELSE split(b45, '\t')[1] + '\t' + split(a44, '\t')[1] END AS m50, [a44, b45, size(l46), [x54 IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x54 IN l48], l46, l47] AS l48, false AS x49
UNION ALL UNWIND CASE WHEN x43 IS NULL THEN g36 ELSE [] END AS g65
WITH g65[0] AS c70, g65[1] AS k71, g65[2] AS l66, g65[3] AS l67 UNWIND l66 AS a68 UNWIND [y74 IN l66 WHERE a68 < y74 AND (k71 IS NOT NULL OR 'SHARED_RESPONSIBILITY' IN $p17) | [y74, CASE WHEN k71 IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] + [y74 IN l67 WHERE a68 <> y74 | [y74, 'NAMED']] AS x69
WITH c70, k71, a68, x69[0] AS b72, x69[1] AS x73
WITH CASE WHEN a68 < b72 THEN a68 ELSE b72 END AS a44, CASE WHEN a68 < b72 THEN b72 ELSE a68 END AS b45, collect(DISTINCT c70) AS l46, collect(DISTINCT k71) AS l47, collect(DISTINCT x73) AS l48
RETURN CASE WHEN split(a44, '\t')[1] < split(b45, '\t')[1] THEN split(a44, '\t')[1] + '\t' + split(b45, '\t')[1] ELSE split(b45, '\t')[1] + '\t' + split(a44, '\t')[1] END AS m50, [a44, b45, size(l46), [x54 IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x54 IN l48], l46, l47] AS l48, true AS x49 }
WITH m50, l48, x49
WITH m50, collect(CASE WHEN x49 THEN null ELSE l48 END)[0] AS l51, collect(CASE WHEN x49 THEN l48 END)[0] AS l52
WITH * WHERE l51 IS NULL OR l52 IS NULL OR NOT (l51[3] = l52[3] AND size(l51[4]) = size(l52[4]) AND all(y75 IN l51[4] WHERE y75 IN l52[4]) AND size(l51[5]) = size(l52[5]) AND all(y75 IN l51[5] WHERE y75 IN l52[5]))
RETURN collect([l51, l52]) AS l53 }
CALL (l53) { UNWIND l53 AS l78
WITH l78 WHERE (l78[0] IS NOT NULL) = false AND (l78[1] IS NOT NULL) = true
WITH l78, l78[1] AS l79 ORDER BY l79[2] DESC, l79[0], l79[1]
WITH collect(l78) AS l76
RETURN [l78 IN l76[..$p19 + 1] | [[split(l78[1][0], '\t')[1], split(l78[1][1], '\t')[1], l78[1][2], l78[1][3], l78[1][4], l78[1][5]]]] AS l76 } UNWIND [l76[..$p18]] AS l77
CALL (l53) { UNWIND l53 AS l82
WITH l82 WHERE (l82[0] IS NOT NULL) = true AND (l82[1] IS NOT NULL) = false
WITH l82, l82[0] AS l83 ORDER BY l83[2] DESC, l83[0], l83[1]
WITH collect(l82) AS l80
RETURN [l82 IN l80[..$p20 + 1] | [[split(l82[0][0], '\t')[1], split(l82[0][1], '\t')[1], l82[0][2], l82[0][3], l82[0][4], l82[0][5]]]] AS l80 } UNWIND [l80[..$p18]] AS l81
CALL (l53) { UNWIND l53 AS l86
WITH l86 WHERE (l86[0] IS NOT NULL) = true AND (l86[1] IS NOT NULL) = true
WITH l86, l86[1] AS l87 ORDER BY l87[2] DESC, l87[0], l87[1]
WITH collect(l86) AS l84
RETURN [l86 IN l84[..$p21 + 1] | [[split(l86[0][0], '\t')[1], split(l86[0][1], '\t')[1], l86[0][2], l86[0][3], l86[0][4], l86[0][5]], [split(l86[1][0], '\t')[1], split(l86[1][1], '\t')[1], l86[1][2], l86[1][3], l86[1][4], l86[1][5]]]] AS l84 } UNWIND [l84[..$p18]] AS l85
CALL (l77) { UNWIND l77 AS l93
WITH l93[0][0] AS i94
RETURN collect(DISTINCT i94) AS l95 }
CALL (l77) { UNWIND l77 AS l98
WITH l98[0][1] AS i99
RETURN collect(DISTINCT i99) AS l100 }
CALL (l77) { UNWIND l77 AS l103 UNWIND l103[0][4] AS i104
RETURN collect(DISTINCT i104) AS l105 }
CALL (l77) { UNWIND l77 AS l108 UNWIND l108[0][5] AS i109
RETURN collect(DISTINCT i109) AS l110 }
CALL (l81) { UNWIND l81 AS l113
WITH l113[0][0] AS i114
RETURN collect(DISTINCT i114) AS l115 }
CALL (l81) { UNWIND l81 AS l118
WITH l118[0][1] AS i119
RETURN collect(DISTINCT i119) AS l120 }
CALL (l81) { UNWIND l81 AS l123 UNWIND l123[0][5] AS i124
RETURN collect(DISTINCT i124) AS l125 }
CALL (l85) { UNWIND l85 AS l128
WITH l128[0][0] AS i129
RETURN collect(DISTINCT i129) AS l130 }
CALL (l85) { UNWIND l85 AS l133
WITH l133[0][1] AS i134
RETURN collect(DISTINCT i134) AS l135 }
CALL (l85) { UNWIND l85 AS l138 UNWIND l138[1][4] AS i139
RETURN collect(DISTINCT i139) AS l140 } 
RETURN [[$p0, $p1], x43, [COLLECT { UNWIND l77 AS l88
RETURN [l88[0][0], l88[0][1], l88[0][4], l88[0][5]] },
COLLECT { UNWIND l81 AS l89
RETURN [l89[0][0], l89[0][1], l89[0][5]] },
COLLECT { UNWIND l85 AS l90
RETURN [[l90[0][0], l90[0][1], l90[0][2]], [l90[1][2], l90[1][4]]] }, size(l76) > $p18 OR size(l80) > $p18 OR size(l84) > $p18],
COLLECT { UNWIND l95 AS i92
MATCH (n91:Actor {id: i92})
WITH n91
RETURN [n91.id, n91.sortName, [n91.type, n91.name]] },
COLLECT { UNWIND l100 AS i97
MATCH (n96:Actor {id: i97})
WITH n96
RETURN [n96.id, n96.sortName, [n96.type, n96.name]] },
COLLECT { UNWIND l105 AS i102
MATCH (n101:Commitment {id: i102})
WITH n101 WHERE n101.archived = false
RETURN [n101.id, n101.position, [n101.code]] },
COLLECT { UNWIND l110 AS i107
MATCH (n106:Collaboration {id: i107})
WITH n106 WHERE n106.archived = false
RETURN [n106.id, n106.sortName, [n106.type, n106.title, n106.since]] },
COLLECT { UNWIND l115 AS i112
MATCH (n111:Actor {id: i112})
WITH n111
RETURN [n111.id, n111.sortName, [n111.type, n111.name]] },
COLLECT { UNWIND l120 AS i117
MATCH (n116:Actor {id: i117})
WITH n116
RETURN [n116.id, n116.sortName, [n116.type, n116.name]] },
COLLECT { UNWIND l125 AS i122
MATCH (n121:Collaboration {id: i122})
WITH n121 WHERE n121.archived = false
RETURN [n121.id, n121.sortName, [n121.type, n121.title, n121.until]] },
COLLECT { UNWIND l130 AS i127
MATCH (n126:Actor {id: i127})
WITH n126
RETURN [n126.id, n126.sortName, [n126.type, n126.name]] },
COLLECT { UNWIND l135 AS i132
MATCH (n131:Actor {id: i132})
WITH n131
RETURN [n131.id, n131.sortName, [n131.type, n131.name]] },
COLLECT { UNWIND l140 AS i137
MATCH (n136:Commitment {id: i137})
WITH n136 WHERE n136.archived = false
RETURN [n136.id, n136.position, [n136.code]] }] })] AS data
