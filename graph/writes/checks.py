"""Checks of one record by itself: each of its values, what must not be missing, and what the model does not know."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from graph.cypher import Value
from graph.errors import InvalidInput
from graph.model import MODEL
from graph.privacy import screen
from graph.values import (
    LARGEST_INT,
    check_date,
    check_date_time,
    check_enum,
    check_id,
    check_int,
    check_organisation_number,
    check_text,
    check_url,
)
from graph.vocabulary.relations import FACTS
from graph.vocabulary.terms import Form, Property
from graph.writes.derive import fixed_values, given_properties
from graph.writes.history import CHANGE_ID
from graph.writes.problems import Path, Problem, as_problem, path_text
from graph.writes.records import EdgeContent, RecordContent, edges_by_walk, walk_of, written_walks
from graph.writes.shelters import CITED

LONGEST_LIST = 200
MOST_EDGES = 2_000
_LEAVE_OUT = "Leave it out or correct its name."
_BOUNDS = {
    "year": (1_000, 9_999),
    "years": (1_000, 9_999),
    "position": (0, 1_000_000),
    "amount": (0, 999_999_999),  # none is as long as a personal identity number
    "followUpEveryMonths": (1, 1_200),
}
_PATTERNS = {
    ("Municipality", "code"): (re.compile(r"[0-9]{4}"), "is no municipality code.", "Write its four digits."),
    ("SourceDocument", "sha256"): (re.compile(r"[0-9a-f]{64}"), "is no digest.", "Write 64 digits 0–9 and a–f."),
}
_BY_TYPE: Mapping[str, Callable[[str, str], str]] = {
    "ID": check_id,
    "Date": check_date,
    "DateTime": check_date_time,
    "URL": check_url,
    "OrganisationNumber": check_organisation_number,
}


def check_value(field: str, known: Property, value: Value) -> Value:
    """One value of a property, or one item of its list, as it is kept; InvalidInput where it breaks a rule."""
    if known.type == "Int":
        if not isinstance(value, int):
            raise InvalidInput(field, "is no whole number.", "Write digits only.")
        return check_int(field, value, *_BOUNDS.get(known.name, (0, LARGEST_INT)))
    if known.type == "Boolean":
        if not isinstance(value, bool):
            raise InvalidInput(field, "is neither true nor false.", "Write true or false; leave it out if unknown.")
        return value
    if not isinstance(value, str):
        raise InvalidInput(field, "is no text.", "Write one text here.")
    return _checked_text(field, known, value)


def _checked_text(field: str, known: Property, value: str) -> str:
    screen(field, known.name, value)
    if known.type in MODEL.enumerations:
        return check_enum(field, value, known.type)
    if known.type == "String":
        return check_text(field, value, known.longest)
    return _BY_TYPE.get(known.type, check_id)(field, value)


def check_record(content: RecordContent, number: int = 0) -> tuple[RecordContent, list[Problem]]:
    """The record with its values as they are kept, and what is wrong with it by itself; broken values are left out.

    ``number`` is its place among the records that are checked together.
    """
    check = _RecordCheck(content, number)
    return check.content, check.problems


class _RecordCheck:
    """One record while it is checked."""

    def __init__(self, content: RecordContent, number: int) -> None:
        self.problems: list[Problem] = []
        self._number = number
        self.content = content
        if content.type not in MODEL.concrete["Record"]:
            self._tell(("type",), "is no type of record.", f"Write one of {', '.join(MODEL.concrete['Record'])}.")
            return
        self._value(("id",), Property(name="id", type="ID", description=""), content.id)
        if CHANGE_ID.fullmatch(content.id):
            self._tell(("id",), "is kept for changes.", "Give the record another id.")
        self.content = replace(content, properties=self._properties(), edges=self._edges())

    def _tell(self, path: Path, rule: str, remedy: str) -> None:
        self.problems.append(Problem(self._number, path, rule, remedy))

    def _value(self, path: Path, known: Property, value: Value) -> Value:
        """The value as it is kept, or null with a problem told."""
        try:
            return check_value(path_text(path), known, value)
        except InvalidInput as error:
            self.problems.append(as_problem(self._number, path, error))
            return None

    def _properties(self) -> dict[str, Value]:
        given = given_properties(self.content.type)
        fixed = fixed_values(self.content.type)
        for name, value in self.content.properties.items():
            if name in fixed:
                if value != fixed[name]:
                    self._tell((name,), f"must be {fixed[name]} for this type.", "Leave it out or change the type.")
            elif name not in given:
                self._tell((name,), "is not known.", _LEAVE_OUT)
        values = self._known_values((), given, self.content.properties)
        for (type_name, name), (pattern, rule, remedy) in _PATTERNS.items():
            if type_name == self.content.type and name in values and not pattern.fullmatch(str(values[name])):
                self._tell((name,), rule, remedy)
        return values

    def _known_values(self, path: Path, known: Mapping[str, Property], given: Mapping[str, Value]) -> dict[str, Value]:
        """The values of these properties, checked; a required one that is missing is told."""
        values: dict[str, Value] = {}
        for name, one in known.items():
            value = given.get(name)
            if value is None:
                if one.required and not one.many:
                    self._tell((*path, name), "is missing.", f"Give it: {one.description}")
            else:
                checked = self._list((*path, name), one, value) if one.many else self._one((*path, name), one, value)
                if checked is not None:
                    values[name] = checked
        return values

    def _one(self, path: Path, known: Property, value: Value) -> Value:
        if known.type not in MODEL.value_objects:
            return self._value(path, known, value)
        if not isinstance(value, dict):
            self._tell(path, "is no mapping.", f"Write the parts of a {known.type} by name.")
            return None
        fields = {field.name: field for field in MODEL.value_objects[known.type].properties}
        for name in value:
            if name not in fields:
                self._tell((*path, name), "is not known.", _LEAVE_OUT)
        return self._known_values(path, fields, value)

    def _list(self, path: Path, known: Property, value: Value) -> list[Value] | None:
        if not isinstance(value, list):
            self._tell(path, "is no list.", "Write a list, also for one item.")
            return None
        if len(value) > LONGEST_LIST:
            self._tell(path, f"has {len(value)} items; {LONGEST_LIST} are the most.", "Shorten the list.")
            return None
        items = [self._one((*path, place), known, item) for place, item in enumerate(value)]
        for place, item in enumerate(items):
            if item is not None and item in items[:place]:
                self._tell((*path, place), "is given twice.", "Give it once.")
        return [item for item in items if item is not None]

    def _edges(self) -> tuple[EdgeContent, ...]:
        counts: dict[str, int] = {}
        if len(self.content.edges) > MOST_EDGES:
            self._tell((), f"has more than {MOST_EDGES} references.", "Spread them over several records.")
            return ()
        checked: list[EdgeContent] = []
        for name, place, edge in edges_by_walk(self.content):
            counts[name] = place + 1
            checked.append(self._edge(name, place, edge))
        for name, walk in written_walks(self.content.type).items():
            if walk.form is Form.ONE and counts.get(name, 0) > 1:
                self._tell((name, 1), "is given twice.", "Give one.")
            if walk.form is Form.ONE and walk.required and not counts.get(name):
                self._tell((name,), "is missing.", f"Give it: {walk.description}")
        return tuple(checked)

    def _edge(self, name: str, place: int, edge: EdgeContent) -> EdgeContent:
        path: Path = (name, place)
        if walk_of(self.content.type, edge.relation, edge.outward) is None:
            self._tell((name,), "is not known.", _LEAVE_OUT)
            return edge
        relation = MODEL.relations[edge.relation]
        facts = {one.name: one for one in FACTS if relation.facts and one.name not in CITED}
        if self._value((*path, "to"), Property(name="to", type="ID", description=""), edge.other) is None:
            return edge  # its own id is made of this one: nothing more to learn
        known = {one.name: one for one in relation.properties} | facts
        cited = {key: value for key, value in edge.properties.items() if relation.facts and key in CITED}
        for key in edge.properties:
            if key not in known and key not in cited:
                self._tell((*path, key), "is not known.", _LEAVE_OUT)
        values = self._known_values(path, known, {"inferred": False, **edge.properties})
        return replace(edge, properties=values | self._citations(path, cited))

    def _citations(self, path: Path, cited: Mapping[str, Value]) -> dict[str, Value]:
        """The three lists of an edge's citations; a locator or quote that there is none of is an empty text."""
        known = {one.name: one for one in FACTS}
        checked: dict[str, Value] = {}
        for key, value in cited.items():
            items = value if isinstance(value, list) else []
            checked[key] = [
                "" if item == "" else self._value((*path, "citations", place, CITED[key]), known[key], item)
                for place, item in enumerate(items)
            ]
        if len({len(value) for value in checked.values() if isinstance(value, list)}) > 1:
            self._tell((*path, "citations"), "are not of equal length.", "Give each document its locator and quote.")
            return checked
        citations = list(zip(*(value for value in checked.values() if isinstance(value, list)), strict=True))
        for place, citation in enumerate(citations):
            if citation in citations[:place]:
                self._tell((*path, "citations", place), "is given twice.", "Give it once.")
        return checked
