"""What questions find out before the last statement: searches that no clause can do, measures that no engine has."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from graph.bindings import Parameters, Variables, values_of
from graph.cypher import Cypher, Statement, Value
from graph.questions.catalogue import QUESTIONS
from graph.questions.day import standing
from graph.questions.terms import Asking, Question
from graph.shape import Arguments, Field, Request
from graph.store import Row, Store


async def prepared(store: Store, roots: Iterable[Field], request: Request) -> Request:
    """The request with what its questions found out; the same request where none needs to."""
    found: dict[int, Mapping[str, Value]] = {}
    for root in roots:
        question = QUESTIONS.get(root.name)
        if question is None or question.prepare is None or root.below is None:
            continue
        wanted = frozenset(field.name for field in root.below.fields)
        if not question.prepared or wanted & question.prepared:
            found[root.site] = await question.prepare(_Preparing(store, question, request, root.site, wanted))
    return replace(request, prepared=found) if found else request


@dataclass(frozen=True, slots=True)
class _Preparing:
    """A question's statements before the last."""

    store: Store
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
        variables, parameters = Variables(), Parameters()
        stands = standing(self.question, self.site, self.arguments, (variables, parameters), self.wanted)
        text: Cypher = stands.clause + write(stands.asking)
        return Statement(f"read.{self.question.name}.{name}", text, values_of(parameters.recipes, self.request))

    async def read(self, statement: Statement) -> list[Row]:
        """Run a statement."""
        return await self.store.read(statement)
