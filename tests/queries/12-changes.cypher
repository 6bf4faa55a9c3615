RETURN [[COLLECT { UNWIND [0] AS s12 UNWIND [s12 + 262144 *
COUNT { UNWIND range(1, 63) AS i14
MATCH (n13:Change {number: s12 + i14 * 262144}) WHERE n13.at < $p3
RETURN n13 }] AS s15 UNWIND [s15 + 4096 *
COUNT { UNWIND range(1, 63) AS i17
MATCH (n16:Change {number: s15 + i17 * 4096}) WHERE n16.at < $p3
RETURN n16 }] AS s18 UNWIND [s18 + 64 *
COUNT { UNWIND range(1, 63) AS i20
MATCH (n19:Change {number: s18 + i20 * 64}) WHERE n19.at < $p3
RETURN n19 }] AS s21 UNWIND [s21 + 1 *
COUNT { UNWIND range(1, 63) AS i23
MATCH (n22:Change {number: s21 + i23 * 1}) WHERE n22.at < $p3
RETURN n22 }] AS s24 UNWIND [s24] AS b2 UNWIND [coalesce(head(COLLECT {
MATCH (guard:Guard {id: 'clock'})
RETURN guard.number }), 0) + 1] AS b3 UNWIND [b3 - b2 - 1] AS t4 UNWIND [CASE WHEN $p2 < t4 THEN $p2 ELSE t4 END] AS t5 UNWIND [COLLECT { UNWIND range(1, t5) AS i9
MATCH (n10:Change {number: b3 - i9}) WHERE
EXISTS {
MATCH (n10)-[:CHANGED]->(n10_changed:Record) WHERE n10_changed.isExample = false } AND n10.at >= $p4
WITH * ORDER BY n10.number DESC LIMIT $p1
RETURN n10 }] AS f6 UNWIND [COLLECT { UNWIND CASE WHEN size(f6) < $p1 AND t5 < t4 THEN [b3 - t5] ELSE [] END AS r8
MATCH (n11:Change) WHERE b2 < n11.number AND n11.number < r8 AND
EXISTS {
MATCH (n11)-[:CHANGED]->(n11_changed:Record) WHERE n11_changed.isExample = false } AND n11.at >= $p5
WITH * ORDER BY n11.number DESC LIMIT $p1
RETURN n11 }] AS f7 UNWIND f6 + f7 AS n1
WITH * ORDER BY n1.number DESC LIMIT $p6
RETURN [[n1.number], [[n1.number, n1.at, null, n1.action, n1.reason, head(COLLECT {
MATCH (n1)-[e26:CHANGED]->(n25:Record)
RETURN [n25.type, n25.type, n25.id] }), n1.fields]]] }, false,
COUNT {
MATCH (n1:Change) WHERE
EXISTS {
MATCH (n1)-[:CHANGED]->(n1_changed:Record) WHERE n1_changed.isExample = false } AND n1.at >= $p0
RETURN n1 }], head(COLLECT {
MATCH (n27:Commitment {id: $p8})
RETURN [n27.version, [COLLECT {
MATCH (n27)<-[e29:CHANGED]-(n28:Change)
WITH * ORDER BY n28.number LIMIT $p7
RETURN [[[n28.id, n28.number, n28.action, n28.fields]]] }, false,
COUNT {
MATCH (n27)<-[e29:CHANGED]-(n28:Change)
RETURN n28 }]] })] AS data
