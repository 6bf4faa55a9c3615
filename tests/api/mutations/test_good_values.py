"""Good values at every place of every input are taken, and come back exactly as they were given."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from httpx2 import AsyncClient

from graph.store import Store
from graph.values import today
from tests.api.mutations.asking import Call, mutate, signed_in
from tests.api.mutations.footing import PARTICIPATION, RESPONSIBILITY, lay
from tests.api.mutations.forms import RECORD_FORMS, Form, full, minimal, places, replaced
from tests.api.mutations.reading_back import told, wanted

ABOUT = {
    *("id", "collaboration", "commitment", "participation", "expectedVersion"),
    *("idempotencyKey", "reason", "confirmNotDuplicate"),
}
"""Fields about the change or the record that is meant: they need not be part of what the record says."""
_PARTICIPATIONS = "participants(first: 100) { edges { id } }"
_RESPONSIBILITIES = "responsible(first: 100) { edges { id until } }"


def _until(record: Any) -> dict[str, Any]:
    return {edge["id"]: edge["until"] for edge in record["responsible"]["edges"]}


OTHERWISE: Mapping[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "removeParticipant": (
        _PARTICIPATIONS,
        lambda record, _: PARTICIPATION not in [edge["id"] for edge in record["participants"]["edges"]],
    ),
    "releaseResponsibility": (
        _RESPONSIBILITIES,
        lambda record, given: _until(record).get(RESPONSIBILITY) == given.get("until"),
    ),
    "archiveRecord": ("archived", lambda record, _: bool(record["archived"])),
    "restoreRecord": ("archived", lambda record, _: not record["archived"]),
    "confirmRecords": ("confirmedOn", lambda records, _: [one["confirmedOn"] for one in records] == [today()]),
}
"""Mutations whose record does not repeat what they were given: what to ask for, and what it must say."""


async def now(http: AsyncClient, form: Form, given: dict[str, Any]) -> dict[str, Any]:
    """The same input, for the version that its record has by now."""
    for path in [place.path for place in places(form) if place.field == "expectedVersion"]:
        beside = given["items"][0] if "items" in given else given
        id_ = next(beside[name] for name in ("collaboration", "commitment", "id") if name in beside)
        query = f'{{ node(id: "{id_}") {{ ... on Record {{ version }} }} }}'
        answer = await http.post("/graphql", json={"query": query})
        given = replaced(given, {path: answer.json()["data"]["node"]["version"]})
    return given


@pytest.mark.parametrize("make", [minimal, full])
async def test_a_good_input_is_taken_and_comes_back_as_it_was_given(engine: Store, make: Any) -> None:
    await lay(engine)
    async with signed_in(engine) as http:
        for form in RECORD_FORMS:
            given = await now(http, form, make(form))
            selection, holds = OTHERWISE.get(form.mutation, (wanted(form), None))

            [payload] = await mutate(http, Call(form.mutation, given, f"id version {selection}"))

            assert (form.name, payload["refusals"], payload["warnings"]) == (form.name, [], [])
            if holds is not None:
                assert holds(payload["record"], given), (form.name, payload)
                continue
            back, sent = told(form, given, payload["record"]), given.get("participant", given)
            assert back == {name: value for name, value in sent.items() if name in back}, form.name
            assert sent.keys() - back.keys() <= ABOUT, form.name


async def test_what_may_be_null_is_cleared(engine: Store) -> None:
    await lay(engine)
    async with signed_in(engine) as http:
        for form in [form for form in RECORD_FORMS if form.mutation.startswith("update")]:
            # given a record with all that it may have
            given = await now(http, form, full(form))
            [before] = await mutate(http, Call(form.mutation, given, wanted(form)))
            assert before["refusals"] == []

            # when every field is cleared that can be
            free = [place for place in places(form) if len(place.path) == 1 and not place.required]
            cleared = {place.field: None for place in free if place.field not in ABOUT}
            given = await now(http, form, {**minimal(form), **cleared})
            [refused] = await mutate(http, Call(form.mutation, given, wanted(form)))
            needed = {refusal["path"][0] for refusal in refused["refusals"]}
            given = {name: value for name, value in given.items() if name not in needed}
            [payload] = await mutate(http, Call(form.mutation, given, wanted(form)))

            # then it says no more of them
            assert (form.name, payload["refusals"]) == (form.name, [])
            back = told(form, given, payload["record"])
            assert {back[name] if back[name] != [] else None for name in cleared.keys() - needed} <= {None}, form.name
