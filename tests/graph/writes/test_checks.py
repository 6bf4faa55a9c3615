"""One record by itself: every broken value is told with its path, and what is kept is as it is stored."""

from dataclasses import replace

import pytest

from graph.cypher import Value
from graph.writes.checks import LONGEST_LIST, MOST_EDGES, check_record
from graph.writes.problems import path_text, shown
from graph.writes.records import EdgeContent, RecordContent
from tests.graph.writes.contents import A1, RECORDS, SOCIAL, WORK, answers, edge, takes_part

PERSONAL = "holds what looks like a personal identity number."


def told(content: RecordContent) -> list[str]:
    return [f"{path_text(problem.path)}: {problem.rule}" for problem in check_record(content)[1]]


def board(**properties: Value) -> RecordContent:
    return RecordContent("Board", "b", False, {"name": "Nämnden", **properties})


@pytest.mark.parametrize("content", RECORDS, ids=lambda content: content.id)
def test_sound_records_have_no_problems_and_stay_as_they_are(content: RecordContent) -> None:
    assert check_record(content) == (content, [])


def test_values_are_kept_as_they_are_stored() -> None:
    content, problems = check_record(board(name=" Socialna\u0308mnden ", aliases=["SN "], until=None))
    assert (content.properties, problems) == ({"name": "Socialnämnden", "aliases": ["SN"]}, [])


@pytest.mark.parametrize(
    ("properties", "problem"),
    [
        ({"name": None}, "name: is missing."),
        ({"name": ""}, "name: is empty."),
        ({"name": 5}, "name: is no text."),
        ({"name": ["a"]}, "name: is no text."),
        ({"name": "a" * 201}, "name: has 201 characters; 200 are the most."),
        ({"aliases": "SN"}, "aliases: is no list."),
        ({"aliases": ["SN", "SN"]}, "aliases[1]: is given twice."),
        ({"aliases": ["a"] * 201}, f"aliases: has 201 items; {LONGEST_LIST} are the most."),
        ({"services": ["POLICE", "POLIS"]}, "services[1]: is no ServiceKind."),
        ({"website": "flen.se"}, "website: is no web address."),
        ({"organisationNumber": "212000-0341"}, "organisationNumber: has a wrong check digit."),
        ({"since": "2021-02-30"}, "since: is no date."),
        ({"kind": "UNIT"}, "kind: must be BOARD for this type."),
        ({"version": 3}, "version: is not known."),
        ({"address": "Storgatan 1"}, "address: is not known."),
        ({"contacts": ["Anna"]}, "contacts[0]: is no mapping."),
        ({"contacts": [{"name": "A"}]}, "contacts[0].function: is missing."),
        ({"contacts": [{"function": "a", "street": "b"}]}, "contacts[0].street: is not known."),
        ({"contacts": [{"function": "811218-9876"}]}, f"contacts[0].function: {PERSONAL}"),
        ({"contacts": [{"function": "a", "phone": "811218-9876"}]}, f"contacts[0].phone: {PERSONAL}"),
        ({"811218-9876": "x"}, "…: is not known."),
    ],
)  # fmt: skip
def test_a_broken_value(properties: dict[str, Value], problem: str) -> None:
    assert told(board(**properties)) == [problem]


def test_what_the_type_decides_may_be_said() -> None:
    assert told(board(kind="BOARD")) == []


def test_patterns_and_lowest_numbers() -> None:
    assert told(RecordContent("Municipality", "m", False, {"name": "Flen", "code": "482"})) == [
        "code: is no municipality code."
    ]
    assert told(RecordContent("SourceDocument", "d", False, {"title": "D", "sha256": "ABC"})) == [
        "sha256: is no digest."
    ]
    assert told(replace(A1, properties={**A1.properties, "position": -1, "years": [21]})) == [
        "position: must be a whole number from 0 to 1000000.",
        "years[0]: must be a whole number from 1000 to 9999.",
    ]


@pytest.mark.parametrize("type_name", ["Actor", "Record", "Change", "Konstig", ""])
def test_a_type_that_has_no_records(type_name: str) -> None:
    assert told(RecordContent(type_name, "x")) == ["type: is no type of record."]


def test_ids() -> None:
    assert told(replace(SOCIAL, id="Socialnämnden")) == ["id: is no id."]
    assert told(replace(SOCIAL, id="change-7")) == ["id: is kept for changes."]
    assert told(replace(SOCIAL, id="change-7-agency")) == []
    assert told(replace(SOCIAL, id="anna-811218-9876")) == ["id: holds what looks like a personal identity number."]


def test_references_that_are_missing_or_too_many() -> None:
    assert told(replace(A1, edges=A1.edges[1:])) == ["plan: is missing."]
    assert told(replace(A1, edges=(*A1.edges, edge("a1", "IN_PLAN", "plan2")))) == ["plan[1]: is given twice."]
    many = tuple(takes_part("work", f"a{number}") for number in range(MOST_EDGES + 1))
    assert told(replace(WORK, edges=many)) == [f": has more than {MOST_EDGES} references."]


def test_broken_edges() -> None:
    edges = (
        A1.edges[0],
        answers("a1", "SN"),
        answers("a1", "sn", units=["flen", "Å"], since="i går", colour="red"),
        EdgeContent("RESPONSIBLE_FOR", "bukn", outward=True),
        EdgeContent("CITES", "doc", properties={"quote": "811218-9876", "position": 1}),
    )
    assert told(replace(A1, edges=edges)) == [
        "responsible[0].to: is no id.",
        "responsible[1].colour: is not known.",
        "responsible[1].units[1]: is no id.",
        "responsible[1].since: is no date.",
        "RESPONSIBLE_FOR: is not known.",
        "citations[0].quote: holds what looks like a personal identity number.",
    ]
    assert told(replace(WORK, edges=(takes_part("work", "sn", role=None),))) == ["participants[0].role: is missing."]


def test_citations_of_edges() -> None:
    cited: dict[str, Value] = {"citedDocuments": ["doc", "D"], "citedLocators": ["", "a\0"], "citedQuotes": [""]}
    assert told(replace(A1, edges=(A1.edges[0], answers("a1", "sn", **cited)))) == [
        "responsible[0].citations[1].document: is no id.",
        "responsible[0].citations[1].locator: holds U+0000 (a control character).",
        "responsible[0].citations: are not of equal length.",
    ]


def test_names_from_outside_are_not_repeated_where_they_could_tell() -> None:
    assert [shown(name) for name in ("sn", "a" * 65, "811218-9876")] == ["sn", "…", "…"]
