CALL () {
CALL db.index.fulltext.queryNodes($p0, $p1) YIELD node AS n4
RETURN collect(n4.id) AS h1 }
CALL () {
CALL db.index.fulltext.queryNodes($p2, $p3) YIELD node AS n5
RETURN collect(n5.id) AS h2 }
CALL () {
CALL db.index.fulltext.queryNodes($p4, $p5) YIELD node AS n6
RETURN collect(n6.id) AS h3 }
WITH h1, h2, h3, [head(COLLECT {
MATCH (n7:Actor {id: $p6})
RETURN [n7.type, [null, false,
COUNT {
MATCH (n7)-[e9:RESPONSIBLE_FOR]->(n8:Commitment) WHERE e9.recordedTo IS NULL AND n8.archived = false AND n8.id IN h1
RETURN n8 }], [null, false,
COUNT {
MATCH (n7)-[e11:RESPONSIBLE_FOR]->(n10:Commitment) WHERE e11.recordedTo IS NULL AND n10.archived = false AND n10.id IN h2
RETURN n10 }], [null, false,
COUNT {
MATCH (n7)-[e13:RESPONSIBLE_FOR]->(n12:Commitment) WHERE e13.recordedTo IS NULL AND n12.archived = false AND n12.id IN h3
RETURN n12 }]] }), [COLLECT {
MATCH (n14:Actor) WHERE n14.archived = false AND any(item IN n14.services WHERE item IN $p7)
WITH * ORDER BY n14.sortName, n14.id LIMIT $p8
RETURN [[[n14.type, n14.name, n14.contacts]]] }, false, null], head(COLLECT {
MATCH (n15:Actor {id: $p11})
RETURN [n15.type, [null, false,
COUNT { WITH
COLLECT {
CALL (n15) {
MATCH (n15)-[e20:COLLABORATES]->(k23:Collaboration)<-[e21:COLLABORATES]-(n16:Actor) WHERE e20.recordedTo IS NULL AND e21.recordedTo IS NULL AND n16.id <> n15.id AND 'COLLABORATION' IN $p9 AND k23.archived = false OPTIONAL
MATCH (k23)-[o22:ON]->(m24:Commitment) WHERE o22.recordedTo IS NULL
RETURN n16, k23 AS work, m24 AS commitment, 'COLLABORATION' AS basis
UNION ALL
MATCH (n15)-[e20:RESPONSIBLE_FOR]->(m24:Commitment)<-[e21:RESPONSIBLE_FOR]-(n16:Actor) WHERE e20.recordedTo IS NULL AND e21.recordedTo IS NULL AND n16.id <> n15.id AND 'SHARED_RESPONSIBILITY' IN $p9 AND NOT n15:ActorGroup AND m24.archived = false
RETURN n16, null AS work, m24 AS commitment, 'SHARED_RESPONSIBILITY' AS basis
UNION ALL
MATCH (n15)-[e20:RESPONSIBLE_FOR]->(m24:Commitment)-[e21:NAMES]->(n16:Actor) WHERE e20.recordedTo IS NULL AND e21.recordedTo IS NULL AND n16.id <> n15.id AND 'NAMED' IN $p9 AND NOT n15:ActorGroup AND m24.archived = false
RETURN n16, null AS work, m24 AS commitment, 'NAMED' AS basis
UNION ALL
MATCH (n15)<-[e21:NAMES]-(m24:Commitment)<-[e20:RESPONSIBLE_FOR]-(n16:Actor) WHERE e20.recordedTo IS NULL AND e21.recordedTo IS NULL AND n16.id <> n15.id AND 'NAMED' IN $p9 AND m24.archived = false
RETURN n16, null AS work, m24 AS commitment, 'NAMED' AS basis }
RETURN [n16, basis, work, commitment] } AS w17, h1, h2, h3 UNWIND
COLLECT { UNWIND w17 AS i19
WITH i19[0] AS n16
RETURN DISTINCT n16 } AS n16
WITH n16, w17, h1, h2, h3 WHERE NOT n16:ActorGroup AND n16.archived = false
RETURN n16 }], [null, false,
COUNT { WITH
COLLECT {
CALL (n15) {
MATCH (n15)-[e29:COLLABORATES]->(k32:Collaboration)<-[e30:COLLABORATES]-(n25:Actor) WHERE e29.recordedTo IS NULL AND e30.recordedTo IS NULL AND n25.id <> n15.id AND 'COLLABORATION' IN $p10 AND k32.archived = false OPTIONAL
MATCH (k32)-[o31:ON]->(m33:Commitment) WHERE o31.recordedTo IS NULL
RETURN n25, k32 AS work, m33 AS commitment, 'COLLABORATION' AS basis
UNION ALL
MATCH (n15)-[e29:RESPONSIBLE_FOR]->(m33:Commitment)<-[e30:RESPONSIBLE_FOR]-(n25:Actor) WHERE e29.recordedTo IS NULL AND e30.recordedTo IS NULL AND n25.id <> n15.id AND 'SHARED_RESPONSIBILITY' IN $p10 AND NOT n15:ActorGroup AND m33.archived = false
RETURN n25, null AS work, m33 AS commitment, 'SHARED_RESPONSIBILITY' AS basis
UNION ALL
MATCH (n15)-[e29:RESPONSIBLE_FOR]->(m33:Commitment)-[e30:NAMES]->(n25:Actor) WHERE e29.recordedTo IS NULL AND e30.recordedTo IS NULL AND n25.id <> n15.id AND 'NAMED' IN $p10 AND NOT n15:ActorGroup AND m33.archived = false
RETURN n25, null AS work, m33 AS commitment, 'NAMED' AS basis
UNION ALL
MATCH (n15)<-[e30:NAMES]-(m33:Commitment)<-[e29:RESPONSIBLE_FOR]-(n25:Actor) WHERE e29.recordedTo IS NULL AND e30.recordedTo IS NULL AND n25.id <> n15.id AND 'NAMED' IN $p10 AND m33.archived = false
RETURN n25, null AS work, m33 AS commitment, 'NAMED' AS basis }
RETURN [n25, basis, work, commitment] } AS w26, h1, h2, h3 UNWIND
COLLECT { UNWIND w26 AS i28
WITH i28[0] AS n25
RETURN DISTINCT n25 } AS n25
WITH n25, w26, h1, h2, h3 WHERE NOT n25:ActorGroup AND n25.archived = false
RETURN n25 }]] })] AS data
RETURN data
