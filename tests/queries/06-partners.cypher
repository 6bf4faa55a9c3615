RETURN [head(COLLECT {
MATCH (n1:Actor {id: $p2})
RETURN [n1.type, n1.name, [COLLECT { WITH
COLLECT {
CALL (n1) {
MATCH (n1)-[e6:COLLABORATES]->(k9:Collaboration)<-[e7:COLLABORATES]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'COLLABORATION' IN $p0 AND k9.archived = false OPTIONAL
MATCH (k9)-[o8:ON]->(m10:Commitment) WHERE o8.recordedTo IS NULL
RETURN n2, k9 AS work, m10 AS commitment, 'COLLABORATION' AS basis
UNION ALL
MATCH (n1)-[e6:RESPONSIBLE_FOR]->(m10:Commitment)<-[e7:RESPONSIBLE_FOR]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'SHARED_RESPONSIBILITY' IN $p0 AND NOT n1:ActorGroup AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'SHARED_RESPONSIBILITY' AS basis
UNION ALL
MATCH (n1)-[e6:RESPONSIBLE_FOR]->(m10:Commitment)-[e7:NAMES]->(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'NAMED' IN $p0 AND NOT n1:ActorGroup AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'NAMED' AS basis
UNION ALL
MATCH (n1)<-[e7:NAMES]-(m10:Commitment)<-[e6:RESPONSIBLE_FOR]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'NAMED' IN $p0 AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'NAMED' AS basis }
RETURN [n2, basis, work, commitment] } AS w3 UNWIND
COLLECT { UNWIND w3 AS i5
WITH i5[0] AS n2
RETURN DISTINCT n2 } AS n2
WITH n2, w3 WHERE NOT n2:ActorGroup AND n2.archived = false
WITH * ORDER BY n2.sortName, n2.id LIMIT $p1
WITH *, [i5 IN w3 WHERE i5[0] = n2] AS o4
RETURN [[[basis IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE basis IN [i5 IN o4 | i5[1]]], [n2.type, n2.kind, n2.name],
COLLECT { UNWIND
COLLECT { UNWIND o4 AS i5
WITH i5[3] AS i5 WHERE i5 IS NOT NULL
RETURN DISTINCT i5 } AS n11
WITH n11 WHERE n11.archived = false
WITH * ORDER BY n11.position, n11.id
RETURN [n11.code] },
COLLECT { UNWIND
COLLECT { UNWIND o4 AS i5
WITH i5[2] AS i5 WHERE i5 IS NOT NULL
RETURN DISTINCT i5 } AS n13
WITH n13 WHERE n13.archived = false
WITH * ORDER BY n13.sortName, n13.id
RETURN [n13.type, n13.title] }]] }, false,
COUNT { WITH
COLLECT {
CALL (n1) {
MATCH (n1)-[e6:COLLABORATES]->(k9:Collaboration)<-[e7:COLLABORATES]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'COLLABORATION' IN $p0 AND k9.archived = false OPTIONAL
MATCH (k9)-[o8:ON]->(m10:Commitment) WHERE o8.recordedTo IS NULL
RETURN n2, k9 AS work, m10 AS commitment, 'COLLABORATION' AS basis
UNION ALL
MATCH (n1)-[e6:RESPONSIBLE_FOR]->(m10:Commitment)<-[e7:RESPONSIBLE_FOR]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'SHARED_RESPONSIBILITY' IN $p0 AND NOT n1:ActorGroup AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'SHARED_RESPONSIBILITY' AS basis
UNION ALL
MATCH (n1)-[e6:RESPONSIBLE_FOR]->(m10:Commitment)-[e7:NAMES]->(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'NAMED' IN $p0 AND NOT n1:ActorGroup AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'NAMED' AS basis
UNION ALL
MATCH (n1)<-[e7:NAMES]-(m10:Commitment)<-[e6:RESPONSIBLE_FOR]-(n2:Actor) WHERE e6.recordedTo IS NULL AND e7.recordedTo IS NULL AND n2.id <> n1.id AND 'NAMED' IN $p0 AND m10.archived = false
RETURN n2, null AS work, m10 AS commitment, 'NAMED' AS basis }
RETURN [n2, basis, work, commitment] } AS w3 UNWIND
COLLECT { UNWIND w3 AS i5
WITH i5[0] AS n2
RETURN DISTINCT n2 } AS n2
WITH n2, w3 WHERE NOT n2:ActorGroup AND n2.archived = false
RETURN n2 }]] })] AS data
