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
MATCH (n16:Record {id: i15}) OPTIONAL
MATCH (n17:Change {id: i15})
WITH *, coalesce(n16, n17) AS n10
RETURN CASE WHEN n10 IS NULL THEN null ELSE [coalesce(n10.type, 'Change'), coalesce(n10.type, 'Change'), n10.id, CASE WHEN coalesce(n10.type, 'Change') IN ['Board', 'Unit', 'WorkingGroup', 'MunicipalCompany', 'RegionalBody', 'Agency', 'KnowledgeCentre', 'CivilSocietyOrganisation', 'Association', 'ActorGroup', 'Municipality'] THEN n10.name END, CASE WHEN coalesce(n10.type, 'Change') IN ['Board', 'Unit', 'WorkingGroup', 'MunicipalCompany', 'RegionalBody', 'Agency', 'KnowledgeCentre', 'CivilSocietyOrganisation', 'Association', 'ActorGroup', 'Municipality'] THEN head(COLLECT {
MATCH (n10)-[e12:PART_OF]->(n11:Actor) WHERE e12.recordedTo IS NULL
WITH * ORDER BY coalesce(e12.since, '') DESC, e12.id LIMIT 1
RETURN [n11.type, n11.name] }) END, CASE WHEN coalesce(n10.type, 'Change') IN ['Board', 'Unit', 'WorkingGroup', 'MunicipalCompany', 'RegionalBody', 'Agency', 'KnowledgeCentre', 'CivilSocietyOrganisation', 'Association', 'ActorGroup', 'Municipality'] THEN n10.website END, CASE WHEN coalesce(n10.type, 'Change') IN ['Municipality'] THEN n10.code END, CASE WHEN coalesce(n10.type, 'Change') IN ['Commitment'] THEN n10.code END, CASE WHEN coalesce(n10.type, 'Change') IN ['Commitment'] THEN head(COLLECT {
MATCH (n10)-[e14:IN_PLAN]->(n13:Plan) WHERE e14.recordedTo IS NULL
RETURN [n13.id] }) END] END }, head(COLLECT {
MATCH (n18:Actor {id: $p3})
RETURN [n18.type, n18.name] }), head(COLLECT {
MATCH (n19:Plan {id: $p4})
RETURN [head(COLLECT {
MATCH (n19)-[e21:OWNED_BY]->(n20:Actor) WHERE e21.recordedTo IS NULL
RETURN [n20.type, n20.type, n20.name, head(COLLECT {
MATCH (n20)-[e23:PART_OF]->(n22:Actor) WHERE e23.recordedTo IS NULL
WITH * ORDER BY coalesce(e23.since, '') DESC, e23.id LIMIT 1
RETURN [n22.type, n22.name] })] }), n19.decidedOn, head(COLLECT {
MATCH (n19)-[e25:DECIDED_BY]->(n24:Actor) WHERE e25.recordedTo IS NULL
RETURN [n24.type, n24.name] }), n19.registrationNumber,
COLLECT {
MATCH (n19)-[e27:HAS_GOAL]->(n26:Goal) WHERE e27.recordedTo IS NULL AND n26.archived = false
WITH * ORDER BY n26.sortName, n26.id
RETURN [n26.name, head(COLLECT {
MATCH (n26)-[e29:SUBGOAL_OF]->(n28:Goal) WHERE e29.recordedTo IS NULL
RETURN [n28.name] })] },
COLLECT {
MATCH (n19)-[e31:GOVERNED_BY]->(n30:SourceDocument) WHERE e31.recordedTo IS NULL AND n30.archived = false
WITH * ORDER BY n30.sortName, n30.id
RETURN [n30.title] },
COLLECT {
MATCH (n19)<-[e33:STATED_IN]-(n32:PlanStatement) WHERE e33.recordedTo IS NULL AND n32.archived = false
WITH * ORDER BY n32.position, n32.id
RETURN [n32.kind] }] })] AS data
