"""A long history read page by page, whatever is missing in it; and what of it is for signed-in readers alone."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.compile import compile_operation
from graph.cypher import Statement, Value
from graph.page import encode_cursor
from graph.shape import Arguments, Field, Request, Selection, Variant
from graph.store import Store
from graph.writes.load import load
from tests.api.asking import ask
from tests.contract.writing import write
from tests.graph.compile.test_compiler import asked
from tests.graph.writes.contents import MUNICIPALITY, SOCIAL, board

MANY = 5_000
MISSING = {1, 2, 64, 65, 128, 1_000, 2_001, 4_096, 4_160, *range(3_000, 3_100), MANY}
"""Numbers without a change: there never are any, and nothing may be lost even so."""
ALL = [number for number in range(1, MANY + 1) if number not in MISSING]
PAGE = """query ($first: Int, $after: String, $last: Int, $before: String, $filter: ChangeFilter) {
  changes(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount pageInfo { hasNextPage hasPreviousPage } edges { node { number } } } }"""
UNHELPFUL = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


def instant(number: int) -> str:
    """Three changes share an instant, as those of one transaction do."""
    seconds = number // 3
    return f"2026-01-01T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000000Z"


def action(number: int) -> str:
    """One change of 1,500 is rare: more lie between two of them than are tried one by one."""
    return "MERGE" if number % 1_500 == 7 else "UPDATE"


@pytest.fixture
async def history(empty_store: Store) -> Store:
    """A long history of two records, one of them made up, every second change its own."""
    records: list[Value] = [{"id": "real", "isExample": False}, {"id": "made-up", "isExample": True}]
    begin = Statement("test.records", "UNWIND $rows AS row CREATE (n:Record:Theme) SET n = row", {"rows": records})
    await write(empty_store, begin, Statement("test.guard", "CREATE (:Guard {id: 'clock', number: $n})", {"n": MANY}))
    text = "UNWIND $rows AS row MATCH (n:Record {id: row.of}) CREATE (c:Change)-[:CHANGED]->(n) SET c = row.change"
    rows: list[Value] = [
        {
            "of": "real" if number % 2 else "made-up",
            "change": {
                "id": f"change-{number}",
                "number": number,
                "at": instant(number),
                "action": action(number),
                "fields": [],
                "requestId": "r",
            },
        }
        for number in ALL
    ]
    for start in range(0, len(rows), 1_000):
        await write(empty_store, Statement("test.changes", text, {"rows": rows[start : start + 1_000]}))
    return empty_store


@st.composite
def filters(draw: st.DrawFn) -> dict[str, Any]:
    """Filters that leave all, many, few or no changes."""
    begins, ends = sorted(draw(st.lists(st.integers(-5, MANY + 5), min_size=2, max_size=2)))
    chosen: dict[str, Any] = {
        "from": instant(max(begins, 0)),
        "to": instant(max(ends, 0)),
        "actions": [draw(st.sampled_from(["MERGE", "UPDATE", "UNDO"]))],
        "includeExamples": False,
    }
    names = draw(st.lists(st.sampled_from(sorted(chosen)), max_size=3, unique=True))
    return {name: chosen[name] for name in names}


def left_by(filter_: dict[str, Any]) -> list[int]:
    """The numbers of the changes that a filter leaves."""
    return [
        number
        for number in ALL
        if (number % 2 or filter_.get("includeExamples", True))
        and action(number) in filter_.get("actions", [action(number)])
        and filter_.get("from", "") <= instant(number) < filter_.get("to", "9")
    ]


@settings(max_examples=150, deadline=None, suppress_health_check=UNHELPFUL)
@given(
    filter_=filters(),
    size=st.sampled_from([1, 2, 20, 100]),
    cursor=st.none() | st.integers(-1, MANY + 1),
    backward=st.booleans(),
)
async def test_any_page_of_a_long_history(
    filter_: dict[str, Any], size: int, cursor: int | None, backward: bool, history: Store
) -> None:
    wanted = left_by(filter_)
    names = ("last", "before") if backward else ("first", "after")
    place = None if cursor is None else encode_cursor("changes:NUMBER:ASC", [cursor])

    page = (await ask(history, PAGE, filter=filter_, **dict(zip(names, (size, place), strict=True))))["changes"]

    beyond = [n for n in wanted if cursor is None or (n < cursor if backward else n > cursor)]
    shown = beyond[-size:] if backward else beyond[:size]
    assert [edge["node"]["number"] for edge in page["edges"]] == shown
    assert page["totalCount"] == len(wanted)
    behind = cursor is not None and len(beyond) < len(wanted)
    more = len(beyond) > size
    assert page["pageInfo"] == {
        "hasNextPage": behind if backward else more,
        "hasPreviousPage": more if backward else behind,
    }


async def read(store: Store, query: str, *, signed_in: bool) -> dict[str, Any]:
    """The answer for somebody who is signed in, or is not."""
    one = asked(query)
    compiled = compile_operation("test", one.selected.fields, one.request.arguments, signed_in=signed_in)
    [row] = await store.read(compiled.statement(one.request))
    return compiled.answer(row, one.request)


async def test_who_and_the_words_of_contacts_are_for_signed_in_readers(empty_store: Store) -> None:
    anna: dict[str, Value] = {"function": "samordnare", "name": "Anna"}
    social = replace(SOCIAL, properties={"name": "Socialnämnden", "contacts": [anna]}, edges=SOCIAL.edges[:1])
    await load(empty_store, [MUNICIPALITY, social], by="anna")
    query = "{ changes(last: 1) { edges { node { by fields { name before after __typename } } } } }"

    shown, veiled = [await read(empty_store, query, signed_in=signed_in) for signed_in in (True, False)]

    def told(answer: dict[str, Any]) -> dict[str, Any]:
        (edge,) = answer["changes"]["edges"]
        return {"by": edge["node"]["by"]} | {field["name"]: field["after"] for field in edge["node"]["fields"]}

    contacts = '[{"function":"samordnare","name":"Anna"}]'
    public = {"kind": "BOARD", "name": "Socialnämnden", "partOf": "flen"}
    assert told(shown) == public | {"by": "anna", "contacts": contacts}
    assert told(veiled) == public | {"by": None, "contacts": None}


async def test_who_may_be_asked_for_by_signed_in_readers(empty_store: Store) -> None:
    await load(empty_store, [MUNICIPALITY], by="anna")
    await load(empty_store, [board("sn", "Socialnämnden")], by="bo")
    for filter_ in ('by: "bo"', 'by: "bo", records: ["flen", "sn"]'):
        query = f"{{ changes(filter: {{{filter_}}}) {{ totalCount edges {{ node {{ number }} }} }} }}"
        shown, veiled = [await read(empty_store, query, signed_in=signed_in) for signed_in in (True, False)]
        assert shown["changes"] == {"totalCount": 1, "edges": [{"node": {"number": 2}}]}
        assert veiled["changes"] == {"totalCount": 0, "edges": []}


async def test_a_change_is_read_back_by_itself(empty_store: Store) -> None:
    await load(empty_store, [MUNICIPALITY], by="anna")
    fields = (Field("number", "number"), Field("type", "__typename"), Field("action", "action"))
    root = Field("change", "node", 0, Selection("Change", (Variant(("Change",), fields),)))
    arguments = (Arguments(values={"id": "change-1"}),)

    compiled = compile_operation("mutation.change", (root,), arguments)
    request = Request(arguments, "2026-01-01", empty_store.dialect.fulltext_index)
    [row] = await empty_store.read(compiled.statement(request))

    assert compiled.answer(row, request) == {"change": {"number": 1, "type": "Change", "action": "SEED"}}
