"""Seed files as trees: texts with lines, and what is wrong with the writing."""

from pathlib import Path

import pytest

from seed.read import Entries, Items, Scalar, WrittenRecord, read_folder, seed_files


def read(folder: Path, text: str | bytes, name: str = "flen/a.yaml") -> tuple[list[WrittenRecord], list[str]]:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    records, problems = read_folder(folder / name.split("/", maxsplit=1)[0])
    return records, [str(problem) for problem in problems]


def test_all_values_are_texts_with_their_lines(tmp_path: Path) -> None:
    text = """\
Municipality:
  - id: flen
    code: 0482
    open: true
    on: 2021-01-01
    nothing:
    aliases: [Flen, "null"]
Board: []
"""
    [record], problems = read(tmp_path, text)
    assert problems == []
    assert (record.type, record.file, record.is_example) == ("Municipality", "flen/a.yaml", False)
    assert record.node == Entries(
        {
            "id": Scalar("flen", 2),
            "code": Scalar("0482", 3),
            "open": Scalar("true", 4),
            "on": Scalar("2021-01-01", 5),
            "nothing": Scalar(None, 6),
            "aliases": Items((Scalar("Flen", 7), Scalar("null", 7)), 7),
        },
        {"id": 2, "code": 3, "open": 4, "on": 5, "nothing": 6, "aliases": 7},
        2,
    )


@pytest.mark.parametrize(("name", "is_example"), [
    ("examples/a.yaml", True), ("data/examples/a.yml", True), ("flen/examples.yaml", False),
])  # fmt: skip
def test_what_stands_in_a_folder_of_examples_is_one(tmp_path: Path, name: str, is_example: bool) -> None:
    [record], problems = read(tmp_path / "examples" / "work", "Theme:\n  - id: t\n", name)
    assert (record.is_example, record.file, problems) == (is_example, name, [])


def test_files_in_their_order_and_no_others(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.yml", "c.txt", "d/a.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [str(file.relative_to(tmp_path)) for file in seed_files(tmp_path)] == ["a.yml", "b.yaml", "d/a.yaml"]
    assert read_folder(tmp_path) == ([], [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a", "1: file: is no mapping. Write names of types, each with a list of records."),
        ("Board:\n  id: a", "1: Board: is no list. Write a list of records."),
        ("Board:\n  - a", "2: Board[0]: is no mapping. Write a record by its names."),
        (
            "Board:\n  - id: a\n    name: x\n    name: y",
            "4: name: is given twice (first on line 3). Give it once.",
        ),
        ("Board:\n  - [a]: b", "2: key: is no name. Write a name before the colon."),
        (b"Board:\n  - id: \xff", "2: file: is not UTF-8. Save the file as UTF-8."),
        (
            "Board:\n  - id: a\n   name: b",
            "3: file: is no YAML: did not find expected '-' indicator. Correct the writing.",
        ),
        ("Board: a\0", "1: file: holds characters that YAML does not allow. Remove control characters."),
        (f"Board: [{{a: {'[' * 20}{']' * 20}}}]", "1: file: is deeper than 12 levels. Write records flat."),
        ("Board: &a\n  - b: *a", "1: file: repeats a part of itself by an alias. Write it out."),
        ("Board: [{811218-9876: a, 811218-9876: b}]", "1: …: is given twice (first on line 1). Give it once."),
    ],
)
def test_broken_writing_is_told_with_its_line(tmp_path: Path, text: str | bytes, problem: str) -> None:
    _, problems = read(tmp_path, text)
    assert problems[:1] == [f"flen/a.yaml:{problem}"]


def test_an_empty_file_has_no_records(tmp_path: Path) -> None:
    assert read(tmp_path, "") == ([], [])
