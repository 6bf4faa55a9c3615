"""What the inputs of mutations look like, read from the schema: every place in them, and good values for each.

A new mutation or field is tried by itself; one for which no good value can be told fails here by name.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import count
from typing import Any

from graphql import get_named_type, get_nullable_type, is_input_object_type, is_list_type, is_non_null_type

from tests.api.mutations.asking import SCHEMA
from tests.api.mutations.footing import BY_TYPE, OLD, PARTICIPATION, RESPONSIBILITY, UNUSED

ROOT: Any = SCHEMA._schema.mutation_type
REFERENCES = {
    "about": "Actor",
    "actor": "Actor",
    "by": "Actor",
    "candidate": "Actor",
    "commitment": "Commitment",
    "commitments": "Commitment",
    "decidingBody": "Actor",
    "document": "SourceDocument",
    "goals": "Goal",
    "governedBy": "SourceDocument",
    "memberOf": "ActorGroup",
    "municipality": "Municipality",
    "owner": "Actor",
    "parent": "Goal",
    "partOf": "Actor",
    "payer": "Actor",
    "perspectives": "Perspective",
    "plan": "Plan",
    "replacedBy": "Actor",
    "succeeds": "Collaboration",
    "targetGroups": "TargetGroup",
    "themes": "Theme",
    "units": "Actor",
}
"""The type of the records that a field of this name refers to."""
_OTHERS = {"partOf": "flen", "replacedBy": "bukn", "succeeds": "earlier", "parent": "wider", "candidate": "bukn"}
_SECOND = {"flen": "gnesta", "alla": "grannar", "doc": "paper"}
"""Another one, where a record would refer to itself."""
_TARGETS = {"archiveRecord": UNUSED, "restoreRecord": OLD + UNUSED, "endCollaboration": "work", "confirmRecords": "sn"}
EDGES = {"participation": PARTICIPATION, "responsibility": RESPONSIBILITY}
ADDRESSING = {"id", "collaboration", "expectedVersion", *EDGES}
"""Fields that say which record, version and edge are meant; ``commitment`` too where it is to change."""
_VALUES: Mapping[str, Any] = {
    "amount": 150_000,
    "email": "samordnare@flen.example",
    "followUpEveryMonths": 12,
    "open": True,
    "organisationNumber": "212000-0332",
    "phone": "0157-43 00 00",
    "position": 7,
    "sha256": "a" * 64,
    "since": "2021-02-01",
    "until": "2023-06-30",
    "year": 2021,
    "years": 2021,
    "services": "POLICE",
    "form": "AGREEMENT",
    "isExample": False,
}
_BY_TYPE: Mapping[str, Any] = {
    "Boolean": True,
    "Date": "2021-06-01",
    "DateTime": "2099-01-01T00:00:00.000000Z",
    "Role": "READER",
    "URL": "https://www.flen.example/vag",
}
_fresh = count(1)


@dataclass(frozen=True)
class Form:
    """A mutation, for one kind of record where it is for several."""

    mutation: str
    kind: str = ""

    @property
    def name(self) -> str:
        """For ids of tests."""
        return f"{self.mutation}-{self.kind}" if self.kind else self.mutation

    @property
    def left_out(self) -> set[str]:
        """Fields that only other kinds of record have."""
        if not self.mutation.endswith("Actor"):
            return set()
        return {"BOARD": {"code", "open"}, "MUNICIPALITY": {"open"}, "GROUP": {"code"}}[self.kind]


RECORD_FORMS = [
    Form(name, kind)
    for name in ROOT.fields
    if not name.endswith("ApiKey")
    for kind in (("BOARD", "MUNICIPALITY", "GROUP") if name.endswith("Actor") else ("",))
]

KEY_FORMS = [Form(name) for name in ROOT.fields if name.endswith("ApiKey")]
FORMS = [*RECORD_FORMS, *KEY_FORMS]


@dataclass(frozen=True)
class Place:
    """A place in an input: names of fields and "0" for the first item of a list; its type without non-null."""

    path: tuple[str, ...]
    type: Any
    required: bool

    @property
    def text(self) -> str:
        """As refusals name it."""
        return ".".join(self.path)

    @property
    def field(self) -> str:
        """The last name in its path."""
        return [step for step in self.path if step != "0"][-1]

    @property
    def kind(self) -> str:
        """The name of its type, that of the items for a list."""
        return str(get_named_type(self.type).name)

    @property
    def is_list(self) -> bool:
        """Whether it is a whole list."""
        return bool(is_list_type(self.type))


def input_of(mutation: str) -> Any:
    """A mutation's input type."""
    return get_named_type(ROOT.fields[mutation].args["input"].type)


def places(form: Form) -> list[Place]:
    """Every place of a form's input: values, items of lists, lists themselves, and objects in them."""
    return list(_below(input_of(form.mutation), (), form.left_out))


