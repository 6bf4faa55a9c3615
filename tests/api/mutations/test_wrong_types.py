"""Values that are not of their type at every place of every input: told by place, rule and remedy; nothing is sent."""

from collections.abc import Iterator
from typing import Any

import httpx2
import orjson
import pytest

from api.endpoint import MAX_ERRORS
from graph.page import encode_cursor
from tests.api.mutations.asking import Call, document, post, signed_in
from tests.api.mutations.forms import FORMS, Form, Place, at, full, least, places, replaced, values
from tests.api.test_bad_input import INSIDE
from tests.fakes import RecordingStore

DAYS = [
    "0000-00-00",
    "0000-01-01",
    "0999-12-31",
    "2021-02-30",
    "2021-1-1",
    "99999-01-01",
    "2021-06-01T00:00Z",
    "",
    "👩‍👧",
]
WRONG: dict[str, list[Any]] = {
    "Date": [*DAYS, 20_210_601, True, {"year": 2021}],
    "DateTime": ["", "2099-01-01", "2099-13-01T00:00:00Z", "0000-01-01T00:00:00Z", "2099-01-01T00:00:00", 1],
    "URL": ["", "javascript:alert(1)", "ftp://flen.example", "https://", "https://a:b@flen.example", "x" * 2_001, 1],
    "OrganisationNumber": ["", "212000-0333", "2120000332", "2120000-332", "XXXXXX-XXXX", 2_120_000_332],
    "Int": ["7", "", 1.5, 2**31, -(2**31) - 1, 10**30, True, [], {}],
    "Boolean": ["true", "", 0, 1, {}],
    "String": [7, 1.5, True, {}, []],
    "ID": [1.5, True, {}, []],
}
"""By the name of a type, what is not of it. Lists are of one type with their items."""
OTHER_ENUMERATION: list[Any] = ["NONE_SUCH", "", "board", 1, True, {}]
OTHER_OBJECT: list[Any] = ["text", 1, True]


def wrong_values(place: Place) -> Iterator[tuple[Any, str]]:
    """What is wrong at a place, with the place that is named below it."""
    if place.is_list:
        yield [None], "[0]"
        return
    given = WRONG.get(place.kind) or (OTHER_ENUMERATION if hasattr(place.type, "values") else OTHER_OBJECT)
    for value in given:
        # A list with nothing in it is a list of nothing, and a value alone one of one: both are as GraphQL has it.
        if not (value == [] and place.path[-1] == "0"):
            yield value, ""
    if place.required:
        yield None, ""


def variable(place: Place) -> str:
    """A place as errors name it: $i0.citations[0].document."""
    return "$i0" + "".join(f"[{step}]" if step == "0" else f".{step}" for step in place.path)


async def errors(http: httpx2.AsyncClient, *calls: Call, query: str | None = None) -> list[dict[str, Any]]:
    """The errors of an answer that has nothing else."""
    variables = {f"i{n}": call.input for n, call in enumerate(calls)}
    response = await http.post("/graphql", json={"query": query or document(calls), "variables": variables})
    answer = response.json()
    assert answer.keys() == {"errors"}
    assert [word for word in INSIDE if word in response.text] == []
    assert len(response.content) < 10_000
    found: list[dict[str, Any]] = answer["errors"]
    return found


async def test_a_value_of_another_type_is_told_by_its_place() -> None:
    # given every place of every input with every value that is not of its type
    tried = [
        (Call(form.mutation, replaced(full(form), {place.path: value})), variable(place) + below)
        for form in FORMS
        for place in places(form)
        for value, below in wrong_values(place)
    ]
    assert len(tried) > 3_000
    store, wrong = RecordingStore(), []

    # when five of them are sent at once
    async with signed_in(store) as http:
        for start in range(0, len(tried), MAX_ERRORS):
            some = tried[start : start + MAX_ERRORS]
            found = await errors(http, *[call for call, _ in some])

            # then each is told with code, place, rule and remedy, and nothing was asked of the engine
            named = [place.replace("$i0", f"$i{n}") for n, (_, place) in enumerate(some)]
            told = [error["extensions"] for error in found]
            if [one["field"] for one in told] != named or {one["code"] for one in told} != {"BAD_USER_INPUT"}:
                wrong.append((named, found))
            assert all(error["message"].startswith(f"{error['extensions']['field']}: ") for error in found)
            assert all(error["message"].endswith(error["extensions"]["remedy"]) for error in found)
    assert wrong == []
    assert store.statements == []


