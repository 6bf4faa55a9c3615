"""Personal identity numbers at every place of every input: refused by rule and place, never repeated, nowhere kept."""

import logging
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import orjson
import pytest
from graphql import get_nullable_type

from api.endpoint import MAX_ERRORS
from graph.privacy import RULE
from graph.store import Store
from tests.api.mutations.asking import REFUSED, Call, mutate, paths, post, signed_in
from tests.api.mutations.footing import lay
from tests.api.mutations.forms import FORMS, Form, Place, full, input_of, places, replaced, values
from tests.fakes import RecordingStore
from tests.graph.commands.doing import digest
from tests.personal_numbers import EVERY, silent


@pytest.fixture(autouse=True)
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All that is logged, by whatever and at whatever level; at the end nothing of it may hold a number."""
    caplog.set_level(logging.DEBUG)
    yield caplog
    # The test's own client writes addresses.
    told = [record for record in caplog.records if not record.name.startswith("httpx2")]
    formatter = logging.Formatter("%(message)s")
    assert [line for line in map(formatter.format, told) if not silent(line)] == []


def takes_text(place: Place) -> bool:
    """Whether any text passes for the type of a place."""
    return place.kind in {"String", "ID"} and not place.is_list


def takes_other(place: Place) -> bool:
    """Whether a text is no value for a place, or one of a form of its own."""
    return not place.is_list and place.kind not in {"String", "ID"}


def everywhere(form: Form, text: str) -> tuple[dict[str, Any], set[str]]:
    """A good input with a text wherever one may stand, and those places."""
    chosen = [place for place in places(form) if takes_text(place)]
    return replaced(full(form), {place.path: text for place in chosen}), {place.text for place in chosen}


def all_personal(payload: dict[str, Any]) -> bool:
    return {(one["__typename"], one["rule"]) for one in payload["refusals"]} == {("PersonalData", RULE)}


async def test_every_spelling_is_refused_at_every_place_for_text() -> None:
    # given every spelling, in every input, at every place at once
    store = RecordingStore()
    tried = [(form, *everywhere(form, text)) for text in EVERY for form in FORMS]

    async with signed_in(store) as http:
        payloads = await mutate(http, *[Call(form.mutation, given) for form, given, _ in tried])

    # then each place is named with the rule, the number is nowhere, and nothing was asked of the engine
    assert len(tried) == len(EVERY) * len(FORMS)
    wrong = [
        (form.name, sorted(paths(payload) ^ wanted), payload)
        for (form, _, wanted), payload in zip(tried, payloads, strict=True)
        if paths(payload) != wanted or not all_personal(payload) or not silent(str(payload))
    ]
    assert wrong == []
    assert store.statements == []


async def test_nothing_of_them_reaches_the_database(engine: Store) -> None:
    await lay(engine)
    before = await digest(engine)
    spelled = cycle(EVERY)

    async with signed_in(engine) as http:
        tried = [everywhere(form, next(spelled)) for form in FORMS]
        calls = [Call(form.mutation, given) for form, (given, _) in zip(FORMS, tried, strict=True)]
        payloads = await mutate(http, *calls)

        assert all(map(all_personal, payloads))
        assert await digest(engine) == before
        # not under its own name either: what is kept for an idempotency key says nothing of the input
        good = [Call(form.mutation, full(form)) for form in FORMS[:5]]
        assert [payload["refusals"] for payload in await mutate(http, *good)] == [[]] * len(good)
    assert silent(repr(await digest(engine)))


def others() -> list[tuple[Form, Place, str]]:
    """Every place that is not for any text, with spellings in turn."""
    spelled = cycle(EVERY)
    return [(form, place, next(spelled)) for form in FORMS for place in places(form) if takes_other(place)]


async def test_a_number_for_a_day_an_address_or_a_name_of_a_list_is_told_by_the_rule() -> None:
    store = RecordingStore()
    tried = others()
    assert len(tried) > 200
    async with signed_in(store) as http:
        for start in range(0, len(tried), MAX_ERRORS):
            some = tried[start : start + MAX_ERRORS]
            response = await post(
                http, [Call(form.mutation, replaced(full(form), {place.path: text})) for form, place, text in some]
            )
            told = [error["extensions"] for error in response.json()["errors"]]
            named = [
                f"$i{n}" + "".join(f"[{step}]" if step == "0" else f".{step}" for step in place.path)
                for n, (_, place, _) in enumerate(some)
            ]
            assert [(one["field"], one["rule"]) for one in told] == [(name, RULE) for name in named]
            assert silent(response.text)
    assert store.statements == []


@pytest.mark.parametrize("address", ["https://flen.example/811218-9876", "https://flen.example/?p=%38112189876"])
async def test_a_number_in_a_web_address_is_refused(address: str) -> None:
    store = RecordingStore()
    async with signed_in(store) as http:
        for form in FORMS:
            chosen = [place for place in places(form) if place.kind == "URL"]
            if chosen:
                given = replaced(full(form), {place.path: address for place in chosen})
                [payload] = await mutate(http, Call(form.mutation, given))
                assert (paths(payload), all_personal(payload)) == ({place.text for place in chosen}, True)
    assert store.statements == []


def literal(kind: Any, value: Any) -> str:
    """A value as it is written into a document."""
    kind = get_nullable_type(kind)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {literal(kind.fields[name].type, item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(literal(kind.of_type, item) for item in value) + "]"
    return value if isinstance(value, str) and value in getattr(kind, "values", ()) else orjson.dumps(value).decode()


def written(form: Form, given: Any) -> str:
    """A mutation with its input written into the document."""
    return f"mutation {{ {form.mutation}(input: {literal(input_of(form.mutation), given)}) {{ {REFUSED} }} }}"


async def test_a_number_written_into_the_document_is_refused_just_so() -> None:
    store = RecordingStore()
    async with signed_in(store) as http:
        for form, text in zip(FORMS, cycle(EVERY), strict=False):
            # as any text
            given, wanted = everywhere(form, text)
            answer = await http.post("/graphql", json={"query": written(form, given)})
            payload = answer.json()["data"][form.mutation]
            assert (paths(payload), all_personal(payload)) == (wanted, True)
            assert silent(answer.text)

            # and where the schema wants something else
            chosen = [place for place in values(form) if takes_other(place)][:MAX_ERRORS]
            if not chosen:
                continue
            given = replaced(full(form), {place.path: text for place in chosen})
            answer = await http.post("/graphql", json={"query": written(form, given)})
            told = [error["extensions"] for error in answer.json()["errors"]]
            fields = [".".join(step for step in place.path if step != "0") for place in chosen]
            assert {one["field"] for one in told} == {f"{form.mutation}.input.{field}" for field in fields}
            assert {one.get("rule") for one in told} == {RULE}
            assert silent(answer.text)
    assert store.statements == []


CREATE = "mutation ($input: CreateActorInput!) { createActor(input: $input) { actor { id } } }"
ACTOR = {"kind": "BOARD", "name": "Socialnämnden"}
NAMES: dict[str, dict[str, Any]] = {
    "a field of an input": {"query": CREATE, "variables": {"input": ACTOR | {"811218-9876": 1}}},
    "a field inside": {"query": CREATE, "variables": {"input": ACTOR | {"contacts": [{"811218 9876": "x"}]}}},
    "a number for a text": {"query": CREATE, "variables": {"input": ACTOR | {"name": 8112189876}}},
    "a field of the document": {"query": "{ p8112189876 }"},
    "a field with a neighbour": {"query": "{ actors8112189876 { totalCount } }"},
    "an argument": {"query": "{ actors(p8112189876: 1) { totalCount } }"},
    "an enumeration value": {"query": "{ actors(filter: {kinds: [P8112189876]}) { totalCount } }"},
    "a whole number": {"query": "{ actors(first: 8112189876) { totalCount } }"},
    "a longer number": {"query": "{ actors(first: 198112189876) { totalCount } }"},
    "a fragment": {"query": "{ actors { ...p8112189876 } }"},
    "a type": {"query": "{ actors { ... on P8112189876 { id } } }"},
    "a directive": {"query": "{ actors @p8112189876 { totalCount } }"},
    "a variable": {"query": "query ($p8112189876: Int!) { actors(first: $p8112189876) { totalCount } }"},
    "an unused variable": {"query": "query ($p8112189876: Int) { actors { totalCount } }"},
    "an operation": {"query": "query p8112189876 { nothing }"},
    "an operation asked for": {"query": "query a { plans { totalCount } }", "operationName": "811218-9876"},
    "an operation there is": {"query": "query p8112189876 { plans { totalCount } }", "operationName": "other"},
    "words that are no document": {"query": "811218-9876"},
    "a text that does not end": {"query": '{ search(text: "811218-9876) { totalCount } }'},
    "a cursor": {"query": '{ actors(after: "811218-9876") { totalCount } }'},
    "a text for another part": {"query": "{ actors { totalCount } }", "variables": "811218-9876"},
    "a filter": {
        "query": "query ($f: ActorFilter) { actors(filter: $f) { totalCount } }",
        "variables": {"f": {"kinds": ["811218-9876"], "confirmedBefore": "811218-9876"}},
    },
}
"""Requests that are wrong in what they name; the name is a number."""


@pytest.mark.parametrize("body", NAMES.values(), ids=NAMES)
async def test_a_number_for_a_name_is_not_repeated(body: dict[str, Any]) -> None:
    store = RecordingStore()
    async with signed_in(store) as http:
        response = await http.post("/graphql", json=body)
    assert silent(response.text)
    error = response.json()["errors"][0]
    assert error["extensions"]["code"] not in {"INTERNAL", ""}
    assert error["extensions"]["remedy"]
    assert store.statements == []


async def test_a_number_beside_the_document_is_not_logged_either(logged: pytest.LogCaptureFixture) -> None:
    body = {"query": "query p8112189876 { viewer { name } }"}
    async with signed_in(RecordingStore()) as http:
        answers = [
            await http.post("/graphql", json=body, headers={"x-request-id": "811218-9876"}),
            await http.get("/graphql", params={"query": "{ viewer { name } }", "p": "811218-9876"}),
            await http.get("/811218-9876"),
            await http.get("/graphql/8112189876"),
        ]
    assert [answer.status_code for answer in answers] == [200, 200, 404, 404]
    assert silent(answers[0].headers["x-request-id"])
    assert len([record for record in logged.records if record.name == "samverkan.access"]) == len(answers)


async def test_a_number_searched_for_is_neither_kept_nor_logged(
    engine: Store, logged: pytest.LogCaptureFixture
) -> None:
    # Libraries log from warnings on, whatever SAMVERKAN_LOG_LEVEL says: the driver would log every parameter.
    logged.set_level(logging.WARNING, "neo4j")
    await lay(engine)
    before = await digest(engine)
    query = """query ($t: String!, $i: ID!) {
      search(text: $t) { totalCount }
      actors(filter: {text: $t}) { totalCount }
      commitments(filter: {codes: [$t], text: $t}) { totalCount }
      node(id: $i) { id }
      nodes(ids: [$i]) { id }
    }"""
    async with signed_in(engine) as http:
        for text in ("811218-9876", "8112189876", "19701063-2391"):
            response = await http.post("/graphql", json={"query": query, "variables": {"t": text, "i": text}})
            found = response.json()["data"]
            assert [found[name]["totalCount"] for name in ("search", "actors", "commitments")] == [0, 0, 0]
            assert silent(response.text)
    assert await digest(engine) == before
