"""What changed in a plan's network between two days, by hand: the pairs of both days side by side."""

from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from tests.bench.hand.linking import LINKED, groups, id_of, ids, in_order, shown
from tests.bench.hand.writing import run

_MOST = 2_000


def _side(day: Cypher, later: Cypher) -> Cypher:
    return f"{groups(day)}{LINKED}RETURN a, b, c, k, basis, {later} AS later"


def _collected(side: Cypher) -> Cypher:
    """Bases, commitments and collaborations of a pair on one of the days."""
    lists: list[Cypher] = [f"collect(DISTINCT CASE WHEN {side} THEN {one} END)" for one in ("basis", "c", "k")]
    return "[" + ", ".join(lists) + "]"


def _listed(side: Cypher, condition: Cypher, row: Cypher) -> Cypher:
    """The pairs of which a condition holds, heaviest first."""
    return (
        f"COLLECT {{ UNWIND rows AS r WITH r[0] AS a, r[1] AS b, r[2] AS was, r[3] AS now WHERE {condition} "
        f"WITH a, b, was, now ORDER BY size({side}[1]) DESC, a, b LIMIT $most + 1 "
        f"WITH a, b, was, now, {side}[0] AS bases, {side}[1] AS cs, {side}[2] AS ks RETURN {row} }}"
    )


_LINK: Cypher = f"[{id_of('a')}, {id_of('b')}, size(cs), {in_order('bases')}, {ids('cs')}, {shown('ks')}]"
_CHANGE: Cypher = (
    f"[[{id_of('a')}, {id_of('b')}, size(was[1]), {in_order('was[0]')}], "
    f"[size(cs), {in_order('bases')}, {ids('cs')}, {ids('ks')}]]"
)
_SAME: Cypher = " AND ".join(
    [
        f"{in_order('was[0]')} = {in_order('now[0]')}",
        *[
            f"size(was[{place}]) = size(now[{place}]) AND all(x IN was[{place}] WHERE x IN now[{place}])"
            for place in ("1", "2")
        ],
    ]
)
_TEXT: Cypher = (
    f"CALL () {{ {_side('$before', 'false')} UNION ALL {_side('$after', 'true')} }} "
    f"WITH a, b, {_collected('NOT later')} AS was, {_collected('later')} AS now "
    f"WHERE size(was[1]) = 0 OR size(now[1]) = 0 OR NOT ({_SAME}) WITH collect([a, b, was, now]) AS rows "
    f"WITH {_listed('now', 'size(was[1]) = 0', _LINK)} AS added, {_listed('was', 'size(now[1]) = 0', _LINK)} AS ended, "
    f"{_listed('now', 'size(was[1]) > 0 AND size(now[1]) > 0', _CHANGE)} AS changed "
    "RETURN added[..$most], ended[..$most], changed[..$most], "
    "size(added) > $most OR size(ended) > $most OR size(changed) > $most"
)


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement."""
    values = {"plan": asked["filter"]["plan"], "before": asked["from"]["asOf"], "after": asked["to"]["asOf"]}
    [row] = await run(store, "difference", _TEXT, most=_MOST, **values)
    return row
