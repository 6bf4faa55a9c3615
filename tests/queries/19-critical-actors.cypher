RETURN [head(COLLECT { OPTIONAL
MATCH (n1:Plan {id: $p1}) 
RETURN [[$p0], coalesce(CASE WHEN coalesce(n1.archived, true) THEN 'plan' END, $p3),
COLLECT { UNWIND $p2 AS l3
WITH l3, head(COLLECT {
MATCH (n4:Actor {id: l3[0]})
RETURN n4 }) AS n2
WITH * WHERE n2 IS NOT NULL
RETURN [[n2.type, n2.name, n2.kind],
COLLECT { UNWIND l3[1] AS i8
MATCH (n7:Commitment {id: i8})
WITH n7 WHERE n7.archived = false
WITH * ORDER BY n7.position, n7.id
RETURN [n7.code] }, l3[2] > 1, [n2.name, n2.nameEn,
COLLECT { UNWIND l3[1] AS i5
MATCH (n6:Commitment {id: i5})
WITH * ORDER BY n6.position, n6.id
RETURN [n6.code, n6.title] }, l3[2]]] }] })] AS data
