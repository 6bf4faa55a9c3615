"""The words in which the vocabulary is written: what a property, a relation, a walk and a node type are."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import LiteralString

SCALARS = frozenset({"ID", "String", "Int", "Boolean", "Date", "DateTime", "URL", "OrganisationNumber"})
"""Types of single values; every other type of a property names an enumeration or a value object."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A closed set of names; ``values`` maps each name to what it means."""

    name: str
    description: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One value, or one list of values, that a node or an edge keeps under ``name``.

    ``required``: never null. ``hidden``: kept, not shown. ``searched``: its words go into the full-text index.
    ``longest``: most characters of a text. ``written``: people and seed files give it (otherwise the registry does).
    ``inherited``: where a node has none, it shows that of what it is part of. ``guarded``: null for whoever is not
    signed in.
    """

    name: LiteralString
    type: str = "String"
    description: str
    required: bool = False
    many: bool = False
    hidden: bool = False
    searched: bool = False
    longest: int = 200
    written: bool = True
    inherited: bool = False
    guarded: bool = False


@dataclass(frozen=True, slots=True)
class ValueObject:
    """Values that belong together and have no life of their own; kept as JSON text inside their record."""

    name: str
    description: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A kind of edge. ``facts``: it carries an id, a period and citations of its own.

    ``recorded``: it carries record time; an edge without it holds for ever.
    """

    type: LiteralString
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    description: str
    properties: tuple[Property, ...] = ()
    facts: bool = False
    recorded: bool = True


class Form(Enum):
    """How the far end of a walk is shown."""

    ONE = "one record or null"
    LIST = "a short list of records"
    PAGES = "pages of edges and records"
    ENTRIES = "a list of value objects that each hold a record"


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A field of a node type that follows one relation and shows what stands at its other end.

    ``outward``: along the edge's direction; None: both ways. ``edge``: first part of the names of the connection and
    its edge type, for pages. ``filter``: type whose filter the pages take. ``entry`` and ``entry_node``: name of the
    value object and of its field for the far record, for entries. ``written``: the record at this end writes the edge.
    ``without``: a label of far records that this field leaves out. ``relation`` is empty where the far records follow
    from more than one relation: the compiler has the question under the field's name.
    """

    name: LiteralString
    relation: LiteralString = ""
    outward: bool | None = True
    target: LiteralString
    form: Form
    description: str
    required: bool = False
    edge: str = ""
    filter: str = ""
    entry: str = ""
    entry_node: str = ""
    written: bool = False
    without: LiteralString | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A field that is worked out from the graph while reading and never stored."""

    name: LiteralString
    type: str
    description: str
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeType:
    """A kind of node, mostly of record: its label, what it extends, what it keeps and where one can walk from it.

    ``abstract``: only its subtypes have nodes. ``order``: the never-null property that lists are sorted by.
    ``title``: the property that names a record to people. ``recorded``: the property that holds the instant from which
    a node's present state is known.
    """

    name: LiteralString
    description: str
    parent: LiteralString | None = "Record"
    abstract: bool = False
    properties: tuple[Property, ...] = ()
    walks: tuple[Walk, ...] = ()
    computed: tuple[Computed, ...] = ()
    order: LiteralString = ""
    title: LiteralString = ""
    recorded: LiteralString = "recordedFrom"
