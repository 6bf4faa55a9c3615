"""What a change says to whoever reads it: every kind of field before and after, each edge in one entry."""

import json
from dataclasses import replace
from itertools import permutations
from typing import Any

from graph.cypher import Value
from graph.writes.derive import stored_properties
from graph.writes.history import edge_changes, field_changes
from graph.writes.records import EdgeContent, RecordContent
from graph.writes.stored import Stored
from tests.graph.writes.contents import A1, SOCIAL, WORK, answers, edge, takes_part

ANNA: dict[str, Value] = {"function": "samordnare", "name": "Anna", "email": "samordnare@flen.se"}
BO: dict[str, Value] = {"function": "chef", "name": None}
IOP = RecordContent("IOPPartnership", "iop", False, {"title": "Jouren", "agreementWritten": False})
FUNDING = edge("iop", "FUNDED_BY", "flen", year=2024, amount=100_000, position=1)


def told(before: RecordContent | None, after: RecordContent, **marks: Value) -> list[tuple[str, Any, Any]]:
    """The fields that a change tells, lists and objects read out of their JSON: name, before, after."""
    stored = Stored(stored_properties(before) | {"archived": False}, before.edges) if before else None
    edges = edge_changes(before.edges if before else (), after.edges)
    found = field_changes(after.type, stored, stored_properties(after) | marks, edges)
    fields = [json.loads(text) for text in found]
    return [(field["name"], _read(field["before"]), _read(field["after"])) for field in fields]


def _read(text: str | None) -> Any:
    return json.loads(text) if text and text[0] in "{[" else text


def with_values(record: RecordContent, **properties: Value) -> RecordContent:
    return replace(record, properties={**record.properties, **properties})


def with_edges(record: RecordContent, *edges: EdgeContent) -> RecordContent:
    return replace(record, edges=edges)


def test_a_creation_tells_what_is_said_and_what_its_type_decides() -> None:
    example = replace(with_values(SOCIAL, aliases=["SN", "Social"]), is_example=True)

    assert told(None, example) == [
        ("kind", None, "BOARD"),
        ("name", None, "Socialnämnden"),
        ("aliases", None, ["SN", "Social"]),
        ("isExample", None, "true"),
        ("partOf", None, "flen"),
        ("memberOf", None, "alla"),
    ]


def test_nothing_that_stays_is_told() -> None:
    assert told(A1, A1) == []


def test_texts_lists_numbers_and_truth_values() -> None:
    before = with_values(A1, leadIn="Nämnden ska", years=[2022, 2023], callsFor=["AGENCY"])
    after = with_values(A1, leadIn="Nämnden ska\nsäkra", years=[2023], position=2)

    assert told(before, after) == [
        ("position", "1", "2"),
        ("leadIn", "Nämnden ska", "Nämnden ska\nsäkra"),
        ("years", [2022, 2023], [2023]),
        ("callsFor", ["AGENCY"], None),
    ]
    assert told(IOP, with_values(IOP, agreementWritten=True)) == [("agreementWritten", "false", "true")]


def test_value_objects_are_told_as_objects_without_what_is_not_known() -> None:
    before, after = with_values(SOCIAL, contacts=[ANNA]), with_values(SOCIAL, contacts=[ANNA, BO])

    assert told(before, after) == [("contacts", [ANNA], [ANNA, {"function": "chef"}])]


def test_marks_of_the_registry_are_told_where_they_change() -> None:
    assert told(SOCIAL, SOCIAL, confirmedOn="2026-01-01") == [("confirmedOn", None, "2026-01-01")]
    assert told(SOCIAL, SOCIAL, archived=True) == [("archived", "false", "true")]
    assert told(SOCIAL, replace(SOCIAL, is_example=True)) == [("isExample", "false", "true")]


def test_a_mark_that_is_taken_away_is_told() -> None:
    stored = Stored(stored_properties(SOCIAL) | {"archived": True, "confirmedOn": "2026-01-01"})

    (field,) = field_changes("Board", stored, stored_properties(SOCIAL), edge_changes((), ()))

    assert json.loads(field) == {"name": "confirmedOn", "before": "2026-01-01", "after": None}


