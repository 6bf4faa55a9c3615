"""The direct way: a whole query answered by one statement and handed over as it is, without field resolvers.

What it cannot answer faithfully (a null where none may be, root fields that are not the registry's) it leaves to
graphql-core, which completes the same answer field by field.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    ExecutionResult,
    FragmentDefinitionNode,
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
from api.errors import to_graphql_error
from api.selection import Selected, select
from graph.compile import Compiled, NullInRequiredPlace, compile_operation
from graph.errors import InvalidInput, RegistryError
from graph.shape import Arguments, Request
from graph.store import Store
from graph.values import today

_MOST_PROBLEMS = 5


@dataclass(slots=True)
class Plans:
    """What is known of one document: its operations, its conditions, and every Shape met so far."""

    operations: Mapping[str, OperationDefinitionNode]
    fragments: Mapping[str, FragmentDefinitionNode]
    conditions: tuple[str, ...]
    selected: dict[Hashable, Selected] = field(default_factory=dict)

    @classmethod
    def of(cls, document: DocumentNode) -> "Plans":
        """Plans for a valid document."""
        operations = {
            node.name.value if node.name else "": node
            for node in document.definitions
            if isinstance(node, OperationDefinitionNode)
        }
        fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
        finder = _Conditions()
        visit(document, finder)
        return cls(operations, fragments, tuple(sorted(finder.names)))

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The operation of this name, or the only one."""
        if name:
            return self.operations.get(name)
        return next(iter(self.operations.values())) if len(self.operations) == 1 else None


class _Conditions(Visitor):
    """Names of the variables that @include and @skip ask."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: Any) -> None:
        if node.name.value in {"include", "skip"}:
            self.names |= {one.value.name.value for one in node.arguments or () if isinstance(one.value, VariableNode)}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with its values: the Shape, the arguments by site, and what completes them to a request."""

    selected: Selected
    request: Request

    def compiled(self, *, typed: bool) -> Compiled:
        """The statement for this structure of arguments, compiled once."""
        memory = (typed, *[one.structure for one in self.request.arguments])
        known = self.selected.compiled.get(memory)
        if known is None:
            known = compile_operation(
                f"read.{self.selected.name}", self.selected.fields, self.request.arguments, typed=typed
            )
            self.selected.compiled[memory] = known
        return known


def ask(
    schema: GraphQLSchema, plans: Plans, operation: OperationDefinitionNode, variables: Mapping[str, Any], store: Store
) -> Asked | list[GraphQLError]:
    """The query with checked values, or all that is wrong with them; nothing is sent yet."""
    values = get_variable_values(schema, operation.variable_definitions or (), dict(variables), _MOST_PROBLEMS)
    if isinstance(values, list):
        return values
    selected = _selected(schema, plans, operation, values)
    arguments: list[Arguments] = []
    problems: list[GraphQLError] = []
    for site in selected.sites:
        try:
            arguments.append(arguments_of(site, values))
        except InvalidInput as problem:
            problems.append(to_graphql_error(problem, [site.node]))
        except GraphQLError as problem:
            problems.append(problem)
    if problems:
        return problems[:_MOST_PROBLEMS]
    return Asked(selected, Request(tuple(arguments), today(), store.dialect.fulltext_index))


def _selected(
    schema: GraphQLSchema, plans: Plans, operation: OperationDefinitionNode, values: VariableValues
) -> Selected:
    """The operation's Shape; one for each combination of its conditions."""
    name = operation.name.value if operation.name else ""
    memory = (name, *[values.coerced.get(condition) for condition in plans.conditions])
    known = plans.selected.get(memory)
    if known is None:
        known = plans.selected[memory] = select(schema, operation, plans.fragments, values)
    return known


@dataclass(frozen=True, slots=True)
class Answer:
    """Either the whole result, or typed answers by root key for graphql-core to complete."""

    result: ExecutionResult | None = None
    answers: Mapping[str, Any] | None = None


async def answer(
    schema: GraphQLSchema,
    plans: Plans,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    store: Store,
    *,
    direct: bool = True,
) -> Answer:
    """Answer a query operation with one statement; none is sent where a value is wrong or no record is asked for."""
    if operation.operation is not OperationType.QUERY:
        return Answer()
    asked = ask(schema, plans, operation, variables, store)
    if isinstance(asked, list):
        return Answer(ExecutionResult(data=None, errors=asked))
    if not asked.selected.fields:
        return Answer(answers={})
    direct = direct and not asked.selected.others
    compiled = asked.compiled(typed=not direct)
    try:
        rows = await store.read(compiled.statement(asked.request))
    except RegistryError as problem:
        return Answer(ExecutionResult(data=None, errors=[to_graphql_error(problem)]))
    if direct:
        try:
            return Answer(ExecutionResult(data=compiled.answer(rows[0], asked.request), errors=None))
        except NullInRequiredPlace:
            compiled = asked.compiled(typed=True)
    return Answer(answers=compiled.answer(rows[0], asked.request))
