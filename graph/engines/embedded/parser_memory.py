"""Keeps what the engine's Cypher parser remembers within bounds. Runs in the child only.

The parser (ANTLR 4.13.2) keeps every state that it went through, for all statements of its life, and never forgets
one: statements of many shapes filled half a gigabyte within minutes (ArcadeDB 26.10.2; antlr/antlr4 issue 499).
Without its memory it is only slower: it learns again from what it reads next.
"""

from threading import Event, Thread
from typing import Any

_PARSER = "com.arcadedb.query.opencypher.grammar.Cypher25Parser"
_CONTEXTS = "org.antlr.v4.runtime.atn.PredictionContextCache"
_BYTES_A_STATE = 4_400
"""What a state costs with all that hangs on it: 62,000 held 272 MB."""
_CONTEXTS_A_STATE = 16
_SECONDS = 1.0


def most_states(heap_megabytes: int) -> int:
    """As many states as an eighth of the heap holds."""
    return heap_megabytes * 1_048_576 // 8 // _BYTES_A_STATE


class ParserMemory:
    """The memory that all parsers of this Java machine share."""

    def __init__(self, java: Any, most: int) -> None:
        """Look at the parser's memory through ``java``, the bridge; ``most`` states may stay in it."""
        self._java = java
        self._most = most
        self._simulator = java.JClass(_PARSER)(None).getInterpreter()
        self._contexts = self._simulator.getSharedContextCache()
        kept = java.JClass(_CONTEXTS).class_.getDeclaredField("cache")
        kept.setAccessible(True)
        self._kept_contexts = kept.get(self._contexts)
        self._states = self._maps()

    @property
    def states(self) -> int:
        """How many states are remembered."""
        return sum(int(states.size()) for states in self._states)

    def trim(self) -> bool:
        """Forget everything where it has become too much; True where that was so."""
        if self.states <= self._most and int(self._kept_contexts.size()) <= self._most * _CONTEXTS_A_STATE:
            return False
        self._simulator.clearDFA()
        # Parsers take the same lock to look something up in it.
        with self._java.synchronized(self._contexts):
            self._kept_contexts.clear()
        self._states = self._maps()
        return True

    def _maps(self) -> list[Any]:
        return [decision.states for decision in self._simulator.decisionToDFA]


class Trimmer:
    """Looks at the parser's memory once a second, until it is ended; a look costs half a millisecond."""

    def __init__(self, memory: ParserMemory) -> None:
        """Start looking."""
        self._memory = memory
        self._ended = Event()
        self._thread = Thread(target=self._run, daemon=True, name="parser-memory")
        self._thread.start()

    def end(self) -> None:
        """Stop looking."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ended.wait(_SECONDS):
            self._memory.trim()
