"""Roots: the fields with which a question to the registry can begin, as data, and how each is compiled."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import LiteralString

from graph.bindings import Getter
from graph.compile.decode import as_list
from graph.compile.filtered import anchored, narrowing
from graph.compile.found import found_field, found_source
from graph.compile.history import CHANGE, OF_RECORDS, history_source
from graph.compile.pages import connection
from graph.compile.parts import Key, Projection, Projector, Source
from graph.compile.walks import list_tag, order_of
from graph.cypher import Cypher, Value
from graph.filters import FILTERS
from graph.moment import Seen
from graph.shape import Field, Order, Request, Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A field of Query. ``kind``: "one" by id, "some" by ids, "pages" of a type, "search" over all, or "history"."""

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
        _one("node", "Record", "Any record, or a change,"),
        Root(
            name="nodes",
            kind="some",
            target="Record",
            description="Records or changes by id, at most 100, in the order asked for; null where there is none.",
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
                "compounds; signs in the text are just text. Found by today's words, whatever `at` says, "
                "where it holds on the day, and shown as it was then."
            ),
        ),
        Root(
            name="changes",
            kind="history",
            target=CHANGE,
            description="What was done to the registry, in the order in which it took effect; last gives the newest.",
        ),
    )
}


def root_keys(root: Root, order: Order | None, seen: Seen) -> tuple[tuple[Key, ...], str]:
    """The sort keys of a root list and the tag of its cursors."""
    field, descending = order_of(root.target, order)
    own = Key(field.key(seen.values, descending), field.key_type, descending)
    keys = (own,) if field.unique else (own, Key(f"{seen.node}.id", str, descending))
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
    if root.kind in {"pages", "history"}:
        return _root_pages(compiler, root, node, field)
    return _by_id(compiler, root, node, field, below)


def _by_id(compiler: Projector, root: Root, node: Cypher, field: Field, below: Selection) -> Projection:
    """Nodes by id; where it may be a record or a change, both are looked for."""
    either, target = CHANGE in below.types, root.target
    if below.types == {CHANGE}:
        either, target = False, CHANGE
    seen = compiler.clock.see_either(node) if either else compiler.clock.see(node, target)
    record = compiler.record(below, seen)
    if root.kind == "one":
        id_ = compiler.parameters.bind(_value(field.site, "id"))
        start = _either(compiler, node, id_) if either else f"MATCH ({node}:{target} {{id: {id_}}})"
        found: list[Cypher] = [f"{node} IS NOT NULL"] if either else []
        return Projection(f"head(COLLECT {{ {seen.matched(start, found, [])} RETURN {record.text} }})", record.decode)
    ids, id_ = compiler.parameters.bind(_value(field.site, "ids")), compiler.variables.new("i")
    match = _either(compiler, node, id_) if either else f"OPTIONAL MATCH ({node}:{target} {{id: {id_}}})"
    row = f"CASE WHEN {seen.values} IS NULL THEN null ELSE {record.text} END"
    text = f"COLLECT {{ UNWIND {ids} AS {id_} {match}{seen.clause} RETURN {row} }}"
    return Projection(text, as_list(record.decode), True)


def _either(compiler: Projector, node: Cypher, id_: Cypher) -> Cypher:
    """Binds the node to the record or the change with an id, or to null."""
    record, change = compiler.variables.new("n"), compiler.variables.new("n")
    return (
        f"OPTIONAL MATCH ({record}:Record {{id: {id_}}}) OPTIONAL MATCH ({change}:Change {{id: {id_}}}) "
        f"WITH *, coalesce({record}, {change}) AS {node}"
    )


def _value(site: int, name: str) -> Getter:
    def value(request: Request) -> Value:
        return request.arguments[site].values[name]

    return value


def _root_pages(compiler: Projector, root: Root, node: Cypher, field: Field) -> Projection:
    seen = compiler.clock.see(node, root.target)
    source = _root_source(compiler, root, seen, field.site)
    if field.below is None:
        raise LookupError(f"{root.name} is no value")
    return connection(
        compiler, field.below, source, field.site, lambda wanted: _node(compiler, replace(seen, in_force=True), wanted)
    )


def _root_source(compiler: Projector, root: Root, seen: Seen, site: int) -> Source:
    arguments = compiler.arguments[site]
    keys, tag = root_keys(root, arguments.order, seen)
    if root.kind == "history" and OF_RECORDS not in arguments.filters:
        return history_source(compiler, site, seen, keys, tag)
    if root.target in FILTERS:
        start, conditions, countable = anchored(compiler, root.target, seen, site)
    else:
        start, countable = f"MATCH ({seen.node}:{root.target})", True
        conditions = narrowing(compiler, root.target, seen, site, "")
    return Source(start=start, seen=seen, conditions=tuple(conditions), keys=keys, tag=tag, countable=countable)


def _node(compiler: Projector, seen: Seen, wanted: Field) -> Projection:
    if wanted.below is None:
        raise LookupError(f"{wanted.name} is no value")
    record = compiler.record(wanted.below, seen)
    return Projection(record.text, record.decode, True)
