"""E-mail addresses, telephone numbers and words of case notes: the change is made, and a warning names each place."""

from graph.store import Store
from tests.api.mutations.asking import Call, mutate, signed_in
from tests.api.mutations.footing import lay
from tests.api.mutations.forms import RECORD_FORMS, Form, Place, full, places, replaced
from tests.api.mutations.test_good_values import now

FORMED = {"code", "email", "phone", "sha256", "idempotencyKey"}
"""Fields whose texts have a form of their own, or are not kept."""


def free_text(form: Form) -> list[Place]:
    """The places of an input for text of one's own."""
    texts = [place for place in places(form) if place.kind == "String" and not place.is_list]
    return [place for place in texts if place.field not in FORMED]


TEXT = "Brukaren, 070-123 45 67, jour@flen.example"
FINDINGS = {"holds an e-mail address", "holds a telephone number", "reads like a case note"}


async def test_every_free_text_is_looked_at(engine: Store) -> None:
    await lay(engine)
    async with signed_in(engine) as http:
        for form in RECORD_FORMS:
            # given an input with such a text wherever there may be one
            chosen = free_text(form)
            given = await now(http, form, replaced(full(form), {place.path: TEXT for place in chosen}))

            [payload] = await mutate(http, Call(form.mutation, given))

            # then the change is made, and each place is named for each finding, contacts for case notes alone
            assert (form.name, payload["refusals"]) == (form.name, [])
            assert payload["record"]
            told: dict[str, set[str]] = {}
            for one in payload["warnings"]:
                path = ".".join(one["path"])
                told.setdefault(path, set()).add(one["message"].removeprefix(f"{path}: ").partition(".")[0])
            in_contacts = {"reads like a case note"}
            assert told == {one.text: in_contacts if one.path[0] == "contacts" else FINDINGS for one in chosen}
            assert "070" not in str(payload["warnings"])
