"""A mutation on its way: who may, the command, the write, and the answer read back in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from api.context import Context
from api.mutations.plans import MUTATIONS, Mutation
from api.mutations.reading import Payload
from graph.commands.command import Outcome
from graph.commands.execute import execute
from graph.commands.refusals import Refusal
from graph.errors import NotShown, RegistryError
from graph.writes.transaction import Author


@dataclass(frozen=True, slots=True)
class Change:
    """One root field of a mutation: its mutation, its input as it was given, and what is wanted back."""

    mutation: Mutation
    given: Mapping[str, Any]
    payload: Payload

    async def run(self, context: Context) -> dict[str, Any]:
        """Do it, and give the payload by the keys of the answer; what is refused is in there."""
        outcome = await self._outcome(context)
        try:
            return await self.payload.read(context, outcome)
        except RegistryError as error:
            if not outcome.records:
                raise
            made = ", ".join(outcome.changes) or "nothing differed"
            raise NotShown(f"The change was made ({made}); what it led to cannot be shown now.") from error

    async def _outcome(self, context: Context) -> Outcome:
        forbidden = context.forbidden(f"Mutation.{self.mutation.name}")
        if forbidden is not None:
            return Outcome(refusals=(Refusal("Forbidden", f"{forbidden.message} {forbidden.remedy}"),))
        command = self.mutation.command(self.given)
        author = Author(
            by=context.principal.name, action=command.action, request_id=context.request_id, reason=command.reason
        )
        return await execute(context.store, command, author)


def change_of(name: str, arguments: Mapping[str, Any], payload: Payload) -> Change:
    """The change that a root field of a mutation asks for."""
    return Change(MUTATIONS[name], plain(arguments["input"]), payload)


def plain(value: Any) -> Any:
    """A coerced input as plain values: enumerations by their public names."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value
