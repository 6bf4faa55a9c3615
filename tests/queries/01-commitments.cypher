RETURN [head(COLLECT {
MATCH (n1:Plan {id: $p2})
RETURN [n1.title, n1.since, n1.until, [COLLECT {
MATCH (n1)<-[e3:IN_PLAN]-(n2:Commitment) WHERE e3.recordedTo IS NULL AND n2.archived = false
WITH * ORDER BY n2.position, n2.id LIMIT $p1
RETURN [[[n2.code, n2.duty, n2.title, n2.text, [COLLECT {
MATCH (n2)<-[e5:RESPONSIBLE_FOR]-(n4:Actor) WHERE e5.recordedTo IS NULL AND NOT n4:ActorGroup AND n4.archived = false
WITH * ORDER BY n4.sortName, n4.id, e5.id LIMIT $p0
RETURN [[e5.qualifier, e5.inferred,
COLLECT { UNWIND range(0, coalesce(size(e5.units), 0) - 1) AS i6
MATCH (n7:Actor {id: e5.units[i6]})
WITH * ORDER BY i6
RETURN [n7.type, n7.name] }, [n4.type, n4.name]]] }, false, null]]]] }, false,
COUNT {
MATCH (n1)<-[e3:IN_PLAN]-(n2:Commitment) WHERE e3.recordedTo IS NULL AND n2.archived = false
RETURN n2 }]] })] AS data
