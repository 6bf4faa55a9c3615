"""Questions in the statement: a source of nodes and values, from which records are selected as anywhere else."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from graph.compile.decode import Decode, as_list
from graph.compile.parts import Projection, Projector, typename
from graph.compile.shared import SharedRecords
from graph.compile.walks import listed
from graph.cypher import Cypher
from graph.model import MODEL
from graph.moment import Clock, Seen
from graph.questions.day import standing
from graph.questions.terms import Answer, Bound, Found, Listed, Part, Question, Say, Shared
from graph.shape import Field, Request, Selection


def compile_question(compiler: Projector, question: Question, field: Field) -> Projection:
    """The column for a question: its days, the name of a refusal or null, the answer, the records its rows share."""
    below, site = field.below, field.site
    if below is None:
        raise LookupError(f"{question.name} is no value")
    binds, carried = (compiler.variables, compiler.parameters), tuple(compiler.carried.values())
    stands = standing(question, site, compiler.arguments[site], binds, wanted_of(below), carried)
    built = question.build(stands.asking)
    clocks, shared = stands.asking.clocks, SharedRecords(compiler)
    with _at(compiler, clocks[question.moments[-1]]):
        answer = _Writer(compiler, site, shared).objects(question.answer, built.found, below, many=question.many)
    days: Cypher = ", ".join([clocks[name].day for name in question.moments])
    columns: Cypher = ", ".join([f"[{days}]", built.problem, answer.text, *[one.text for one in shared.columns]])
    start: Cypher = stands.clause + built.setup + shared.setup
    text: Cypher = f"head(COLLECT {{ {start} RETURN [{columns}] }})" if start else f"[{columns}]"
    return Projection(text, _answered(question, field.key, answer.decode, shared.columns), True)


def days_of(value: Any) -> list[str]:
    """The days in the value of a question's column, in the order of its moments."""
    days: list[str] = value[0]
    return days


def wanted_of(below: Selection) -> frozenset[str]:
    """The names of the parts asked for."""
    return frozenset(wanted.name for wanted in below.fields if wanted.name != "__typename")


def _answered(question: Question, key: str, decode: Decode | None, shared: Sequence[Projection]) -> Decode:
    def decode_question(value: Any, request: Request) -> Any:
        _, problem, answer, *records = value
        if problem is not None:
            raise question.refusals[problem](key)
        known = [one.decode(rows, request) if one.decode else rows for one, rows in zip(shared, records, strict=True)]
        return decode(answer, replace(request, shared=known)) if decode else answer

    return decode_question


@contextmanager
def _at(compiler: Projector, clock: Clock | None) -> Iterator[None]:
    """Another moment for what is compiled inside."""
    former = compiler.clock
    compiler.clock = clock or former
    try:
        yield
    finally:
        compiler.clock = former


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the objects of one question's answer."""

    compiler: Projector
    site: int
    shared: SharedRecords

    def objects(self, answer: Answer, found: Found, below: Selection, *, many: bool) -> Projection:
        """Objects of an answer: one, or a list in the order of their source."""
        with _at(self.compiler, found.clock):
            row = self.compiler.row([self._part(answer, found, wanted) for wanted in below.fields])
        if many:
            return Projection(f"COLLECT {{ {found.start} RETURN {row.text} }}", as_list(row.decode), True)
        text: Cypher = f"head(COLLECT {{ {found.start} RETURN {row.text} }})" if found.start else row.text
        return Projection(text, row.decode, True)

    def _part(self, answer: Answer, found: Found, wanted: Field) -> tuple[str, Projection]:
        """The column for one part under the key asked for."""
        if wanted.name == "__typename":
            return wanted.key, typename(answer.name)
        part = answer.part(wanted.name)
        bound = found.parts[part.name]
        if wanted.below is None:
            if not isinstance(bound, str):
                raise LookupError(f"{answer.name}.{part.name} is a value, but no expression is bound")
            return wanted.key, Projection(bound, _said(part.say, self.site), part.required)
        return wanted.key, self._below(part, bound, wanted.below)

    def _below(self, part: Part, bound: Bound, below: Selection) -> Projection:
        """The column for records or further objects."""
        if isinstance(bound, Found) and isinstance(part.type, Answer):
            return replace(self.objects(part.type, bound, below, many=part.many), required=part.required)
        if isinstance(bound, Listed):
            return listed(self.compiler, below, bound, MODEL.nodes[part.type_name].name)
        if isinstance(bound, Shared):
            return self.shared.column(below, bound, MODEL.nodes[part.type_name].name, many=part.many)
        if not isinstance(bound, Seen):
            raise LookupError(f"{part.name} is a record, but none is bound")
        record = self.compiler.record(below, bound)
        if part.required:
            return Projection(record.text, record.decode, True)
        return Projection(f"CASE WHEN {bound.values} IS NULL THEN null ELSE {record.text} END", record.decode)


def _said(say: Say | None, site: int) -> Decode | None:
    """A value put into words in the language that the question asks for, or its caller reads."""
    if say is None:
        return None

    def decode(value: Any, request: Request) -> Any:
        language = request.arguments[site].values.get("language") or request.language
        return say(value, str(language))

    return decode