def _below(kind: Any, path: tuple[str, ...], left_out: set[str]) -> Iterator[Place]:
    for name, field in kind.fields.items():
        if name not in left_out:
            yield from _place(field.type, (*path, name))


def _place(kind: Any, path: tuple[str, ...]) -> Iterator[Place]:
    bare = get_nullable_type(kind)
    yield Place(path, bare, bool(is_non_null_type(kind)))
    if is_list_type(bare):
        yield from _place(bare.of_type, (*path, "0"))
    elif is_input_object_type(bare):
        yield from _below(bare, path, set())


def values(form: Form) -> list[Place]:
    """The places that hold one value each."""
    return [one for one in places(form) if not one.is_list and not is_input_object_type(one.type)]


def addressing(form: Form, place: Place) -> bool:
    """Whether a place says which record, version or edge is to change: without it there is nothing to look at."""
    if place.field == "commitment":
        return "expectedVersion" in input_of(form.mutation).fields
    return place.field in ADDRESSING and not (place.field == "id" and form.mutation.startswith("create"))


def full(form: Form) -> dict[str, Any]:
    """A good input with every field given, of its own words wherever it may have some."""
    return _object(input_of(form.mutation), form, (), every=True)


def minimal(form: Form) -> dict[str, Any]:
    """A good input with nothing but what must be given."""
    given = _object(input_of(form.mutation), form, (), every=False)
    return given | ({"code": "0483"} if form.kind == "MUNICIPALITY" and form.mutation == "createActor" else {})


def _object(kind: Any, form: Form, path: tuple[str, ...], *, every: bool) -> dict[str, Any]:
    left_out = form.left_out if not path else set()
    return {
        name: _value(get_nullable_type(field.type), form, (*path, name), every=every)
        for name, field in kind.fields.items()
        if name not in left_out and (every or is_non_null_type(field.type))
    }


def _value(kind: Any, form: Form, path: tuple[str, ...], *, every: bool) -> Any:
    if is_list_type(kind):
        actors = ["sn", "bukn"] if path == ("participants",) else [None]
        items = [_value(get_nullable_type(kind.of_type), form, path, every=every) for _ in actors]
        return [{**item, "actor": actor} if actor else item for item, actor in zip(items, actors, strict=True)]
    if is_input_object_type(kind):
        return _object(kind, form, path, every=every)
    return _single(kind, form, path)


def least(place: Place) -> Any:
    """A good item of a list with nothing but what must be given."""
    item: Any = get_nullable_type(place.type.of_type)
    return _value(item, Form("createCollaboration"), place.path, every=False)


def _single(kind: Any, form: Form, path: tuple[str, ...]) -> Any:
    name = path[-1]
    special = {
        "expectedVersion": 2 if form.mutation == "restoreRecord" else 1,
        "kind": form.kind or None,
        "code": "0484" if form.kind else f"Z{next(_fresh)}",
        **_VALUES,
    }
    if kind.name == "ID":
        return _id(form, path)
    if special.get(name) is not None:
        return special[name]
    if hasattr(kind, "values") and kind.name not in _BY_TYPE:
        return next(iter(kind.values))
    assert kind.name in {"String", *_BY_TYPE}, f"{form.name}: no good value for {'.'.join(path)} of type {kind.name}"
    return _BY_TYPE.get(kind.name, f"{name} {next(_fresh)}, prövad på Åland – “så” 👩‍👧")


def _id(form: Form, path: tuple[str, ...]) -> str:
    name = path[-1]
    own = {
        **EDGES,
        "id": f"new-{next(_fresh)}" if form.mutation.startswith("create") else _target(form),
        "collaboration": _target(form),
        "actor": {"addParticipant": "flen", "assignResponsibility": "bukn"}.get(form.mutation),
    }
    if own.get(name) is not None:
        return str(own[name])
    chosen = _OTHERS.get(name) or BY_TYPE[REFERENCES[name]]
    return _SECOND[chosen] if chosen == _target(form) and chosen in _SECOND else chosen


def _target(form: Form) -> str:
    if form in KEY_FORMS:
        return "0" * 12
    if form.kind:
        return {"BOARD": "sn", "MUNICIPALITY": "flen", "GROUP": "alla"}[form.kind]
    name = form.mutation.removeprefix("update")
    return _TARGETS.get(form.mutation) or BY_TYPE.get(name) or BY_TYPE["Collaboration"]


def at(given: Mapping[str, Any], path: Sequence[str]) -> Any:
    """What stands at a place of an input."""
    found: Any = given
    for step in path:
        found = found[int(step)] if isinstance(found, list) else found[step]
    return found


def replaced(given: Mapping[str, Any], changes: Mapping[tuple[str, ...], Any]) -> dict[str, Any]:
    """A copy of an input with other values at some places."""
    copy: dict[str, Any] = deepcopy(dict(given))
    for path, value in changes.items():
        inner = at(copy, path[:-1])
        inner[int(path[-1]) if isinstance(inner, list) else path[-1]] = value
    return copy
