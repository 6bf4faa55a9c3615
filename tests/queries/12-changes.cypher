RETURN [[COLLECT { UNWIND [0] AS s14 UNWIND [s14 + 262144 *
COUNT { UNWIND range(1, 63) AS i16
MATCH (n15:Change {number: s14 + i16 * 262144}) WHERE n15.at < $p5
RETURN n15 }] AS s17 UNWIND [s17 + 4096 *
COUNT { UNWIND range(1, 63) AS i19
MATCH (n18:Change {number: s17 + i19 * 4096}) WHERE n18.at < $p5
RETURN n18 }] AS s20 UNWIND [s20 + 64 *
COUNT { UNWIND range(1, 63) AS i22
MATCH (n21:Change {number: s20 + i22 * 64}) WHERE n21.at < $p5
RETURN n21 }] AS s23 UNWIND [s23 + 1 *
COUNT { UNWIND range(1, 63) AS i25
MATCH (n24:Change {number: s23 + i25 * 1}) WHERE n24.at < $p5
RETURN n24 }] AS s26 UNWIND [s26] AS b3 UNWIND [coalesce(head(COLLECT {
MATCH (guard:Guard {id: 'clock'})
RETURN guard.number }), 0) + 1] AS b4 UNWIND [b4 - b3 - 1] AS t5 UNWIND [CASE WHEN $p2 < t5 THEN $p2 ELSE t5 END] AS t6 UNWIND [COLLECT { UNWIND range(1, t6) AS i10
MATCH (n11:Change {number: b4 - i10}) WHERE
EXISTS {
MATCH (n11)-[:CHANGED]->(n11_changed:Record) WHERE n11_changed.isExample = false } AND n11.at >= $p3
WITH * ORDER BY n11.number DESC LIMIT $p1
RETURN n11 }] AS f7 UNWIND [COLLECT { UNWIND CASE WHEN size(f7) < $p1 AND t6 < t5 THEN [b4 - t6] ELSE [] END AS r9
MATCH (n13:Record) WHERE n13.isExample = false
MATCH (n13)<-[:CHANGED]-(n12:Change) WHERE b3 < n12.number AND n12.number < r9 AND n12.at >= $p4
WITH * ORDER BY n12.number DESC LIMIT $p1
RETURN n12 }] AS f8 UNWIND f7 + f8 AS n1
WITH * ORDER BY n1.number DESC LIMIT $p6
RETURN [[n1.number], [[n1.number, n1.at, null, n1.action, n1.reason, head(COLLECT {
MATCH (n1)-[e28:CHANGED]->(n27:Record)
RETURN [n27.type, n27.type, n27.id] }), n1.fields]]] }, false,
COUNT {
MATCH (n2:Record) WHERE n2.isExample = false
MATCH (n2)<-[:CHANGED]-(n1:Change) WHERE n1.at >= $p0
RETURN n1 }], head(COLLECT {
MATCH (n29:Commitment {id: $p8})
RETURN [n29.version, [COLLECT {
MATCH (n29)<-[e31:CHANGED]-(n30:Change)
WITH * ORDER BY n30.number LIMIT $p7
RETURN [[[n30.id, n30.number, n30.action, n30.fields]]] }, false,
COUNT {
MATCH (n29)<-[e31:CHANGED]-(n30:Change)
RETURN n30 }]] })] AS data
