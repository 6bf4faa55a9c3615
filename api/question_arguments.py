"""From the coerced arguments of a question to checked Arguments of the Shape, by the catalogue of the graph."""

from collections.abc import Iterator, Mapping
from typing import Any

from api.argument_values import moment_of, value_of
from graph.cypher import Value
from graph.errors import InvalidInput
from graph.questions.catalogue import INPUTS
from graph.questions.terms import Argument, Question
from graph.shape import Arguments


def of_question(question: Question, path: str, raw: Mapping[str, Any]) -> Arguments:
    """The checked arguments of a question; those of an input object stand under dotted names."""
    moments = {name: moment_of(f"{path}.{name}", raw.get(name)) for name in question.moments}
    own = [one for one in question.arguments if one.name not in moments]
    arguments = Arguments(values=dict(_values(path, "", own, raw)), moments=moments)
    return question.check(path, arguments) if question.check else arguments


def _values(path: str, before: str, known: list[Argument], raw: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    """Every argument by name; what is not said, or null, is the default."""
    for one in known:
        name, value = before + one.name, raw.get(one.name)
        if one.type in INPUTS:
            yield from _values(path, f"{name}.", [*INPUTS[one.type].fields], value or {})
        elif value is None:
            yield name, one.default
        else:
            yield name, _bounded(f"{path}.{name}", one, value_of(f"{path}.{name}", one.type, one.many, value))


def _bounded(path: str, one: Argument, value: Value) -> Value:
    if isinstance(value, int) and one.type == "Int" and not one.lowest <= value <= one.highest:
        raise InvalidInput(path, f"must be from {one.lowest} to {one.highest}.", "Give a number within these bounds.")
    return value
