"""The compiler: a Shape becomes one Statement and the decoder of its one row. Pure: it meets no engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.bindings import Getter, Parameters, Variables, values_of
from graph.compile.decode import Column, Decode, as_object, as_value_objects, by_type
from graph.compile.filtered import filter_value
from graph.compile.partners import partners
from graph.compile.parts import Projection
from graph.compile.questions import compile_question, days_of
from graph.compile.roots import compile_root
from graph.compile.walks import walked
from graph.cypher import Cypher, Statement, Value
from graph.filters import TEXT
from graph.model import MODEL, Member
from graph.moment import Clock, Seen
from graph.predicates import status_of
from graph.questions.catalogue import QUESTIONS
from graph.shape import Arguments, Field, Request, Selection
from graph.vocabulary.history import FIELD_CHANGE
from graph.vocabulary.terms import Computed, Property


@dataclass(frozen=True, slots=True)
class Compiled:
    """An operation ready to run, any number of times: its text, the recipes of its parameters, its decoder."""

    name: str
    text: Cypher
    recipes: tuple[tuple[str, Getter], ...]
    decode: Decode
    questions: tuple[tuple[str, int], ...] = ()
    """The keys of the roots that are questions, each with its place in the row."""

    def statement(self, request: Request) -> Statement:
        """The statement for one request: same text, this request's values."""
        return Statement(self.name, self.text, values_of(self.recipes, request))

    def answer(self, row: list[Value], request: Request) -> dict[str, Any]:
        """The one row of the statement as the answer's data; NullInRequiredPlace where the direct way ends."""
        data: dict[str, Any] = self.decode(row[0], request)
        return data

    def days(self, row: list[Value]) -> dict[str, list[str]]:
        """The days that the questions stand on, by root key, in the order of their moments."""
        columns: Any = row[0]
        return {key: days_of(columns[position]) for key, position in self.questions}


@dataclass(slots=True)
class Compiler:
    """State of one compilation.

    ``typed``: the answer keeps concrete types, for completion by graphql-core. ``signed_in``: guarded values are
    given; they are null otherwise.
    """

    arguments: tuple[Arguments, ...]
    typed: bool
    signed_in: bool = False
    variables: Variables = field(default_factory=Variables)
    parameters: Parameters = field(default_factory=Parameters)
    carried: Mapping[int, Cypher] = field(default_factory=dict)
    clock: Clock = field(default_factory=Clock)

    @property
    def kept(self) -> tuple[Cypher, ...]:
        """The variables that the rest of the statement still needs."""
        return (*self.carried.values(), *self.clock.variables)

    def record(self, selection: Selection, seen: Seen) -> Projection:
        """What is wanted of a record: one list, or one by concrete type."""
        if not selection.abstract:
            return self.row([(field.key, self._member(selection.type, field, seen)) for field in selection.fields])
        return self._by_type(selection, seen)

    def _by_type(self, selection: Selection, seen: Seen) -> Projection:
        """One list for records of several types: the type, then each distinct column once.

        A column that only some types have is null for the others, so that the text stays linear in the selection.
        """
        columns: dict[tuple[Field, Member | None], tuple[int, Projection]] = {}
        owners: dict[tuple[Field, Member | None], list[str]] = {}
        alternatives: dict[str, Decode] = {}
        for variant in selection.variants:
            for type_name in variant.types:
                keys = [(wanted, _member_of(type_name, wanted.name)) for wanted in variant.fields]
                for key in keys:
                    owners.setdefault(key, []).append(type_name)
                    if key not in columns:
                        columns[key] = (len(columns) + 1, self._member(type_name, key[0], seen))
                alternatives[type_name] = as_object(
                    [_column(key[0].key, *columns[key]) for key in keys], strict=not self.typed
                )
        texts: list[Cypher] = [
            _guarded(seen, column.text, owners[key], len(alternatives)) for key, (_, column) in columns.items()
        ]
        row: Cypher = "[" + ", ".join([seen.type, *texts]) + "]"
        return Projection(row, by_type(alternatives, self.typed))

    def row(self, columns: list[tuple[str, Projection]]) -> Projection:
        """Columns as one list, read back as an object."""
        text = "[" + ", ".join([column.text for _, column in columns]) + "]"
        parts = [_column(key, position, column) for position, (key, column) in enumerate(columns)]
        return Projection(text, as_object(parts, strict=not self.typed))

    def _member(self, type_name: str, wanted: Field, seen: Seen) -> Projection:
        """The column for one field of a record of this concrete type."""
        if wanted.name == "__typename":
            return Projection(seen.type)
        member = MODEL.member(type_name, wanted.name)
        if isinstance(member, Property):
            return self._property(member, wanted, seen)
        if isinstance(member, Computed):
            return Projection(status_of(seen.values, self.clock.day), None, True)
        if not member.relation:
            return partners(self, member, seen, wanted)
        return walked(self, member, seen, type_name, wanted)

    def _property(self, member: Property, wanted: Field, seen: Seen) -> Projection:
        """A stored value: as it is, out of value objects, or inherited."""
        value = _stored(member.name, seen)
        if wanted.below is not None:
            properties = MODEL.value_objects[member.type].properties
            hidden = {one.name for one in properties if one.guarded and not self.signed_in}
            keys = [(below.key, "" if below.name in hidden else below.name) for below in wanted.below.fields]
            veiled = MODEL.guarded_fields if member.type == FIELD_CHANGE.name and not self.signed_in else frozenset()
            return Projection(value, as_value_objects(member.type, keys, veiled))
        if member.guarded and not self.signed_in:
            return Projection("null")
        if member.inherited:
            return Projection(self._inherited(member.name, seen))
        return Projection(value, None, member.required)

    def _inherited(self, name: Cypher, seen: Seen) -> Cypher:
        """The record's own value, or that of the nearest whole that it is part of, four steps up at most."""
        node, whole = seen.node, self.clock.see(f"{seen.node}_whole")
        edges, edge = f"{node}_up", f"{node}_step"
        start = f"MATCH ({node})-[{edges}:PART_OF*1..4]->({whole.node}:Actor)"
        believed = f"all({edge} IN {edges} WHERE {self.clock.holds(edge, 'PART_OF')})"
        source = whole.matched(start, [believed], [f"{whole.values}.{name} IS NOT NULL"])
        nearest = f"{source} WITH * ORDER BY size({edges}), {whole.node}.id LIMIT 1 RETURN {whole.values}.{name}"
        return f"coalesce({seen.values}.{name}, head(COLLECT {{ {nearest} }}))"


