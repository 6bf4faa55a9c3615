CALL () {
CALL db.index.fulltext.queryNodes($p0, $p1) YIELD node AS n2
RETURN collect(n2.id) AS h1 }
WITH h1, [[COLLECT {
MATCH (n3:Actor) WHERE n3.archived = false AND n3.isExample = false
WITH * ORDER BY n3.sortName, n3.id LIMIT $p2
RETURN [[n3.sortName, n3.id], [[n3.type, n3.name]]] }, false,
COUNT {
MATCH (n3:Actor) WHERE n3.archived = false AND n3.isExample = false
RETURN n3 }], [COLLECT {
MATCH (n4:Actor) WHERE n4.archived = false AND n4.isExample = false
WITH * ORDER BY n4.sortName DESC, n4.id DESC LIMIT $p3
RETURN [[[n4.type, n4.name]]] }, false, null], [COLLECT { UNWIND $p4 AS n5_id
MATCH (n5_RESPONSIBLE_FOR_far:Actor {id: n5_id})
MATCH (n5_RESPONSIBLE_FOR_far)-[n5_RESPONSIBLE_FOR:RESPONSIBLE_FOR]->(n5:Commitment) WHERE n5_RESPONSIBLE_FOR.recordedTo IS NULL
WITH DISTINCT n5, h1 WHERE n5.archived = false AND n5.isExample = false AND n5.duty IN $p5
WITH * ORDER BY n5.sortName DESC, n5.id DESC LIMIT $p6
RETURN [[[n5.sortName, n5.id], [n5.code, n5.title]]] }, false,
COUNT { UNWIND $p4 AS n5_id
MATCH (n5_RESPONSIBLE_FOR_far:Actor {id: n5_id})
MATCH (n5_RESPONSIBLE_FOR_far)-[n5_RESPONSIBLE_FOR:RESPONSIBLE_FOR]->(n5:Commitment) WHERE n5_RESPONSIBLE_FOR.recordedTo IS NULL
WITH DISTINCT n5, h1 WHERE n5.archived = false AND n5.isExample = false AND n5.duty IN $p5
RETURN n5 }], [COLLECT {
MATCH (n6_p:Plan {id: $p7})
MATCH (n6_p)<-[n6_i:IN_PLAN]-(n6_c:Commitment)<-[n6_r:RESPONSIBLE_FOR]-(n6:Actor) WHERE n6_r.recordedTo IS NULL AND n6_i.recordedTo IS NULL AND n6_c.archived = false
WITH DISTINCT n6, h1 WHERE n6.archived = false AND n6.kind IN $p8
WITH * ORDER BY n6.sortName, n6.id LIMIT $p10
RETURN [[[n6.type, n6.name, [COLLECT {
MATCH (n6)-[e8:RESPONSIBLE_FOR]->(n7:Commitment) WHERE e8.recordedTo IS NULL AND n7.archived = false AND n7.id IN h1
WITH * ORDER BY n7.position, n7.id, e8.id LIMIT $p9
RETURN [[[n7.code]]] }, false,
COUNT {
MATCH (n6)-[e8:RESPONSIBLE_FOR]->(n7:Commitment) WHERE e8.recordedTo IS NULL AND n7.archived = false AND n7.id IN h1
RETURN n7 }]]]] }, false,
COUNT {
MATCH (n6_p:Plan {id: $p7})
MATCH (n6_p)<-[n6_i:IN_PLAN]-(n6_c:Commitment)<-[n6_r:RESPONSIBLE_FOR]-(n6:Actor) WHERE n6_r.recordedTo IS NULL AND n6_i.recordedTo IS NULL AND n6_c.archived = false
WITH DISTINCT n6, h1 WHERE n6.archived = false AND n6.kind IN $p8
RETURN n6 }], [COLLECT {
CALL db.index.fulltext.queryNodes($p11, $p12) YIELD node AS n9
WITH * WHERE n9:Commitment AND n9.archived = false AND n9.isExample = false
WITH * ORDER BY n9.position, n9.id LIMIT $p13
RETURN [[[n9.code]]] }, false,
COUNT {
CALL db.index.fulltext.queryNodes($p11, $p12) YIELD node AS n9
WITH * WHERE n9:Commitment AND n9.archived = false AND n9.isExample = false
RETURN n9 }]] AS data
RETURN data
