"""The one table of who may what: a row for each root field, each mutation and each guarded value.

A field of the schema without a row stops the application from being built. ``may`` is asked before anything is compiled
or sent; guarded values are null for whoever may not see them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from graphql import GraphQLSchema

from api.access.principal import Principal, Role
from graph.filters import FILTERS
from graph.model import MODEL


class Least(Enum):
    """The least that a row asks of whoever comes."""

    ANYBODY = "anybody"
    READING = "whoever may read"
    """Anybody where reading is public, a reader where it is not."""
    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def role(self, public_reading: bool) -> Role:
        """The least role, where reading is public and where it is not."""
        if self is Least.READING:
            return Role.ANONYMOUS if public_reading else Role.READER
        return Role.ANONYMOUS if self is Least.ANYBODY else Role[self.name]


def _rows(type_name: str, least: Least, fields: str) -> dict[str, Least]:
    return {f"{type_name}.{name}": least for name in fields.split()}


POLICY: Mapping[str, Least] = {
    # Everything that the registry knows, and what its schema is.
    **_rows("Query", Least.READING, "node nodes actor actors commitment commitments collaboration collaborations"),
    **_rows("Query", Least.READING, "plan plans goals themes targetGroups perspectives sourceDocuments search changes"),
    **_rows("Query", Least.READING, "network paths coverage followUpStatus expiring readiness difference"),
    **_rows("Query", Least.READING, "criticalActors __schema __type"),
    **_rows("Query", Least.ANYBODY, "viewer __typename"),
    **_rows("Query", Least.ADMIN, "apiKeys"),
    # Records.
    **_rows("Mutation", Least.EDITOR, "createActor updateActor createCommitment updateCommitment"),
    **_rows("Mutation", Least.EDITOR, "createCollaboration updateCollaboration endCollaboration"),
    **_rows("Mutation", Least.EDITOR, "createIOPPartnership updateIOPPartnership renewIOPPartnership"),
    **_rows("Mutation", Least.EDITOR, "createPlan updatePlan supersedePlan createGoal updateGoal"),
    **_rows("Mutation", Least.EDITOR, "createTheme updateTheme createTargetGroup updateTargetGroup"),
    **_rows("Mutation", Least.EDITOR, "createSourceDocument updateSourceDocument createPerspective updatePerspective"),
    **_rows("Mutation", Least.EDITOR, "createPlanStatement updatePlanStatement"),
    **_rows("Mutation", Least.EDITOR, "addParticipant updateParticipant removeParticipant"),
    **_rows("Mutation", Least.EDITOR, "assignResponsibility releaseResponsibility recordFollowUp recordConsideration"),
    **_rows("Mutation", Least.EDITOR, "archiveRecord restoreRecord mergeActors confirmRecords undoChange"),
    **_rows("Mutation", Least.ANYBODY, "__typename"),
    # What cannot be taken back, and who comes in.
    **_rows("Mutation", Least.ADMIN, "redact createApiKey revokeApiKey"),
    **_rows("Subscription", Least.READER, "changes"),
    **_rows("Subscription", Least.ANYBODY, "__typename"),
    # Guarded: names of people. Values of FieldChange are guarded where the field holds contacts.
    **_rows("Contact", Least.READER, "name email phone"),
    **_rows("Change", Least.READER, "by"),
    **_rows("ChangeFilter", Least.READER, "by"),
    **_rows("FieldChange", Least.READER, "before after"),
}

SIGN_IN = "Send a key or a token with that role as `Authorization: Bearer …`."
"""What to do for whoever sent none."""
_ROOTS = ("Query", "Mutation", "Subscription")
_INTROSPECTION = ("__schema", "__type", "__typename")
_GUARDS = tuple(least for name, least in POLICY.items() if name.partition(".")[0] not in _ROOTS)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What stands in the way of somebody whose role does not suffice, and what to do."""

    message: str
    remedy: str


def least_role(field: str, public_reading: bool) -> Role:
    """The least role for a field, as "Mutation.createActor". A field without a row is for nobody: KeyError."""
    return POLICY[field].role(public_reading)


def may(principal: Principal, field: str, public_reading: bool) -> bool:
    """Whether somebody may ask for a field, as "Mutation.createActor"."""
    return principal.role >= least_role(field, public_reading)


def forbidden(principal: Principal, field: str, public_reading: bool) -> Forbidden:
    """What to tell somebody who may not."""
    wanted = least_role(field, public_reading).name.lower()
    message = f"{field.partition('.')[2]} needs the role {wanted}"
    if principal.role is Role.ANONYMOUS:
        return Forbidden(f"{message}.", SIGN_IN)
    has = principal.role.name.lower()
    return Forbidden(f"{message}; yours is {has}.", "Ask an administrator of this registry for a key with that role.")


def may_see_guarded(principal: Principal) -> bool:
    """Whether somebody may see values that are not for everybody; one answer for all of them."""
    return all(principal.role >= least.role(public_reading=False) for least in _GUARDS)


def check_policy(schema: GraphQLSchema) -> None:
    """Refuse, with LookupError, a schema with a root field, or a vocabulary with a guarded value, that has no row."""
    needed = {*_root_fields(schema), *_guarded_values(schema.type_map)}
    if missing := sorted(needed - POLICY.keys()):
        raise LookupError(f"no row in api/access/policy.py says who may: {', '.join(missing)}")


def _root_fields(schema: GraphQLSchema) -> Iterator[str]:
    for root in (schema.query_type, schema.mutation_type, schema.subscription_type):
        if root is not None:
            yield from (f"{root.name}.{name}" for name in root.fields)
            yield f"{root.name}.__typename"
    yield from (f"Query.{name}" for name in _INTROSPECTION)


def _guarded_values(types: Iterable[str]) -> Iterator[str]:
    """What the vocabulary guards of these types, and the filters that would tell it."""
    known = set(types)
    properties = {
        **{node.name: node.properties for node in MODEL.nodes.values()},
        **{value.name: value.properties for value in MODEL.value_objects.values()},
    }
    guarded = [(name, one.name) for name, kept in properties.items() for one in kept if one.guarded]
    guarded += [(f"{name}Filter", one.name) for name, filters in FILTERS.items() for one in filters if one.guarded]
    yield from (f"{owner}.{name}" for owner, name in guarded if owner in known)
