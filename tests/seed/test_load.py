"""Seed files into the real engine: all of it, or nothing."""

from pathlib import Path

import pytest

from graph.store import Store
from graph.writes.load import LoadReport
from seed.load import DATA, load_seed, seed_folders, seed_records
from seed.problems import SeedError
from tests.graph.writes.reading import changes, everything, node

THEMES = "Theme:\n  - {id: one, name: Ett}\n  - {id: two, name: Två}\n"


def write(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "a.yaml").write_text(text, "utf-8")
    return folder


async def test_loaded_twice_and_then_changed(empty_store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "flen", THEMES)
    assert await load_seed(empty_store, [folder]) == LoadReport(created=("one", "two"))
    assert await load_seed(empty_store, [folder]) == LoadReport(unchanged=("one", "two"))
    write(folder, THEMES.replace("Två", "Tre"))
    assert await load_seed(empty_store, [folder]) == LoadReport(updated=("two",), unchanged=("one",))
    assert [(id_, action, fields) for _, id_, action, _, fields in await changes(empty_store)] == [
        ("one", "SEED", [{"name": "name", "before": None, "after": "Ett"}]),
        ("two", "SEED", [{"name": "name", "before": None, "after": "Två"}]),
        ("two", "SEED", [{"name": "name", "before": "Två", "after": "Tre"}]),
    ]


async def test_one_problem_and_nothing_is_written(empty_store: Store, tmp_path: Path) -> None:
    folder = write(tmp_path / "flen", THEMES + "  - {id: three}\n")
    with pytest.raises(SeedError) as error:
        await load_seed(empty_store, [folder])
    assert str(error.value) == (
        "The seed files have 1 problem; nothing was written.\n"
        "flen/a.yaml:4: three.name: is missing. Give it: Swedish name."
    )
    assert await everything(empty_store) == (0, 0, 0)


async def test_examples_are_marked(empty_store: Store, tmp_path: Path) -> None:
    await load_seed(
        empty_store, [write(tmp_path / "flen", THEMES), write(tmp_path / "examples", "Theme: [{id: x, name: X}]")]
    )
    assert [(await node(empty_store, id_))["isExample"] for id_ in ("one", "x")] == [False, True]


async def test_all_that_is_shipped_loads_twice(empty_store: Store) -> None:
    first = await load_seed(empty_store)
    assert first.created == tuple(dict.fromkeys(first.created))
    assert (first.updated, first.unchanged, first.left_alone) == ((), (), ())
    before = await everything(empty_store)
    assert await load_seed(empty_store) == LoadReport(unchanged=first.created)
    assert await everything(empty_store) == before
    assert before[2] == len(first.created)


def test_folders() -> None:
    assert [folder.name for folder in seed_folders()] == ["examples", "flen"]
    assert seed_folders(examples=False) == [DATA / "flen"]
    assert {record.is_example for record in seed_records(DATA / "flen")} == {False}
