"""From the filters given to conditions on a record, and to the source that starts from the most selective one."""

from graph.bindings import Getter
from graph.compile.parts import Projector
from graph.cypher import Cypher, Value
from graph.filters import FILTERS, TEXT, Filter
from graph.model import MODEL
from graph.moment import Seen
from graph.predicates import of_no_example
from graph.shape import Request

WITH_ARCHIVED = "includeArchived"
WITHOUT_EXAMPLES = "withoutExamples"
NO_WORDS = "noWords"
"""Stands instead of a text that holds no word to search for: nothing matches it."""


def filter_value(site: int, name: str) -> Getter:
    """The recipe for a filter's value."""

    def value(request: Request) -> Value:
        return request.arguments[site].filters[name]

    return value


def _standing(compiler: Projector, type_name: str, seen: Seen, site: int) -> list[Cypher]:
    """Archived records, those that do not hold on the day asked about and, where asked, examples are left out."""
    given = compiler.arguments[site].filters if site >= 0 else {}
    if not MODEL.is_record(type_name):
        return [of_no_example(seen.node)] if WITHOUT_EXAMPLES in given else []
    conditions: list[Cypher] = compiler.clock.in_force(seen, type_name)
    if WITH_ARCHIVED not in given:
        conditions.append(f"{seen.values}.archived = false")
    if WITHOUT_EXAMPLES in given:
        conditions.append(f"{seen.values}.isExample = false")
    return conditions


def _given(compiler: Projector, type_name: str, site: int) -> list[Filter]:
    given = compiler.arguments[site].filters
    return [one for one in FILTERS[type_name] if one.name in given]


def narrowing(compiler: Projector, type_name: str, seen: Seen, site: int, filter_type: str) -> list[Cypher]:
    """All conditions that the moment and the filters at ``site`` put on a record that is bound already."""
    conditions = _standing(compiler, type_name, seen, site)
    if not filter_type or site < 0:
        return conditions
    given = compiler.arguments[site].filters
    conditions += given_conditions(compiler, type_name, seen, site)
    if TEXT in given:
        conditions.append(f"{seen.node}.id IN {hits_variable(compiler, site)}")
    if NO_WORDS in given:
        conditions.append("false")
    return conditions


def given_conditions(compiler: Projector, type_name: str, seen: Seen, site: int) -> list[Cypher]:
    """The conditions of the filters given at ``site`` that are more than a mark."""
    return _predicates(compiler, _given(compiler, type_name, site), seen, site)


def _predicates(compiler: Projector, filters: list[Filter], seen: Seen, site: int) -> list[Cypher]:
    """Each filter as a condition on the record."""
    bind = compiler.parameters.bind
    return [
        "false"
        if one.guarded and not compiler.signed_in
        else one.predicate(seen, bind(filter_value(site, one.name)), compiler.clock)
        for one in filters
    ]


def hits_variable(compiler: Projector, site: int) -> Cypher:
    """The variable that carries the ids found for the text at a nested ``site``; bound before the answer begins."""
    return compiler.carried[site]


def anchored(compiler: Projector, type_name: str, seen: Seen, site: int) -> tuple[Cypher, list[Cypher], bool]:
    """Start, conditions and countability of a root list: begins at the filter that finds fewest records."""
    node, given = seen.node, compiler.arguments[site].filters
    conditions = _standing(compiler, type_name, seen, site)
    filters = _given(compiler, type_name, site)
    if NO_WORDS in given:
        return f"MATCH ({node}:{_label(type_name)})", ["false"], True
    if TEXT in given:
        index = compiler.parameters.bind(lambda request: request.fulltext_index)
        words = compiler.parameters.bind(filter_value(site, TEXT))
        start = f"CALL db.index.fulltext.queryNodes({index}, {words}) YIELD node AS {node} WITH *"
        found: list[Cypher] = [f"{node}:{_label(type_name)}", *conditions, *_predicates(compiler, filters, seen, site)]
        return start, found, False
    anchor = next((one for one in filters if one.anchor), None)
    if anchor is None or anchor.anchor is None:
        return f"MATCH ({node}:{_label(type_name)})", [*conditions, *_predicates(compiler, filters, seen, site)], True
    start = anchor.anchor(seen, compiler.parameters.bind(filter_value(site, anchor.name)), compiler.clock)
    others = [one for one in filters if one is not anchor]
    kept = ", ".join([node, *compiler.kept])
    return f"{start} WITH DISTINCT {kept}", [*conditions, *_predicates(compiler, others, seen, site)], True


def _label(type_name: str) -> Cypher:
    return MODEL.nodes[type_name].name
