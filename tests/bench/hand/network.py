"""A plan's network, by hand: its ties read once, for nodes and links alike."""

from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from tests.bench.hand.linking import LINKED, groups, id_of, in_order, shown
from tests.bench.hand.writing import run

_MOST = 2_000
# What is bound no more does not count against the memory of the sorts that follow: the reason for each CALL.
_TEXT: Cypher = (
    f"{groups()}WITH collect([c, k, having, wording]) AS groups "
    "CALL (groups) { UNWIND groups AS g UNWIND g[2] + g[3] AS x WITH DISTINCT x WITH x ORDER BY x "
    "RETURN collect(split(x, '\\t')[1..]) AS actors } "
    "CALL (groups) { UNWIND groups AS g WITH g[0] AS c, g[1] AS k, g[2] AS having, g[3] AS wording "
    f"{LINKED}WITH a, b, collect(DISTINCT c) AS cs, collect(DISTINCT k) AS ks, collect(DISTINCT basis) AS bases "
    "WITH a, b, cs, ks, bases, size(cs) AS weight ORDER BY weight DESC, a, b "
    "RETURN collect([a, b, weight, bases, cs, ks]) AS rows } "
    "CALL (rows) { UNWIND rows[..$most] AS r "
    "WITH r[0] AS a, r[1] AS b, r[2] AS weight, r[3] AS bases, r[4] AS cs, r[5] AS ks "
    f"WITH [{id_of('a')}, {id_of('b')}, weight, {in_order('bases')}, {shown('cs')}, {shown('ks')}] AS link "
    "RETURN collect(link) AS links } "
    "RETURN actors, links, size(rows) > $most"
)


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement."""
    values = {"plan": asked["filter"]["plan"], "day": asked["at"]["asOf"]}
    [row] = await run(store, "network", _TEXT, most=_MOST, **values)
    return row
