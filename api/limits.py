"""What a document may ask for: measured once, linear in its text, before it is validated.

A fragment is measured once and its measure reused wherever it is spread, so that forty fragments that double
each other (10^12 fields from one kilobyte) are refused in milliseconds. Strawberry's own limiters expand them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)
from graphql.language import SelectionNode

LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
# Validation compares every two fields that stand in one place of the answer, at 5 µs a pair.
MAX_PAIRS = 4_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one document may hold."""

    depth: int = 15
    aliases: int = 30
    tokens: int = 2_000
    root_fields: int = 10
    fields: int = 1_000
    directives: int = 50


@dataclass(frozen=True, slots=True)
class Measure:
    """What a selection asks for, its fragments expanded."""

    depth: int = 0
    size: int = 0
    """All its nodes: fields, spreads and inline fragments."""
    fields: int = 0
    aliases: int = 0
    root_fields: int = 0


class LimitExceeded(Exception):
    """A document asks for more than it may; ``problem`` is the error to give back."""

    def __init__(self, problem: GraphQLError) -> None:
        super().__init__(problem.message)
        self.problem = problem


class FragmentCycle(Exception):
    """A fragment spreads itself; validation says it better."""


def check_limits(document: DocumentNode, limits: Limits) -> Measure:
    """Measure all operations and give the largest; LimitExceeded where one asks for too much."""
    fragments = {one.name.value: one for one in document.definitions if isinstance(one, FragmentDefinitionNode)}
    operations = [one for one in document.definitions if isinstance(one, OperationDefinitionNode)]
    ruler = _Ruler(fragments)
    try:
        measures = [ruler.selection(operation.selection_set) for operation in operations]
        for name in fragments:
            ruler.fragment(name)
    except RecursionError:
        raise_limit("depth", "The document's fragments are nested too deeply.", _REMEDIES["depth"])
    _refuse("operations", "operations", len(operations), limits.root_fields)
    _refuse("directives", "directives", ruler.directives + _heading_directives(document), limits.directives)
    for operation, measure in zip(operations, measures, strict=True):
        _check_operation(measure, limits)
        # Last, because only the limits above bound its walk.
        pairs = _pairs([operation.selection_set], fragments)
        _refuse("repetition", "pairs of fields in the same place of the answer", pairs, MAX_PAIRS)
    return max(measures, key=lambda one: one.fields, default=Measure())


def _check_operation(measure: Measure, limits: Limits) -> None:
    _refuse("depth", "levels of fields", measure.depth, limits.depth)
    _refuse("fields", "fields once its fragments are expanded", measure.fields, limits.fields)
    _refuse("fields", "selections once its fragments are expanded", measure.size, 4 * limits.fields)
    _refuse("aliases", "aliased fields", measure.aliases, limits.aliases)
    _refuse("rootFields", "root fields", measure.root_fields, limits.root_fields)


def _refuse(field: str, what: str, found: int, most: int) -> None:
    if found > most:
        raise_limit(field, f"The document has more than {most} {what}.", _REMEDIES[field])


def raise_limit(field: str, message: str, remedy: str) -> NoReturn:
    """Refuse a document that asks for too much."""
    extensions = {"code": LIMIT_EXCEEDED, "field": field, "remedy": remedy}
    raise LimitExceeded(GraphQLError(f"{message} {remedy}", extensions=extensions))


_REMEDIES = {
    "operations": "Send the operations one by one.",
    "directives": "Leave out directives, or put @include and @skip on a fragment instead of on each field.",
    "depth": "Ask in several operations, by the ids that the first one gives.",
    "fields": "Ask for fewer fields, or in several operations.",
    "aliases": "Give values as variables and ask in several operations.",
    "rootFields": "Ask in several operations.",
    "repetition": "Ask for each field once, or put what repeats into fewer fragments.",
}


def _heading_directives(document: DocumentNode) -> int:
    found = 0
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            found += len(definition.directives or ())
        if isinstance(definition, OperationDefinitionNode):
            found += sum(len(one.directives or ()) for one in definition.variable_definitions or ())
    return found


class _Ruler:
    """Measures selections; each fragment once, each directive where it is written."""

    def __init__(self, fragments: Mapping[str, FragmentDefinitionNode]) -> None:
        self.directives = 0
        self._fragments = fragments
        self._measured: dict[str, Measure | None] = {}

    def selection(self, selection_set: SelectionSetNode) -> Measure:
        depth = size = fields = aliases = root_fields = 0
        for node in selection_set.selections:
            self.directives += len(node.directives or ())
            one = self._node(node)
            depth = max(depth, one.depth)
            size += one.size + 1
            fields += one.fields
            aliases += one.aliases
            root_fields += one.root_fields
        return Measure(depth, size, fields, aliases, root_fields)

    def _node(self, node: SelectionNode) -> Measure:
        if isinstance(node, FieldNode):
            alias = int(node.alias is not None and node.alias.value != node.name.value)
            if node.selection_set is None:
                return Measure(1, 0, 1, alias, 1)
            below = self.selection(node.selection_set)
            # Introspection nests deeper than any question; graphql-core has a rule of its own for it.
            depth = 0 if node.name.value.startswith("__") else below.depth
            return Measure(depth + 1, below.size, below.fields + 1, below.aliases + alias, 1)
        if isinstance(node, InlineFragmentNode):
            return self.selection(node.selection_set)
        if isinstance(node, FragmentSpreadNode):
            return self.fragment(node.name.value)
        return Measure()

    def fragment(self, name: str) -> Measure:
        if name in self._measured:
            known = self._measured[name]
            if known is None:
                raise FragmentCycle(name)
            return known
        if name not in self._fragments:
            return Measure()
        self._measured[name] = None
        found = self._measured[name] = self.selection(self._fragments[name].selection_set)
        return found


def _pairs(places: Iterable[SelectionSetNode], fragments: Mapping[str, FragmentDefinitionNode]) -> int:
    """How many pairs of fields share a place in the answer; the walk is bounded by the limit on fields."""
    times: Counter[str] = Counter()
    below: dict[str, list[SelectionSetNode]] = {}
    spread: set[str] = set()
    waiting = list(places)
    while waiting:
        for node in waiting.pop().selections:
            if isinstance(node, FieldNode):
                key = node.alias.value if node.alias else node.name.value
                times[key] += 1
                if node.selection_set is not None:
                    below.setdefault(key, []).append(node.selection_set)
            elif isinstance(node, InlineFragmentNode):
                waiting.append(node.selection_set)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
                spread.add(node.name.value)
                if node.name.value in fragments:
                    waiting.append(fragments[node.name.value].selection_set)
    here = sum(count * (count - 1) // 2 for count in times.values())
    return here + sum(_pairs(sets, fragments) for sets in below.values())
