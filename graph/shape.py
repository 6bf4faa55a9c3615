"""Shape: what a caller wants back, free of GraphQL. A tree of fields, and the arguments of each by site."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field

from graph.cypher import Value
from graph.moment import Moment
from graph.page import Page


@dataclass(frozen=True, slots=True)
class Field:
    """One thing wanted under one key of the answer.

    ``name`` is a member of the model, or of a connection or edge ("edges", "cursor", "units" …). ``site`` is the
    index of its arguments among those of the operation, -1 where it takes none. ``below`` is what is wanted of it.
    """

    key: str
    name: str
    site: int = -1
    below: "Selection | None" = None


@dataclass(frozen=True, slots=True)
class Variant:
    """The fields wanted of records of these concrete types."""

    types: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What is wanted of one thing: alternatives by concrete type, one where the type is concrete.

    ``abstract``: the concrete type is known only when the record is read.
    """

    type: str
    variants: tuple[Variant, ...]
    abstract: bool = False

    @property
    def types(self) -> frozenset[str]:
        """All concrete types that it may meet."""
        return frozenset(name for variant in self.variants for name in variant.types)

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of the one alternative of a concrete type."""
        return self.variants[0].fields


@dataclass(frozen=True, slots=True)
class Order:
    """A list's order: the name of an order field and its direction."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Arguments:
    """The checked arguments of one field. Values become parameters; ``structure`` alone decides the text.

    ``filters`` holds the filters given, by name; ``values`` whatever else the field takes (id, ids, text, basis).
    ``moment`` is that of a root, for everything below it.
    """

    page: Page | None = None
    filters: Mapping[str, Value] = field(default_factory=dict)
    order: Order | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    moment: Moment = field(default_factory=Moment)

    @property
    def structure(self) -> Hashable:
        """What of these arguments changes the statement's text: never a value."""
        page = self.page
        return (
            page and (page.backward, page.keys is not None),
            tuple(name for name, value in self.filters.items() if value is not None),
            self.order,
            tuple(name for name, value in self.values.items() if value is not None),
            (self.moment.as_of is not None, self.moment.known_at is not None),
        )


@dataclass(frozen=True, slots=True)
class Request:
    """What one run of a compiled operation depends on: the arguments by site, the day, and the full-text index."""

    arguments: tuple[Arguments, ...]
    today: str
    fulltext_index: str
