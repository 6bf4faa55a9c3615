"""The table of bad inputs: each gets a code, a field and a remedy, no statement is sent, nothing inside is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from api.app import create_app
from api.schema import build_schema
from api.settings import Settings
from graph.page import encode_cursor
from tests.fakes import RecordingStore

GRAPHQL_JSON = "application/graphql-response+json"
INPUT, INVALID, LIMIT = "BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED", "LIMIT_EXCEEDED"
BY_ID = "query($id: ID!) { actor(id: $id) { name } }"
BY_FILTER = "query($filter: ActorFilter) { actors(filter: $filter) { totalCount } }"
SCHEMA = build_schema()
FOREIGN = encode_cursor("Commitment", ["A1", "flen-a1"])
INSIDE = ("Traceback", "MATCH", "graph.", "strawberry", "arcade", "neo4j", ".py", "0x")


@dataclass(frozen=True)
class Bad:
    """What is asked, and what must come back; ``field`` None where no single one is to blame."""

    query: str
    code: str
    field: str | None
    variables: Mapping[str, Any] | None = None
    status: int = 400


def listed(arguments: str) -> str:
    return f"{{ actors({arguments}) {{ totalCount }} }}"


def doubling(levels: int) -> str:
    fragments = " ".join(f"fragment F{n} on Actor {{ ...F{n + 1} ...F{n + 1} }}" for n in range(levels))
    return f'{{ actor(id: "x") {{ ...F0 }} }} {fragments} fragment F{levels} on Actor {{ name }}'


def deep(levels: int) -> str:
    return '{ actor(id: "x") ' + "{ partOf " * levels + "{ name }" + " }" * (levels + 1)


TABLE = {
    # names
    "unknown field": Bad('{ actor(id: "x") { shoeSize } }', INVALID, "actor.shoeSize"),
    "unknown root field": Bad("{ actorz { totalCount } }", INVALID, "actorz"),
    "unknown argument": Bad(listed("size: 3"), INVALID, "actors.size"),
    "unknown type": Bad('{ actor(id: "x") { ... on Bored { name } } }', INVALID, "actor"),
    "unknown filter": Bad(BY_FILTER, INPUT, "$filter", {"filter": {"shoeSize": 43}}),
    "unknown directive": Bad('{ actor(id: "x") @fast { name } }', INVALID, "actor"),
    "missing argument": Bad("{ actor { name } }", INVALID, "actor"),
    "no selection": Bad('{ actor(id: "x") }', INVALID, "actor"),
    "selection on a leaf": Bad('{ actor(id: "x") { name { sv } } }', INVALID, "actor.name"),
    "conflicting fields": Bad('{ actor(id: "x") { a: name a: nameEn } }', INVALID, "actor.a"),
    # types
    "text for a number": Bad(listed('first: "ten"'), INVALID, "actors.first"),
    "text for a number, variable": Bad(
        "query($n: Int) { actors(first: $n) { totalCount } }", INPUT, "$n", {"n": "ten"}
    ),
    "number over 32 bits": Bad(listed("first: 4294967296"), INVALID, "actors.first"),
    "number of 5,000 digits": Bad(listed("first: " + "9" * 5_000), INVALID, "actors.first"),
    "number of 5,000 digits as a default": Bad(
        "query($n: Int = " + "9" * 5_000 + ") { actors(first: $n) { totalCount } }", INVALID, "$n"
    ),
    "null for an id": Bad(BY_ID, INPUT, "$id", {"id": None}),
    "no value for an id": Bad(BY_ID, INPUT, "$id"),
    "object for an id": Bad(BY_ID, INPUT, "$id", {"id": {"a": 1}}),
    "unknown enumeration value": Bad(listed("filter: {kinds: [BORED]}"), INVALID, "actors.filter.kinds"),
    "enumeration value as text": Bad(BY_FILTER, INPUT, "$filter.kinds[0]", {"filter": {"kinds": ["BORED"]}}),
    "unused variable": Bad("query($n: Int) { actors { totalCount } }", INVALID, "$n"),
    # pages
    "first: 0": Bad(listed("first: 0"), INPUT, "actors.first"),
    "first: -1": Bad(listed("first: -1"), INPUT, "actors.first"),
    "first: 1000000": Bad(listed("first: 1000000"), INPUT, "actors.first"),
    "last: 0": Bad(listed("last: 0"), INPUT, "actors.last"),
    "last with after": Bad(listed(f'last: 2, after: "{FOREIGN}"'), INPUT, "actors.last"),
    "last with first": Bad(listed("last: 2, first: 2"), INPUT, "actors.last"),
    "before without last": Bad(listed(f'before: "{FOREIGN}"'), INPUT, "actors.before"),
    "malformed cursor": Bad(listed('after: "%%%"'), INPUT, "actors.after"),
    "empty cursor": Bad(listed('after: ""'), INPUT, "actors.after"),
    "foreign cursor": Bad(listed(f'after: "{FOREIGN}"'), INPUT, "actors.after"),
    "cursor of 70,000 characters": Bad(listed(f'after: "{"A" * 70_000}"'), INPUT, "actors.after"),
    "malformed cursor below": Bad(
        '{ actor(id: "x") { collaborations(after: "?") { totalCount } } }', INPUT, "actor.collaborations.after"
    ),
    "foreign cursor of changes": Bad(f'{{ changes(after: "{FOREIGN}") {{ totalCount }} }}', INPUT, "changes.after"),
    "changes of a record, first: 0": Bad(
        '{ actor(id: "x") { changes(first: 0) { totalCount } } }', INPUT, "actor.changes.first"
    ),
    "a stretch that ends before it begins": Bad(
        '{ changes(filter: {from: "2026-01-02T00:00:00Z", to: "2026-01-02T00:30:00+01:00"}) { totalCount } }',
        INPUT, "changes.filter.to",
    ),
    "an instant without offset": Bad(
        '{ changes(filter: {from: "2026-01-02T00:00:00"}) { totalCount } }', INPUT, "changes.filter.from"
    ),
    "changes at a moment": Bad('{ changes(at: {asOf: "2022-01-01"}) { totalCount } }', INVALID, "changes.at"),
    # text
    "id with a quote": Bad(BY_ID, INPUT, "actor.id", {"id": "flen' OR 1=1 //"}),
    "id of 70,000 characters": Bad(BY_ID, INPUT, "actor.id", {"id": "a" * 70_000}),
    "empty id": Bad(BY_ID, INPUT, "actor.id", {"id": ""}),
    "id in capitals": Bad('{ node(id: "FLEN") { id } }', INPUT, "node.id"),
    "one bad id of several": Bad('{ nodes(ids: ["flen", "B 8"]) { id } }', INPUT, "nodes.ids[1]"),
    "101 ids": Bad("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", INPUT, "nodes.ids", {"ids": ["a"] * 101}),
    "NUL in a variable": Bad(BY_ID, INPUT, "$id", {"id": "flen\x00"}),
    "NUL in the document": Bad('{ search(text: "a\\u0000b") { totalCount } }', INPUT, "search.text"),
    "lone surrogate in the document": Bad('{ search(text: "\\uD800") { totalCount } }', "GRAPHQL_PARSE_FAILED", None),
    "NUL in a name of a field": Bad(BY_FILTER, INPUT, "$filter", {"filter": {"te\x00xt": 1}}),
    "NUL in a name of a variable": Bad(BY_FILTER, INPUT, "variables", {"te\x00xt": 1}),
    "text turned round": Bad(BY_FILTER, INPUT, "$filter.text", {"filter": {"text": "abc\u202edef"}}),
    "text of 70,000 characters": Bad(
        "query($t: String!) { search(text: $t) { totalCount } }", INPUT, "search.text", {"t": "a " * 35_000}
    ),
    "a day that is none": Bad(
        listed('filter: {confirmedBefore: "2021-02-30"}'), INPUT, "actors.filter.confirmedBefore"
    ),
    "a day that is none, variable": Bad(
        "query($day: Date) { actors(filter: {confirmedBefore: $day}) { totalCount } }", INPUT, "$day",
        {"day": "2021-02-30"},
    ),
    "a number for a day": Bad(listed("filter: {confirmedBefore: 20210203}"), INPUT, "actors.filter.confirmedBefore"),
    # amount
    "40 nested doubling fragments": Bad(doubling(40), LIMIT, "fields"),
    "too deep": Bad(deep(20), LIMIT, "depth"),
    "too many root fields": Bad("{" + " ".join(f"a{n}: actors {{ totalCount }}" for n in range(11)) + "}", LIMIT,
                                "rootFields"),
    "too many aliases": Bad('{ actor(id: "x") {' + " ".join(f"a{n}: name" for n in range(31)) + "} }", LIMIT,
                            "aliases"),
    "too many tokens": Bad('{ actor(id: "x") {' + " name" * 2_000 + "} }", LIMIT, "tokens"),
    "too many directives": Bad('{ actor(id: "x") {' + " name @skip(if: false)" * 51 + "} }", LIMIT, "directives"),
    "deep introspection": Bad(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", INVALID, "__schema"
    ),
    # the operation
    "no closing brace": Bad("{ actors { totalCount }", "GRAPHQL_PARSE_FAILED", None),
    "two operations": Bad(
        "query a { actors { totalCount } } query b { plans { totalCount } }", "OPERATION_RESOLUTION_FAILURE",
        "operationName",
    ),
    "a mutation that is none": Bad("mutation { drop }", INVALID, "drop"),
}  # fmt: skip


async def ask(store: RecordingStore, content: bytes | None = None, **body: Any) -> httpx2.Response:
    app = create_app(Settings(), store, SCHEMA)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://test") as http:
        headers = {"accept": GRAPHQL_JSON, "content-type": "application/json"}
        if content is not None:
            return await http.post("/graphql", content=content, headers=headers)
        return await http.post("/graphql", json=body, headers=headers)


@pytest.mark.parametrize("bad", TABLE.values(), ids=TABLE)
async def test_bad_input_is_refused_with_code_field_and_remedy(bad: Bad) -> None:
    store = RecordingStore()
    response = await ask(store, query=bad.query, variables=bad.variables)
    error = response.json()["errors"][0]
    assert (response.status_code, error["extensions"]["code"]) == (bad.status, bad.code)
    assert error["extensions"].get("field") == bad.field
    assert error["extensions"]["remedy"]
    assert store.statements == []
    assert "data" not in response.json()
    assert [word for word in INSIDE if word in response.text] == []
    assert len(response.content) < 4_000


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"who works with whom?", 400, "BAD_REQUEST"),
        (b'{"query": "{ actors { totalCount } }", "variables": {"id": "\\ud800"}}', 400, "BAD_REQUEST"),
        (b'{"query": "\xed\xa0\x80"}', 400, "BAD_REQUEST"),
        (b" " * 50_000_000, 413, "PAYLOAD_TOO_LARGE"),
    ],
    ids=["not JSON", "lone surrogate as an escape", "lone surrogate as bytes", "50 MB"],
)
async def test_bad_bodies_are_refused(content: bytes, status: int, code: str) -> None:
    store = RecordingStore()
    response = await ask(store, content)
    error = response.json()["errors"][0]
    assert (response.status_code, error["extensions"]["code"]) == (status, code)
    assert error["extensions"]["field"] == "body"
    assert error["extensions"]["remedy"]
    assert store.statements == []
    assert len(response.content) < 1_000


async def test_all_that_is_wrong_is_said_at_once_but_no_more_than_five() -> None:
    response = await ask(RecordingStore(), query="{" + " ".join(f"nothing{n}" for n in range(9)) + "}")
    fields = [error["extensions"]["field"] for error in response.json()["errors"]]
    assert fields == [f"nothing{n}" for n in range(5)]


async def test_a_misspelled_field_is_given_its_neighbour() -> None:
    response = await ask(RecordingStore(), query='{ actor(id: "x") { shortNam } }')
    assert "Did you mean 'shortName'" in response.json()["errors"][0]["message"]


@pytest.mark.parametrize("query", [TABLE[name].query for name in TABLE if name.startswith("number of 5,000 digits")])
async def test_a_number_that_python_does_not_read_is_refused_in_our_words(query: str) -> None:
    (error,) = (await ask(RecordingStore(), query=query)).json()["errors"]
    assert "is too large a number" in error["message"]
    assert error["extensions"]["remedy"] == "Give one of at most 32 bits."
    assert [word for word in ("limit", "conversion", "Exceeds") if word in error["message"]] == []


@pytest.mark.parametrize(
    "body",
    [
        {"query": BY_FILTER, "variables": {"filter": {"n" * 70_000: "\x00"}}},
        {"query": BY_FILTER, "variables": {"filter": {"n" * 70_000: 1}}},
        {"query": f"query(${'n' * 70_000}: ID!) {{ actor(id: ${'n' * 70_000}) {{ name }} }}"},
        {"query": "{ actors { totalCount } }", "operationName": "n" * 70_000},
        {"query": f"query {'n' * 70_000} {{ actors {{ totalCount }} }}", "operationName": "other"},
    ],
    ids=["text in a named field", "named field", "variable", "operation asked for", "operation there is"],
)
async def test_long_names_are_not_sent_back(body: dict[str, Any]) -> None:
    response = await ask(RecordingStore(), **body)
    assert response.json()["errors"][0]["extensions"]["remedy"]
    assert len(response.content) < 4_000
