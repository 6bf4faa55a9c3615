"""A plan's network, by hand: its ties read once, for nodes and links alike."""

from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from tests.bench.hand.linking import BASES, PAIRS, TITLED, groups
from tests.bench.hand.writing import run

_MOST = 2_000
_TEXT: Cypher = (
    f"{groups()}WITH collect([c, k, having, wording]) AS groups "
    "WITH groups, COLLECT { UNWIND groups AS g UNWIND g[2] + g[3] AS a WITH DISTINCT a ORDER BY a.sortName, a.id "
    "RETURN [a.id, a.name] } AS nodes, "
    "COLLECT { UNWIND groups AS g WITH g[0] AS c, g[1] AS k, g[2] AS having, g[3] AS wording "
    f"{PAIRS} WITH a, b, cs, ks, bases, size(cs) AS weight "
    "ORDER BY weight DESC, a.sortName, a.id, b.sortName, b.id LIMIT $most + 1 "
    f"RETURN [[a.id], [b.id], weight, {BASES}, "
    "COLLECT { UNWIND cs AS c WITH c ORDER BY c.position, c.id RETURN [c.id, c.code] }, "
    f"{TITLED}] }} AS links RETURN nodes, links[..$most], size(links) > $most"
)


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement."""
    values = {"plan": asked["filter"]["plan"], "day": asked["at"]["asOf"]}
    [row] = await run(store, "network", _TEXT, most=_MOST, **values)
    return row
