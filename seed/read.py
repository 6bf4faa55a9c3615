"""Seed files as trees of texts with line numbers: what YAML says, before anybody asks what it means."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from graph.writes.problems import shown
from seed.problems import SeedProblem

try:  # the same parser in C, ten times as fast, where PyYAML was built with it
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - every wheel that we pin has it
    from yaml import SafeLoader as Loader  # type: ignore[assignment]  # stands in for it

DEEPEST = 12
EXAMPLES = "examples"
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as it is written; None where it is left empty or null."""

    text: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping; each entry stands on the line of its key."""

    entries: Mapping[str, "Node"]
    lines: Mapping[str, int]
    line: int


Node: TypeAlias = Scalar | Items | Entries


@dataclass(frozen=True, slots=True)
class WrittenRecord:
    """One record as a seed file has it."""

    type: str
    node: Entries
    file: str
    is_example: bool


def seed_files(folder: Path) -> list[Path]:
    """The seed files of a folder and all folders in it, in the order in which they are read."""
    return sorted(file for file in folder.rglob("*") if file.suffix in {".yaml", ".yml"})


def read_folder(folder: Path) -> tuple[list[WrittenRecord], list[SeedProblem]]:
    """All records in the files of a folder, and what is wrong with the writing of the files themselves.

    What stands in a folder called "examples" is made up to show the registry at work.
    """
    records: list[WrittenRecord] = []
    problems: list[SeedProblem] = []
    for file in seed_files(folder):
        inside = file.relative_to(folder.parent)
        reader = _Reader(str(inside))
        records += reader.records(file.read_bytes(), is_example=EXAMPLES in inside.parts[:-1])
        problems += reader.problems
    return records, problems


class _Reader:
    """Reads one file."""

    def __init__(self, name: str) -> None:
        self.problems: list[SeedProblem] = []
        self._name = name
        self._seen: set[int] = set()

    def records(self, content: bytes, *, is_example: bool) -> Iterator[WrittenRecord]:
        root = self._compose(content)
        if root is None:
            return
        if not isinstance(root, Entries):
            self._tell(root.line, "file", "is no mapping.", "Write names of types, each with a list of records.")
            return
        for type_name, records in root.entries.items():
            if not isinstance(records, Items):
                self._tell(root.lines[type_name], type_name, "is no list.", "Write a list of records.")
                continue
            for number, record in enumerate(records.items):
                if isinstance(record, Entries):
                    yield WrittenRecord(type_name, record, self._name, is_example)
                else:
                    self._tell(record.line, f"{type_name}[{number}]", "is no mapping.", "Write a record by its names.")

    def _tell(self, line: int, field: str, rule: str, remedy: str) -> None:
        self.problems.append(SeedProblem(self._name, line, shown(field), rule, remedy))

    def _compose(self, content: bytes) -> Node | None:
        """The tree of the file; None where it is empty or no YAML."""
        try:
            root = yaml.compose(content.decode("utf-8"), Loader=Loader)
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            self._tell(line, "file", "is not UTF-8.", "Save the file as UTF-8.")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._tell(mark.line + 1 if mark else 1, "file", f"is no YAML: {error.problem}.", "Correct the writing.")
        except yaml.YAMLError:
            self._tell(1, "file", "holds characters that YAML does not allow.", "Remove control characters.")
        else:
            return None if root is None else self._node(root, 0)
        return None

    def _node(self, node: yaml.Node, depth: int) -> Node:
        line = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return Scalar(None if node.tag == _NULL else node.value, line)
        if depth > DEEPEST:
            self._tell(line, "file", f"is deeper than {DEEPEST} levels.", "Write records flat.")
            return Scalar(None, line)
        if id(node) in self._seen:  # a tree whose parts repeat each other could grow without bound
            self._tell(line, "file", "repeats a part of itself by an alias.", "Write it out.")
            return Scalar(None, line)
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self._node(item, depth + 1) for item in node.value), line)
        return self._entries(node, line, depth)

    def _entries(self, node: yaml.Node, line: int, depth: int) -> Entries:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            place = key.start_mark.line + 1
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self._tell(place, "key", "is no name.", "Write a name before the colon.")
            elif name in entries:
                self._tell(place, name, f"is given twice (first on line {lines[name]}).", "Give it once.")
            else:
                entries[name] = self._node(value, depth + 1)
                lines[name] = place
        return Entries(entries, lines, line)
