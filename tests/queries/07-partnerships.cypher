RETURN [[COLLECT {
MATCH (n1:Collaboration) WHERE n1.archived = false AND n1.form IN $p0
WITH * ORDER BY n1.sinceKey, n1.id LIMIT $p3
RETURN [[[n1.type, n1.title, n1.since, n1.until, n1.isExample, [COLLECT {
MATCH (n1)<-[e3:COLLABORATES]-(n2:Actor) WHERE e3.recordedTo IS NULL AND n2.archived = false
WITH * ORDER BY n2.sortName, n2.id, e3.id LIMIT $p1
RETURN [[e3.role, e3.since, e3.until, [n2.type, n2.kind, n2.name]]] }, false, null], [COLLECT {
MATCH (n1)-[e5:ON]->(n4:Commitment) WHERE e5.recordedTo IS NULL AND n4.archived = false
WITH * ORDER BY n4.position, n4.id LIMIT $p2
RETURN [[[n4.code, n4.title]]] }, false, null], head(COLLECT {
MATCH (n1)-[e7:SUCCEEDS]->(n6:Collaboration) WHERE e7.recordedTo IS NULL
RETURN [n6.type, n6.title] }), CASE WHEN n1.type IN ['IOPPartnership'] THEN n1.purpose END, CASE WHEN n1.type IN ['IOPPartnership'] THEN n1.noticeDate END, CASE WHEN n1.type IN ['IOPPartnership'] THEN head(COLLECT {
MATCH (n1)-[e9:DECIDED_BY]->(n8:Actor) WHERE e9.recordedTo IS NULL
RETURN [n8.type, n8.name] }) END, CASE WHEN n1.type IN ['IOPPartnership'] THEN
COLLECT {
MATCH (n1)-[e11:FUNDED_BY]->(n10:Actor) WHERE e11.recordedTo IS NULL
WITH * ORDER BY e11.position, n10.id
RETURN [e11.year, e11.amount, [n10.type, n10.name]] } END]]] }, false,
COUNT {
MATCH (n1:Collaboration) WHERE n1.archived = false AND n1.form IN $p0
RETURN n1 }]] AS data
