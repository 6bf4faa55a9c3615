RETURN [head(COLLECT {
MATCH (n1:Actor {id: $p1})
RETURN [n1.type, n1.type, n1.name, head(COLLECT {
MATCH (n1)-[e3:PART_OF]->(n2:Actor) WHERE e3.recordedTo IS NULL
WITH * ORDER BY coalesce(e3.since, '') DESC, e3.id LIMIT 1
RETURN [n2.type, n2.name, head(COLLECT {
MATCH (n2)-[e5:IN_MUNICIPALITY]->(n4:Municipality) WHERE e5.recordedTo IS NULL
RETURN [n4.name] }), coalesce(n2.organisationNumber, head(COLLECT {
MATCH (n2)-[n2_up:PART_OF*1..4]->(n2_whole:Actor) WHERE all(n2_step IN n2_up WHERE n2_step.recordedTo IS NULL) AND n2_whole.organisationNumber IS NOT NULL
WITH * ORDER BY size(n2_up), n2_whole.id LIMIT 1
RETURN n2_whole.organisationNumber }))] }), coalesce(n1.organisationNumber, head(COLLECT {
MATCH (n1)-[n1_up:PART_OF*1..4]->(n1_whole:Actor) WHERE all(n1_step IN n1_up WHERE n1_step.recordedTo IS NULL) AND n1_whole.organisationNumber IS NOT NULL
WITH * ORDER BY size(n1_up), n1_whole.id LIMIT 1
RETURN n1_whole.organisationNumber })), [COLLECT {
MATCH (n1)<-[e7:PART_OF]-(n6:Actor) WHERE e7.recordedTo IS NULL AND n6.archived = false
WITH * ORDER BY n6.sortName, n6.id, e7.id LIMIT $p0
RETURN [[[n6.type, n6.type, n6.name, head(COLLECT {
MATCH (n6)-[e9:PART_OF]->(n8:Actor) WHERE e9.recordedTo IS NULL
WITH * ORDER BY coalesce(e9.since, '') DESC, e9.id LIMIT 1
RETURN [n8.type, n8.name] }), coalesce(n6.organisationNumber, head(COLLECT {
MATCH (n6)-[n6_up:PART_OF*1..4]->(n6_whole:Actor) WHERE all(n6_step IN n6_up WHERE n6_step.recordedTo IS NULL) AND n6_whole.organisationNumber IS NOT NULL
WITH * ORDER BY size(n6_up), n6_whole.id LIMIT 1
RETURN n6_whole.organisationNumber }))]]] }, false, null]] }),
COLLECT { UNWIND $p2 AS i15 OPTIONAL
MATCH (n10:Record {id: i15})
RETURN CASE WHEN n10 IS NULL THEN null ELSE [n10.type, n10.type, n10.id, CASE WHEN n10.type IN ['Board', 'Unit', 'WorkingGroup', 'MunicipalCompany', 'RegionalBody', 'Agency', 'KnowledgeCentre', 'CivilSocietyOrganisation', 'Association', 'ActorGroup', 'Municipality'] THEN n10.name END, CASE WHEN n10.type IN ['Board', 'Unit', 'WorkingGroup', 'MunicipalCompany', 'RegionalBody', 'Agency', 'KnowledgeCentre', 'CivilSocietyOrganisation', 'Association', 'ActorGroup', 'Municipality'] THEN head(COLLECT {
MATCH (n10)-[e12:PART_OF]->(n11:Actor) WHERE e12.recordedTo IS NULL
WITH * ORDER BY coalesce(e12.since, '') DESC, e12.id LIMIT 1
RETURN [n11.type, n11.name] }) END, CASE WHEN n10.type IN ['Board', 'Unit', 'WorkingGroup', 'MunicipalCompany', 'RegionalBody', 'Agency', 'KnowledgeCentre', 'CivilSocietyOrganisation', 'Association', 'ActorGroup', 'Municipality'] THEN n10.website END, CASE WHEN n10.type IN ['Municipality'] THEN n10.code END, CASE WHEN n10.type IN ['Commitment'] THEN n10.code END, CASE WHEN n10.type IN ['Commitment'] THEN head(COLLECT {
MATCH (n10)-[e14:IN_PLAN]->(n13:Plan) WHERE e14.recordedTo IS NULL
RETURN [n13.id] }) END] END }, head(COLLECT {
MATCH (n16:Actor {id: $p3})
RETURN [n16.type, n16.name] }), head(COLLECT {
MATCH (n17:Plan {id: $p4})
RETURN [head(COLLECT {
MATCH (n17)-[e19:OWNED_BY]->(n18:Actor) WHERE e19.recordedTo IS NULL
RETURN [n18.type, n18.type, n18.name, head(COLLECT {
MATCH (n18)-[e21:PART_OF]->(n20:Actor) WHERE e21.recordedTo IS NULL
WITH * ORDER BY coalesce(e21.since, '') DESC, e21.id LIMIT 1
RETURN [n20.type, n20.name] })] }), n17.decidedOn, head(COLLECT {
MATCH (n17)-[e23:DECIDED_BY]->(n22:Actor) WHERE e23.recordedTo IS NULL
RETURN [n22.type, n22.name] }), n17.registrationNumber,
COLLECT {
MATCH (n17)-[e25:HAS_GOAL]->(n24:Goal) WHERE e25.recordedTo IS NULL AND n24.archived = false
WITH * ORDER BY n24.sortName, n24.id
RETURN [n24.name, head(COLLECT {
MATCH (n24)-[e27:SUBGOAL_OF]->(n26:Goal) WHERE e27.recordedTo IS NULL
RETURN [n26.name] })] },
COLLECT {
MATCH (n17)-[e29:GOVERNED_BY]->(n28:SourceDocument) WHERE e29.recordedTo IS NULL AND n28.archived = false
WITH * ORDER BY n28.sortName, n28.id
RETURN [n28.title] },
COLLECT {
MATCH (n17)<-[e31:STATED_IN]-(n30:PlanStatement) WHERE e31.recordedTo IS NULL AND n30.archived = false
WITH * ORDER BY n30.position, n30.id
RETURN [n30.kind] }] })] AS data
