"""The register of differences between engines: each is still there on the releases named, and seen by a test."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from graph.cypher import Cypher, Statement
from graph.engines.dialect import ARCADEDB, DIFFERENCES, NEO4J, RELEASES, Difference
from graph.errors import EngineFault, TooLarge
from graph.store import Row, Store
from tests.contract.writing import write

TESTS = Path(__file__).parents[1]


async def read(store: Store, text: Cypher, **parameters: Any) -> list[Row]:
    return await store.read(Statement("test.dialect", text, parameters))


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.what[:50])
def test_every_difference_names_its_module_and_its_test(difference: Difference) -> None:
    file, name = difference.test.split("::")

    assert find_spec(difference.handled)
    assert f"def {name}(" in (TESTS / file).read_text(encoding="utf-8")


@pytest.mark.skipif("SAMVERKAN_TEST_DATABASE_URL" in os.environ, reason="a server of any release was given")
async def test_the_register_is_about_the_engines_that_run_here(engine: Store, engine_name: str) -> None:
    # On another release: look at each difference anew, then write the release into the register.
    assert (await engine.ping()).version == RELEASES[engine_name]


async def test_the_full_text_index_has_a_name_by_engine(engine: Store) -> None:
    other = NEO4J if engine.dialect is ARCADEDB else ARCADEDB
    search: Cypher = "CALL db.index.fulltext.queryNodes($index, 'nothing') YIELD node RETURN node.id"

    assert await read(engine, search, index=engine.dialect.fulltext_index) == []
    with pytest.raises(EngineFault):
        await read(engine, search, index=other.fulltext_index)


async def test_labels_from_parameters_are_dropped_by_one(empty_store: Store) -> None:
    await write(empty_store, Statement("test.label", "CREATE (:Record:$($labels) {id: 'x'})", {"labels": ["Theme"]}))

    expected = ["Record"] if empty_store.dialect is ARCADEDB else ["Record", "Theme"]
    assert await read(empty_store, "MATCH (n:Record) RETURN labels(n)") == [[expected]]


async def test_a_pattern_that_begins_at_null_is_empty_on_one(empty_store: Store) -> None:
    text: Cypher = "CREATE (:Record:Theme {id: 'kept'})-[:WAS]->(:Version {id: 'version of kept'})"
    await write(empty_store, Statement("test.version", text, {}))

    rows = await read(
        empty_store,
        "UNWIND [1] AS row OPTIONAL MATCH (n:Record {id: 'nobody'}) RETURN [(n)-[:WAS]->(v:Version) | v.id]",
    )

    assert rows == [[["version of kept"] if empty_store.dialect is ARCADEDB else []]]


async def test_maps_have_an_order_of_the_engine(engine: Store) -> None:
    [[answer]] = await read(engine, "RETURN {b: 1, a: 2}")

    assert isinstance(answer, dict)
    assert [*answer] == (["b", "a"] if engine.dialect is ARCADEDB else ["a", "b"])


async def test_too_much_memory_has_a_code_on_one(engine: Store) -> None:
    with pytest.raises(TooLarge) as refused:
        await read(
            engine,
            "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH collect($wide + toString(a + b)) AS texts "
            "RETURN size(texts)",
            wide="å" * 10_000,
        )

    code = getattr(refused.value.__cause__, "code", "")
    assert code == (
        "Neo.DatabaseError.General.UnknownError"
        if engine.dialect is ARCADEDB
        else "Neo.TransientError.General.MemoryPoolOutOfMemoryError"
    )


async def test_a_full_text_search_inside_exists_finds_nothing_on_one(empty_store: Store) -> None:
    text: Cypher = "CREATE (:Record:Theme {id: 'kept', searchText: 'samverkan'})"
    await write(empty_store, Statement("test.searched", text, {}))
    call: Cypher = "CALL db.index.fulltext.queryNodes($index, 'samverkan') YIELD node "
    given = {"index": empty_store.dialect.fulltext_index}

    assert await read(empty_store, call + "RETURN node.id", **given) == [["kept"]]
    rows = await read(
        empty_store,
        "MATCH (n:Record) WHERE EXISTS { " + call + "WHERE node.id = n.id RETURN node } RETURN n.id",
        **given,
    )

    assert rows == ([] if empty_store.dialect is ARCADEDB else [["kept"]])


async def test_a_sort_with_a_limit_counts_all_that_is_bound_on_one(engine: Store) -> None:
    def sorted_with(limit: Cypher) -> Cypher:
        return (
            "UNWIND [[x IN range(1, 20000) | toString(x)]] AS wide CALL (wide) { UNWIND range(1, 5000) AS row "
            f"WITH row WITH row ORDER BY row DESC {limit} RETURN collect(row) AS rows }} RETURN size(rows), size(wide)"
        )

    assert await read(engine, sorted_with("")) == [[5000, 20000]]
    if engine.dialect is ARCADEDB:
        assert await read(engine, sorted_with("LIMIT 4000")) == [[4000, 20000]]
    else:
        with pytest.raises(TooLarge):
            await read(engine, sorted_with("LIMIT 4000"))
