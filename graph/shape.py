"""Shape: what a caller wants back, free of GraphQL. A tree of fields, and the arguments of each by site."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.cypher import Value
from graph.moment import Moment
from graph.page import Page

AT = "at"
"""The argument that says when."""
_NEVER = Moment()


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

    ``filters`` holds the filters given, by name; ``values`` whatever else the field takes (id, ids, text, basis), those
    of an input object under dotted names. ``moments`` are those of a root by the argument that gives them, for
    everything below it. ``steps``: how many steps a statement takes away from records, where the caller says so.
    """

    page: Page | None = None
    filters: Mapping[str, Value] = field(default_factory=dict)
    order: Order | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    moments: Mapping[str, Moment] = field(default_factory=dict)
    steps: int = 0

    @property
    def moment(self) -> Moment:
        """The moment of a root that takes one."""
        return self.moments.get(AT, _NEVER)

    @property
    def structure(self) -> Hashable:
        """What of these arguments changes the statement's text: yes or no, and how many steps; never another value."""
        page = self.page
        return (
            page and (page.backward, page.keys is not None),
            tuple(name for name, value in self.filters.items() if value is not None),
            self.order,
            tuple((name, value is True, value is False) for name, value in self.values.items() if value is not None),
            tuple((name, one.as_of is not None, one.known_at is not None) for name, one in self.moments.items()),
            self.steps,
        )


@dataclass(frozen=True, slots=True)
class Request:
    """What one run of a compiled operation depends on.

    ``arguments`` are by site, as is ``prepared``: what questions found out by statements before the last.
    ``language`` is that of sentences where no argument says another. ``shared``: while a question is decoded, the
    records that its rows speak of, by id, with their rank in the order of their type.
    """

    arguments: tuple[Arguments, ...]
    today: str
    fulltext_index: str
    language: str = "SV"
    prepared: Mapping[int, Mapping[str, Value]] = field(default_factory=dict)
    shared: Sequence[Mapping[str, tuple[int, Any]]] = ()
