"""What questions find out before the last statement: searches that no clause can do, measures that no engine has."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import orjson

from graph.bindings import Parameters, Variables, values_of
from graph.cypher import Cypher, Statement, Value
from graph.questions.catalogue import QUESTIONS
from graph.questions.day import standing
from graph.questions.memory import Memory
from graph.questions.terms import Asking, Question
from graph.shape import Arguments, Field, Request
from graph.store import Row, Store


async def prepared(store: Store, memory: Memory, roots: Iterable[Field], request: Request) -> Request:
    """The request with what its questions found out; the same request where none needs to."""
    found: dict[int, Mapping[str, Value]] = {}
    for root in roots:
        question = QUESTIONS.get(root.name)
        if question is None or question.prepare is None or root.below is None:
            continue
        wanted = frozenset(field.name for field in root.below.fields if field.name != "__typename")
        if not question.prepared or wanted & question.prepared:
            found[root.site] = await question.prepare(_Preparing(store, memory, question, request, root.site, wanted))
    return replace(request, prepared=found) if found else request


@dataclass(frozen=True, slots=True)
class _Preparing:
    """A question's statements before the last."""

    store: Store
    memory: Memory
    question: Question
    request: Request
    site: int
    wanted: frozenset[str]

    @property
    def arguments(self) -> Arguments:
        """The question's own arguments."""
        return self.request.arguments[self.site]

    def statement(self, name: str, write: Callable[[Asking], Cypher]) -> Statement:
        """A statement about the question's moment."""
        text, values = self._written(write)
        return Statement(f"read.{self.question.name}.{name}", text, values)

    @property
    def processes(self) -> asyncio.Semaphore:
        """How many processes there may be at once."""
        return self.memory.processes

    async def read(self, statement: Statement) -> list[Row]:
        """Run a statement."""
        return await self.store.read(statement)

    async def worked_out(
        self, name: str, write: Callable[[Asking], Cypher], work: Callable[[Value], Awaitable[Value]]
    ) -> Value:
        """What follows from the one value of a statement, as it is remembered where nothing was written since."""
        key = (self.question.name, name, self.request.today, _frozen(self.arguments))
        text, values = self._written(write)
        # Taken before the engine is asked: while it answers, other requests may push the result out.
        known, remembered = self.memory.recall(key)
        [[version, found]] = await self.read(
            Statement(f"read.{self.question.name}.{name}", _UNLESS_KNOWN + text + _END, values | {"known": known})
        )
        if version == known:
            return remembered
        return await self.memory.worked_out(key, int(str(version)), lambda: work(found))

    def _written(self, write: Callable[[Asking], Cypher]) -> tuple[Cypher, dict[str, Value]]:
        variables, parameters = Variables(), Parameters()
        stands = standing(self.question, self.site, self.arguments, (variables, parameters), self.wanted)
        return stands.clause + write(stands.asking), values_of(parameters.recipes, self.request)


# The version of the data is the number of the last change; where it is the one known, nothing more is read.
_UNLESS_KNOWN: Cypher = (
    "UNWIND [coalesce(head(COLLECT { MATCH (guard:Guard {id: 'clock'}) RETURN guard.number }), 0)] AS version "
    "RETURN version, head(COLLECT { UNWIND CASE WHEN version = $known THEN [] ELSE [1] END AS unknown "
)
_END: Cypher = " })"


def _frozen(arguments: Arguments) -> bytes:
    """Arguments as a key."""
    moments = [[name, one.as_of, one.known_at] for name, one in arguments.moments.items()]
    return orjson.dumps([dict(arguments.values), moments], option=orjson.OPT_SORT_KEYS)
