"""From what a seed file says to what a record is: values by the types of the model, references as edges.

Nothing is judged here but what cannot be turned into a record at all; ``graph.writes.rules`` judges the rest. Each
value's line is kept under the path that the rules tell.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.cypher import Value
from graph.model import MODEL
from graph.vocabulary.relations import FACTS
from graph.vocabulary.terms import Form, Property, Walk
from graph.writes.derive import edge_id, given_properties
from graph.writes.problems import Path, shown
from graph.writes.records import EdgeContent, RecordContent, written_walks
from seed.problems import SeedProblem
from seed.read import Entries, Items, Node, Scalar, WrittenRecord

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
_BOOLEANS = {"true": True, "false": False}
_TEXT = Property(name="text", description="")
_CITATION = ("document", "locator", "quote")


@dataclass(frozen=True, slots=True)
class SeedRecord:
    """A record with the file and the line of everything in it."""

    content: RecordContent
    file: str
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """The line of a value, or of the nearest thing around it that is written."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]


def build(written: WrittenRecord) -> tuple[SeedRecord, list[SeedProblem]]:
    """The record that a seed file means, and what in it could not be understood."""
    builder = _Builder(written)
    return builder.record(), builder.problems


class _Builder:
    """Builds one record."""

    def __init__(self, written: WrittenRecord) -> None:
        self.problems: list[SeedProblem] = []
        self._written = written
        id_node = written.node.entries.get("id")
        self._id = (isinstance(id_node, Scalar) and id_node.text) or ""
        self._lines: dict[Path, int] = {(): written.node.line}
        self._pairs: dict[tuple[str, str], int] = {}

    def record(self) -> SeedRecord:
        written = self._written
        properties: dict[str, Value] = {}
        edges: list[EdgeContent] = []
        is_known = written.type in MODEL.nodes
        walks = written_walks(written.type) if is_known else {}
        known = given_properties(written.type) if is_known else {}
        for name, node in written.node.entries.items():
            self._lines[(name,)] = written.node.lines[name]
            if name in walks:
                edges += self._edges(walks[name], node)
            elif name != "id":
                properties[name] = self._value((name,), known.get(name, _TEXT), node)
        kept = {name: value for name, value in properties.items() if value is not None}
        content = RecordContent(written.type, self._id, written.is_example, kept, tuple(edges))
        return SeedRecord(content, written.file, self._lines)

    def _tell(self, node: Node, name: str, rule: str, remedy: str) -> None:
        field = f"{shown(self._id) or self._written.type}.{shown(name)}"
        self.problems.append(SeedProblem(self._written.file, node.line, field, rule, remedy))

    def _value(self, path: Path, known: Property, node: Node) -> Value:
        self._lines.setdefault(path, node.line)
        if isinstance(node, Scalar):
            return _typed(known.type, node.text)
        if isinstance(node, Items):
            return [self._value((*path, place), known, item) for place, item in enumerate(node.items)]
        parts = MODEL.value_objects[known.type].properties if known.type in MODEL.value_objects else ()
        fields = {field.name: field for field in parts}
        for name in node.entries:
            self._lines[(*path, name)] = node.lines[name]
        return {name: self._value((*path, name), fields.get(name, _TEXT), item) for name, item in node.entries.items()}

    def _edges(self, walk: Walk, node: Node) -> list[EdgeContent]:
        """The edges of one walk: one reference, or a list of them."""
        if isinstance(node, Scalar) and node.text is None:
            return []
        if walk.form is Form.ONE and not isinstance(node, Items):
            items: tuple[Node, ...] = (node,)
        elif isinstance(node, Items):
            items = node.items
        else:
            self._tell(node, walk.name, "is no list.", "Write a list, also for one item.")
            return []
        edges: list[EdgeContent] = []
        for item in items:
            edge = self._edge(walk, (walk.name, len(edges)), item)
            if edge is not None:
                edges.append(edge)
        return edges

    def _edge(self, walk: Walk, path: Path, node: Node) -> EdgeContent | None:
        self._lines[path] = node.line
        target = walk.entry_node or "to"
        entries = node if isinstance(node, Entries) else Entries({}, {}, node.line)
        other = node if isinstance(node, Scalar) else entries.entries.get(target)
        if not isinstance(other, Scalar) or not other.text:
            self._tell(node, walk.name, "names no record.", f"Write an id, or a mapping with {target}.")
            return None
        for name in entries.entries:
            self._lines[(*path, "to" if name == target else name)] = entries.lines[name]
        properties = self._edge_properties(walk, path, entries, target)
        relation = MODEL.relations[walk.relation]
        if relation.facts and "id" not in properties:
            pair = (walk.relation, other.text)
            self._pairs[pair] = self._pairs.get(pair, 0) + 1
            properties["id"] = edge_id(self._id, walk.relation, other.text, self._pairs[pair])
        return EdgeContent(walk.relation, other.text, walk.outward is not False, properties)

    def _edge_properties(self, walk: Walk, path: Path, entries: Entries, target: str) -> dict[str, Value]:
        relation = MODEL.relations[walk.relation]
        known = {one.name: one for one in (*relation.properties, *(FACTS if relation.facts else ()))}
        properties: dict[str, Value] = {}
        for name, node in entries.entries.items():
            if name == "citations" and relation.facts:
                properties.update(self._citations((*path, "citations"), node))
            elif name != target:
                properties[name] = self._value((*path, name), known.get(name, _TEXT), node)
        if "position" in known and "position" not in properties:
            properties["position"] = int(path[-1]) + 1
        if "inferred" in known and "inferred" not in properties:
            properties["inferred"] = False
        return {name: value for name, value in properties.items() if value is not None}

    def _citations(self, path: Path, node: Node) -> dict[str, Value]:
        """An edge's citations as its three lists; what there is none of is an empty text."""
        lists: dict[str, list[Value]] = {name: [] for name in _CITATION}
        for place, item in enumerate(node.items if isinstance(node, Items) else (node,)):
            self._lines[(*path, place)] = item.line
            parts = item.entries if isinstance(item, Entries) else {"document": item}
            for name, part in parts.items():
                self._lines[(*path, place, name)] = part.line
                if name not in lists:
                    self._tell(part, name, "is not known.", "Leave it out or correct its name.")
            for name, values in lists.items():
                found = parts.get(name)
                values.append((isinstance(found, Scalar) and found.text) or "")
            if not lists["document"][-1]:
                self._tell(item, "citations", "names no document.", "Write the id of a SourceDocument.")
        return {f"cited{name.capitalize()}s": values for name, values in lists.items()}


def _typed(type_name: str, text: str | None) -> Value:
    """The text as a value of the type; as it stands where it is none, for the rules to tell."""
    if text is None:
        return None
    if type_name == "Int" and _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if type_name == "Boolean":
        return _BOOLEANS.get(text, text)
    return text
