"""The guard: one node that every write transaction locks first, and the change numbers and instants taken from it.

So record time, change order and commit order are one, and no two writers see the same registry and both change it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from graph.cypher import Cypher, Statement, Value
from graph.store import Transaction
from graph.values import instant_text

Clock: TypeAlias = Callable[[], int]
"""Gives the present instant in whole microseconds since 1970."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Writing to the node is what locks it: a second writer waits or loses, whatever it has read.
LOCK: Cypher = (
    "MERGE (g:Guard {id: 'clock'}) ON CREATE SET g.number = 0, g.instant = 0 SET g.locks = coalesce(g.locks, 0) + 1"
)
"""Locks the guard and leaves it in ``g``: the same statement goes on and reads its number and its instant."""
_LOCK_ALONE: Cypher = LOCK + " RETURN g.number, g.instant"


@dataclass(frozen=True, slots=True)
class Recording:
    """What one transaction takes from the guard: its instant, and the numbers of its first and last change."""

    at: str
    first_number: int
    last_number: int
    instant: int
    """``at`` in whole microseconds since 1970."""


def system_clock() -> int:
    """The clock of this machine."""
    return time.time_ns() // 1_000


@dataclass(frozen=True, slots=True)
class Guard:
    """The guard while this transaction holds it: the last change number and the last instant, in microseconds."""

    number: int
    instant: int

    def next(self, changes: int, clock: Clock = system_clock) -> Recording:
        """Numbers for so many changes, and an instant after that of every earlier transaction."""
        instant = max(clock(), self.instant + 1)
        at = instant_text(_EPOCH + timedelta(microseconds=instant))
        return Recording(at, self.number + 1, self.number + changes, instant)


def guard_of(number: Value, instant: Value) -> Guard:
    """The guard by its two columns."""
    if not isinstance(number, int) or not isinstance(instant, int):
        raise TypeError("the guard holds no numbers")
    return Guard(number, instant)


async def lock(transaction: Transaction) -> Guard:
    """Lock the guard before reading what a write will depend on."""
    [[number, instant]] = await transaction.run(Statement("write.lock", _LOCK_ALONE, {}))
    return guard_of(number, instant)
