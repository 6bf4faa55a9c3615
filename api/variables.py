"""What is wrong with the values of variables, all at once, by place and in our own words.

graphql-core finds that a value is wrong; its messages repeat what was sent, which may be what nobody may repeat.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    OperationDefinitionNode,
    is_required_input_field,
    type_from_ast,
)
from graphql.pyutils import did_you_mean, suggestion_list

from api.errors import BAD_USER_INPUT, short_place, shortened
from graph.errors import InvalidInput
from graph.privacy import PersonalData, screen
from graph.writes.problems import as_problem, shown

_MISSING = "is missing."
_BUILT_IN: Mapping[str, tuple[str, str]] = {
    "Int": ("is no whole number of at most 32 bits.", "Write digits only."),
    "Float": ("is no number.", "Write digits, with a point where there is a fraction."),
    "String": ("is no text.", "Write it in quotation marks."),
    "ID": ("is no id.", "Write it in quotation marks."),
    "Boolean": ("is neither true nor false.", "Write true or false, without quotation marks."),
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One value that is wrong: where, by which rule, and what to do; ``personal`` names the rule on personal data."""

    place: str
    rule: str
    remedy: str
    personal: str = ""


def wrong_values(
    schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Mapping[str, Any], *, screened: bool
) -> Iterator[GraphQLError]:
    """An error for each value that does not fit; with ``screened`` also for each text with a personal number in it."""
    for definition in operation.variable_definitions or ():
        name = definition.variable.name.value
        kind: Any = type_from_ast(schema, definition.type)
        given = variables.get(name)
        if name not in variables and (definition.default_value or not isinstance(kind, GraphQLNonNull)):
            continue
        for wrong in _problems(f"${name}", kind, given, screened):
            extensions = {"code": BAD_USER_INPUT, "field": short_place(wrong.place), "remedy": wrong.remedy}
            extensions |= {"rule": wrong.personal} if wrong.personal else {}
            message = f"{short_place(wrong.place)}: {shortened(wrong.rule)} {wrong.remedy}"
            yield GraphQLError(message, definition, extensions=extensions)


def _problems(place: str, kind: Any, value: Any, screened: bool) -> Iterator[Wrong]:
    if isinstance(kind, GraphQLNonNull):
        if value is None:
            yield Wrong(place, _MISSING, f"Give a value of type {kind.of_type}.")
            return
        kind = kind.of_type
    if value is None:
        return
    if isinstance(kind, GraphQLList):
        items = enumerate(value) if isinstance(value, list) else None
        for number, item in items or ((-1, value),):
            yield from _problems(f"{place}[{number}]" if items else place, kind.of_type, item, screened)
    elif isinstance(kind, GraphQLInputObjectType) and isinstance(value, dict):
        yield from _of_object(place, kind, value, screened)
    else:
        wrong = _unfit(place, kind, value)
        if (wrong or screened) and isinstance(value, str):
            wrong = _personal(place, value) or wrong
        if wrong:
            yield wrong


def _of_object(place: str, kind: GraphQLInputObjectType, value: Mapping[str, Any], screened: bool) -> Iterator[Wrong]:
    for name in value:
        if name not in kind.fields:
            suggested = did_you_mean(suggestion_list(shown(name), list(kind.fields)))
            unknown = Wrong(place, f"has no field {shown(name)}.{suggested}", "Leave it out or correct its name.")
            yield _personal(place, name) or unknown
    for name, field in kind.fields.items():
        if name in value:
            yield from _problems(f"{place}.{name}", field.type, value[name], screened)
        elif is_required_input_field(field):
            yield Wrong(f"{place}.{name}", _MISSING, f"Give a value of type {field.type}.")


def _personal(place: str, text: str) -> Wrong | None:
    try:
        screen(place, place.rpartition(".")[2], text)
    except PersonalData as error:
        problem = as_problem(0, (), error)
        return Wrong(place, problem.rule, problem.remedy, problem.personal)
    return None


def _unfit(place: str, kind: Any, value: Any) -> Wrong | None:
    if isinstance(kind, GraphQLInputObjectType):
        return Wrong(place, f"is no {kind.name}.", "Give an object with its fields.")
    try:
        kind.coerce_input_value(value)
    except InvalidInput as error:
        problem = as_problem(0, (), error)
        return Wrong(place, problem.rule, problem.remedy)
    except GraphQLError:
        if isinstance(kind, GraphQLEnumType):
            return Wrong(place, f"is no {kind.name}.", f"Write one of {', '.join(kind.values)}.")
        return Wrong(place, *_BUILT_IN[kind.name])
    return None
