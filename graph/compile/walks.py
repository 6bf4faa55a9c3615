"""Walks: from a record along one relation to the records at its other end, in each of the four forms."""

from graph.compile.decode import as_list
from graph.compile.filtered import narrowing
from graph.compile.pages import connection
from graph.compile.parts import Key, Projection, Projector, Source, typename
from graph.cypher import Cypher
from graph.model import MODEL
from graph.orders import DEFAULT_ORDERS, ORDERS, OrderField
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


def cursor_types(walk: Walk) -> tuple[type, ...]:
    """The types of the keys in the cursors of a walk's pages, the order's own first."""
    return tuple(key.key_type for key in _keys(walk, "n", "e"))


def _keys(walk: Walk, node: Cypher, edge: Cypher) -> tuple[Key, ...]:
    field, _ = order_of(walk.target, None)
    keys = (Key(f"{node}.{field.property}", field.key_type), Key(f"{node}.id"))
    # Two periods of one pair are two edges with one far record: the edge's id keeps their order and cursors apart.
    return (*keys, Key(f"{edge}.id")) if MODEL.relations[walk.relation].facts else keys


def walk_tag(walk: Walk) -> str:
    """The tag of a walk's cursors."""
    return list_tag(f"{walk.relation}.{walk.name}", *order_of(walk.target, None))


def walked(compiler: Projector, walk: Walk, node: Cypher, field: Field) -> Projection:
    """The column for a walk from the record in ``node``."""
    below = field.below
    if below is None:
        raise LookupError(f"{walk.name} is no value")
    far, edge = compiler.variables.new("n"), compiler.variables.new("e")
    if walk.form is Form.PAGES:
        return _pages(compiler, walk, (node, edge, far), field, below)
    if walk.form is Form.LIST:
        return _list(compiler, walk, (node, edge, far), below)
    if walk.form is Form.ENTRIES:
        return _entries(compiler, walk, (node, edge, far), below)
    return _one(compiler, walk, (node, edge, far), below)


def _pattern(walk: Walk, node: Cypher, edge: Cypher, far: Cypher) -> Cypher:
    before: Cypher = "<-" if walk.outward is False else "-"
    after: Cypher = "->" if walk.outward else "-"
    return f"MATCH ({node}){before}[{edge}:{walk.relation}]{after}({far}:{walk.target})"


def _shown(compiler: Projector, walk: Walk, edge: Cypher, far: Cypher) -> list[Cypher]:
    """The conditions under which a far record stands in a list."""
    conditions: list[Cypher] = [compiler.holds()(edge)]
    if walk.without:
        conditions.append(f"NOT {far}:{walk.without}")
    return conditions


def _pages(
    compiler: Projector, walk: Walk, variables: tuple[Cypher, Cypher, Cypher], field: Field, below: Selection
) -> Projection:
    _, edge, far = variables
    conditions: list[Cypher] = [
        *_shown(compiler, walk, edge, far),
        *narrowing(compiler, walk.target, far, field.site, walk.filter),
    ]
    source = Source(
        start=_pattern(walk, *variables),
        node=far,
        edge=edge,
        conditions=tuple(conditions),
        keys=_keys(walk, far, edge),
        tag=walk_tag(walk),
    )
    relation = MODEL.relations[walk.relation]
    return connection(
        compiler, below, source, field.site, lambda wanted: edge_field(compiler, relation, edge, far, wanted)
    )


def _list(compiler: Projector, walk: Walk, variables: tuple[Cypher, Cypher, Cypher], below: Selection) -> Projection:
    _, edge, far = variables
    record = compiler.record(below, far)
    conditions: list[Cypher] = [*_shown(compiler, walk, edge, far), f"{far}.archived = false"]
    order = f"{far}.{_order_property(walk.target)}, {far}.id"
    text = (
        f"COLLECT {{ {_pattern(walk, *variables)} WHERE {' AND '.join(conditions)} "
        f"WITH * ORDER BY {order} RETURN {record.text} }}"
    )
    return Projection(text, as_list(record.decode), True)


def _order_property(type_name: str) -> Cypher:
    return DEFAULT_ORDERS[_sorted_by(type_name)].property


def _one(compiler: Projector, walk: Walk, variables: tuple[Cypher, Cypher, Cypher], below: Selection) -> Projection:
    _, edge, far = variables
    record = compiler.record(below, far)
    # Where an edge has a period there may be several: the one that began last is shown.
    order: Cypher = (
        f"WITH * ORDER BY coalesce({edge}.since, '') DESC, {edge}.id LIMIT 1 "
        if MODEL.relations[walk.relation].facts
        else ""
    )
    text = (
        f"head(COLLECT {{ {_pattern(walk, *variables)} WHERE {compiler.holds()(edge)} {order}RETURN {record.text} }})"
    )
    return Projection(text, record.decode, walk.required)


def _entries(compiler: Projector, walk: Walk, variables: tuple[Cypher, Cypher, Cypher], below: Selection) -> Projection:
    _, edge, far = variables
    row = entry_row(compiler, walk, far, below, {prop.name: f"{edge}.{prop.name}" for prop in _own(walk)})
    text = (
        f"COLLECT {{ {_pattern(walk, *variables)} WHERE {compiler.holds()(edge)} "
        f"WITH * ORDER BY {edge}.position, {far}.id RETURN {row.text} }}"
    )
    return Projection(text, as_list(row.decode), True)


def _own(walk: Walk) -> tuple[Property, ...]:
    return MODEL.relations[walk.relation].properties


def entry_row(compiler: Projector, walk: Walk, far: Cypher, below: Selection, values: dict[str, Cypher]) -> Projection:
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


def edge_field(compiler: Projector, relation: Relation, edge: Cypher, far: Cypher, wanted: Field) -> Projection:
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
    position, far = compiler.variables.new("i"), compiler.variables.new("n")
    record = compiler.record(below, far)
    ids = f"{edge}.{prop.name}"
    text = (
        f"COLLECT {{ UNWIND range(0, coalesce(size({ids}), 0) - 1) AS {position} "
        f"MATCH ({far}:Actor {{id: {ids}[{position}]}}) WITH * ORDER BY {position} RETURN {record.text} }}"
    )
    return Projection(text, as_list(record.decode), True)


def _edge_citations(compiler: Projector, edge: Cypher, below: Selection) -> Projection:
    """The citations that an edge carries in three lists of equal length; an empty text there stands for none."""
    position, far = compiler.variables.new("i"), compiler.variables.new("n")
    walk = next(walk for walk in MODEL.walks("Record") if walk.name == "citations")
    values: dict[str, Cypher] = {
        "locator": f"CASE {edge}.citedLocators[{position}] WHEN '' THEN null ELSE {edge}.citedLocators[{position}] END",
        "quote": f"CASE {edge}.citedQuotes[{position}] WHEN '' THEN null ELSE {edge}.citedQuotes[{position}] END",
    }
    row = entry_row(compiler, walk, far, below, values)
    text = (
        f"COLLECT {{ UNWIND range(0, coalesce(size({edge}.citedDocuments), 0) - 1) AS {position} "
        f"MATCH ({far}:SourceDocument {{id: {edge}.citedDocuments[{position}]}}) "
        f"WITH * ORDER BY {position} RETURN {row.text} }}"
    )
    return Projection(text, as_list(row.decode), True)
