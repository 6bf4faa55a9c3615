"""From what a seed file says to a record: values by their types, references as edges, each with its line."""

from pathlib import Path

from graph.cypher import Value
from graph.writes.records import EdgeContent, RecordContent
from seed.build import SeedRecord, build
from seed.read import read_folder


def built(folder: Path, text: str) -> tuple[list[SeedRecord], list[str]]:
    folder.mkdir(exist_ok=True)
    (folder / "a.yaml").write_text(text, "utf-8")
    written, found = read_folder(folder)
    assert found == []
    results = [build(one) for one in written]
    return [record for record, _ in results], [str(problem) for _, problems in results for problem in problems]


def test_a_commitment_with_every_form_of_reference(tmp_path: Path) -> None:
    text = """\
Commitment:
  - id: c
    plan: plan
    code: A1
    position: 7
    years: [2021, 2022]
    textEn: null
    goals: [g1, {to: g2}]
    responsible:
      - sn
      - to: ks
        units: [hr]
        inferred: true
        since: 2021-01-01
        citations:
          - {document: doc, quote: ord}
          - doc2
      - ks
    citations:
      - document: doc
        locator: rad 1
      - doc2
"""
    [record], problems = built(tmp_path / "flen", text)
    assert problems == []
    lists: dict[str, Value] = {"citedDocuments": ["doc", "doc2"], "citedLocators": ["", ""], "citedQuotes": ["ord", ""]}
    assert record.content == RecordContent(
        "Commitment",
        "c",
        False,
        {"code": "A1", "position": 7, "years": [2021, 2022]},
        (
            EdgeContent("IN_PLAN", "plan"),
            EdgeContent("TOWARDS", "g1"),
            EdgeContent("TOWARDS", "g2"),
            EdgeContent("RESPONSIBLE_FOR", "sn", False, {"id": "c-responsible-for-sn", "inferred": False}),
            EdgeContent(
                "RESPONSIBLE_FOR",
                "ks",
                False,
                {"id": "c-responsible-for-ks", "units": ["hr"], "inferred": True, "since": "2021-01-01", **lists},
            ),
            EdgeContent("RESPONSIBLE_FOR", "ks", False, {"id": "c-responsible-for-ks-2", "inferred": False}),
            EdgeContent("CITES", "doc", True, {"locator": "rad 1", "position": 1}),
            EdgeContent("CITES", "doc2", True, {"position": 2}),
        ),
    )
    places = {
        ("years", 1): 6,
        ("goals", 1, "to"): 8,
        ("responsible", 0): 10,
        ("responsible", 1, "units", 0): 12,
        ("responsible", 1, "qualifier"): 11,
        ("responsible", 1, "citations", 0, "quote"): 16,
        ("responsible", 1, "citations", 1, "document"): 17,
        ("citations", 0, "locator"): 21,
        ("duty",): 2,
    }
    assert {path: record.line(path) for path in places} == places


def test_value_objects_and_entries(tmp_path: Path) -> None:
    text = """\
IOPPartnership:
  - id: iop
    title: Jour
    agreementWritten: true
    decidedByManagement: perhaps
    funding:
      - {payer: kommun, year: 2024, amount: 500000}
    reviews:
      - on: 2024-05-01
        summary: Bra.
"""
    [record], problems = built(tmp_path / "examples", text)
    assert problems == []
    assert record.content == RecordContent(
        "IOPPartnership",
        "iop",
        True,
        {
            "title": "Jour",
            "agreementWritten": True,
            "decidedByManagement": "perhaps",
            "reviews": [{"on": "2024-05-01", "summary": "Bra."}],
        },
        (EdgeContent("FUNDED_BY", "kommun", True, {"year": 2024, "amount": 500000, "position": 1}),),
    )
    assert record.line(("reviews", 0, "summary")) == 10


def test_what_cannot_be_understood_is_told(tmp_path: Path) -> None:
    text = """\
Commitment:
  - id: c
    plan: [a, b]
    goals: g1
    names:
      - qualifier: exempelvis
      - [a]
    responsible:
      - to: sn
        citations:
          - {quote: ord, page: 3}
"""
    [record], problems = built(tmp_path / "flen", text)
    assert problems == [
        "flen/a.yaml:4: c.goals: is no list. Write a list, also for one item.",
        "flen/a.yaml:6: c.names: names no record. Write an id, or a mapping with to.",
        "flen/a.yaml:7: c.names: names no record. Write an id, or a mapping with to.",
        "flen/a.yaml:11: c.page: is not known. Leave it out or correct its name.",
        "flen/a.yaml:11: c.citations: names no document. Write the id of a SourceDocument.",
    ]
    assert [edge.other for edge in record.content.edges] == ["a", "b", "sn"]


def test_a_record_of_an_unknown_type_is_built_for_the_rules_to_refuse(tmp_path: Path) -> None:
    [record], problems = built(tmp_path / "flen", "Konstig:\n  - {id: k, a: {b: [c]}}\n")
    assert (record.content, problems) == (RecordContent("Konstig", "k", False, {"a": {"b": ["c"]}}), [])
