"""Walks: from a record along one relation to the records at its other end, in each of the four forms."""

from dataclasses import dataclass, replace
from functools import cache
from typing import LiteralString

from graph.compile.decode import as_list
from graph.compile.filtered import narrowing
from graph.compile.pages import connection
from graph.compile.parts import Key, Projection, Projector, Source, typename
from graph.cypher import Cypher
from graph.model import MODEL
from graph.moment import Clock, Seen
from graph.orders import DEFAULT_ORDERS, ORDERS, OrderField
from graph.questions.terms import Listed
from graph.shape import Field, Order, Selection
from graph.vocabulary.terms import Form, Property, Relation, Walk


def order_of(type_name: str, order: Order | None) -> tuple[OrderField, bool]:
    """The order field of a list of such records, and whether it runs downwards."""
    if order is not None:
        return next(field for field in ORDERS[type_name] if field.name == order.field), order.descending
    return DEFAULT_ORDERS[_sorted_by(type_name)], False


def _sorted_by(type_name: str) -> str:
    return MODEL.nodes[type_name].order


def list_tag(name: str, order: OrderField, descending: bool) -> str:
    """What the cursors of a list carry so that they are refused by every other list."""
    return f"{name}:{order.name}:{'DESC' if descending else 'ASC'}"


@cache
def cursor_types(walk: Walk) -> tuple[type, ...]:
    """The types of the keys in the cursors of a walk's pages, the order's own first."""
    return tuple(key.key_type for key in _keys(walk, Seen("n", "n"), "e"))


def _keys(walk: Walk, far: Seen, edge: Cypher) -> tuple[Key, ...]:
    field, _ = order_of(walk.target, None)
    own = Key(f"{far.values}.{field.property}", field.key_type)
    keys = (own,) if field.unique else (own, Key(f"{far.node}.id"))
    # Two periods of one pair are two edges with one far record: the edge's id keeps their order and cursors apart.
    return (*keys, Key(f"{edge}.id")) if MODEL.relations[walk.relation].facts else keys


