"""How a Strawberry type is made from data: fields with their arguments, resolved by the key of the answer."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from keyword import iskeyword
from typing import Annotated, Any, cast

import strawberry
from strawberry.types import Info

from api.types import generated
from graph.compile import TYPE_KEY


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a field: its Python type, its default (none: required) and what it means."""

    type: object
    description: str
    default: object = inspect.Parameter.empty


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """A field to make: its type as an annotation in the generated namespace, its meaning, its arguments."""

    name: str
    annotation: str
    description: str
    arguments: Mapping[str, Argument] = field(default_factory=dict)


def annotation(type_name: str, *, required: bool = False, many: bool = False) -> str:
    """A type in the spelling of annotations: nullable unless required, a list of non-null items where many."""
    inner = f"list[{type_name}]" if many else type_name
    return inner if required else f"{inner} | None"


def _pick(root: Any, info: Info) -> Any:
    """The value of a field in an answer that was read whole, under the key that the caller gave it.

    A change stands under its key ready to run: graphql-core awaits one before it comes to the next.
    """
    key = info.path.key
    if root is None:
        change = info.context.changes.get(key)
        return info.context.answers[key] if change is None else change()
    return root[key]


def _resolver(arguments: Mapping[str, Argument]) -> Callable[..., Any]:
    """A resolver that takes these arguments for the schema's sake: the Shape has been answered with them already."""

    def resolve(root: Any, info: Info, **_: Any) -> Any:
        return _pick(root, info)

    positional, keyword = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("root", positional, annotation=Any),
        inspect.Parameter("info", positional, annotation=Info),
    ]
    for name, one in arguments.items():
        described = strawberry.argument(name=name, description=one.description)
        kind: Any = Annotated[one.type, described]
        parameters.append(inspect.Parameter(_attribute(name), keyword, annotation=kind, default=one.default))
    resolve.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # read by inspect
    resolve.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return resolve


def _is_type_of(name: str) -> Any:
    def is_type_of(_cls: type, value: Any, _info: Any) -> bool:
        return bool(value.get(TYPE_KEY, name) == name)

    return classmethod(is_type_of)


def make_type(
    name: str, description: str, fields: list[FieldPlan], *, bases: tuple[type, ...] = (), interface: bool = False
) -> type:
    """Make a Strawberry object type or interface and put it into the generated namespace."""
    body: dict[str, Any] = {
        "__module__": generated.__name__,
        "__annotations__": {_attribute(plan.name): plan.annotation for plan in fields},
    }
    for plan in fields:
        body[_attribute(plan.name)] = strawberry.field(
            resolver=_resolver(plan.arguments), description=plan.description, name=plan.name
        )
    if not interface:
        body["is_type_of"] = _is_type_of(name)
    made = type(name, bases, body)
    decorate = strawberry.interface if interface else strawberry.type
    return cast("type", put(name, decorate(made, name=name, description=description)))


def _attribute(name: str) -> str:
    """A name as Python takes it: "from" is a word of its own there."""
    return f"{name}_" if iskeyword(name) else name


def make_input(name: str, description: str, fields: list[tuple[str, object, str, object]]) -> type:
    """Make a Strawberry input type of (name, Python type, meaning, default) and put it into the namespace."""
    body: dict[str, Any] = {
        "__module__": generated.__name__,
        "__annotations__": {_attribute(field_name): kind for field_name, kind, _, _ in fields},
    }
    for field_name, _, meaning, default in fields:
        body[_attribute(field_name)] = strawberry.field(name=field_name, description=meaning, default=default)
    return cast("type", put(name, strawberry.input(type(name, (), body), name=name, description=description)))


def make_enumeration(name: str, description: str, values: Mapping[str, str]) -> type:
    """Make a Strawberry enumeration whose values are their own names and put it into the namespace."""
    members = {value: strawberry.enum_value(value, description=meaning) for value, meaning in values.items()}
    # The functional form: mypy reads Enum(name, members) as a lookup, since its members are not literal.
    made: Any = Enum(name, members)  # type: ignore[misc]  # not literal
    return cast("type", put(name, strawberry.enum(made, name=name, description=description)))


def put(name: str, made: Any) -> Any:
    """Put a type into the generated namespace under its public name."""
    setattr(generated, name, made)
    return made
