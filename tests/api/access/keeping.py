"""A clock that stands still, a pepper, and all that a database holds: for tests of keys."""

import json
from dataclasses import dataclass

from api.access.peppers import Peppers
from graph.cypher import Statement
from graph.store import Store

PEPPERS = Peppers({1: b"a" * 64})
START = 1_790_000_000.0


@dataclass
class Clock:
    now: float = START

    def __call__(self) -> float:
        return self.now


async def dump(store: Store) -> str:
    """All that the database holds, as text."""
    nodes = await store.read(Statement("test.dump", "MATCH (n) RETURN properties(n)", {}))
    return json.dumps(nodes)
