RETURN [head(COLLECT { OPTIONAL
MATCH (n1:Plan {id: $p1})
CALL (n1) {
MATCH (n1)<-[e3:IN_PLAN]-(n5:Commitment) WHERE e3.recordedTo IS NULL AND n5.archived = false AND n1.followUpEveryMonths > 0 AND (n1.followUpEveryMonths <= 12 OR (($p4 - toInteger(left(n1.since, 4))) + 1) * 12 / n1.followUpEveryMonths > ($p4 - toInteger(left(n1.since, 4))) * 12 / n1.followUpEveryMonths)
MATCH (n5)<-[e4:RESPONSIBLE_FOR]-(n6:Actor) WHERE e4.recordedTo IS NULL AND NOT n6:ActorGroup AND n6.archived = false AND all(d10 IN [toString($p4) + '-01-01', coalesce(n1.since, ''), coalesce(e4.since, ''), coalesce(n6.since, '')] WHERE d10 <= toString($p4) + '-12-31' AND all(d11 IN [coalesce(n1.until, '9999-12-31'), coalesce(e4.until, '9999-12-31'), coalesce(n6.until, '9999-12-31')] WHERE d10 < d11))
WITH DISTINCT n5, n6 LIMIT $p3 + 1
WITH n5, n6,
EXISTS {
MATCH (n5)<-[e12:OF]-(n15:FollowUp) WHERE e12.recordedTo IS NULL AND n15.archived = false AND n15.on <= $p0 AND n15.year = $p4 AND (NOT
EXISTS {
MATCH (n15)-[e13:ABOUT]->(n14:Actor) WHERE e13.recordedTo IS NULL } OR
EXISTS {
MATCH (n15)-[e13:ABOUT]->(n14:Actor) WHERE e13.recordedTo IS NULL AND n14.id = n6.id }) } AS v7
WITH n6, collect([n5, v7]) AS l8
RETURN collect([n6, l8]) AS f2, coalesce(sum(size(l8)), 0) AS c9 } 
RETURN [[$p0], coalesce(CASE WHEN coalesce(n1.archived, true) THEN 'plan' END, CASE WHEN c9 > $p3 THEN 'many' END),
COLLECT { UNWIND CASE WHEN c9 > $p3 THEN [] ELSE f2 END AS x16
WITH x16[0] AS n19, x16[1] AS l17
WITH * ORDER BY n19.sortName, n19.id
RETURN [[n19.type, n19.name], toString($p2) + '-12-31',
COLLECT { UNWIND [x18 IN l17 | x18[0]] AS n20
WITH n20 WHERE n20.archived = false
WITH * ORDER BY n20.position, n20.id
RETURN [n20.code] },
COLLECT { UNWIND [x18 IN l17 WHERE x18[1] | x18[0]] AS n22
WITH n22 WHERE n22.archived = false
WITH * ORDER BY n22.position, n22.id
RETURN [n22.code] },
COLLECT { UNWIND [x18 IN l17 WHERE NOT x18[1] AND toString($p2) + '-12-31' < $p0 | x18[0]] AS n24
WITH n24 WHERE n24.archived = false
WITH * ORDER BY n24.position, n24.id
RETURN [n24.code, n24.title] }] }] })] AS data