def _stored(name: Cypher, seen: Seen) -> Cypher:
    # An id is the same in every version, and only the record itself has it indexed.
    return f"{seen.node}.id" if name == "id" else f"{seen.values}.{name}"


def _column(key: str, position: int, column: Projection) -> Column:
    return Column(key, position, column.decode, column.required)


def _member_of(type_name: str, name: str) -> Member | None:
    return None if name == "__typename" else MODEL.member(type_name, name)


def _guarded(seen: Seen, column: Cypher, types: list[str], all_types: int) -> Cypher:
    """A column that only records of these types have. Type names are the model's own."""
    if len(types) == all_types or column == seen.type:
        return column
    names = ", ".join(["'" + MODEL.nodes[name].name + "'" for name in types])
    return f"CASE WHEN {seen.type} IN [{names}] THEN {column} END"


def compile_operation(
    name: str,
    fields: tuple[Field, ...],
    arguments: tuple[Arguments, ...],
    *,
    typed: bool = False,
    signed_in: bool = False,
) -> Compiled:
    """One statement for all root fields of an operation.

    ``fields`` are the roots, ``arguments`` those of all fields by site; only their ``structure`` decides the text.
    ``typed``: the decoder keeps concrete types and lets nulls pass, for completion field by field. ``signed_in``:
    for somebody who may see guarded values.
    """
    nested = _nested_texts(fields, arguments)
    compiler = Compiler(arguments, typed, signed_in)
    compiler.carried = {site: compiler.variables.new("h") for site in nested}
    prelude = _prelude(compiler)
    columns: list[tuple[str, Projection]] = []
    for root in fields:
        if root.name in QUESTIONS:
            columns.append((root.key, compile_question(compiler, QUESTIONS[root.name], root)))
            continue
        compiler.clock = _clock(compiler, root.site)
        columns.append((root.key, compile_root(compiler, root)))
    row = compiler.row(columns)
    decode = row.decode
    if decode is None:
        raise LookupError("an operation without fields")
    text: Cypher = f"{prelude}RETURN {row.text} AS data"
    if compiler.carried:
        # Beside the variables that it speaks of: Neo4j 5.26 takes an aggregation in a subquery for one of the answer.
        text = f"{prelude}WITH {', '.join(compiler.carried.values())}, {row.text} AS data RETURN data"
    questions = tuple((root.key, place) for place, root in enumerate(fields) if root.name in QUESTIONS)
    return Compiled(name, text, tuple(compiler.parameters.recipes), decode, questions)


def _clock(compiler: Compiler, site: int) -> Clock:
    """The moment at a root, which holds for everything below it."""
    moment, bind = compiler.arguments[site].moment, compiler.parameters.bind
    return Clock(
        None if moment.as_of is None else bind(lambda request: request.arguments[site].moment.as_of),
        None if moment.known_at is None else bind(lambda request: request.arguments[site].moment.known_at),
    )


def _nested_texts(fields: tuple[Field, ...], arguments: tuple[Arguments, ...]) -> list[int]:
    """The sites below a root whose filter asks the full-text index."""
    roots = {root.site for root in fields}
    return [site for site, one in enumerate(arguments) if TEXT in one.filters and site not in roots]


def _prelude(compiler: Compiler) -> Cypher:
    """Full-text hits of nested filters, found once before the answer: inside EXISTS the call finds nothing.

    Shown on the embedded engine by the test of nested text filters.
    """
    text: Cypher = ""
    for site, variable in compiler.carried.items():
        index = compiler.parameters.bind(lambda request: request.fulltext_index)
        words = compiler.parameters.bind(filter_value(site, TEXT))
        node = compiler.variables.new("n")
        # In a subquery of its own: collecting beside variables that are bound already would give no row for no hit.
        text += (
            f"CALL () {{ CALL db.index.fulltext.queryNodes({index}, {words}) YIELD node AS {node} "
            f"RETURN collect({node}.id) AS {variable} }} "
        )
    return text