async def test_a_list_of_10000_is_refused_before_anything_is_asked_of_the_engine() -> None:
    store, refused, too_large = RecordingStore(), 0, 0
    lists = {(place.kind, place.field): (form, place) for form in FORMS for place in places(form) if place.is_list}
    async with signed_in(store) as http:
        for form, place in lists.values():
            many = replaced(full(form), {place.path: [least(place)] * 10_000})
            answer = (await post(http, [Call(form.mutation, many)])).json()
            if "errors" in answer:
                assert [one["extensions"]["code"] for one in answer["errors"]] == ["PAYLOAD_TOO_LARGE"]
                too_large += 1
            else:
                told = answer["data"]["m0"]["refusals"]
                assert [one["path"] for one in told] == [list(place.path)]
                assert "has 10000 items; 500 are the most." in told[0]["message"]
                refused += 1
    assert refused > 10
    assert too_large > 0
    assert store.statements == []


@pytest.mark.parametrize("letter", ["\x00", "\u202e"], ids=lambda one: f"U+{ord(one):04X}")
async def test_control_and_turning_characters_are_told_by_their_place(letter: str) -> None:
    store = RecordingStore()
    async with signed_in(store) as http:
        for form in FORMS:
            for place in [place for place in values(form) if isinstance(at(full(form), place.path), str)]:
                bad = replaced(full(form), {place.path: f"a{letter}b"})
                [error] = await errors(http, Call(form.mutation, bad))
                assert error["extensions"]["field"] == variable(place)
                assert f"U+{ord(letter):04X}" in error["message"]
    assert store.statements == []


async def test_half_a_surrogate_pair_is_no_json() -> None:
    store = RecordingStore()
    async with signed_in(store) as http:
        for form in FORMS:
            body = orjson.dumps({"query": document([Call(form.mutation, {})]), "variables": {"i0": {"reason": "#"}}})
            for half in (b"\\ud800", b"\xed\xa0\x80"):
                response = await http.post(
                    "/graphql", content=body.replace(b"#", half), headers={"content-type": "application/json"}
                )
                assert response.status_code == 400
                assert response.json()["errors"][0]["extensions"]["field"] == "body"
    assert store.statements == []


FOREIGN = encode_cursor("Commitment", ["A1", "flen-a1"])
BELOW = {
    f'collaborations(after: "{FOREIGN}") {{ totalCount }}': "collaborations.after",
    'collaborations(after: "%%%") { totalCount }': "collaborations.after",
    "collaborations(first: 0) { totalCount }": "collaborations.first",
    "collaborations(first: 1000000) { totalCount }": "collaborations.first",
    "collaborations(last: 2, first: 2) { totalCount }": "collaborations.last",
    'collaborations(filter: {plan: "Å"}) { totalCount }': "collaborations.filter.plan",
    f'partners(after: "{FOREIGN}") {{ totalCount }}': "partners.after",
}


@pytest.mark.parametrize("wanted", BELOW)
async def test_what_is_wrong_in_the_payload_is_told_before_anything_is_written(wanted: str) -> None:
    store, form = RecordingStore(), Form("createActor", "BOARD")
    query = "mutation ($i0: CreateActorInput!) { m0: createActor(input: $i0) { actor { %s } } }"
    async with signed_in(store) as http:
        [error] = await errors(http, Call(form.mutation, full(form)), query=query % wanted)
    assert error["extensions"]["field"] == f"m0.actor.{BELOW[wanted]}"
    assert error["extensions"]["remedy"] in error["message"]
    assert store.statements == []
