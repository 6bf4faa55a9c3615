"""Roots: the fields with which a question to the registry can begin, as data, and how each is compiled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import LiteralString

from graph.bindings import Getter
from graph.compile.decode import as_list
from graph.compile.filtered import anchored, narrowing
from graph.compile.found import found_field, found_source
from graph.compile.pages import connection
from graph.compile.parts import Key, Projection, Projector, Source
from graph.compile.walks import list_tag, order_of
from graph.cypher import Cypher, Value
from graph.filters import FILTERS
from graph.moment import Seen
from graph.shape import Field, Order, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A field of Query. ``kind``: "one" by id, "some" by ids, "pages" of a type, or "search" over all."""

    name: str
    kind: str
    target: LiteralString
    description: str


def _one(name: str, target: LiteralString, what: str) -> Root:
    return Root(name=name, kind="one", target=target, description=f"{what} by id; null where there is none.")


def _pages(name: str, target: LiteralString, what: str) -> Root:
    return Root(name=name, kind="pages", target=target, description=what)


ROOTS: Mapping[str, Root] = {
    root.name: root
    for root in (
        _one("node", "Record", "Any record"),
        Root(
            name="nodes",
            kind="some",
            target="Record",
            description="Records by id, at most 100, in the order asked for; null where there is none.",
        ),
        _one("actor", "Actor", "An actor"),
        _pages("actors", "Actor", "Actors, by Swedish name unless ordered otherwise."),
        _one("commitment", "Commitment", "A commitment"),
        _pages("commitments", "Commitment", "Commitments, by place in their plan unless ordered otherwise."),
        _one("collaboration", "Collaboration", "A collaboration"),
        _pages("collaborations", "Collaboration", "Collaborations, by Swedish title unless ordered otherwise."),
        _one("plan", "Plan", "A plan"),
        _pages("plans", "Plan", "Plans, by Swedish title."),
        _pages("goals", "Goal", "Goals, by Swedish name."),
        _pages("themes", "Theme", "Themes, by Swedish name."),
        _pages("targetGroups", "TargetGroup", "Target groups, by Swedish name."),
        _pages("perspectives", "Perspective", "Perspectives, by Swedish name."),
        _pages("sourceDocuments", "SourceDocument", "Documents that the registry has facts from, by title."),
        Root(
            name="search",
            kind="search",
            target="Record",
            description=(
                "Records whose words match every word typed, best first. Forgiving of å, ä and ö and of parts of "
                "compounds; signs in the text are just text."
            ),
        ),
    )
}


def root_keys(root: Root, order: Order | None, seen: Seen) -> tuple[tuple[Key, ...], str]:
    """The sort keys of a root list and the tag of its cursors."""
    field, descending = order_of(root.target, order)
    keys = (
        Key(field.key(seen.values, descending), field.key_type, descending),
        Key(f"{seen.node}.id", str, descending),
    )
    return keys, list_tag(root.name, field, descending)


def root_cursors(root: Root, order: Order | None) -> tuple[str, tuple[type, ...]]:
    """The tag and the types of the keys in the cursors of a root list."""
    keys, tag = root_keys(root, order, Seen("n", "n"))
    return tag, tuple(key.key_type for key in keys)


def compile_root(compiler: Projector, field: Field) -> Projection:
    """The column for one root field."""
    root, below = ROOTS[field.name], field.below
    if below is None:
        raise LookupError(f"{root.name} is no value")
    node = compiler.variables.new("n")
    if root.kind == "search":
        source = found_source(compiler, node, field.site)
        return connection(
            compiler, below, source, field.site, lambda wanted: found_field(compiler, source, wanted, field.site)
        )
    if root.kind == "pages":
        return _root_pages(compiler, root, node, field)
    seen = compiler.clock.see(node)
    record = compiler.record(below, seen)
    if root.kind == "one":
        start = f"MATCH ({node}:{root.target} {{id: {compiler.parameters.bind(_value(field.site, 'id'))}}})"
        return Projection(f"head(COLLECT {{ {seen.matched(start, [], [])} RETURN {record.text} }})", record.decode)
    ids, position = compiler.parameters.bind(_value(field.site, "ids")), compiler.variables.new("i")
    start = f"UNWIND {ids} AS {position} OPTIONAL MATCH ({node}:{root.target} {{id: {position}}}){seen.clause}"
    text = f"COLLECT {{ {start} RETURN CASE WHEN {seen.values} IS NULL THEN null ELSE {record.text} END }}"
    return Projection(text, as_list(record.decode), True)


def _value(site: int, name: str) -> Getter:
    def value(request: Request) -> Value:
        return request.arguments[site].values[name]

    return value


def _root_pages(compiler: Projector, root: Root, node: Cypher, field: Field) -> Projection:
    seen = compiler.clock.see(node)
    keys, tag = root_keys(root, compiler.arguments[field.site].order, seen)
    if root.target in FILTERS:
        start, conditions, countable = anchored(compiler, root.target, seen, field.site)
    else:
        start, countable = f"MATCH ({node}:{root.target})", True
        conditions = narrowing(compiler, root.target, seen, field.site, "")
    source = Source(start=start, seen=seen, conditions=tuple(conditions), keys=keys, tag=tag, countable=countable)
    if field.below is None:
        raise LookupError(f"{root.name} is no value")
    return connection(
        compiler, field.below, source, field.site, lambda wanted: _node(compiler, replace(seen, in_force=True), wanted)
    )


def _node(compiler: Projector, seen: Seen, wanted: Field) -> Projection:
    if wanted.below is None:
        raise LookupError(f"{wanted.name} is no value")
    record = compiler.record(wanted.below, seen)
    return Projection(record.text, record.decode, True)
