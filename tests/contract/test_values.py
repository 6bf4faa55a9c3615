"""What goes into an engine comes out of it: texts, numbers, lists, days and instants, and their order."""

import math
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.cypher import Statement, Value
from graph.errors import EngineFault
from graph.store import Store
from graph.swedish import sort_key
from graph.values import instant_text
from tests.contract.writing import write

ECHO = "RETURN $value"
KEEP = "MERGE (n:Record:Theme {id: 'kept'}) SET n.value = $value"
KEPT = "MATCH (n:Record {id: 'kept'}) RETURN n.value, n.value = $value"
ORDERED = "UNWIND $values AS value WITH value ORDER BY value RETURN collect(value)"
NEXT_TO_IMPOSSIBLE = "\x01\x7f\x85\u2028\ufeff\ufffd"

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
whole_numbers = st.integers(-(2**63), 2**63 - 1)
scalars = st.one_of(texts, whole_numbers, st.floats(allow_nan=False), st.booleans())
lists: st.SearchStrategy[Any] = st.one_of(
    st.lists(texts, max_size=5), st.lists(whole_numbers, max_size=5), st.lists(st.booleans(), max_size=5)
)
UNHELPFUL = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@settings(max_examples=60, deadline=None, suppress_health_check=UNHELPFUL)
@given(value=st.one_of(scalars, lists, st.none()))
async def test_a_value_comes_back_as_it_went(value: Value, engine: Store) -> None:
    assert await engine.read(Statement("test.echo", ECHO, {"value": value})) == [[value]]


@settings(max_examples=60, deadline=None, suppress_health_check=UNHELPFUL)
@given(value=st.one_of(scalars, lists))
async def test_a_property_is_kept_as_it_was_set(value: Value, engine: Store) -> None:
    await write(engine, Statement("test.keep", KEEP, {"value": value}))

    [[kept, equal]] = await engine.read(Statement("test.kept", KEPT, {"value": value}))

    assert kept == value
    assert equal is True


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Våldsutsatta å ä ö Å Ä Ö",
        "a\u0308 is not ä",
        "\u202eright to left\u202c שלום",
        "👩‍👩‍👧 🇸🇪 𝔘",
        "'; MATCH (n) DETACH DELETE n //",
        "`$value` {value} \\ \\n \\u0041",
        "line\nline\r\nline\ttab",
        NEXT_TO_IMPOSSIBLE,
        "x" * 200_000,
    ],
    ids=lambda text: ascii(text[:20]),
)
async def test_texts_are_kept_letter_by_letter(text: str, empty_store: Store) -> None:
    await write(empty_store, Statement("test.keep", KEEP, {"value": text}))

    assert await empty_store.read(Statement("test.kept", KEPT, {"value": text})) == [[text, True]]


async def test_a_property_set_to_null_is_gone(empty_store: Store) -> None:
    await write(empty_store, Statement("test.keep", KEEP, {"value": 1}))
    await write(empty_store, Statement("test.keep", KEEP, {"value": None}))

    rows = await empty_store.read(Statement("test.keys", "MATCH (n:Record {id: 'kept'}) RETURN properties(n)", {}))

    assert rows == [[{"id": "kept"}]]


@pytest.mark.parametrize("value", ["half a pair \ud800", 2**63, -(2**63) - 1, math.nan])
async def test_what_no_engine_can_keep_is_refused_or_comes_back_by_what_it_is(value: Value, engine: Store) -> None:
    if isinstance(value, float):
        [[found]] = await engine.read(Statement("test.echo", ECHO, {"value": value}))
        assert isinstance(found, float)
        assert math.isnan(found)
    else:
        with pytest.raises(EngineFault):
            await engine.read(Statement("test.echo", ECHO, {"value": value}))
        assert await engine.read(Statement("test.one", "RETURN 1", {})) == [[1]]


async def test_nested_lists_with_nulls_come_back_in_order(engine: Store) -> None:
    nested: list[Value] = [None, [], [None], [["a", None], [1, 2.5, [True]]], {"z": 1, "a": [None]}]

    assert await engine.read(Statement("test.echo", ECHO, {"value": nested})) == [[nested]]


@settings(max_examples=40, deadline=None, suppress_health_check=UNHELPFUL)
@given(values=st.lists(texts.map(sort_key), max_size=8))
async def test_sort_keys_are_ordered_by_code_point(values: list[str], engine: Store) -> None:
    [[ordered]] = await engine.read(Statement("test.order", ORDERED, {"values": list(values)}))

    assert ordered == sorted(values)


async def test_swedish_names_are_in_swedish_order(engine: Store) -> None:
    names = ["Örebro", "Ängelholm", "Åre", "Zinkgruvan", "Östersund", "alingsås", "Arboga", "Åmål"]
    keys: list[Value] = [sort_key(name) for name in names]

    [[ordered]] = await engine.read(Statement("test.order", ORDERED, {"values": keys}))

    assert isinstance(ordered, list)
    assert [names[keys.index(key)] for key in ordered] == [
        "alingsås", "Arboga", "Zinkgruvan", "Åmål", "Åre", "Ängelholm", "Örebro", "Östersund",
    ]  # fmt: skip


async def test_nulls_are_last_ascending_and_first_descending(engine: Store) -> None:
    text = (
        "UNWIND [2, null, 1] AS v RETURN COLLECT { UNWIND [2, null, 1] AS a WITH a ORDER BY a RETURN a }, "
        "COLLECT { UNWIND [2, null, 1] AS d WITH d ORDER BY d DESC RETURN d } LIMIT 1"
    )
    assert await engine.read(Statement("test.nulls", text, {})) == [[[1, 2, None], [None, 2, 1]]]


days = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
instants = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)).map(
    lambda moment: instant_text(moment.replace(tzinfo=UTC))
)


@settings(max_examples=40, deadline=None, suppress_health_check=UNHELPFUL)
@given(two=st.one_of(st.tuples(days, days), st.tuples(instants, instants)))
async def test_days_and_instants_are_compared_as_text_as_they_lie_in_time(two: tuple[str, str], engine: Store) -> None:
    text = "RETURN $a < $b, $a <= $b, $a = $b"
    [row] = await engine.read(Statement("test.compare", text, {"a": two[0], "b": two[1]}))

    first, second = (datetime.fromisoformat(value) for value in two)
    assert row == [first < second, first <= second, first == second]


async def test_instants_a_microsecond_apart_stay_apart(empty_store: Store) -> None:
    moment = datetime(2026, 3, 29, 0, 59, 59, 999999, UTC)
    for number in range(3):
        at = instant_text(moment + timedelta(microseconds=number))
        create = Statement("test.create", "CREATE (:Record:Theme {id: $id, at: $at})", {"id": f"t{number}", "at": at})
        await write(empty_store, create)

    text = "MATCH (n:Theme) WHERE n.at > $at RETURN n.id ORDER BY n.at"
    assert await empty_store.read(Statement("test.after", text, {"at": instant_text(moment)})) == [["t1"], ["t2"]]
