RETURN [head(COLLECT { UNWIND [head(COLLECT { UNWIND [COLLECT {
MATCH (n2:Plan {id: $p0}) WHERE n2.archived = false
RETURN DISTINCT [n2.since, n2.until] }] AS d3
RETURN CASE WHEN size(d3) = 0 OR any(d6 IN d3 WHERE (d6[0] IS NULL OR d6[0] <= $today) AND (d6[1] IS NULL OR $today < d6[1])) THEN $today ELSE head(COLLECT { UNWIND d3 AS d4
WITH CASE WHEN d4[1] <= $today THEN toString(date(d4[1]) - duration({days: 1})) ELSE d4[0] END AS d5
RETURN d5 ORDER BY abs(duration.inDays(date($today), date(d5)).days), d5 LIMIT 1 }) END })] AS d1 OPTIONAL
MATCH (n7:Plan {id: $p1}) UNWIND [COUNT {
MATCH (n7)<-[e11:IN_PLAN]-(n10:Commitment) WHERE e11.recordedTo IS NULL AND n10.archived = false AND (n7.since IS NULL OR n7.since <= d1) AND (n7.until IS NULL OR d1 < n7.until)
RETURN n10 }] AS c9
WITH *,
COLLECT {
MATCH (n7)<-[e13:IN_PLAN]-(n12:Commitment) WHERE e13.recordedTo IS NULL AND c9 <= $p2 AND n12.archived = false AND (n7.since IS NULL OR n7.since <= d1) AND (n7.until IS NULL OR d1 < n7.until)
WITH *,
COLLECT {
MATCH (n12)<-[e37:RESPONSIBLE_FOR]-(n38:Actor) WHERE e37.recordedTo IS NULL AND (e37.since IS NULL OR e37.since <= d1) AND (e37.until IS NULL OR d1 < e37.until) AND NOT n38:ActorGroup AND n38.archived = false AND (n38.since IS NULL OR n38.since <= d1) AND (n38.until IS NULL OR d1 < n38.until)
RETURN DISTINCT n38 } AS a14,
COLLECT {
MATCH (n12)<-[e39:ON]-(k40:Collaboration) WHERE e39.recordedTo IS NULL AND k40.archived = false AND (k40.since IS NULL OR k40.since <= d1) AND (k40.until IS NULL OR d1 < k40.until)
RETURN DISTINCT [k40, k40.since IS NOT NULL, k40.form, k40.agreementWritten] } AS w15,
COLLECT {
MATCH (n12)<-[e22:OF]-(n23:FollowUp) WHERE e22.recordedTo IS NULL AND n23.archived = false AND n23.on <= d1
RETURN DISTINCT n23.year } AS y20
WITH *, [x21 IN w15 WHERE x21[1] | x21[0]] AS l18, [x41 IN a14 | x41.id] +
COLLECT { UNWIND a14 AS x42
MATCH (x42)-[u44:PART_OF*1..4]->(n43:Actor) WHERE all(e45 IN u44 WHERE e45.recordedTo IS NULL AND (e45.since IS NULL OR e45.since <= d1) AND (e45.until IS NULL OR d1 < e45.until))
RETURN n43.id } +
COLLECT { UNWIND a14 AS x46
MATCH (x46)<-[u48:PART_OF*1..4]-(n47:Actor) WHERE all(e49 IN u48 WHERE e49.recordedTo IS NULL AND (e49.since IS NULL OR e49.since <= d1) AND (e49.until IS NULL OR d1 < e49.until))
RETURN n47.id } AS i19
WITH *,
COLLECT { UNWIND l18 AS k50
MATCH (k50)<-[e51:COLLABORATES]-(n52:Actor) WHERE e51.recordedTo IS NULL AND (e51.since IS NULL OR e51.since <= d1) AND (e51.until IS NULL OR d1 < e51.until) AND n52.archived = false AND (n52.since IS NULL OR n52.since <= d1) AND (n52.until IS NULL OR d1 < n52.until)
RETURN DISTINCT [k50.id, n52, n52.kind] } AS j16
WITH *,
COLLECT { UNWIND j16 AS x53
WITH * WHERE NOT x53[1].id IN i19
RETURN DISTINCT x53[1] } AS b17 ORDER BY n12.position, n12.id
RETURN [n12, a14, b17, size(l18), size(w15) - size(l18), [x24 IN [[size(a14) = 0, ['NO_RESPONSIBLE', n12, null, null, null, ['NO_RESPONSIBLE', n12.code, n12.title, null, null, null, null, 0, 0, size(l18), size(w15) - size(l18), 0, toInteger(left(d1, 4))]]], [size(b17) = 0, ['NO_PARTNER', n12, null, null, null, ['NO_PARTNER', n12.code, n12.title, null, null, null, null, 0, 0, size(l18), size(w15) - size(l18), 0, toInteger(left(d1, 4))]]]] WHERE x24[0] | x24[1]] + [v27 IN coalesce(n12.callsFor, []) WHERE v27 <> 'GROUP' AND NOT any(x28 IN b17 WHERE x28.kind = v27) AND NOT any(x29 IN l18 WHERE size([x28 IN j16 WHERE x28[0] = x29.id AND x28[2] = v27 AND x28[1].id IN [x28 IN a14 | x28.id]]) > 1) | ['CALLED_KIND_MISSING', n12, null, null, v27, ['CALLED_KIND_MISSING', n12.code, n12.title, null, null, null, v27, 0, size([x28 IN a14 WHERE x28.kind = v27]), size(l18), size(w15) - size(l18), 0, toInteger(left(d1, 4))]]] + [x24 IN [[NOT size(b17) = 0 AND NOT any(x24 IN w15 WHERE x24[1] AND (x24[2] IN ['IOP', 'AGREEMENT'] OR coalesce(x24[3], false))), ['NO_LIVE_AGREEMENT', n12, null, null, null, ['NO_LIVE_AGREEMENT', n12.code, n12.title, null, null, null, null, size(b17), 0, size(l18), size(w15) - size(l18), size([x24 IN w15 WHERE x24[1] AND x24[3] IS NULL]), toInteger(left(d1, 4))]]], [size(a14) > 3 AND size(l18) = 0 AND NOT toInteger(left(d1, 4)) IN y20, ['DIFFUSE_RESPONSIBILITY', n12, null, null, null, ['DIFFUSE_RESPONSIBILITY', n12.code, n12.title, null, null, null, null, size(a14), 0, size(l18), size(w15) - size(l18), 0, toInteger(left(d1, 4))]]], [size(y20) = 0, ['NEVER_FOLLOWED_UP', n12, null, null, null, ['NEVER_FOLLOWED_UP', n12.code, n12.title, null, null, null, null, 0, 0, size(l18), size(w15) - size(l18), 0, toInteger(left(d1, 4))]]], [NOT (n12.duty <> 'CONSIDER' OR
EXISTS {
MATCH (n12)<-[e25:OF]-(n26:Consideration) WHERE e25.recordedTo IS NULL AND n26.archived = false AND n26.on <= d1 }), ['NEIGHBOURS_NOT_CONSIDERED', n12, null, null, null, ['NEIGHBOURS_NOT_CONSIDERED', n12.code, n12.title, null, null, null, null, 0, 0, size(l18), size(w15) - size(l18), 0, toInteger(left(d1, 4))]]]] WHERE x24[0] | x24[1]] +
COLLECT {
MATCH (n12)-[e30:NAMES]->(n31:Actor) WHERE e30.recordedTo IS NULL AND (e30.since IS NULL OR e30.since <= d1) AND (e30.until IS NULL OR d1 < e30.until) AND NOT n31:ActorGroup AND n31.archived = false AND (n31.since IS NULL OR n31.since <= d1) AND (n31.until IS NULL OR d1 < n31.until) AND NOT
EXISTS {
MATCH (n31)-[e32:COLLABORATES]->(k34:Collaboration)-[e33:ON]->(n12) WHERE e32.recordedTo IS NULL AND e33.recordedTo IS NULL AND k34.archived = false AND k34.since IS NOT NULL AND coalesce(e32.since, k34.since) <= left(d1, 4) + '-12-31' AND (coalesce(e32.until, k34.until) IS NULL OR coalesce(e32.until, k34.until) > left(d1, 4) + '-01-01') }
WITH * ORDER BY n31.sortName, n31.id
RETURN ['SUPPORT_UNUSED', n12, n31, null, null, ['SUPPORT_UNUSED', n12.code, n12.title, n31.name, n31.nameEn, e30.qualifier, null, 0, 0, size(l18), size(w15) - size(l18), 0, toInteger(left(d1, 4))]] }, [COLLECT {
MATCH (n12)-[e35:FOR_GROUP]->(n36:TargetGroup) WHERE e35.recordedTo IS NULL
RETURN n36.id }, size(l18) > 0 OR size(y20) > 0]] } AS f8 
RETURN [[d1], coalesce(CASE WHEN coalesce(n7.archived, true) THEN 'plan' END, CASE WHEN NOT c9 <= $p2 THEN 'many' END), [[n7.shortTitle],
COLLECT { UNWIND range(0, size(f8) - 1) AS i54
WITH i54, d1, f8[i54] AS r55
WITH *, r55[0] AS n56
WITH *, head(COLLECT {
MATCH (n56)<-[e58:OF]-(n59:FollowUp) WHERE e58.recordedTo IS NULL AND n59.archived = false AND n59.on <= d1
WITH * ORDER BY n59.on DESC, n59.year DESC, n59.id LIMIT 1
RETURN n59 }) AS n57
WITH * ORDER BY i54
RETURN [[n56.code],
COLLECT { UNWIND r55[1] AS n75
WITH n75, d1 WHERE n75.archived = false
WITH * ORDER BY n75.sortName, n75.id
RETURN [n75.type, n75.name] },
COLLECT { UNWIND range(0, size($p3) - 1) AS i60
WITH *, $p3[i60] AS v61
WITH *, size([x62 IN r55[2] WHERE x62.kind = v61]) AS c63 WHERE c63 > 0
WITH * ORDER BY i60
RETURN [v61, c63] }, r55[3], CASE WHEN n57 IS NULL THEN null ELSE [n57.on] END] },
COLLECT { UNWIND [COLLECT { UNWIND f8 AS x64 UNWIND x64[5] AS g65
RETURN g65 } +
COLLECT {
MATCH (n66:TargetGroup) WHERE n66.archived = false AND n66.isExample = n7.isExample AND none(x67 IN [x64 IN f8 | x64[6]] WHERE x67[1] AND n66.id IN x67[0]) AND (n7.since IS NULL OR n7.since <= d1) AND (n7.until IS NULL OR d1 < n7.until)
WITH *, size([x67 IN [x64 IN f8 | x64[6]] WHERE n66.id IN x67[0]]) AS c68 ORDER BY n66.sortName, n66.id
RETURN ['TARGET_GROUP_WITHOUT_MEASURE', null, null, n66, null, ['TARGET_GROUP_WITHOUT_MEASURE', null, coalesce(n7.shortTitle, n7.title), n66.name, n66.nameEn, null, null, c68, 0, 0, 0, 0, 0]] }] AS g69 UNWIND range(0, size(g69) - 1) AS i70
WITH i70, d1, g69[i70] AS g71
WITH *, g71[1] AS n72
WITH *, g71[2] AS n73
WITH *, g71[3] AS n74
WITH * ORDER BY i70
RETURN [g71[0], g71[5]] }]] })] AS data
