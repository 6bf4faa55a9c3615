"""Roots that are answered without the graph: who asks, and who may. Each gives plain values by field name."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLSchema

from api.access.principal import Role
from api.context import Context
from api.types.making import FieldPlan, make_enumeration, make_type
from graph.compile import TYPE_KEY
from graph.keys import StoredKey
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


async def _api_keys(context: Context, _: GraphQLSchema) -> list[dict[str, Any]]:
    return [api_key(key) for key in await context.keyring.all()]


def api_key(key: StoredKey) -> dict[str, Any]:
    """A key by the fields of its type; what recognises it has none."""
    return {
        "id": key.id,
        "name": key.name,
        "role": key.role,
        "createdAt": key.created_at,
        "createdBy": key.created_by,
        "reason": key.reason,
        "expiresAt": key.expires_at,
        "lastUsedAt": key.last_used_at,
        "revokedAt": key.revoked_at,
        "revokedBy": key.revoked_by,
        "revokedReason": key.revoked_reason,
    }


OWN_ROOTS: Mapping[str, OwnRoot] = {
    "viewer": OwnRoot("Viewer", "Who asks, and what they may.", _viewer),
    "apiKeys": OwnRoot("list[ApiKey]", "All keys that ever were, the oldest first; for administrators.", _api_keys),
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
    make_type(
        "ApiKey",
        "A key that signs somebody in. The key itself is shown once, when it is made.",
        [
            FieldPlan("id", "ID", "The part of the key that is no secret."),
            FieldPlan("name", "String", "What changes are signed with; no two keys ever share it."),
            FieldPlan("role", "Role", "What it may do."),
            FieldPlan("createdAt", "DateTime", "When it was made."),
            FieldPlan("createdBy", "String", "Who made it."),
            FieldPlan("reason", "String | None", "Why."),
            FieldPlan("expiresAt", "DateTime | None", "From when it no longer works; null: it has no end."),
            FieldPlan("lastUsedAt", "DateTime | None", "When it was last used, to the minute; null: never."),
            FieldPlan("revokedAt", "DateTime | None", "Since when it no longer works; null: it was not revoked."),
            FieldPlan("revokedBy", "String | None", "Who revoked it."),
            FieldPlan("revokedReason", "String | None", "Why."),
        ],
    )


async def own_answers(wanted: tuple[Field, ...], context: Context, schema: GraphQLSchema) -> dict[str, Any]:
    """The answers to such roots by key, each root asked once."""
    values = {name: await OWN_ROOTS[name].answer(context, schema) for name in {field.name for field in wanted}}
    return {field.key: selected_of(values[field.name], field.below) for field in wanted}


def selected_of(value: Any, below: Selection | None) -> Any:
    """What is wanted of plain values by field name, under the keys of the answer.

    A value whose type is known only when it is read has that under TYPE_KEY.
    """
    if value is None or below is None:
        return value
    if isinstance(value, list):
        return [selected_of(one, below) for one in value]
    kind = value.get(TYPE_KEY, below.type)
    fields = next(variant.fields for variant in below.variants if kind in variant.types)
    found = {
        field.key: kind if field.name == "__typename" else selected_of(value[field.name], field.below)
        for field in fields
    }
    return {TYPE_KEY: kind, **found} if below.abstract else found
