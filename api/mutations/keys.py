"""The mutations of who may come in. What they write is no record: it has no version and no place in the history."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from api.access.keys import ANOTHER_NAME
from api.access.principal import Role
from api.access.refused import SignInRefused
from api.context import Context
from api.mutations.inputs import InputField
from api.mutations.running import plain
from api.queries.own import api_key, selected_of
from api.types.making import Argument, FieldPlan, make_input, make_type
from graph.commands.answers import KEY_FIELD
from graph.commands.refusals import Refusal, Refused
from graph.commands.screening import looked_into, worded
from graph.compile import TYPE_KEY
from graph.keys import NameTaken, RequestReused
from graph.shape import Selection
from graph.values import instant_text

_USUAL_DAYS = 365
_REFUSALS = FieldPlan("refusals", "list[Refusal]", "Everything that stands in the way; empty where it was done.")
_WARNINGS = FieldPlan("warnings", "list[Warning]", "What is worth a second look.")
_SECRET = FieldPlan("secret", "String | None", "The key, shown this once; null where refused or sent again.")


_WHY = InputField("reason", "String", "Why; it is kept with the key.")


def _again(meaning: str) -> InputField:
    return InputField(KEY_FIELD, "String", f"A text of the caller's own, new for each request. {meaning}")


@dataclass(frozen=True, slots=True)
class KeyMutation:
    """One mutation: what it does, what it takes, and what does it; ``secret``: its payload shows a new key."""

    description: str
    fields: tuple[InputField, ...]
    run: Callable[[Context, Mapping[str, Any]], Awaitable[dict[str, Any]]]
    secret: bool = False


async def _create(context: Context, given: Mapping[str, Any]) -> dict[str, Any]:
    usual = instant_text(datetime.now(UTC) + timedelta(days=_USUAL_DAYS))
    stored, text = await context.keyring.create(
        given["name"],
        Role[given["role"]],
        given.get("expiresAt", usual),
        context.principal.name,
        reason=given.get("reason") or "",
        request=context.keyring.request("createApiKey", context.principal.name, given),
        beside=tuple(worded(given.get("reason"), given.get(KEY_FIELD))),
    )
    return {"apiKey": api_key(stored), "secret": text or None}


async def _revoke(context: Context, given: Mapping[str, Any]) -> dict[str, Any]:
    if words := tuple(worded(given.get("reason"), given.get(KEY_FIELD))):
        return _refused(*words)
    by = context.principal.name
    request = context.keyring.request("revokeApiKey", by, given)
    stored = await context.keyring.revoke(given["id"], by, reason=given.get("reason") or "", request=request)
    if stored is None:
        return _refused(Refusal("NotFound", "id: names no key. `apiKeys` gives them all.", ("id",)))
    return {"apiKey": api_key(stored)}


KEY_MUTATIONS: Mapping[str, KeyMutation] = {
    "createApiKey": KeyMutation(
        "Make a key that signs somebody in. It is shown once: only what recognises it is kept.",
        (
            InputField("name", "String", "Whose key it is. Changes are signed with it; it is never used again.", True),
            InputField("role", "Role", "What it may do: READER, EDITOR or ADMIN.", True),
            InputField(
                "expiresAt", "DateTime", "From when it no longer works. Left out: a year from now. Null: never."
            ),
            _again("Sent again with the same input, it gives the same key without the secret, which is shown once."),
            _WHY,
        ),
        _create,
        secret=True,
    ),
    "revokeApiKey": KeyMutation(
        "End a key now. Other instances on the same database notice within five seconds.",
        (
            InputField("id", "ID", "Id of the key: the part of it that is no secret.", True),
            _again("Sent again with the same input, it gives the same key."),
            _WHY,
        ),
        _revoke,
    ),
}
"""By name. Who may call them: ``api.access.policy``."""


def make_key_mutations() -> list[FieldPlan]:
    """Make their inputs and payloads; gives their fields."""
    fields = []
    for name, mutation in KEY_MUTATIONS.items():
        capital = name[0].upper() + name[1:]
        plans = [field.plan() for field in mutation.fields]
        argument = Argument(make_input(f"{capital}Input", mutation.description, plans), "What to do.")
        key = FieldPlan("apiKey", "ApiKey | None", "The key as it is now; null where refused.")
        shown = [key, *([_SECRET] if mutation.secret else []), _REFUSALS, _WARNINGS]
        make_type(f"{capital}Payload", "What came of it.", shown)
        fields.append(FieldPlan(name, f"{capital}Payload", mutation.description, {"input": argument}))
    return fields


async def run_key_mutation(name: str, given: Any, below: Selection, context: Context) -> dict[str, Any]:
    """Do it, and give the payload by the keys of the answer; what is refused is in there."""
    forbidden = context.forbidden(f"Mutation.{name}")
    if forbidden is not None:
        payload = _refused(Refusal("Forbidden", f"{forbidden.message} {forbidden.remedy}"))
    else:
        payload = await _screened(KEY_MUTATIONS[name], plain(given), context)
    whole: dict[str, Any] = {"apiKey": None, "secret": None, "refusals": [], "warnings": [], **payload}
    answer: dict[str, Any] = selected_of(whole, below)
    return answer


async def _screened(mutation: KeyMutation, given: Mapping[str, Any], context: Context) -> dict[str, Any]:
    """Do it, where no text holds what none may."""
    if personal := looked_into(given):
        return _refused(*personal, *worded(given.get("reason"), given.get(KEY_FIELD)))
    return await _done(mutation, given, context)


async def _done(mutation: KeyMutation, given: Mapping[str, Any], context: Context) -> dict[str, Any]:
    try:
        return await mutation.run(context, given)
    except Refused as refused:
        return _refused(*refused.refusals)
    except NameTaken:
        message = f"name: is that of a key that is there, or was. {ANOTHER_NAME}"
        return _refused(Refusal("InvalidInput", message, ("name",)))
    except RequestReused:
        message = f"{KEY_FIELD}: was used for another input. Use a new key for each change."
        return _refused(Refusal("InvalidInput", message, (KEY_FIELD,)))
    except SignInRefused as refused:
        return _refused(Refusal("Forbidden", f"{refused.message} {refused.remedy}"))


def _refused(*refusals: Refusal) -> dict[str, Any]:
    return {
        "refusals": [
            {TYPE_KEY: one.kind, "message": one.message, "path": list(one.path), "rule": one.rule} for one in refusals
        ]
    }
