"""Critical actors, by hand: pairs and only partners in one statement, and by the library what splits the network.

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
    "WITH c, others[0] AS b ORDER BY c.position, c.id "
    "RETURN [c.id, c.code, b.sortName + '\\t' + b.id + '\\t' + b.name]"
)
_PAIRS: Cypher = (
    f"{groups(live=True, named=False)}"
    "UNWIND having AS a UNWIND having AS b WITH a, b WHERE a < b RETURN DISTINCT [a, b]"
)
_LINKS: Cypher = f"RETURN COLLECT {{ {_PAIRS} }}, COLLECT {{ {_ONLY} }}"


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement."""
    found: list[Any] = await run(store, "criticalActors", _LINKS, plan=asked["plan"], day=asked["at"]["asOf"])
    [[pairs, only]] = found
    alone: defaultdict[str, list[list[str]]] = defaultdict(list)
    for commitment, code, partner in only:
        alone[partner].append([commitment, code])
    actors = sorted({actor for pair in pairs for actor in pair})
    numbers = {actor: place for place, actor in enumerate(actors)}
    links = [(numbers[one], numbers[other], 1) for one, other in pairs]
    parts = {actors[place]: count for place, count in splitting(len(actors), links).items()}
    critical = sorted({*alone, *parts}, key=lambda actor: (-len(alone[actor]), -parts.get(actor, 0), actor))
    return [[actor.split("\t")[1:], alone[actor], parts.get(actor, 0) > 1] for actor in critical]
