"""Flen's plan for its tests: the source text, white space folded, and the records that the seed makes of it."""

from pathlib import Path

from graph.writes.groups import expand_groups
from graph.writes.records import EdgeContent, RecordContent
from seed.load import DATA, seed_records

SOURCE = Path(DATA).parent / "sources" / "handlingsplan_2021_2023.txt"
PLAN_DOCUMENT = "kalla-handlingsplan-2021-2023"
SN, BUKN = "flen-socialnamnden", "flen-barn-utbildnings-och-kulturnamnden"
KS, SBN = "flen-kommunstyrelsen", "flen-samhallsbyggnadsnamnden"
TABLED = [*(f"A{n}" for n in range(1, 8)), *(f"B{n}" for n in range(1, 10)), *(f"C{n}" for n in range(1, 4))]
RUNNING = [f"D{n}" for n in range(1, 12)]


def folded(text: str) -> str:
    return " ".join(text.split())


TEXT = folded(SOURCE.read_text(encoding="utf-8"))
RECORDS = expand_groups(seed_records(DATA / "flen"))
BY_ID = {record.id: record for record in RECORDS}
COMMITMENTS = {str(one.properties["code"]): one for one in RECORDS if one.type == "Commitment"}


def edges(record: RecordContent, relation: str) -> list[EdgeContent]:
    return [edge for edge in record.edges if edge.relation == relation]


def listed(edge: EdgeContent, name: str) -> list[object]:
    """A list that an edge carries; empty where it carries none."""
    values = edge.properties.get(name) or []
    assert isinstance(values, list)
    return list(values)


def plan_quotes() -> list[str]:
    """All quotes of the plan, of records and of edges."""
    quotes: list[str] = []
    for record in RECORDS:
        for edge in record.edges:
            if edge.relation == "CITES" and edge.other == PLAN_DOCUMENT:
                quotes.append(str(edge.properties["quote"]))
            cited = zip(listed(edge, "citedDocuments"), listed(edge, "citedQuotes"), strict=True)
            quotes += [str(quote) for document, quote in cited if document == PLAN_DOCUMENT]
    return quotes


def responsible(code: str) -> dict[str, tuple[list[str], str | None, bool]]:
    """Who answers, groups left out: units, qualifier, inferred."""
    return {
        edge.other: (
            [str(unit) for unit in listed(edge, "units")],
            qualifier if isinstance(qualifier := edge.properties.get("qualifier"), str) else None,
            bool(edge.properties.get("inferred")),
        )
        for edge in edges(COMMITMENTS[code], "RESPONSIBLE_FOR")
        if BY_ID[edge.other].type != "ActorGroup"
    }
