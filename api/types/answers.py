"""Types of questions, made from the catalogue of the graph: answers, input objects and arguments."""

from typing import Any

import strawberry

from api.types import generated
from api.types.inputs import moment_argument, optional
from api.types.making import Argument, FieldPlan, annotation, make_input, make_type
from graph.questions import terms
from graph.questions.catalogue import ANSWERS, INPUTS
from graph.shape import AT

_NEAREST = "today, or the day nearest to today of the plans that it is about, where they are over or not begun"


def make_answers() -> None:
    """Make the types that only answers have; those of records must have been made."""
    for answer in ANSWERS.values():
        fields = [
            FieldPlan(part.name, annotation(part.type_name, required=part.required, many=part.many), part.description)
            for part in answer.parts
        ]
        make_type(answer.name, answer.description, fields)


def make_question_inputs() -> None:
    """Make the input objects that questions take."""
    for one in INPUTS.values():
        fields = [(field.name, _type(field), field.description, _default(field)) for field in one.fields]
        make_input(one.name, one.description, fields)


def question_arguments(question: terms.Question) -> dict[str, Argument]:
    """What a question takes: its own arguments, and when."""
    own = {one.name: _argument(one) for one in question.arguments}
    if AT not in question.moments:
        return own
    return {**own, AT: moment_argument(_NEAREST if question.about else "today")}


def question_annotation(question: terms.Question) -> str:
    """The type of a question's answer."""
    return annotation(question.answer.name, required=True, many=question.many)


def _argument(one: terms.Argument) -> Argument:
    if one.required:
        return Argument(_type(one), one.description)
    return Argument(_type(one), one.description, _default(one))


def _type(one: terms.Argument) -> Any:
    """The Python type of an argument."""
    if not one.required:
        return optional(one.type, many=one.many)
    kind: Any = getattr(generated, one.type)
    return list.__class_getitem__(kind) if one.many else kind


def _default(one: terms.Argument) -> object:
    """An enumeration's members by their names; nothing where nothing holds by default."""
    if one.default is None:
        return strawberry.UNSET
    kind: Any = getattr(generated, one.type)
    if not hasattr(kind, "__members__"):
        return one.default
    if isinstance(one.default, list):
        return tuple(kind[str(name)] for name in one.default)
    return kind[str(one.default)]
