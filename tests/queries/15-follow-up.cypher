RETURN [head(COLLECT { OPTIONAL
MATCH (n1:Plan {id: $p1})
WITH *,
COLLECT {
MATCH (n1)<-[e6:IN_PLAN]-(n8:Commitment) WHERE e6.recordedTo IS NULL AND n8.archived = false AND n1.followUpEveryMonths > 0 AND (n1.since IS NULL OR n1.since <= toString($p2) + '-12-31') AND (n1.until IS NULL OR n1.until > toString($p2) + '-01-01') AND (n1.followUpEveryMonths <= 12 OR (($p2 - toInteger(left(n1.since, 4))) + 1) * 12 / n1.followUpEveryMonths > ($p2 - toInteger(left(n1.since, 4))) * 12 / n1.followUpEveryMonths)
MATCH (n8)<-[e7:RESPONSIBLE_FOR]-(n9:Actor) WHERE e7.recordedTo IS NULL AND (e7.since IS NULL OR e7.since <= toString($p2) + '-12-31') AND (e7.until IS NULL OR e7.until > toString($p2) + '-01-01') AND NOT n9:ActorGroup AND n9.archived = false AND (n9.since IS NULL OR n9.since <= toString($p2) + '-12-31') AND (n9.until IS NULL OR n9.until > toString($p2) + '-01-01')
WITH DISTINCT n8, n9
RETURN [n9, n8,
EXISTS {
MATCH (n8)<-[e10:OF]-(n13:FollowUp) WHERE e10.recordedTo IS NULL AND n13.archived = false AND n13.on <= $p0 AND n13.year = $p2 AND (NOT
EXISTS {
MATCH (n13)-[e11:ABOUT]->(n12:Actor) WHERE e11.recordedTo IS NULL } OR
EXISTS {
MATCH (n13)-[e11:ABOUT]->(n12:Actor) WHERE e11.recordedTo IS NULL AND n12.id = n9.id }) }] } AS f2 
RETURN [[$p0], CASE WHEN coalesce(n1.archived, true) THEN 'plan' END,
COLLECT { UNWIND
COLLECT { UNWIND f2 AS x5
RETURN DISTINCT x5[0] } AS n3
WITH * ORDER BY n3.sortName, n3.id
RETURN [[n3.type, n3.name], toString($p2) + '-12-31',
COLLECT { UNWIND [x4 IN f2 WHERE x4[0] = n3 | x4[1]] AS n14
WITH n14 WHERE n14.archived = false
WITH * ORDER BY n14.position, n14.id
RETURN [n14.code] },
COLLECT { UNWIND [x4 IN f2 WHERE x4[0] = n3 AND x4[2] | x4[1]] AS n16
WITH n16 WHERE n16.archived = false
WITH * ORDER BY n16.position, n16.id
RETURN [n16.code] },
COLLECT { UNWIND [x4 IN f2 WHERE x4[0] = n3 AND NOT x4[2] AND toString($p2) + '-12-31' < $p0 | x4[1]] AS n18
WITH n18 WHERE n18.archived = false
WITH * ORDER BY n18.position, n18.id
RETURN [n18.code, n18.title] }] }] })] AS data
