"""Values that are wrong wherever they stand, and the places of an input that each is for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from graph.writes.derive import edge_id
from tests.api.mutations.footing import BY_TYPE, EXAMPLE, OLD, UNUSED
from tests.api.mutations.forms import EDGES, REFERENCES, Form, Place, addressing, at, full, least, places, replaced

ANY_KIND = {"archiveRecord", "restoreRecord", "confirmRecords"}
OTHER_EDGES = {
    "participation": edge_id("earlier", "COLLABORATES", "sn"),
    "responsibility": edge_id("a1", "NAMES", "bukn"),
}
_WHERE = Callable[[Form, Place], bool]


@dataclass(frozen=True)
class Bad:
    """What is wrong; ``where`` it can stand; ``value`` gives the value for a place, by what would be right there."""

    name: str
    where: _WHERE
    value: Callable[[Place, Any], Any]
    named: Callable[[Any], str] = lambda _: ""
    """The step below the place that the refusal names, as the last of two items, by what would be right there."""

    whole: bool = False
    """It is said of an entry as a whole, and so of the record at its far end."""

    def input(self, form: Form) -> tuple[dict[str, Any], set[str]] | None:
        """A good input with the bad value at every place that it is for, and those places; None where there is none."""
        good = full(form)
        chosen = [place for place in places(form) if self.where(form, place)]
        if not chosen:
            return None
        changes = {place.path: self.value(place, at(good, place.path)) for place in chosen}
        named = {place.text: self.named(at(good, place.path)) for place in chosen}
        return replaced(good, changes), {".".join(filter(None, pair)) for pair in named.items()}


def is_text(_: Form, place: Place) -> bool:
    return place.kind == "String" and not place.is_list


def is_reference(form: Form, place: Place) -> bool:
    return place.kind == "ID" and not place.is_list and place.field in REFERENCES and not addressing(form, place)


def is_not_what_decides(form: Form, place: Place) -> bool:
    """Whether a reference is not to the commitment that makes what is recorded about it an example."""
    return is_reference(form, place) and place.path != ("commitment",)


def is_id(form: Form, place: Place) -> bool:
    return place.kind == "ID" and not place.is_list and not addressing(form, place)


def is_number(_: Form, place: Place) -> bool:
    return place.kind == "Int" and not place.is_list and place.field != "expectedVersion"


def is_outer_list(_: Form, place: Place) -> bool:
    return place.is_list and "0" not in place.path


def is_inner_list(_: Form, place: Place) -> bool:
    return place.is_list and "0" in place.path


def _same(value: Any) -> Callable[[Place, Any], Any]:
    return lambda *_: value


def _other_kind(place: Place, _: Any) -> str:
    return BY_TYPE["Actor"] if REFERENCES[place.field] == "SourceDocument" else BY_TYPE["SourceDocument"]


def _of_family(prefix: str) -> Callable[[Place, Any], Any]:
    return lambda _, good: f"{prefix}{good}"


def _twice(_: Place, good: Any) -> list[Any]:
    return [*good, good[0]]


def _last(good: Any) -> str:
    return str(len(good))


def _texts() -> Iterator[Bad]:
    for name, text in {
        "5,001 characters": "å" * 5_001,
        "empty": "",
        "only blanks": "\u00a0 \u2003",
        "only a joiner": "\u200d",
        "only fillers": "\u3164\u2800",
        "a tab": "a\tb",
        "a left-to-right mark": "a\u200eb",
        "a soft hyphen": "a\u00adb",
        "a line separator": "a\u2028b",
    }.items():
        yield Bad(name, is_text, _same(text))


REFUSED = [
    *_texts(),
    Bad("no id", is_id, _same("Å/1")),
    Bad("an id of 65 characters", is_id, _same("a" * 65)),
    Bad("an empty id", is_id, _same("")),
    Bad("emoji for an id", is_id, _same("👩‍👧")),
    Bad("an unknown id", is_reference, _same("nobody")),
    Bad("an id of another kind", is_reference, _other_kind),
    Bad("an archived record", is_reference, _of_family(OLD)),
    Bad("an example", is_not_what_decides, _of_family(EXAMPLE)),
    Bad("below zero", is_number, _same(-1)),
    Bad("the largest number", is_number, _same(2**31 - 1)),
    Bad("501 items", is_outer_list, lambda place, _: [least(place)] * 501),
    Bad("501 items inside", is_inner_list, lambda place, _: [least(place)] * 501),
    Bad("an item twice", is_outer_list, _twice, named=_last, whole=True),
    Bad("an item twice inside", is_inner_list, _twice, named=_last, whole=True),
]
"""Values that pass for their type, and that the rules refuse."""


@dataclass(frozen=True)
class WrongTarget:
    """What is wrong with the record, version or edge that is to change, and the kind of the one refusal."""

    name: str
    changes: dict[tuple[str, ...], Any]
    kind: str


def wrong_targets(form: Form, place: Place) -> list[WrongTarget]:
    """What can be wrong where an input says what is to change; nothing for other places."""
    if not addressing(form, place) or place.kind not in {"ID", "Int"}:
        return []
    if place.field == "expectedVersion":
        versions = {"0": 0, "below zero": -1, "the largest": 2**31 - 1}
        return [WrongTarget(name, {place.path: version}, "Stale") for name, version in versions.items()]
    texts = {"no id": "Å/1", "empty": "", "65 characters": "a" * 65, "unknown": "nobody"}
    if place.field in EDGES:
        texts["of another record"] = OTHER_EDGES[place.field]
    elif form.mutation not in ANY_KIND:
        texts["of another kind"] = "doc" if at(full(form), place.path) != "doc" else "sn"
    found = [WrongTarget(name, {place.path: text}, "NotFound") for name, text in texts.items()]
    if place.field not in EDGES:
        version = (*place.path[:-1], "expectedVersion")
        archived = form.mutation == "restoreRecord"
        there = UNUSED if archived else f"{OLD}{at(full(form), place.path)}"
        found.append(WrongTarget("archived or not", {place.path: there, version: 1 if archived else 2}, "InvalidInput"))
    return found
