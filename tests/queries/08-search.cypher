RETURN [[COLLECT {
CALL db.index.fulltext.queryNodes($p1, $p2) YIELD node AS n1, score AS s2
WITH * WHERE n1.type IN $p0 AND n1.archived = false
WITH * ORDER BY s2 DESC, n1.id LIMIT $p3
RETURN [[coalesce(n1.text, n1.description, n1.purpose, n1.summary, n1.reason, n1.name, n1.title), [n1.type, n1.type, n1.id, CASE WHEN n1.type IN ['Board', 'Unit', 'WorkingGroup', 'Municipality', 'MunicipalCompany', 'RegionalBody', 'Agency', 'KnowledgeCentre', 'CivilSocietyOrganisation', 'Association', 'ActorGroup'] THEN n1.name END, CASE WHEN n1.type IN ['Commitment'] THEN n1.code END, CASE WHEN n1.type IN ['Commitment'] THEN n1.title END]]] }, false,
COUNT {
CALL db.index.fulltext.queryNodes($p1, $p2) YIELD node AS n1, score AS s2
WITH * WHERE n1.type IN $p0 AND n1.archived = false
RETURN n1 }]] AS data
