"""What changed in a plan's network between two days, by hand: the pairs of both days side by side."""

from collections.abc import Mapping
from typing import Any

from graph.cypher import Cypher
from graph.store import Store
from tests.bench.hand.linking import BASES, PAIRS, TITLED, groups
from tests.bench.hand.writing import run

_MOST = 2_000


def _side(day: Cypher, later: Cypher) -> Cypher:
    return f"{groups(day)}{PAIRS}RETURN a, b, [{BASES}, cs, ks] AS told, {later} AS later"


def _listed(side: Cypher, condition: Cypher, row: Cypher) -> Cypher:
    """The pairs of which a condition holds, heaviest first."""
    return (
        f"COLLECT {{ UNWIND rows AS r WITH r[0] AS a, r[1] AS b, r[2] AS was, r[3] AS now WHERE {condition} "
        f"WITH a, b, was, now ORDER BY size({side}[1]) DESC, a.sortName, a.id, b.sortName, b.id LIMIT $most + 1 "
        f"WITH a, b, was, now, {side}[0] AS bases, {side}[1] AS cs, {side}[2] AS ks RETURN {row} }}"
    )


_COMMITMENTS: Cypher = "COLLECT { UNWIND cs AS c WITH c ORDER BY c.position, c.id RETURN [c.id] }"
_WORKS: Cypher = "COLLECT { UNWIND ks AS k WITH k ORDER BY k.sortName, k.id RETURN [k.id] }"
_LINK: Cypher = f"[[a.id], [b.id], size(cs), bases, {_COMMITMENTS}, {TITLED}]"
_CHANGE: Cypher = f"[[[a.id], [b.id], size(was[1]), was[0]], [size(cs), bases, {_COMMITMENTS}, {_WORKS}]]"
_SAME: Cypher = " AND ".join(
    [
        "was[0] = now[0]",
        *[
            f"size(was[{place}]) = size(now[{place}]) AND all(x IN was[{place}] WHERE x IN now[{place}])"
            for place in ("1", "2")
        ],
    ]
)
_TEXT: Cypher = (
    f"CALL () {{ {_side('$before', 'false')} UNION ALL {_side('$after', 'true')} }} "
    "WITH a, b, head(collect(CASE WHEN NOT later THEN told END)) AS was, "
    "head(collect(CASE WHEN later THEN told END)) AS now "
    f"WHERE was IS NULL OR now IS NULL OR NOT ({_SAME}) WITH collect([a, b, was, now]) AS rows "
    f"WITH {_listed('now', 'was IS NULL', _LINK)} AS added, {_listed('was', 'now IS NULL', _LINK)} AS ended, "
    f"{_listed('now', 'was IS NOT NULL AND now IS NOT NULL', _CHANGE)} AS changed "
    "RETURN added[..$most], ended[..$most], changed[..$most], "
    "size(added) > $most OR size(ended) > $most OR size(changed) > $most"
)


async def answer(store: Store, asked: Mapping[str, Any]) -> Any:
    """One statement."""
    values = {"plan": asked["filter"]["plan"], "before": asked["from"]["asOf"], "after": asked["to"]["asOf"]}
    [row] = await run(store, "difference", _TEXT, most=_MOST, **values)
    return row
