"""What questions worked out beyond the engine, kept while nothing is written: by question and version of the data."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from graph.cypher import Value

_MOST = 16
"""Each holds the measures of some thousand actors at most."""


@dataclass(slots=True)
class Memory:
    """Results by key, the least recently used forgotten first. Lives as long as the app.

    A result holds for one version of the data: the number of the last change, which the engine tells.
    """

    _results: OrderedDict[Hashable, tuple[int, Value]] = field(default_factory=OrderedDict)

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
