"""What hand-written statements share: the conditions of a day, and how they are run.

The day is ``$day``. They read what is believed now, not what was known at an instant.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeAlias

from graph.cypher import Cypher, Statement, Value
from graph.store import Row, Store

Hand: TypeAlias = Callable[[Store, Mapping[str, Any]], Awaitable[Any]]


async def run(store: Store, name: str, text: Cypher, **parameters: Value) -> list[Row]:
    """The rows of one statement."""
    return await store.read(Statement(f"hand.{name}", text, parameters))


def covers(one: Cypher, day: Cypher = "$day") -> Cypher:
    """The period of a record or an edge covers the day; unknown bounds are open."""
    return f"({one}.since IS NULL OR {one}.since <= {day}) AND ({one}.until IS NULL OR {day} < {one}.until)"


def holds(edge: Cypher, day: Cypher = "$day") -> Cypher:
    """An edge with a period is believed and covers the day."""
    return f"{edge}.recordedTo IS NULL AND {covers(edge, day)}"


def stands(record: Cypher, day: Cypher = "$day") -> Cypher:
    """A record with a period is not archived and covers the day."""
    return f"{record}.archived = false AND {covers(record, day)}"
