"""Who answers for a commitment, what is live on it and who is a partner there, by hand."""

from graph.cypher import Cypher
from tests.bench.hand.writing import covers, holds, stands

COMMITMENTS: Cypher = (
    "MATCH (p:Plan {id: $plan})<-[i:IN_PLAN]-(c:Commitment) "
    f"WHERE i.recordedTo IS NULL AND {covers('p')} AND c.archived = false "
)
ANSWERING: Cypher = (
    f"COLLECT {{ MATCH (c)<-[e:RESPONSIBLE_FOR]-(a:Actor) WHERE {holds('e')} AND NOT a:ActorGroup AND {stands('a')} "
    "WITH DISTINCT a ORDER BY a.sortName, a.id RETURN a }"
)
WORKING: Cypher = (
    f"COLLECT {{ MATCH (c)<-[o:ON]-(k:Collaboration) WHERE o.recordedTo IS NULL AND {stands('k')} RETURN DISTINCT k }}"
)
JOINING: Cypher = (
    "COLLECT { UNWIND live AS k MATCH (k)<-[e:COLLABORATES]-(a:Actor) "
    f"WHERE {holds('e')} AND {stands('a')} RETURN DISTINCT [k.id, a] }}"
)
"""Of the list ``live``: [id of the collaboration, actor] each."""


def _beyond(walk: Cypher) -> Cypher:
    return (
        f"COLLECT {{ UNWIND who AS a MATCH (a){walk}(b:Actor) WHERE all(e IN u WHERE {holds('e')}) "
        "RETURN DISTINCT b.id }"
    )


KIN: Cypher = f"[a IN who | a.id] + {_beyond('-[u:PART_OF*1..4]->')} + {_beyond('<-[u:PART_OF*1..4]-')}"
"""Of the list ``who``: ids of all that are one of them, or part or whole of one."""
PARTNERS: Cypher = "COLLECT { UNWIND joined AS j WITH j[1] AS b WHERE NOT b.id IN kin RETURN DISTINCT b }"
"""Of the lists ``joined`` and ``kin``: the partners."""
