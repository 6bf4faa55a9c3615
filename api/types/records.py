"""Types of records, value objects, connections and edges, made from the vocabulary of the graph."""

from api.types.inputs import filter_argument, members, optional, page_arguments
from api.types.making import Argument, FieldPlan, annotation, make_enumeration, make_type
from graph.compile.partners import DEFAULT_BASES
from graph.model import MODEL
from graph.vocabulary.terms import Computed, Form, NodeType, Property, Walk


def _property(prop: Property) -> FieldPlan:
    return FieldPlan(
        prop.name, annotation(prop.type, required=prop.required or prop.many, many=prop.many), prop.description
    )


def _computed(computed: Computed) -> FieldPlan:
    return FieldPlan(computed.name, annotation(computed.type, required=computed.required), computed.description)


def _walk(walk: Walk) -> FieldPlan:
    if walk.form is Form.PAGES:
        arguments = page_arguments()
        if walk.filter:
            arguments["filter"] = filter_argument(walk.filter)
        if not walk.relation:
            basis = "The bases that count."
            default = members("PartnershipBasis", list(DEFAULT_BASES))
            arguments["basis"] = Argument(optional("PartnershipBasis", many=True), basis, default)
        return FieldPlan(walk.name, f"{walk.edge}Connection", walk.description, arguments)
    if walk.form is Form.ONE:
        return FieldPlan(walk.name, annotation(walk.target, required=walk.required), walk.description)
    return FieldPlan(walk.name, annotation(walk.entry or walk.target, required=True, many=True), walk.description)


def _own_fields(node: NodeType) -> list[FieldPlan]:
    """The fields that a node type adds to what it extends."""
    shown = [_property(prop) for prop in node.properties if not prop.hidden]
    return [*shown, *map(_computed, node.computed), *map(_walk, node.walks)]


def _make_nodes() -> list[type]:
    """Node, Record and every kind of record; parents first."""
    base = make_type(
        "Node",
        "Anything with an id.",
        [FieldPlan("id", "ID", "Stable and opaque; unique over all records.")],
        interface=True,
    )
    made: dict[str, type] = {}
    for name, node in MODEL.nodes.items():
        parent = made[node.parent] if node.parent else base
        made[name] = make_type(name, node.description, _own_fields(node), bases=(parent,), interface=node.abstract)
    return [made[name] for name, node in MODEL.nodes.items() if not node.abstract]


def _make_entries() -> None:
    """Value objects: those kept inside records and those that hold a record."""
    for value in MODEL.value_objects.values():
        make_type(value.name, value.description, [_property(prop) for prop in value.properties])
    walks = {walk.entry: walk for node in MODEL.nodes.values() for walk in node.walks if walk.form is Form.ENTRIES}
    for name, walk in walks.items():
        relation = MODEL.relations[walk.relation]
        far = FieldPlan(walk.entry_node, walk.target, "The record concerned.")
        own = [_property(prop) for prop in relation.properties if not prop.hidden]
        make_type(name, relation.description, [far, *own])


def _connections() -> dict[str, tuple[str, list[FieldPlan]]]:
    """Connections by first part of name: the type at their nodes and what their edges carry."""
    found: dict[str, tuple[str, list[FieldPlan]]] = {"Search": ("Record", _search_fields())}
    for walk in (walk for node in MODEL.nodes.values() for walk in node.walks if walk.form is Form.PAGES):
        # A connection named after its records serves every plain list of them: its edges carry nothing more.
        plain = walk.edge in MODEL.nodes
        target = walk.edge if plain else walk.target
        found.setdefault(walk.edge, (target, [] if plain else _edge_fields(walk)))
    for name in ("Plan", "Goal", "Theme", "TargetGroup", "Perspective", "SourceDocument"):
        found.setdefault(name, (name, []))
    return found


def _search_fields() -> list[FieldPlan]:
    return [
        FieldPlan("score", "Float", "How well it matches; comparable within one answer only."),
        FieldPlan("snippet", "String | None", "The words around the first hit."),
    ]


def _edge_fields(walk: Walk) -> list[FieldPlan]:
    if not walk.relation:
        return [
            FieldPlan("basis", "list[PartnershipBasis]", "What links the two."),
            FieldPlan("commitments", "list[Commitment]", "The commitments that link them, by place in their plan."),
            FieldPlan("collaborations", "list[Collaboration]", "The collaborations that link them, by title."),
        ]
    relation = MODEL.relations[walk.relation]
    shown = [_property(prop) for prop in relation.properties if not prop.hidden]
    facts = [
        FieldPlan("id", "ID", "Id of this edge."),
        FieldPlan("since", "Date | None", "First day on which it holds; null where unknown."),
        FieldPlan("until", "Date | None", "First day on which it no longer holds; null where unknown."),
        FieldPlan("citations", "list[Citation]", "Where the registry has it from, down to the sentence."),
    ]
    return [*shown, *(facts if relation.facts else [])]


def _make_connections() -> None:
    make_type(
        "PageInfo",
        "Where a page lies in its list.",
        [
            FieldPlan("hasNextPage", "Boolean", "Whether more follow."),
            FieldPlan("hasPreviousPage", "Boolean", "Whether others come before."),
            FieldPlan("startCursor", "String | None", "Cursor of the first record of the page."),
            FieldPlan("endCursor", "String | None", "Cursor of the last record of the page."),
        ],
    )
    for name, (target, carried) in _connections().items():
        cursor = FieldPlan("cursor", "String", "Where this record stands in the list; opaque.")
        node = FieldPlan("node", target, "The record.")
        make_type(f"{name}Edge", "A record in a list, and what its edge carries.", [cursor, node, *carried])
        make_type(
            f"{name}Connection",
            "A page of a list.",
            [
                FieldPlan("edges", f"list[{name}Edge]", "The records of the page."),
                FieldPlan("pageInfo", "PageInfo", "Where the page lies in its list."),
                FieldPlan("totalCount", "Int", "How many there are after filters, before paging."),
            ],
        )


def make_enumerations() -> None:
    """Make all enumerations of the vocabulary."""
    for enumeration in MODEL.enumerations.values():
        make_enumeration(enumeration.name, enumeration.description, enumeration.values)


def make_records() -> list[type]:
    """Make the types of edges, value objects and records; enumerations and inputs must have been made.

    Gives the concrete types of records, so that the schema knows those that no field names.
    """
    _make_connections()
    _make_entries()
    return _make_nodes()
