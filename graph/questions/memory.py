"""What questions worked out beyond the engine, kept while nothing is written: by question and version of the data."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field

from graph.cypher import Value

_MOST = 16
"""Each holds the measures of some thousand actors at most."""


@dataclass(slots=True)
class _Work:
    """Work that is being done, and for how many."""

    task: asyncio.Future[Value]
    waiting: int = 0


@dataclass(slots=True)
class Memory:
    """Results by key, the least recently used forgotten first. Lives as long as the app.

    A result holds for one version of the data: the number of the last change, which the engine tells.
    ``processes``: of those that measure large networks there is one at a time, since each takes a core for seconds.
    """

    processes: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    _results: OrderedDict[Hashable, tuple[int, Value]] = field(default_factory=OrderedDict)
    _going: dict[tuple[Hashable, int], _Work] = field(default_factory=dict)

    async def worked_out(self, key: Hashable, version: int, work: Callable[[], Awaitable[Value]]) -> Value:
        """The result of work, kept; equal questions meanwhile share it. The last that stops waiting ends the work."""
        this = (key, version)
        if this not in self._going:
            self._going[this] = _Work(asyncio.ensure_future(work()))
        going = self._going[this]
        going.waiting += 1
        try:
            result = await asyncio.shield(going.task)
            self.put(key, version, result)
        finally:
            going.waiting -= 1
            if going.waiting == 0:
                del self._going[this]
                going.task.cancel()
        return result

    def recall(self, key: Hashable) -> tuple[int, Value]:
        """The version of the data that a result is known for, and that result; -1 and null where there is none."""
        if key not in self._results:
            return -1, None
        self._results.move_to_end(key)
        return self._results[key]

    def put(self, key: Hashable, version: int, result: Value) -> None:
        """Keep a result."""
        self._results[key] = (version, result)
        self._results.move_to_end(key)
        while len(self._results) > _MOST:
            self._results.popitem(last=False)
