RETURN [head(COLLECT {
MATCH (n1:Actor {id: $p1})
RETURN [n1.type, n1.name, CASE WHEN n1.type IN ['Municipality'] THEN n1.code END, CASE WHEN n1.type IN ['Municipality'] THEN [COLLECT {
MATCH (n1)-[e3:NEIGHBOUR_OF]-(n2:Municipality) WHERE e3.recordedTo IS NULL AND n2.archived = false
WITH * ORDER BY n2.sortName, n2.id, e3.id LIMIT $p0
RETURN [[[n2.type, n2.name, CASE WHEN n2.type IN ['Municipality'] THEN n2.code END]]] }, false,
COUNT {
MATCH (n1)-[e3:NEIGHBOUR_OF]-(n2:Municipality) WHERE e3.recordedTo IS NULL AND n2.archived = false
RETURN n2 }] END] })] AS data
