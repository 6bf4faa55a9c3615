RETURN [[COLLECT {
MATCH (n1_IN_PLAN_far:Plan {id: $p0})
MATCH (n1_IN_PLAN_far)<-[n1_IN_PLAN:IN_PLAN]-(n1:Commitment) WHERE n1_IN_PLAN.recordedTo IS NULL
WITH DISTINCT n1 WHERE n1.archived = false AND n1.code IN $p1
WITH * ORDER BY n1.position, n1.id LIMIT $p3
RETURN [[[n1.code, n1.text, [COLLECT {
MATCH (n1)-[e3:NAMES]->(n2:Actor) WHERE e3.recordedTo IS NULL AND n2.archived = false
WITH * ORDER BY n2.sortName, n2.id, e3.id LIMIT $p2
RETURN [[e3.qualifier, [n2.type, n2.type, n2.name, n2.website],
COLLECT { UNWIND range(0, coalesce(size(e3.citedDocuments), 0) - 1) AS i4
MATCH (n5:SourceDocument {id: e3.citedDocuments[i4]})
WITH * ORDER BY i4
RETURN [CASE e3.citedQuotes[i4] WHEN '' THEN null ELSE e3.citedQuotes[i4] END, CASE e3.citedLocators[i4] WHEN '' THEN null ELSE e3.citedLocators[i4] END, [n5.title]] }]] }, false,
COUNT {
MATCH (n1)-[e3:NAMES]->(n2:Actor) WHERE e3.recordedTo IS NULL AND n2.archived = false
RETURN n2 }]]]] }, false, null]] AS data
