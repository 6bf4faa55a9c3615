RETURN [[COLLECT {
MATCH (n1_IN_PLAN_far:Plan {id: $p0})
MATCH (n1_IN_PLAN_far)<-[n1_IN_PLAN:IN_PLAN]-(n1:Commitment) WHERE n1_IN_PLAN.recordedTo IS NULL
WITH DISTINCT n1 WHERE n1.archived = false AND any(item IN n1.callsFor WHERE item IN $p1)
WITH * ORDER BY n1.position, n1.id LIMIT $p3
RETURN [[[n1.code, n1.duty, n1.text, [COLLECT {
MATCH (n1)<-[e3:RESPONSIBLE_FOR]-(n2:Actor) WHERE e3.recordedTo IS NULL AND NOT n2:ActorGroup AND n2.archived = false
WITH * ORDER BY n2.sortName, n2.id, e3.id LIMIT $p2
RETURN [[[n2.type, n2.name]]] }, false, null]]]] }, false,
COUNT {
MATCH (n1_IN_PLAN_far:Plan {id: $p0})
MATCH (n1_IN_PLAN_far)<-[n1_IN_PLAN:IN_PLAN]-(n1:Commitment) WHERE n1_IN_PLAN.recordedTo IS NULL
WITH DISTINCT n1 WHERE n1.archived = false AND any(item IN n1.callsFor WHERE item IN $p1)
RETURN n1 }]] AS data
