"""Bad values at every place of every input: refused with place, rule and remedy, all at once; nothing is written."""

import re
from collections.abc import Sequence
from typing import Any

import pytest

from graph.model import MODEL
from graph.store import Store
from graph.writes.derive import given_properties
from graph.writes.records import written_walks
from tests.api.mutations.asking import Call, mutate, paths, signed_in
from tests.api.mutations.bad_values import REFUSED, Bad, is_text, wrong_targets
from tests.api.mutations.footing import lay
from tests.api.mutations.forms import ADDRESSING, KEY_FORMS, RECORD_FORMS, Form, full, places, replaced
from tests.fakes import RecordingStore
from tests.graph.commands.doing import digest

FAR_END = re.compile(r"\.(actor|by|document|id|payer)$")
"""What is wrong with an entry as a whole is said of the record that it is about."""
ABOUT_THE_CHANGE = {"reason", "idempotencyKey"}


def sound(payload: dict[str, Any]) -> bool:
    """Whether every refusal begins with its place, then tells a rule and a remedy, each a sentence."""
    return all(
        refusal["message"].startswith(".".join(refusal["path"]) + ": ")
        and len(re.findall(r"\.(?: |$)", refusal["message"])) > 1
        for refusal in payload["refusals"]
    )


async def test_all_that_is_wrong_with_an_input_is_said_at_once(engine: Store) -> None:
    # given for each kind of bad value and each mutation an input with that value wherever it can stand
    await lay(engine)
    before = await digest(engine)
    tried = [(bad, form, made) for bad in REFUSED for form in RECORD_FORMS if (made := bad.input(form))]

    # when they are sent
    async with signed_in(engine) as http:
        payloads = await mutate(http, *[Call(form.mutation, given) for _, form, (given, _) in tried])

    # then each place is named, no other is, and nothing was written
    assert len(tried) > 20 * len(REFUSED)
    wrong = {}
    for (bad, form, (_, wanted)), payload in zip(tried, payloads, strict=True):
        told = {FAR_END.sub("", path) for path in paths(payload)} if bad.whole else paths(payload)
        if told != wanted or payload["record"] or not sound(payload):
            wrong[bad.name, form.name] = sorted(told ^ wanted), payload
    assert wrong == {}
    assert await digest(engine) == before


async def test_what_is_to_change_must_be_there_of_the_kind_and_in_that_version(engine: Store) -> None:
    await lay(engine)
    before = await digest(engine)
    tried = [
        (form, place, wrong) for form in RECORD_FORMS for place in places(form) for wrong in wrong_targets(form, place)
    ]

    async with signed_in(engine) as http:
        calls = [Call(form.mutation, replaced(full(form), one.changes)) for form, _, one in tried]
        payloads = await mutate(http, *calls)

    assert {place.field for _, place, _ in tried} == ADDRESSING | {"commitment"}
    wrong = {}
    for (form, place, one), payload in zip(tried, payloads, strict=True):
        told = [(refusal["__typename"], ".".join(refusal["path"])) for refusal in payload["refusals"]]
        if told != [(one.kind, place.text)] or payload["record"] or not sound(payload):
            wrong[form.name, place.text, one.name] = payload
    assert wrong == {}
    assert await digest(engine) == before


def nullable(form: Form) -> Sequence[str]:
    """The fields of an input in which null may stand, those about the change aside."""
    fields = [place for place in places(form) if len(place.path) == 1 and not place.required]
    return [place.field for place in fields if place.field not in ABOUT_THE_CHANGE]


def needed(form: Form) -> set[str]:
    """What a record of the mutation's type cannot be without."""
    kinds = {
        "Collaboration": "JointWork",
        "Actor": {"BOARD": "Board", "MUNICIPALITY": "Municipality", "GROUP": "ActorGroup"}.get(form.kind, ""),
    }
    name = form.mutation.removeprefix("update")
    kind = kinds.get(name, name)
    if kind not in MODEL.concrete:
        return {"role"} if form.mutation == "updateParticipant" else set()
    values = {known.name for known in given_properties(kind).values() if known.required and not known.many}
    walks = {walk.name for walk in written_walks(kind).values() if walk.required and walk.form.name == "ONE"}
    return values | walks | ({"commitments"} if "commitments" in written_walks(kind) else set())


async def test_null_clears_what_a_record_can_be_without_and_nothing_else(engine: Store) -> None:
    await lay(engine)
    before = await digest(engine)
    changing = [form for form in RECORD_FORMS if form.mutation.startswith("update")]

    # when every field that may be null is null
    async with signed_in(engine) as http:
        nulls = [Call(form.mutation, {**full(form), **dict.fromkeys(nullable(form))}) for form in changing]
        payloads = await mutate(http, *nulls)

        # then what a record needs is named, and nothing was written
        assert {form.name: paths(payload) for form, payload in zip(changing, payloads, strict=True)} == {
            form.name: needed(form) & set(nullable(form)) for form in changing
        }
        assert await digest(engine) == before
        assert sum(map(len, map(paths, payloads))) > 20


@pytest.mark.parametrize("bad", [bad for bad in REFUSED if bad.where is is_text], ids=lambda bad: bad.name)
async def test_a_key_is_made_and_ended_with_good_words_only(bad: Bad) -> None:
    store = RecordingStore()
    async with signed_in(store) as http:
        for form in KEY_FORMS:
            for place in [place for place in places(form) if is_text(form, place)]:
                given = replaced(full(form), {place.path: bad.value(place, None)})
                [payload] = await mutate(http, Call(form.mutation, given))
                assert (paths(payload), payload["record"]) == ({place.text}, None)
                assert sound(payload)
    assert store.statements == []
