RETURN [head(COLLECT { OPTIONAL
MATCH (n1:Actor {id: $p1}) OPTIONAL
MATCH (n2:Actor {id: $p2}) 
RETURN [[$p0], coalesce(CASE WHEN coalesce(n1.archived, true) THEN 'from' END, CASE WHEN coalesce(n2.archived, true) THEN 'to' END),
COLLECT { UNWIND range(0, size($p3) - 1) AS i3
WITH *, $p3[i3] AS w4
WITH * ORDER BY i3
RETURN [size(w4[1]), [COLLECT { UNWIND range(0, size(w4[0]) - 1) AS i5
MATCH (n6:Actor {id: w4[0][i5]})
WITH * ORDER BY i5
RETURN [n6.name, n6.nameEn] },
COLLECT { UNWIND range(0, size(w4[1]) - 1) AS i7
WITH *, w4[1][i7] AS h8 OPTIONAL
MATCH (k10:Collaboration {id: h8[1]})
WITH * ORDER BY i7
RETURN [h8[0], k10.title,
COLLECT { UNWIND h8[2] AS i9
MATCH (m11:Commitment {id: i9})
WITH * ORDER BY m11.position, m11.id
RETURN [m11.code, m11.title] }, h8[3]] }],
COLLECT { UNWIND range(0, size(w4[1]) - 1) AS i12
WITH *, w4[1][i12] AS h13
MATCH (n14:Actor {id: w4[0][i12]})
MATCH (n15:Actor {id: w4[0][i12 + 1]}) OPTIONAL
MATCH (k16:Collaboration {id: h13[1]})
WITH * ORDER BY i12
RETURN [[n14.type, n14.name], [n15.type, n15.name], h13[0], CASE WHEN k16 IS NULL THEN null ELSE [k16.type, k16.title] END,
COLLECT { UNWIND
COLLECT { UNWIND h13[2] AS i17
MATCH (m18:Commitment {id: i17})
RETURN m18 } AS n19
WITH n19 WHERE n19.archived = false
WITH * ORDER BY n19.position, n19.id
RETURN [n19.code] }] }] }] })] AS data
