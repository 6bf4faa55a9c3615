RETURN [head(COLLECT {
MATCH (n1:Actor {id: $p2})
RETURN [n1.type, n1.name, [COLLECT {
CALL (n1) {
MATCH (n1)-[e6:COLLABORATES]->(k9:Collaboration)<-[e7:COLLABORATES]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'COLLABORATION' IN $p0 AND k9.archived = false OPTIONAL
MATCH (k9)-[o8:ON]->(m10:Commitment) WHERE o8.recordedTo IS NULL
RETURN n2, k9 AS work, m10 AS commitment, 'COLLABORATION' AS basis
UNION ALL
MATCH (n1)-[e6:RESPONSIBLE_FOR]->(m10:Commitment)<-[e7:RESPONSIBLE_FOR]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'SHARED_RESPONSIBILITY' IN $p0 AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'SHARED_RESPONSIBILITY' AS basis
UNION ALL
MATCH (n1)-[e6:RESPONSIBLE_FOR]->(m10:Commitment)-[e7:NAMES]->(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'NAMED' IN $p0 AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'NAMED' AS basis
UNION ALL
MATCH (n1)<-[e7:NAMES]-(m10:Commitment)<-[e6:RESPONSIBLE_FOR]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'NAMED' IN $p0 AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'NAMED' AS basis }
WITH n2, collect(DISTINCT basis) AS b3, collect(DISTINCT work) AS w4, collect(DISTINCT commitment) AS c5 WHERE NOT n2:ActorGroup AND n2.archived = false
WITH * ORDER BY n2.sortName, n2.id LIMIT $p1
RETURN [[[basis IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE basis IN b3], [n2.type, n2.kind, n2.name],
COLLECT { UNWIND c5 AS n11
WITH n11 WHERE n11.archived = false
WITH * ORDER BY n11.position, n11.id
RETURN [n11.code] },
COLLECT { UNWIND w4 AS n13
WITH n13 WHERE n13.archived = false
WITH * ORDER BY n13.sortName, n13.id
RETURN [n13.type, n13.title] }]] }, false,
COUNT {
CALL (n1) {
MATCH (n1)-[e6:COLLABORATES]->(k9:Collaboration)<-[e7:COLLABORATES]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'COLLABORATION' IN $p0 AND k9.archived = false OPTIONAL
MATCH (k9)-[o8:ON]->(m10:Commitment) WHERE o8.recordedTo IS NULL
RETURN n2, k9 AS work, m10 AS commitment, 'COLLABORATION' AS basis
UNION ALL
MATCH (n1)-[e6:RESPONSIBLE_FOR]->(m10:Commitment)<-[e7:RESPONSIBLE_FOR]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'SHARED_RESPONSIBILITY' IN $p0 AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'SHARED_RESPONSIBILITY' AS basis
UNION ALL
MATCH (n1)-[e6:RESPONSIBLE_FOR]->(m10:Commitment)-[e7:NAMES]->(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'NAMED' IN $p0 AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'NAMED' AS basis
UNION ALL
MATCH (n1)<-[e7:NAMES]-(m10:Commitment)<-[e6:RESPONSIBLE_FOR]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'NAMED' IN $p0 AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'NAMED' AS basis }
WITH n2, collect(DISTINCT basis) AS b3, collect(DISTINCT work) AS w4, collect(DISTINCT commitment) AS c5 WHERE NOT n2:ActorGroup AND n2.archived = false
RETURN n2 }]] })] AS data
