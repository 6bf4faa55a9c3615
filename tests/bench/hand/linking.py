"""The links of a plan's network, by hand: who is tied to each commitment by what, and the pairs that follow."""

from graph.cypher import Cypher
from tests.bench.hand.writing import covers, holds, stands


def groups(day: Cypher = "$day", *, live: bool = False, named: bool = True) -> Cypher:
    """Rows c, k, having, wording: a commitment of ``$plan``, a collaboration or null, its actors, those it names.

    ``live``: only collaborations known to have begun. ``named``: those whom the wording names, too.
    """
    begun: Cypher = " AND k.since IS NOT NULL" if live else ""
    wording: Cypher = (
        f"UNION ALL MATCH (c)-[e:NAMES]->(a:Actor) WHERE {holds('e', day)} AND {stands('a', day)} "
        "RETURN null AS k, null AS a, a AS w "
    )
    return (
        "MATCH (p:Plan {id: $plan})<-[i:IN_PLAN]-(c:Commitment) "
        f"WHERE i.recordedTo IS NULL AND {covers('p', day)} AND c.archived = false "
        "CALL (c) { MATCH (c)<-[o:ON]-(k:Collaboration) "
        f"WHERE o.recordedTo IS NULL AND {stands('k', day)}{begun} "
        f"MATCH (k)<-[e:COLLABORATES]-(a:Actor) WHERE {holds('e', day)} AND {stands('a', day)} "
        "RETURN k, a, null AS w "
        f"UNION ALL MATCH (c)<-[e:RESPONSIBLE_FOR]-(a:Actor) WHERE {holds('e', day)} AND {stands('a', day)} "
        "AND NOT a:ActorGroup RETURN null AS k, a, null AS w "
        f"{wording if named else ''}}} "
        "WITH c, k, collect(DISTINCT a) AS having, collect(DISTINCT w) AS wording "
    )


PAIRS: Cypher = (
    "UNWIND having AS a UNWIND [b IN having WHERE a.sortName < b.sortName OR a.sortName = b.sortName AND a.id < b.id "
    "| [b, CASE WHEN k IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] "
    "+ [b IN wording WHERE a.id <> b.id | [b, 'NAMED']] AS f "
    "WITH c, k, f[1] AS basis, CASE WHEN a.sortName < f[0].sortName OR a.sortName = f[0].sortName "
    "AND a.id < f[0].id THEN [a, f[0]] ELSE [f[0], a] END AS pair "
    "WITH pair[0] AS a, pair[1] AS b, collect(DISTINCT c) AS cs, collect(DISTINCT k) AS ks, "
    "collect(DISTINCT basis) AS bases "
)
"""From such rows to rows a, b, cs, ks, bases: a pair, its commitments, its collaborations, what links the two."""
BASES: Cypher = "[x IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x IN bases]"
TITLED: Cypher = "COLLECT { UNWIND ks AS k WITH k ORDER BY k.sortName, k.id RETURN [k.id, k.title] }"
"""The collaborations of a pair, as they are answered."""
