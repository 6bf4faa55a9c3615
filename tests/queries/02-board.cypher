RETURN [head(COLLECT {
MATCH (n1:Actor {id: $p3})
RETURN [n1.type, n1.name, n1.nameEn, [COLLECT {
MATCH (n1)-[e3:RESPONSIBLE_FOR]->(n2:Commitment) WHERE e3.recordedTo IS NULL AND n2.archived = false
WITH * ORDER BY n2.position, n2.id, e3.id LIMIT $p2
RETURN [[e3.qualifier, e3.inferred, [n2.code, n2.title, head(COLLECT {
MATCH (n2)-[e5:IN_PLAN]->(n4:Plan) WHERE e5.recordedTo IS NULL
RETURN [n4.shortTitle] }), [COLLECT {
MATCH (n2)<-[e7:RESPONSIBLE_FOR]-(n6:Actor) WHERE e7.recordedTo IS NULL AND NOT n6:ActorGroup AND n6.archived = false
WITH * ORDER BY n6.sortName, n6.id, e7.id LIMIT $p0
RETURN [[e7.qualifier, [n6.type, n6.name]]] }, false, null], [COLLECT {
MATCH (n2)-[e9:NAMES]->(n8:Actor) WHERE e9.recordedTo IS NULL AND n8.archived = false
WITH * ORDER BY n8.sortName, n8.id, e9.id LIMIT $p1
RETURN [[e9.qualifier, [n8.type, n8.name]]] }, false, null]]]] }, false,
COUNT {
MATCH (n1)-[e3:RESPONSIBLE_FOR]->(n2:Commitment) WHERE e3.recordedTo IS NULL AND n2.archived = false
RETURN n2 }]] })] AS data
