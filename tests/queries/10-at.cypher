RETURN [head(COLLECT {
MATCH (n1:Actor {id: $p1})
RETURN [n1.type, n1.name, [null, false,
COUNT {
MATCH (n1)-[e3:RESPONSIBLE_FOR]->(n2:Commitment) WHERE e3.recordedTo IS NULL AND (e3.since IS NULL OR e3.since <= $p0) AND (e3.until IS NULL OR $p0 < e3.until) AND
EXISTS {
MATCH (n2)-[n2_in:IN_PLAN]->(n2_plan:Plan) WHERE n2_in.recordedTo IS NULL AND (n2_plan.since IS NULL OR n2_plan.since <= $p0) AND (n2_plan.until IS NULL OR $p0 < n2_plan.until) } AND n2.archived = false
RETURN n2 }]] }), head(COLLECT {
MATCH (n4:Actor {id: $p3})
RETURN [n4.type, n4.name, [null, false,
COUNT {
MATCH (n4)-[e6:RESPONSIBLE_FOR]->(n5:Commitment) WHERE e6.recordedTo IS NULL AND (e6.since IS NULL OR e6.since <= $p2) AND (e6.until IS NULL OR $p2 < e6.until) AND
EXISTS {
MATCH (n5)-[n5_in:IN_PLAN]->(n5_plan:Plan) WHERE n5_in.recordedTo IS NULL AND (n5_plan.since IS NULL OR n5_plan.since <= $p2) AND (n5_plan.until IS NULL OR $p2 < n5_plan.until) } AND n5.archived = false
RETURN n5 }]] }), head(COLLECT {
MATCH (n7:Actor {id: $p5})
WITH *, CASE WHEN n7 IS NULL THEN null WHEN n7.recordedFrom <= $p4 THEN n7 ELSE head([(n7)-[:WAS]->(n7_was:Version) WHERE n7_was.recordedFrom <= $p4 AND $p4 < n7_was.recordedTo | n7_was]) END AS n7_then WHERE n7_then IS NOT NULL
RETURN [n7.type, n7_then.name] })] AS data
