"""Queries generated from the schema: valid, bounded, with arguments that mean something in the registry asked."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_leaf_type,
    is_list_type,
)
from hypothesis import strategies as st

from graph.questions.catalogue import ANSWERS, QUESTIONS
from graph.values import now

Draw = Callable[[st.SearchStrategy], object]
_PAGES = {"first", "after", "last", "before"}
_PLANS = ('"flen-handlingsplan-2021-2023"', '"exempel-plan"')
_ACTORS = (
    *('"flen-kommunstyrelsen"', '"flen-socialnamnden"', '"polismyndigheten"', '"flen-alla-namnder"'),
    *('"exempel-kvinnojouren"', '"exempel-lansstyrelsen"', '"exempel-exempelkoping"'),
)
_DAYS = ('{asOf: "2021-01-01"}', '{asOf: "2024-07-01"}', '{asOf: "2026-11-26"}', "{}")
MEANT: Mapping[str, Sequence[str]] = {
    "plan": _PLANS,
    "from: ID!": _ACTORS,
    "to: ID!": _ACTORS,
    "municipality": ('"flens-kommun"', '"exempel-exempelkoping"'),
    "year": ("2021", "2023", "2025"),
    "withinDays": ("0", "180", "3660"),
    "maxHops": ("1", "3", "20"),
    "first": ("1", "5", "100"),
    "within": ("0", "1", "3"),
    "maxLinks": ("1", "5", "2000"),
    "at": (*_DAYS, '{asOf: "2030-12-31"}'),
    # The earlier moment comes first.
    "from: Moment!": ('{asOf: "2020-12-31"}', '{asOf: "2021-06-01"}'),
    "to: Moment!": _DAYS[1:],
}
"""For arguments of questions, by name or by name and type: what they take on the registry of the seed, and answer."""


@dataclass(frozen=True)
class Pool:
    """Values for arguments: ids that the registry has (and one that it has not), and words to search for."""

    ids: Sequence[str]
    words: Sequence[str] = ("nämnd", "valdsutsatta", "organisation samverkan", "*", "")


@dataclass
class QueryMaker:
    """Draws queries over a schema."""

    schema: GraphQLSchema
    pool: Pool
    depth: int = 5
    left_out: frozenset[str] = frozenset()
    """Names of fields that are never asked for."""
    numbers: Iterator[int] = field(default_factory=count)

    def query(self, draw: Draw, first: Sequence[str] = (), beside: Sequence[str] = ()) -> str:
        """One query with one to three roots: one of ``first``, then of ``beside``; of all where none is named."""
        root = self.schema.query_type
        assert root is not None
        of_all = sorted(set(root.fields) - self.left_out)
        begin, others = [*first] or of_all, [*beside] or [*first] or of_all
        more = draw(st.lists(st.sampled_from(others), max_size=2))
        assert isinstance(more, list)
        names = [str(draw(st.sampled_from(begin))), *more]
        self.numbers = count()
        return "{ " + " ".join(self._field(draw, name, root.fields[name], self.depth) for name in names) + " }"

    def _field(self, draw: Draw, name: str, definition: GraphQLField, depth: int) -> str:
        # A key of its own for each field: fragments must not meet another field under the same key.
        alias = f"k{next(self.numbers)}"
        asked = QUESTIONS.keys() & {name}
        arguments = self._of_question(draw, definition) if asked else self._arguments(draw, definition)
        kind = get_named_type(definition.type)
        head = f"{alias}: {name}{arguments}"
        if is_leaf_type(kind):
            return head
        assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        # What a question answers with is a shell around records: below it they are followed as far as elsewhere.
        return f"{head} {self._selection(draw, kind, depth if kind.name in ANSWERS else depth - 1)}"

    def _selection(self, draw: Draw, kind: GraphQLObjectType | GraphQLInterfaceType, depth: int) -> str:
        leaves = [name for name, one in kind.fields.items() if is_leaf_type(get_named_type(one.type))]
        branches = [name for name in kind.fields if name not in leaves] if depth > 0 else []
        leaves = [name for name in leaves if name not in self.left_out]
        # Through a connection's edges and an edge's node lies what matters: those are always followed.
        always = [name for name in ("edges", "node") if name in branches]
        chosen = draw(st.lists(st.sampled_from(["__typename", *leaves]), min_size=1, max_size=4))
        shell = kind.name in ANSWERS and bool(branches)
        others = draw(st.lists(st.sampled_from(branches), min_size=int(shell), max_size=2)) if branches else []
        assert isinstance(chosen, list)
        assert isinstance(others, list)
        parts = [
            f"k{next(self.numbers)}: {name}"
            if name == "__typename"
            else self._field(draw, name, kind.fields[name], depth)
            for name in chosen
        ]
        parts += [self._field(draw, name, kind.fields[name], depth) for name in [*always, *others]]
        if isinstance(kind, GraphQLInterfaceType) and depth > 0 and draw(st.booleans()):
            parts.append(self._fragment(draw, kind, depth))
        return "{ " + " ".join(parts) + " }"

    def _fragment(self, draw: Draw, kind: GraphQLInterfaceType, depth: int) -> str:
        possible = sorted(one.name for one in self.schema.get_possible_types(kind))
        name = draw(st.sampled_from(possible))
        concrete = self.schema.type_map[str(name)]
        assert isinstance(concrete, GraphQLObjectType)
        return f"... on {name} {self._selection(draw, concrete, depth - 1)}"

    def _arguments(self, draw: Draw, definition: GraphQLField) -> str:
        given: list[str] = []
        if "first" in definition.args and draw(st.booleans()):
            name = draw(st.sampled_from(["first", "last"]))
            given.append(f"{name}: {draw(st.integers(1, 7))}")
        for name, argument in definition.args.items():
            required = argument.type is not get_nullable_type(argument.type)
            if name not in _PAGES and (required or draw(st.booleans())):
                given.append(f"{name}: {self._value(draw, argument.type)}")
        return f"({', '.join(given)})" if given else ""

    def _of_question(self, draw: Draw, definition: GraphQLField) -> str:
        """Arguments that a question answers: it refuses what it does not know and moments that do not fit."""
        given: list[str] = []
        for name, argument in definition.args.items():
            required = argument.type is not get_nullable_type(argument.type)
            if required or draw(st.booleans()):
                given.append(f"{name}: {self._meant(draw, name, argument.type)}")
        return f"({', '.join(given)})" if given else ""

    def _meant(self, draw: Draw, name: str, kind: object) -> str:
        values = MEANT.get(f"{name}: {kind}", MEANT.get(name))
        if values is not None:
            return str(draw(st.sampled_from(values)))
        inner = get_nullable_type(kind)  # type: ignore[call-overload]  # takes any type
        if not isinstance(inner, GraphQLInputObjectType):
            return self._value(draw, kind)
        chosen = draw(st.lists(st.sampled_from([*inner.fields]), max_size=3, unique=True))
        assert isinstance(chosen, list)
        fields = [f"{one}: {self._meant(draw, one, inner.fields[one].type)}" for one in chosen]
        return "{" + ", ".join(fields) + "}"

    def _value(self, draw: Draw, kind: object) -> str:
        kind = get_nullable_type(kind)  # type: ignore[call-overload]  # takes any type
        if is_list_type(kind):
            size = draw(st.integers(0, 3))
            assert isinstance(size, int)
            return "[" + ", ".join(self._value(draw, kind.of_type) for _ in range(size)) + "]"
        if isinstance(kind, GraphQLEnumType):
            return str(draw(st.sampled_from(sorted(kind.values))))
        if isinstance(kind, GraphQLInputObjectType):
            return self._object(draw, kind)
        values = {
            "ID": st.sampled_from([f'"{one}"' for one in self.pool.ids]),
            "String": st.sampled_from([f'"{word}"' for word in self.pool.words]),
            "Boolean": st.sampled_from(["true", "false"]),
            "Int": st.sampled_from(["1", "2021", "2024"]),
            "DateTime": st.sampled_from(['"2000-01-01T00:00:00Z"', f'"{now()}"']),
            "Date": st.sampled_from(['"2021-01-01"', '"2024-07-01"', '"2030-12-31"']),
        }
        return str(draw(values[str(kind)]))

    def _object(self, draw: Draw, kind: GraphQLInputObjectType) -> str:
        required = [name for name, one in kind.fields.items() if one.type is not get_nullable_type(one.type)]
        optional = [name for name in kind.fields if name not in required]
        chosen = draw(st.lists(st.sampled_from(optional), max_size=2, unique=True)) if optional else []
        assert isinstance(chosen, list)
        names = [*[name for name in required if name != "direction"], *chosen]
        values = {name: self._value(draw, kind.fields[name].type) for name in names}
        if values.keys() >= {"from", "to"}:
            # A stretch of time that ends before it begins is refused.
            values["from"], values["to"] = sorted((values["from"], values["to"]))
        return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"