@cache
def walk_tag(walk: Walk) -> str:
    """The tag of a walk's cursors."""
    return list_tag(f"{walk.relation}.{walk.name}", *order_of(walk.target, None))


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a walk: where it starts, of which type that is, the edge, and the far record."""

    walk: Walk
    near: Seen
    near_type: str
    edge: Cypher
    far: Seen

    @property
    def pattern(self) -> Cypher:
        """The step as a pattern."""
        before: Cypher = "<-" if self.walk.outward is False else "-"
        after: Cypher = "->" if self.walk.outward else "-"
        target = f"({self.far.node}:{self.walk.target})"
        return f"MATCH ({self.near.node}){before}[{self.edge}:{self.walk.relation}]{after}{target}"

    def edges(self, clock: Clock) -> list[Cypher]:
        """The conditions under which the edge counts."""
        return [
            clock.holds(self.edge, self.walk.relation),
            *clock.bounded(self.near, self.near_type, self.walk.relation),
            *([f"NOT {self.far.node}:{self.walk.without}"] if self.walk.without else []),
        ]


def walked(compiler: Projector, walk: Walk, near: Seen, near_type: str, field: Field) -> Projection:
    """The column for a walk from a record of this concrete type."""
    below = field.below
    if below is None:
        raise LookupError(f"{walk.name} is no value")
    far = compiler.clock.see(compiler.variables.new("n"), walk.target)
    step = _Step(walk, near, near_type, compiler.variables.new("e"), far)
    if walk.form is Form.PAGES:
        return _pages(compiler, step, field, below)
    if walk.form is Form.LIST:
        return _list(compiler, step, below)
    if walk.form is Form.ENTRIES:
        return _entries(compiler, step, below)
    return _one(compiler, step, below)


def _pages(compiler: Projector, step: _Step, field: Field, below: Selection) -> Projection:
    walk, edge, far = step.walk, step.edge, step.far
    source = Source(
        start=step.pattern,
        seen=far,
        edge=edge,
        edges=tuple(step.edges(compiler.clock)),
        conditions=tuple(narrowing(compiler, walk.target, far, field.site, walk.filter)),
        keys=_keys(walk, far, edge),
        tag=walk_tag(walk),
    )
    relation, found = MODEL.relations[walk.relation], replace(far, in_force=True)
    return connection(
        compiler, below, source, field.site, lambda wanted: edge_field(compiler, relation, edge, found, wanted)
    )


def _list(compiler: Projector, step: _Step, below: Selection) -> Projection:
    far = step.far
    record = compiler.record(below, replace(far, in_force=True))
    late: list[Cypher] = [f"{far.values}.archived = false", *compiler.clock.in_force(far, step.walk.target)]
    source = far.matched(step.pattern, step.edges(compiler.clock), late)
    order = f"{far.values}.{order_property(step.walk.target)}, {far.node}.id"
    text = f"COLLECT {{ {source} WITH * ORDER BY {order} RETURN {record.text} }}"
    return Projection(text, as_list(record.decode), True)


def listed(compiler: Projector, below: Selection, found: Listed, type_name: LiteralString) -> Projection:
    """The column for records of this type in a list; archived ones left out."""
    one, item = compiler.clock.see(compiler.variables.new("n")), compiler.variables.new("i")
    record = compiler.record(below, one)
    # Only what is needed from here on: the embedded engine counts whatever is bound against the memory of a sort.
    kept: Cypher = "".join([f", {variable}" for variable in compiler.kept])
    match: Cypher = f"MATCH ({one.node}:{type_name} {{id: {item}}})"
    standing: list[Cypher] = [f"{one.values}.archived = false"]
    order: Cypher = f" WITH * ORDER BY {one.values}.{order_property(type_name)}, {one.node}.id"
    if found.ids:
        start: Cypher = f"UNWIND {found.ids} AS {item} {match} WITH {one.node}{kept}"
    else:
        start = f"UNWIND {found.nodes} AS {one.node} WITH {one.node}{kept}"
    text = f"COLLECT {{ {one.matched(start, [], standing)}{order} RETURN {record.text} }}"
    return Projection(text, as_list(record.decode), True)


def order_property(type_name: str) -> Cypher:
    """What the records of a type are sorted by, before their ids."""
    return DEFAULT_ORDERS[_sorted_by(type_name)].property


def _one(compiler: Projector, step: _Step, below: Selection) -> Projection:
    far = step.far
    record = compiler.record(below, far)
    order, late = _one_of_several(step)
    source = far.matched(step.pattern, step.edges(compiler.clock), late)
    text = f"head(COLLECT {{ {source}{order} RETURN {record.text} }})"
    return Projection(text, record.decode, step.walk.required)


def _one_of_several(step: _Step) -> tuple[Cypher, list[Cypher]]:
    """The order that decides where there may be several, and the conditions on the record there."""
    far, edge = step.far, step.edge
    if MODEL.relations[step.walk.relation].facts:
        # Each has a period: the one that began last is shown.
        return f" WITH * ORDER BY coalesce({edge}.since, '') DESC, {edge}.id LIMIT 1", []
    if step.walk.outward is False:
        # Any number of records may point here, as two that succeed the same one; archived ones are gone from lists.
        order: Cypher = f"{far.values}.{order_property(step.walk.target)}, {far.node}.id"
        return f" WITH * ORDER BY {order} LIMIT 1", [f"{far.values}.archived = false"]
    return "", []


def _entries(compiler: Projector, step: _Step, below: Selection) -> Projection:
    far, edge = step.far, step.edge
    values: dict[str, Cypher] = {prop.name: f"{edge}.{prop.name}" for prop in _own(step.walk)}
    row = entry_row(compiler, step.walk, far, below, values)
    source = far.matched(step.pattern, step.edges(compiler.clock), [])
    text = f"COLLECT {{ {source} WITH * ORDER BY {edge}.position, {far.node}.id RETURN {row.text} }}"
    return Projection(text, as_list(row.decode), True)


def _own(walk: Walk) -> tuple[Property, ...]:
    return MODEL.relations[walk.relation].properties


def entry_row(compiler: Projector, walk: Walk, far: Seen, below: Selection, values: dict[str, Cypher]) -> Projection:
    """One entry: the far record under its own name, and values by the expressions given."""
    columns: list[tuple[str, Projection]] = []
    for wanted in below.fields:
        if wanted.name == walk.entry_node and wanted.below:
            record = compiler.record(wanted.below, far)
            columns.append((wanted.key, Projection(record.text, record.decode, True)))
        elif wanted.name == "__typename":
            columns.append((wanted.key, typename(walk.entry)))
        else:
            required = any(prop.name == wanted.name and prop.required for prop in _own(walk))
            columns.append((wanted.key, Projection(values[wanted.name], None, required)))
    return compiler.row(columns)


def edge_field(compiler: Projector, relation: Relation, edge: Cypher, far: Seen, wanted: Field) -> Projection:
    """The column for a field of a connection's edge: the far record or a property of the relation."""
    if wanted.name == "node" and wanted.below:
        record = compiler.record(wanted.below, far)
        return Projection(record.text, record.decode, True)
    if wanted.name == "citations" and wanted.below:
        return _edge_citations(compiler, edge, wanted.below)
    for prop in relation.properties:
        if prop.name == wanted.name:
            if wanted.below:
                return _referenced(compiler, edge, prop, wanted.below)
            return Projection(f"{edge}.{prop.name}", None, prop.required)
    facts: dict[str, Cypher] = {"id": f"{edge}.id", "since": f"{edge}.since", "until": f"{edge}.until"}
    return Projection(facts[wanted.name], None, wanted.name == "id")


