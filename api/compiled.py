"""The direct way: a whole query answered by one statement and handed over as it is, without field resolvers.

What it cannot answer faithfully (a null where none may be, root fields that are not the registry's) it leaves to
graphql-core, which completes the same answer field by field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from graphql import (
    DirectiveNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.values import VariableValues, get_variable_values

from api.arguments import arguments_of
from api.context import Context
from api.documents import Document, DocumentExtension, Documents
from api.selection import Selected, select
from graph.compile import Compiled as CompiledOperation
from graph.compile import NullInRequiredPlace, compile_operation
from graph.errors import InvalidInput
from graph.questions.preparing import prepared
from graph.shape import AT, Arguments, Request

_MOST_PROBLEMS = 5
_CONDITIONS = "conditions"
# Whoever varies conditions or filters could fill the memory; a handful of structures is what a tool uses.
_MOST_STRUCTURES = 16


class _Conditions(Visitor):
    """Names of the variables that @include and @skip ask."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        if node.name.value in {"include", "skip"}:
            self.names |= {one.value.name.value for one in node.arguments or () if isinstance(one.value, VariableNode)}


def _conditions(document: Document) -> tuple[str, ...]:
    """The variables on which the Shapes of a document depend; found once."""
    known: tuple[str, ...] | None = document.plans.get(_CONDITIONS)
    if known is None:
        finder = _Conditions()
        if document.ast is not None:
            visit(document.ast, finder)
        known = document.plans[_CONDITIONS] = tuple(sorted(finder.names))
    return known


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its values: the Shape, the arguments by site, and what completes them to a request."""

    selected: Selected
    request: Request

    def compiled(self, *, typed: bool) -> CompiledOperation:
        """The statement for this structure of arguments, compiled once."""
        memory = (typed, *[one.structure for one in self.request.arguments])
        known = self.selected.compiled.get(memory)
        if known is None:
            if len(self.selected.compiled) >= _MOST_STRUCTURES:
                self.selected.compiled.clear()
            known = compile_operation(
                f"read.{self.selected.name}", self.selected.fields, self.request.arguments, typed=typed
            )
            self.selected.compiled[memory] = known
        return known


def ask(
    schema: GraphQLSchema,
    document: Document,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    context: Context,
) -> Asked | list[GraphQLError]:
    """The query with checked values, or all that is wrong with them; nothing is sent yet."""
    values = get_variable_values(schema, operation.variable_definitions or (), dict(variables), _MOST_PROBLEMS)
    if isinstance(values, list):
        return values
    selected = _selected(schema, document, operation, values)
    arguments: list[Arguments] = []
    problems: list[GraphQLError] = []
    for site in selected.sites:
        try:
            arguments.append(arguments_of(site, values))
        except InvalidInput as problem:
            problems.append(GraphQLError(str(problem), [site.node], original_error=problem))
        except GraphQLError as problem:
            problems.append(problem)
    if problems:
        return problems[:_MOST_PROBLEMS]
    index = context.store.dialect.fulltext_index
    return Asked(selected, Request(tuple(arguments), context.today(), index, context.language))


def _selected(
    schema: GraphQLSchema, document: Document, operation: OperationDefinitionNode, values: VariableValues
) -> Selected:
    """The operation's Shape; one for each combination of its conditions."""
    name = operation.name.value if operation.name else ""
    # Another operation may use the name of a condition for a variable of any type: only truth values matter here.
    given = [values.coerced.get(condition) for condition in _conditions(document)]
    memory = (name, *[value if isinstance(value, bool) else None for value in given])
    known: Selected | None = document.plans.get(memory)
    if known is None:
        if len(document.plans) > _MOST_STRUCTURES:
            document.plans.clear()
        known = document.plans[memory] = select(schema, operation, document.fragments, values)
    return known


class Compiled(DocumentExtension):
    """Answers queries with one statement; what is not a query of records goes on to graphql-core."""

    def __init__(self, documents: Documents) -> None:
        super().__init__(documents)
        self._told: dict[str, Any] = {}

    def get_results(self) -> dict[str, Any]:
        """``extensions`` of the answer: moments where some are asked about, the statement where the settings say so."""
        return self._told

    async def on_execute(self) -> None:  # type: ignore[override]  # plain: the generator form costs more per request
        """Set the result, or the answers that graphql-core completes. No statement is sent where a value is wrong."""
        execution = self.execution_context
        context: Context = execution.context
        operation = self.document.operation(execution._provided_operation_name)
        if operation.operation is not OperationType.QUERY:
            return
        schema = execution.schema._schema
        asked = ask(schema, self.document, operation, execution.variables or {}, context)
        if isinstance(asked, list):
            execution.result = ExecutionResult(data=None, errors=asked)
        elif asked.selected.fields:
            await self._answer(asked, context)

    async def _answer(self, asked: Asked, context: Context) -> None:
        direct = context.direct and not asked.selected.others
        compiled = asked.compiled(typed=not direct)
        request = await prepared(context.store, asked.selected.fields, asked.request)
        statement = compiled.statement(request)
        rows = await context.store.read(statement)
        self._told = _moments(asked, compiled.days(rows[0]))
        if context.settings.debug_explain:
            self._told["explain"] = {"statement": statement.text, "parameters": dict(statement.parameters)}
        if direct:
            try:
                data = compiled.answer(rows[0], request)
                self.execution_context.result = ExecutionResult(data=data, errors=None)
                return
            except NullInRequiredPlace:
                compiled = asked.compiled(typed=True)
        context.answers.update(compiled.answer(rows[0], request))


def _moments(asked: Asked, days: Mapping[str, list[str]]) -> dict[str, Any]:
    """By root: the day, the instant, and whether the day is still to come and so answered from what is known now.

    Questions always stand on a day; one with several moments tells each by its argument.
    """
    told: list[dict[str, Any]] = []
    for root in asked.selected.fields:
        moments = asked.request.arguments[root.site].moments
        for (name, moment), day in zip_longest(moments.items(), days.get(root.key, ())):
            as_of = day or moment.as_of
            if as_of is None and moment.known_at is None:
                continue
            argument = {} if name == AT else {"argument": name}
            projection = as_of is not None and as_of > asked.request.today
            moment_told = {"asOf": as_of, "knownAt": moment.known_at, "projection": projection}
            told.append({"path": [root.key], **argument, **moment_told})
    return {"moment": told} if told else {}
