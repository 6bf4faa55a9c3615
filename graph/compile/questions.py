"""Questions in the statement: a source of nodes and values, from which records are selected as anywhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from graph.compile.decode import Decode, as_list
from graph.compile.parts import Projection, Projector, typename
from graph.compile.walks import listed
from graph.cypher import Cypher
from graph.model import MODEL
from graph.moment import Clock, Seen
from graph.questions.day import standing
from graph.questions.terms import Answer, Bound, Found, Listed, Part, Question, Say
from graph.shape import Field, Request, Selection


def compile_question(compiler: Projector, question: Question, field: Field) -> Projection:
    """The column for a question: the days that it stands on, the name of a refusal or null, the answer."""
    below, site = field.below, field.site
    if below is None:
        raise LookupError(f"{question.name} is no value")
    binds, carried = (compiler.variables, compiler.parameters), tuple(compiler.carried.values())
    stands = standing(question, site, compiler.arguments[site], binds, wanted_of(below), carried)
    built = question.build(stands.asking)
    clocks = stands.asking.clocks
    with _at(compiler, clocks[question.moments[-1]]):
        answer = _objects(compiler, question.answer, built.found, below, many=question.many, site=site)
    days: Cypher = ", ".join([clocks[name].day for name in question.moments])
    columns: Cypher = f"[[{days}], {built.problem}, {answer.text}]"
    start: Cypher = stands.clause + built.setup
    text: Cypher = f"head(COLLECT {{ {start} RETURN {columns} }})" if start else columns
    return Projection(text, _answered(question, field.key, answer.decode), True)


def days_of(value: Any) -> list[str]:
    """The days in the value of a question's column, in the order of its moments."""
    days: list[str] = value[0]
    return days


def wanted_of(below: Selection) -> frozenset[str]:
    """The names of the parts asked for."""
    return frozenset(wanted.name for wanted in below.fields if wanted.name != "__typename")


def _answered(question: Question, key: str, decode: Decode | None) -> Decode:
    def decode_question(value: Any, request: Request) -> Any:
        _, problem, answer = value
        if problem is not None:
            raise question.refusals[problem](key)
        return decode(answer, request) if decode else answer

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


def _objects(
    compiler: Projector, answer: Answer, found: Found, below: Selection, *, many: bool, site: int
) -> Projection:
    """Objects of an answer: one, or a list in the order of their source."""
    with _at(compiler, found.clock):
        row = compiler.row([_part(compiler, answer, found, wanted, site) for wanted in below.fields])
    if many:
        return Projection(f"COLLECT {{ {found.start} RETURN {row.text} }}", as_list(row.decode), True)
    text: Cypher = f"head(COLLECT {{ {found.start} RETURN {row.text} }})" if found.start else row.text
    return Projection(text, row.decode, True)


def _part(compiler: Projector, answer: Answer, found: Found, wanted: Field, site: int) -> tuple[str, Projection]:
    """The column for one part under the key asked for."""
    if wanted.name == "__typename":
        return wanted.key, typename(answer.name)
    part = answer.part(wanted.name)
    bound = found.parts[part.name]
    if wanted.below is None:
        if not isinstance(bound, str):
            raise LookupError(f"{answer.name}.{part.name} is a value, but no expression is bound")
        return wanted.key, Projection(bound, _said(part.say, site), part.required)
    return wanted.key, _below(compiler, part, bound, wanted.below, site)


def _said(say: Say | None, site: int) -> Decode | None:
    """A value put into words in the language that the question asks for, or its caller reads."""
    if say is None:
        return None

    def decode(value: Any, request: Request) -> Any:
        language = request.arguments[site].values.get("language") or request.language
        return say(value, str(language))

    return decode


def _below(compiler: Projector, part: Part, bound: Bound, below: Selection, site: int) -> Projection:
    """The column for records or further objects."""
    if isinstance(bound, Found) and isinstance(part.type, Answer):
        objects = _objects(compiler, part.type, bound, below, many=part.many, site=site)
        return replace(objects, required=part.required)
    if isinstance(bound, Listed):
        return listed(compiler, below, bound, MODEL.nodes[part.type_name].name)
    if not isinstance(bound, Seen):
        raise LookupError(f"{part.name} is a record, but none is bound")
    record = compiler.record(below, bound)
    if part.required:
        return Projection(record.text, record.decode, True)
    return Projection(f"CASE WHEN {bound.values} IS NULL THEN null ELSE {record.text} END", record.decode)
