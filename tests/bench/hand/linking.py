"""The links of a plan's network, by hand: who is tied to each commitment by what, and the pairs that follow.

A record is one text until it is answered: what it is sorted by, its id and what is shown of it, with tabs between. The
embedded engine counts a node in a list for 16 kilobytes, and with nodes it refuses a plan of 400 collaborations.
"""

from graph.cypher import Cypher
from tests.bench.hand.writing import covers, holds, stands


def _text(*parts: Cypher) -> Cypher:
    return " + '\\t' + ".join(parts)


_COMMITMENT: Cypher = _text("right('000000' + toString(c.position), 6)", "c.id", "c.code")
_WORK: Cypher = _text("k.sortName", "k.id", "k.title")
_ACTOR: Cypher = _text("a.sortName", "a.id", "a.name")


def groups(day: Cypher = "$day", *, live: bool = False, named: bool = True) -> Cypher:
    """Rows c, k, having, wording: a commitment of ``$plan``, a collaboration or null, its actors, those it names.

    ``live``: only collaborations known to have begun. ``named``: those whom the wording names, too.
    """
    begun: Cypher = " AND k.since IS NOT NULL" if live else ""
    wording: Cypher = (
        f"UNION ALL MATCH (c)-[e:NAMES]->(a:Actor) WHERE {holds('e', day)} AND {stands('a', day)} "
        f"RETURN null AS work, null AS actor, {_ACTOR} AS word "
    )
    return (
        "MATCH (p:Plan {id: $plan})<-[i:IN_PLAN]-(c:Commitment) "
        f"WHERE i.recordedTo IS NULL AND {covers('p', day)} AND c.archived = false "
        "CALL (c) { MATCH (c)<-[o:ON]-(k:Collaboration) "
        f"WHERE o.recordedTo IS NULL AND {stands('k', day)}{begun} "
        f"MATCH (k)<-[e:COLLABORATES]-(a:Actor) WHERE {holds('e', day)} AND {stands('a', day)} "
        f"RETURN {_WORK} AS work, {_ACTOR} AS actor, null AS word "
        f"UNION ALL MATCH (c)<-[e:RESPONSIBLE_FOR]-(a:Actor) WHERE {holds('e', day)} AND {stands('a', day)} "
        f"AND NOT a:ActorGroup RETURN null AS work, {_ACTOR} AS actor, null AS word "
        f"{wording if named else ''}}} "
        f"WITH {_COMMITMENT} AS c, work AS k, collect(DISTINCT actor) AS having, collect(DISTINCT word) AS wording "
    )


LINKED: Cypher = (
    "UNWIND having AS one "
    "UNWIND [x IN having WHERE one < x "
    "| [x, CASE WHEN k IS NULL THEN 'SHARED_RESPONSIBILITY' ELSE 'COLLABORATION' END]] "
    "+ [x IN wording WHERE one <> x | [x, 'NAMED']] AS f "
    "WITH CASE WHEN one < f[0] THEN one ELSE f[0] END AS a, CASE WHEN one < f[0] THEN f[0] ELSE one END AS b, "
    "c, k, f[1] AS basis "
)
"""From such rows to rows a, b, c, k, basis: two actors and one thing that links them."""


def in_order(bases: Cypher) -> Cypher:
    """Bases as they are answered."""
    return f"[x IN ['COLLABORATION', 'SHARED_RESPONSIBILITY', 'NAMED'] WHERE x IN {bases}]"


def shown(texts: Cypher) -> Cypher:
    """The records in a list, in their order: [id, what is shown] each."""
    return f"COLLECT {{ UNWIND {texts} AS x WITH x ORDER BY x RETURN split(x, '\\t')[1..] }}"


def ids(texts: Cypher) -> Cypher:
    """The records in a list, in their order: [id] each."""
    return f"COLLECT {{ UNWIND {texts} AS x WITH x ORDER BY x RETURN [split(x, '\\t')[1]] }}"


def id_of(text: Cypher) -> Cypher:
    """One record: [id]."""
    return f"[split({text}, '\\t')[1]]"