def _referenced(compiler: Projector, edge: Cypher, prop: Property, below: Selection) -> Projection:
    """Records whose ids an edge lists, in the order listed."""
    position, far = compiler.variables.new("i"), compiler.clock.see(compiler.variables.new("n"))
    record = compiler.record(below, far)
    ids = f"{edge}.{prop.name}"
    start = (
        f"UNWIND range(0, coalesce(size({ids}), 0) - 1) AS {position} "
        f"MATCH ({far.node}:Actor {{id: {ids}[{position}]}})"
    )
    text = f"COLLECT {{ {far.matched(start, [], [])} WITH * ORDER BY {position} RETURN {record.text} }}"
    return Projection(text, as_list(record.decode), True)


def _edge_citations(compiler: Projector, edge: Cypher, below: Selection) -> Projection:
    """The citations that an edge carries in three lists of equal length; an empty text there stands for none."""
    position, far = compiler.variables.new("i"), compiler.clock.see(compiler.variables.new("n"))
    walk = next(walk for walk in MODEL.walks("Record") if walk.name == "citations")
    values: dict[str, Cypher] = {
        "locator": f"CASE {edge}.citedLocators[{position}] WHEN '' THEN null ELSE {edge}.citedLocators[{position}] END",
        "quote": f"CASE {edge}.citedQuotes[{position}] WHEN '' THEN null ELSE {edge}.citedQuotes[{position}] END",
    }
    row = entry_row(compiler, walk, far, below, values)
    start = (
        f"UNWIND range(0, coalesce(size({edge}.citedDocuments), 0) - 1) AS {position} "
        f"MATCH ({far.node}:SourceDocument {{id: {edge}.citedDocuments[{position}]}})"
    )
    text = f"COLLECT {{ {far.matched(start, [], [])} WITH * ORDER BY {position} RETURN {row.text} }}"
    return Projection(text, as_list(row.decode), True)
