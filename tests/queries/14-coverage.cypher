RETURN [head(COLLECT { UNWIND [head(COLLECT { UNWIND [COLLECT {
MATCH (n2:Plan {id: $p0}) WHERE n2.archived = false
RETURN DISTINCT [n2.since, n2.until] }] AS d3
RETURN CASE WHEN size(d3) = 0 OR any(d6 IN d3 WHERE (d6[0] IS NULL OR d6[0] <= $today) AND (d6[1] IS NULL OR $today < d6[1])) THEN $today ELSE head(COLLECT { UNWIND d3 AS d4
WITH CASE WHEN d4[1] <= $today THEN toString(date(d4[1]) - duration({days: 1})) ELSE d4[0] END AS d5
RETURN d5 ORDER BY abs(duration.inDays(date($today), date(d5)).days), d5 LIMIT 1 }) END })] AS d1 OPTIONAL
MATCH (n7:Plan {id: $p1})
WITH *,
COLLECT {
MATCH (n7)<-[e9:IN_PLAN]-(n10:Commitment) WHERE e9.recordedTo IS NULL AND n10.archived = false AND (n7.since IS NULL OR n7.since <= d1) AND (n7.until IS NULL OR d1 < n7.until)
WITH *,
COLLECT {
MATCH (n10)<-[e34:RESPONSIBLE_FOR]-(n35:Actor) WHERE e34.recordedTo IS NULL AND (e34.since IS NULL OR e34.since <= d1) AND (e34.until IS NULL OR d1 < e34.until) AND NOT n35:ActorGroup AND n35.archived = false AND (n35.since IS NULL OR n35.since <= d1) AND (n35.until IS NULL OR d1 < n35.until)
RETURN DISTINCT n35 } AS a11,
COLLECT {
MATCH (n10)<-[e36:ON]-(k37:Collaboration) WHERE e36.recordedTo IS NULL AND k37.archived = false AND (k37.since IS NULL OR k37.since <= d1) AND (k37.until IS NULL OR d1 < k37.until)
RETURN DISTINCT [k37, k37.since IS NOT NULL, k37.form, k37.agreementWritten] } AS w12,
COLLECT {
MATCH (n10)<-[e19:OF]-(n20:FollowUp) WHERE e19.recordedTo IS NULL AND n20.archived = false AND n20.on <= d1
RETURN DISTINCT n20.year } AS y17
WITH *, [x18 IN w12 WHERE x18[1] | x18[0]] AS l15, [x38 IN a11 | x38.id] +
COLLECT { UNWIND a11 AS x39
MATCH (x39)-[u41:PART_OF*1..4]->(n40:Actor) WHERE all(e42 IN u41 WHERE e42.recordedTo IS NULL AND (e42.since IS NULL OR e42.since <= d1) AND (e42.until IS NULL OR d1 < e42.until))
RETURN n40.id } +
COLLECT { UNWIND a11 AS x43
MATCH (x43)<-[u45:PART_OF*1..4]-(n44:Actor) WHERE all(e46 IN u45 WHERE e46.recordedTo IS NULL AND (e46.since IS NULL OR e46.since <= d1) AND (e46.until IS NULL OR d1 < e46.until))
RETURN n44.id } AS i16
WITH *,
COLLECT { UNWIND l15 AS k47
MATCH (k47)<-[e48:COLLABORATES]-(n49:Actor) WHERE e48.recordedTo IS NULL AND (e48.since IS NULL OR e48.since <= d1) AND (e48.until IS NULL OR d1 < e48.until) AND n49.archived = false AND (n49.since IS NULL OR n49.since <= d1) AND (n49.until IS NULL OR d1 < n49.until)
RETURN DISTINCT [k47.id, n49, n49.kind] } AS j13
WITH *,
COLLECT { UNWIND j13 AS x50
WITH * WHERE NOT x50[1].id IN i16
RETURN DISTINCT x50[1] } AS b14 ORDER BY n10.position, n10.id
RETURN [n10, a11, b14, size(l15), size(w12) - size(l15), [x21 IN [[size(a11) = 0, ['NO_RESPONSIBLE', n10, null, null, null, ['NO_RESPONSIBLE', n10.code, n10.title, null, null, null, null, 0, 0, size(l15), size(w12) - size(l15), 0, toInteger(left(d1, 4))]]], [size(b14) = 0, ['NO_PARTNER', n10, null, null, null, ['NO_PARTNER', n10.code, n10.title, null, null, null, null, 0, 0, size(l15), size(w12) - size(l15), 0, toInteger(left(d1, 4))]]]] WHERE x21[0] | x21[1]] + [v24 IN coalesce(n10.callsFor, []) WHERE v24 <> 'GROUP' AND NOT any(x25 IN b14 WHERE x25.kind = v24) AND NOT any(x26 IN l15 WHERE size([x25 IN j13 WHERE x25[0] = x26.id AND x25[2] = v24 AND x25[1].id IN [x25 IN a11 | x25.id]]) > 1) | ['CALLED_KIND_MISSING', n10, null, null, v24, ['CALLED_KIND_MISSING', n10.code, n10.title, null, null, null, v24, 0, size([x25 IN a11 WHERE x25.kind = v24]), size(l15), size(w12) - size(l15), 0, toInteger(left(d1, 4))]]] + [x21 IN [[NOT size(b14) = 0 AND NOT any(x21 IN w12 WHERE x21[1] AND (x21[2] IN ['IOP', 'AGREEMENT'] OR coalesce(x21[3], false))), ['NO_LIVE_AGREEMENT', n10, null, null, null, ['NO_LIVE_AGREEMENT', n10.code, n10.title, null, null, null, null, size(b14), 0, size(l15), size(w12) - size(l15), size([x21 IN w12 WHERE x21[1] AND x21[3] IS NULL]), toInteger(left(d1, 4))]]], [size(a11) > 3 AND size(l15) = 0 AND NOT toInteger(left(d1, 4)) IN y17, ['DIFFUSE_RESPONSIBILITY', n10, null, null, null, ['DIFFUSE_RESPONSIBILITY', n10.code, n10.title, null, null, null, null, size(a11), 0, size(l15), size(w12) - size(l15), 0, toInteger(left(d1, 4))]]], [size(y17) = 0, ['NEVER_FOLLOWED_UP', n10, null, null, null, ['NEVER_FOLLOWED_UP', n10.code, n10.title, null, null, null, null, 0, 0, size(l15), size(w12) - size(l15), 0, toInteger(left(d1, 4))]]], [NOT (n10.duty <> 'CONSIDER' OR
EXISTS {
MATCH (n10)<-[e22:OF]-(n23:Consideration) WHERE e22.recordedTo IS NULL AND n23.archived = false AND n23.on <= d1 }), ['NEIGHBOURS_NOT_CONSIDERED', n10, null, null, null, ['NEIGHBOURS_NOT_CONSIDERED', n10.code, n10.title, null, null, null, null, 0, 0, size(l15), size(w12) - size(l15), 0, toInteger(left(d1, 4))]]]] WHERE x21[0] | x21[1]] +
COLLECT {
MATCH (n10)-[e27:NAMES]->(n28:Actor) WHERE e27.recordedTo IS NULL AND (e27.since IS NULL OR e27.since <= d1) AND (e27.until IS NULL OR d1 < e27.until) AND NOT n28:ActorGroup AND n28.archived = false AND (n28.since IS NULL OR n28.since <= d1) AND (n28.until IS NULL OR d1 < n28.until) AND NOT
EXISTS {
MATCH (n28)-[e29:COLLABORATES]->(k31:Collaboration)-[e30:ON]->(n10) WHERE e29.recordedTo IS NULL AND e30.recordedTo IS NULL AND k31.archived = false AND k31.since IS NOT NULL AND coalesce(e29.since, k31.since) <= left(d1, 4) + '-12-31' AND (coalesce(e29.until, k31.until) IS NULL OR coalesce(e29.until, k31.until) > left(d1, 4) + '-01-01') }
WITH * ORDER BY n28.sortName, n28.id
RETURN ['SUPPORT_UNUSED', n10, n28, null, null, ['SUPPORT_UNUSED', n10.code, n10.title, n28.name, n28.nameEn, e27.qualifier, null, 0, 0, size(l15), size(w12) - size(l15), 0, toInteger(left(d1, 4))]] }, [COLLECT {
MATCH (n10)-[e32:FOR_GROUP]->(n33:TargetGroup) WHERE e32.recordedTo IS NULL
RETURN n33.id }, size(l15) > 0 OR size(y17) > 0]] } AS f8 
RETURN [[d1], CASE WHEN coalesce(n7.archived, true) THEN 'plan' END, [[n7.shortTitle],
COLLECT { UNWIND range(0, size(f8) - 1) AS i51
WITH i51, d1, f8[i51] AS r52
WITH *, r52[0] AS n53
WITH *, head(COLLECT {
MATCH (n53)<-[e55:OF]-(n56:FollowUp) WHERE e55.recordedTo IS NULL AND n56.archived = false AND n56.on <= d1
WITH * ORDER BY n56.on DESC, n56.year DESC, n56.id LIMIT 1
RETURN n56 }) AS n54
WITH * ORDER BY i51
RETURN [[n53.code],
COLLECT { UNWIND r52[1] AS n72
WITH n72, d1 WHERE n72.archived = false
WITH * ORDER BY n72.sortName, n72.id
RETURN [n72.type, n72.name] },
COLLECT { UNWIND range(0, size($p2) - 1) AS i57
WITH *, $p2[i57] AS v58
WITH *, size([x59 IN r52[2] WHERE x59.kind = v58]) AS c60 WHERE c60 > 0
WITH * ORDER BY i57
RETURN [v58, c60] }, r52[3], CASE WHEN n54 IS NULL THEN null ELSE [n54.on] END] },
COLLECT { UNWIND [COLLECT { UNWIND f8 AS x61 UNWIND x61[5] AS g62
RETURN g62 } +
COLLECT {
MATCH (n63:TargetGroup) WHERE n63.archived = false AND n63.isExample = n7.isExample AND none(x64 IN [x61 IN f8 | x61[6]] WHERE x64[1] AND n63.id IN x64[0]) AND (n7.since IS NULL OR n7.since <= d1) AND (n7.until IS NULL OR d1 < n7.until)
WITH *, size([x64 IN [x61 IN f8 | x61[6]] WHERE n63.id IN x64[0]]) AS c65 ORDER BY n63.sortName, n63.id
RETURN ['TARGET_GROUP_WITHOUT_MEASURE', null, null, n63, null, ['TARGET_GROUP_WITHOUT_MEASURE', null, coalesce(n7.shortTitle, n7.title), n63.name, n63.nameEn, null, null, c65, 0, 0, 0, 0, 0]] }] AS g66 UNWIND range(0, size(g66) - 1) AS i67
WITH i67, d1, g66[i67] AS g68
WITH *, g68[1] AS n69
WITH *, g68[2] AS n70
WITH *, g68[3] AS n71
WITH * ORDER BY i67
RETURN [g68[0], g68[5]] }]] })] AS data
