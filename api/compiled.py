"""The direct way: a whole query answered by one statement and handed over as it is, without field resolvers.

Whoever may not ask is told so before anything is compiled. What the direct way cannot answer faithfully (a null where
none may be, ``__schema``) it leaves to graphql-core, which completes the same answer field by field. The changes of a
mutation are made ready here; graphql-core runs them one after the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice, zip_longest
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
from api.errors import forbidden_error, unread_error
from api.mutations.keys import KEY_MUTATIONS, run_key_mutation
from api.mutations.reading import Payload
from api.mutations.running import change_of
from api.queries.own import own_answers
from api.selection import Selected, select
from api.variables import wrong_values
from graph.compile import Compiled as CompiledOperation
from graph.compile import NullInRequiredPlace, compile_operation
from graph.errors import InvalidInput
from graph.questions.preparing import prepared
from graph.shape import AT, Arguments, Request

_MOST_PROBLEMS = 5
_CONDITIONS = "conditions"
_SEARCH = "search"
_TODAYS_WORDS = "Found by today's words, shown as known then."
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
    signed_in: bool = False

    def compiled(self, *, typed: bool) -> CompiledOperation:
        """The statement for this structure of arguments, compiled once."""
        memory = (typed, self.signed_in, *[one.structure for one in self.request.arguments])
        known = self.selected.compiled.get(memory)
        if known is None:
            if len(self.selected.compiled) >= _MOST_STRUCTURES:
                self.selected.compiled.clear()
            known = compile_operation(
                f"read.{self.selected.name}",
                self.selected.fields,
                self.request.arguments,
                typed=typed,
                signed_in=self.signed_in,
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
    """The query with checked values, or all that stands in its way; nothing is compiled or sent yet."""
    values = get_variable_values(schema, operation.variable_definitions or (), dict(variables), _MOST_PROBLEMS)
    if isinstance(values, list):
        return _unfit(values, schema, operation, variables) if context.may_read else [unread_error()]
    selected = _selected(schema, document, operation, values)
    if refused := _refused(selected, context):
        return refused
    arguments, problems = _arguments(selected, values)
    if problems:
        return problems[:_MOST_PROBLEMS]
    request = Request(arguments, context.today(), context.store.dialect.fulltext_index, context.language)
    return Asked(selected, request, context.sees_guarded)


def prepare(
    schema: GraphQLSchema,
    document: Document,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    context: Context,
) -> list[GraphQLError]:
    """Make the changes of a mutation ready to run, or say all that is wrong with its values; nothing is written yet."""
    values = get_variable_values(schema, operation.variable_definitions or (), dict(variables), _MOST_PROBLEMS)
    if isinstance(values, list):
        return _unfit(values, schema, operation, variables) if context.may_read else [unread_error()]
    selected = _selected(schema, document, operation, values)
    arguments, problems = _arguments(selected, values)
    for root in selected.fields:
        if not problems and root.below is not None:
            given = arguments[root.site].values
            if root.name in KEY_MUTATIONS:
                run = partial(run_key_mutation, root.name, given["input"], root.below, context)
            else:
                change = change_of(root.name, given, Payload(root.below, arguments, root.name))
                run = partial(change.run, context)
            context.changes[root.key] = run
    return problems[:_MOST_PROBLEMS]


def _unfit(
    found: list[GraphQLError],
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> list[GraphQLError]:
    """What is wrong with the values of variables, told in our words; what we do not find stays as it was found."""
    is_mutation = operation.operation is OperationType.MUTATION
    return [*islice(wrong_values(schema, operation, variables, screened=is_mutation), _MOST_PROBLEMS)] or found


def _arguments(selected: Selected, values: VariableValues) -> tuple[tuple[Arguments, ...], list[GraphQLError]]:
    """The checked arguments by site, and what is wrong with the others."""
    arguments: list[Arguments] = []
    problems: list[GraphQLError] = []
    for site in selected.sites:
        try:
            arguments.append(arguments_of(site, values))
        except InvalidInput as problem:
            problems.append(GraphQLError(str(problem), [site.node], original_error=problem))
        except GraphQLError as problem:
            problems.append(problem)
    return tuple(arguments), problems


def _refused(selected: Selected, context: Context) -> list[GraphQLError]:
    """An error for each root field that whoever asks may not ask for."""
    refusals = [(key, node, context.forbidden(f"Query.{node.name.value}")) for key, node in selected.roots.items()]
    return [forbidden_error(refusal, key, node) for key, node, refusal in refusals if refusal][:_MOST_PROBLEMS]


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
        schema = execution.schema._schema
        if operation.operation is OperationType.MUTATION:
            problems = prepare(schema, self.document, operation, execution.variables or {}, context)
            if problems:
                execution.result = ExecutionResult(data=None, errors=problems)
            return
        asked = ask(schema, self.document, operation, execution.variables or {}, context)
        if isinstance(asked, list):
            execution.result = ExecutionResult(data=None, errors=asked)
            return
        selected = asked.selected
        answers = await own_answers(selected.own, context, schema) if selected.own else {}
        direct = context.direct and not selected.others
        if selected.fields:
            data, direct = await self._of_graph(asked, context, direct=direct)
            answers = data | answers
        if not direct:
            context.answers.update(answers)
            return
        if selected.own:
            answers = {key: answers[key] for key in selected.roots}
        execution.result = ExecutionResult(data=answers, errors=None)

    async def _of_graph(self, asked: Asked, context: Context, *, direct: bool) -> tuple[dict[str, Any], bool]:
        """The answers of the graph's roots by key, and whether they can be handed over as they are."""
        compiled = asked.compiled(typed=not direct)
        request = await prepared(context.store, context.memory, asked.selected.fields, asked.request)
        statement = compiled.statement(request)
        rows = await context.store.read(statement)
        self._told = _moments(asked, compiled.days(rows[0]))
        if context.settings.debug_explain:
            self._told["explain"] = {"statement": statement.text, "parameters": dict(statement.parameters)}
        if direct:
            try:
                return compiled.answer(rows[0], request), True
            except NullInRequiredPlace:
                compiled = asked.compiled(typed=True)
        return compiled.answer(rows[0], request), False


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
            words = {"words": _TODAYS_WORDS} if moment.known_at and root.name == _SEARCH else {}
            told.append({"path": [root.key], **argument, **moment_told, **words})
    return {"moment": told} if told else {}
