"""Critical actors, by hand: pairs and only partners in one statement, what splits by the library, names in another.

No engine finds articulation points, so the same library does as in the application.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher
from graph.questions.measures import splitting
from graph.store import Store
from tests.bench.hand.linking import groups
from tests.bench.hand.partners import ANSWERING, COMMITMENTS, JOINING, KIN, PARTNERS, WORKING
from tests.bench.hand.writing import run

_ONLY: Cypher = (
    f"{COMMITMENTS}WITH c, {ANSWERING} AS who, {WORKING} AS works "
    f"WITH c, [k IN works WHERE k.since IS NOT NULL] AS live, {KIN} AS kin "
    f"WITH c, kin, {JOINING} AS joined WITH c, {PARTNERS} AS others WHERE size(others) = 1 "
    "WITH c, others[0] AS b ORDER BY c.position, c.id RETURN [c.id, c.code, b.id, b.sortName]"
)
_PAIRS: Cypher = (
    f"{groups(live=True, named=False)}UNWIND having AS a UNWIND having AS b WITH a, b WHERE a.id < b.id "
    "RETURN DISTINCT [a.id, a.sortName, b.id, b.sortName]"
)
_LINKS: Cypher = f"RETURN COLLECT {{ {_PAIRS} }}, COLLECT {{ {_ONLY} }}"
_NAMES: Cypher = "UNWIND $ids AS i MATCH (a:Actor {id: i}) RETURN a.id, a.name"


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """Two statements; one where nobody is critical."""
    found: list[Any] = await run(store, "criticalActors", _LINKS, plan=asked["plan"], day=asked["at"]["asOf"])
    [[pairs, only]] = found
    alone: defaultdict[str, list[list[str]]] = defaultdict(list)
    names: dict[str, str] = {}
    for commitment, code, partner, name in only:
        alone[partner].append([commitment, code])
        names[partner] = name
    for one, name, other, other_name in pairs:
        names[one], names[other] = name, other_name
    ids = sorted({end for pair in pairs for end in (pair[0], pair[2])})
    numbers = {id_: place for place, id_ in enumerate(ids)}
    links = [(numbers[pair[0]], numbers[pair[2]], 1) for pair in pairs]
    parts = {ids[place]: count for place, count in splitting(len(ids), links).items()}
    critical = sorted({*alone, *parts}, key=lambda id_: (-len(alone[id_]), -parts.get(id_, 0), names[id_], id_))
    if not critical:
        return []
    rows = await run(store, "criticalActors.names", _NAMES, ids=list(critical))
    shown = {str(id_): name for id_, name in rows}
    return [[[id_, shown[id_]], alone[id_], parts.get(id_, 0) > 1] for id_ in critical]
