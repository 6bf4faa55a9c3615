"""From a GraphQL selection to a Shape: the only bridge. What is collected here is collected once per document."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    FragmentDefinitionNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_fields, collect_subfields
from graphql.execution.values import VariableValues
from graphql.language import FieldNode

from api.queries.own import OWN_ROOTS
from graph.compile import Compiled
from graph.shape import Field, Selection, Variant


@dataclass(frozen=True, slots=True)
class Site:
    """A field that takes arguments: its definition, the node that gives them, and where it stands in the answer."""

    definition: GraphQLField
    node: FieldNode
    path: str
    parent: str

    @property
    def name(self) -> str:
        """The field's name."""
        return self.node.name.value


@dataclass(slots=True)
class Selected:
    """An operation as Shape, for given values of its @include and @skip conditions.

    ``roots`` are all its root fields by key, with the node of each. ``fields`` are those of the graph, ``own`` those
    that are answered without it, as ``viewer``; ``others``: some are graphql-core's, as ``__schema``.
    ``compiled`` keeps the statement for each structure of arguments.
    """

    name: str
    roots: Mapping[str, FieldNode]
    fields: tuple[Field, ...]
    own: tuple[Field, ...]
    sites: tuple[Site, ...]
    others: bool
    compiled: dict[Hashable, Compiled] = field(default_factory=dict)


@dataclass(slots=True)
class _Collector:
    """Walks one operation with the fields of each concrete type; every selection is collected once."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: dict[str, FragmentDetails]
    variables: VariableValues
    sites: list[Site] = field(default_factory=list)
    _site_numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    _selections: dict[tuple[str, str, tuple[int, ...]], Selection] = field(default_factory=dict)

    def field(self, parent: GraphQLObjectType, key: str, details: list[FieldDetails], path: str) -> Field:
        node = details[0].node
        name = node.name.value
        if name == "__typename":
            return Field(key, name)
        definition = parent.fields[name]
        here = f"{path}.{key}" if path else key
        site = self._site(definition, node, here, parent.name) if definition.args else -1
        kind = get_named_type(definition.type)
        if is_leaf_type(kind):
            return Field(key, name, site)
        return Field(key, name, site, self._below(kind, details, here))

    def _site(self, definition: GraphQLField, node: FieldNode, path: str, parent: str) -> int:
        # One field of an interface is met once for each concrete type: its arguments are the same ones.
        number = self._site_numbers.setdefault((path, id(node)), len(self.sites))
        if number == len(self.sites):
            self.sites.append(Site(definition, node, path, parent))
        return number

    def _below(self, kind: Any, details: list[FieldDetails], path: str) -> Selection:
        memory = (path, kind.name, tuple(id(one.node) for one in details))
        known = self._selections.get(memory)
        if known is None:
            known = self._selections[memory] = self._select(kind, details, path)
        return known

    def _select(self, kind: Any, details: list[FieldDetails], path: str) -> Selection:
        if not is_abstract_type(kind):
            return Selection(kind.name, (Variant((kind.name,), self._fields(kind, details, path)),))
        alternatives: dict[tuple[Field, ...], list[str]] = {}
        for possible in self.schema.get_possible_types(kind):
            alternatives.setdefault(self._fields(possible, details, path), []).append(possible.name)
        variants = tuple(Variant(tuple(types), fields) for fields, types in alternatives.items())
        return Selection(kind.name, variants, abstract=True)

    def _fields(self, kind: GraphQLObjectType, details: list[FieldDetails], path: str) -> tuple[Field, ...]:
        grouped = collect_subfields(
            self.schema, self.fragments, self.variables, self.operation, kind, details
        ).grouped_field_set
        return tuple(self.field(kind, key, below, path) for key, below in grouped.items())


def select(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: VariableValues,
) -> Selected:
    """The Shape of an operation, with the sites of its arguments. The document must be valid."""
    root = schema.get_root_type(operation.operation)
    if root is None:
        raise LookupError("the schema has no such root type")
    details = {name: FragmentDetails(fragment) for name, fragment in fragments.items()}
    collector = _Collector(schema, operation, details, variables)
    grouped = collect_fields(schema, details, variables, root, operation).grouped_field_set
    roots = {key: found[0].node for key, found in grouped.items()}
    names = {key: node.name.value for key, node in roots.items()}
    ours = [collector.field(root, key, grouped[key], "") for key, name in names.items() if not name.startswith("__")]
    own = tuple(field for field in ours if field.name in OWN_ROOTS)
    fields = tuple(field for field in ours if field.name not in OWN_ROOTS)
    name = operation.name.value if operation.name else "anonymous"
    return Selected(name, roots, fields, own, tuple(collector.sites), len(ours) != len(roots))
