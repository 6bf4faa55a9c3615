"""The guard: one node that every write transaction locks first, and the change numbers and instants taken from it.

So record time, change order and commit order are one, and no two writers see the same registry and both change it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from graph.cypher import Cypher, Statement
from graph.store import Transaction
from graph.values import instant_text

Clock: TypeAlias = Callable[[], int]
"""Gives the present instant in whole microseconds since 1970."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Writing to the node is what locks it: a second writer waits or loses, whatever it has read.
_LOCK: Cypher = (
    "MERGE (g:Guard {id: 'clock'}) ON CREATE SET g.number = 0, g.instant = 0 "
    "SET g.locks = coalesce(g.locks, 0) + 1 RETURN g.number"
)
_TAKE: Cypher = (
    "MERGE (g:Guard {id: 'clock'}) ON CREATE SET g.number = 0, g.instant = 0 "
    "SET g.number = g.number + $count, "
    "g.instant = CASE WHEN $now > g.instant THEN $now ELSE g.instant + 1 END "
    "RETURN g.number, g.instant"
)


@dataclass(frozen=True, slots=True)
class Recording:
    """What one transaction took from the guard: its instant, and the number of its first change."""

    at: str
    first_number: int


def system_clock() -> int:
    """The clock of this machine."""
    return time.time_ns() // 1_000


async def lock(transaction: Transaction) -> None:
    """Lock the guard before reading what a write will depend on."""
    await transaction.run(Statement("write.lock", _LOCK, {}))


async def take(transaction: Transaction, changes: int, clock: Clock = system_clock) -> Recording:
    """Take numbers for so many changes, and an instant after that of every earlier transaction. Locks the guard."""
    parameters = {"count": changes, "now": clock()}
    [[last, instant]] = await transaction.run(Statement("write.take", _TAKE, parameters))
    if not isinstance(last, int) or not isinstance(instant, int):
        raise TypeError("the guard holds no numbers")
    return Recording(instant_text(_EPOCH + timedelta(microseconds=instant)), last - changes + 1)