def test_an_edge_is_told_with_what_it_carries_and_cites_in_the_order_of_the_model() -> None:
    cited: dict[str, Value] = {
        "citedQuotes": ["stöd", ""],
        "citedDocuments": ["doc", "doc-2"],
        "citedLocators": ["", "sida 3"],
    }
    before = takes_part("work", "sn", since="2021-01-01")
    after = takes_part("work", "sn", until="2024-01-01", since="2021-01-01", **cited)
    others = WORK.edges[1:]

    ((name, old, new),) = told(with_edges(WORK, before, *others), with_edges(WORK, after, *others))

    assert (name, old) == ("participants", {"to": "sn", "role": "PARTY", "since": "2021-01-01"})
    assert list(new.items()) == [
        ("to", "sn"),
        ("role", "PARTY"),
        ("since", "2021-01-01"),
        ("until", "2024-01-01"),
        ("citations", [{"document": "doc", "quote": "stöd"}, {"document": "doc-2", "locator": "sida 3"}]),
    ]


def test_what_is_concluded_is_told_and_what_is_said_is_not() -> None:
    plan, _, citation = A1.edges
    concluded = answers("a1", "sn", inferred=True, units=["flen"])

    assert told(A1, with_edges(A1, plan, concluded, citation)) == [
        ("responsible", {"to": "sn", "units": ["flen"]}, {"to": "sn", "units": ["flen"], "inferred": True})
    ]


def test_edges_that_come_and_go_have_an_entry_each() -> None:
    plan, responsibility, citation = A1.edges
    other = answers("a1", "bukn")

    assert told(A1, with_edges(A1, plan, other, citation)) == [
        ("responsible", {"to": "sn", "units": ["flen"]}, None),
        ("responsible", None, "bukn"),
    ]
    assert told(A1, with_edges(A1, plan, responsibility)) == [
        ("citations", {"to": "doc", "locator": "rad 1", "quote": "stöd"}, None)
    ]


def test_a_reference_to_one_record_has_one_entry_whatever_it_leads_to() -> None:
    _, *others = A1.edges
    assert told(A1, with_edges(A1, edge("a1", "IN_PLAN", "plan-2"), *others)) == [("plan", "plan", "plan-2")]

    _, member = SOCIAL.edges
    moved = edge("sn", "PART_OF", "kommunen", since="2026-01-01")
    assert told(SOCIAL, with_edges(SOCIAL, moved, member)) == [
        ("partOf", "flen", {"to": "kommunen", "since": "2026-01-01"})
    ]


def test_one_that_ends_and_its_successor_are_two() -> None:
    part, member = SOCIAL.edges
    ended = replace(part, properties={**part.properties, "until": "2026-01-01"})
    next_ = edge("sn", "PART_OF", "kommunen", since="2026-01-01")

    assert told(SOCIAL, with_edges(SOCIAL, ended, next_, member)) == [
        ("partOf", "flen", {"to": "flen", "until": "2026-01-01"}),
        ("partOf", None, {"to": "kommunen", "since": "2026-01-01"}),
    ]


def test_of_several_edges_to_one_record_each_is_told_by_itself() -> None:
    second = edge("iop", "FUNDED_BY", "flen", year=2025, amount=110_000, position=2)
    raised = edge("iop", "FUNDED_BY", "flen", year=2025, amount=120_000, position=2)

    assert told(with_edges(IOP, FUNDING, second), with_edges(IOP, FUNDING, raised)) == [
        ("funding", {"to": "flen", "year": 2025, "amount": 110_000}, {"to": "flen", "year": 2025, "amount": 120_000})
    ]


def test_edges_that_only_change_places_are_told_with_their_places() -> None:
    first, second = (edge("a1", "CITES", "doc", quote=quote, position=1) for quote in ("ett", "två"))
    moved_first = edge("a1", "CITES", "doc", quote="ett", position=2)

    assert told(with_edges(A1, first), with_edges(A1, second, moved_first)) == [
        ("citations", {"to": "doc", "quote": "ett", "position": 1}, {"to": "doc", "quote": "ett", "position": 2}),
        ("citations", None, {"to": "doc", "quote": "två"}),
    ]


def test_an_edge_reads_alike_whatever_order_the_engine_gives_its_properties_in() -> None:
    edge_ = answers("b7", "sn", qualifier="internt", inferred=True, through="alla")

    texts = {
        text
        for order in permutations(edge_.properties.items())
        for text in field_changes("Commitment", None, {}, edge_changes([replace(edge_, properties=dict(order))], []))
    }

    before = r"{\"to\":\"sn\",\"qualifier\":\"internt\",\"inferred\":true,\"through\":\"alla\"}"
    assert texts == {f'{{"name":"responsible","before":"{before}","after":null}}'}
