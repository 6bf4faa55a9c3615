"""Roots that are answered without the graph: who asks. Each gives plain values by field name."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSchema

from api.access.principal import Role
from api.context import Context
from api.types.making import FieldPlan, make_enumeration, make_type
from graph.shape import Field, Selection

_ROLES = {
    Role.ANONYMOUS: "Whoever sends neither key nor token; reads where reading is public.",
    Role.READER: "Reads everything, names of people included.",
    Role.EDITOR: "Reads, and maintains records.",
    Role.ADMIN: "All that, and says who comes in.",
}


@dataclass(frozen=True, slots=True)
class OwnRoot:
    """A root field: its type as an annotation, its meaning, and what answers it."""

    annotation: str
    description: str
    answer: Callable[[Context, GraphQLSchema], Awaitable[Any]]


async def _viewer(context: Context, schema: GraphQLSchema) -> dict[str, Any]:
    mutations = schema.mutation_type.fields if schema.mutation_type else {}
    return {
        "name": context.principal.name,
        "role": context.principal.role.name,
        "keyExpiresAt": context.principal.key_expires_at,
        "may": [name for name in mutations if context.forbidden(f"Mutation.{name}") is None],
    }


OWN_ROOTS: Mapping[str, OwnRoot] = {
    "viewer": OwnRoot("Viewer", "Who asks, and what they may.", _viewer),
}


def make_own_types() -> None:
    """Make the types of these roots."""
    make_enumeration("Role", "What somebody may do.", {role.name: meaning for role, meaning in _ROLES.items()})
    make_type(
        "Viewer",
        "Whoever asks, by the key or token that came with the request.",
        [
            FieldPlan("name", "String", "What changes are signed with."),
            FieldPlan("role", "Role", "What they may do."),
            FieldPlan("keyExpiresAt", "DateTime | None", "When the key or token ends; null: it does not."),
            FieldPlan("may", "list[String]", "The names of the mutations that they may call."),
        ],
    )


async def own_answers(wanted: tuple[Field, ...], context: Context, schema: GraphQLSchema) -> dict[str, Any]:
    """The answers to such roots by key, each root asked once."""
    values = {name: await OWN_ROOTS[name].answer(context, schema) for name in {field.name for field in wanted}}
    return {field.key: _selected(values[field.name], field.below) for field in wanted}


def _selected(value: Any, below: Selection | None) -> Any:
    """What is wanted of a value, under the keys of the answer."""
    if value is None or below is None:
        return value
    if isinstance(value, list):
        return [_selected(one, below) for one in value]
    return {
        field.key: below.type if field.name == "__typename" else _selected(value[field.name], field.below)
        for field in below.fields
    }
