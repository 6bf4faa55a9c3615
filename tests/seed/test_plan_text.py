"""Flen's plan as data, held against its text: letter by letter, and nothing lost."""

import hashlib
import re
import unicodedata

import pytest

from seed.load import DATA
from tests.seed.flen import (
    BY_ID,
    COMMITMENTS,
    PLAN_DOCUMENT,
    RECORDS,
    RUNNING,
    SOURCE,
    TABLED,
    TEXT,
    edges,
    folded,
    plan_quotes,
)

LEAD_IN_A = (
    "För att vidmakthålla det positiva arbete som finns idag ska därför berörda nämnder, "
    "inom sina respektive ansvarsområden, säkerställa att:"
)
LEAD_IN_B = (
    "För att utveckla och förstärka både det förebyggande arbetet och systematiken i hur arbetet bedrivs "
    "inom sina respektive ansvarsområden, ska berörda nämnder:"
)
LEAD_IN_C = "För kommunen som arbetsgivare ska kommunstyrelsen säkerställa att:"
TEXTS = {"text", "leadIn"}
QUOTES = 218


@pytest.mark.parametrize("code", [*TABLED, *RUNNING])
def test_texts_stand_in_the_plan_letter_by_letter(code: str) -> None:
    properties = COMMITMENTS[code].properties
    text = str(properties["text"])
    if code == "B9":
        # The footnote mark, whose note is missing, is the one thing left out.
        text = text.replace("civilsamhället, vilket", "civilsamhället, 2vilket")

    assert text in TEXT
    assert str(properties.get("leadIn", "")) in TEXT
    assert (code in TABLED or code in {"D6", "D7", "D8", "D9"}) == ("leadIn" in properties)


@pytest.mark.parametrize("code", TABLED)
def test_a_row_follows_its_lead_in_and_ends_where_the_row_ends(code: str) -> None:
    """Between a row and the first body that answers for it stands the comma or full stop left out, and nothing else."""
    text = str(COMMITMENTS[code].properties["text"]).replace("civilsamhället, vilket", "civilsamhället, 2vilket")
    lead_in = str(COMMITMENTS[code].properties["leadIn"])
    [row] = [match.start() for match in re.finditer(re.escape(text), TEXT)]
    before, after = TEXT[:row], TEXT[row + len(text) :]

    assert re.match(r"[,.]? (Socialnämnden|Barn-, |Kommunstyrelsen|Alla nämnder)", after)
    assert lead_in == {"A": LEAD_IN_A, "B": LEAD_IN_B, "C": LEAD_IN_C}[code[0]]
    assert max((LEAD_IN_A, LEAD_IN_B, LEAD_IN_C), key=before.rfind) == lead_in


def test_the_source_is_the_one_that_the_registry_names() -> None:
    """Quotes are held against the text by its digest: another digest would hold them against nothing."""
    assert BY_ID[PLAN_DOCUMENT].properties["sha256"] == hashlib.sha256(SOURCE.read_bytes()).hexdigest()


def test_nothing_of_the_plan_is_lost() -> None:
    """Every word of the plan stands in a text or a quote; what is left over are headings."""
    covered = [False] * len(TEXT)
    for words in {
        *plan_quotes(),
        *(str(one.properties[key]) for one in RECORDS for key in TEXTS & set(one.properties)),
    }:
        for match in re.finditer(re.escape(folded(words)), TEXT):
            covered[match.start() : match.end()] = [True] * (match.end() - match.start())
    left = "".join("\n" if there else letter for letter, there in zip(TEXT, covered, strict=True))

    assert [rest.strip() for rest in left.splitlines() if re.search(r"\w", rest)] == [
        "Bakgrund",
        "Avgränsningar",
        "Berörda nämnder:",
        "Berörda nämnder",
        "Ansvar:",
    ]


def test_swedish_letters_are_whole() -> None:
    for file in sorted(DATA.rglob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        assert unicodedata.normalize("NFC", text) == text, file.name
        assert not set("\ufffd\u00ad\u200b") & set(text), file.name
        assert not re.search("Ã.|Â.", text), file.name


@pytest.mark.parametrize(
    ("theme", "root", "codes"),
    [
        ("tema-kvinnofrid", "kvinnofrid", ["B6", "D11"]),
        ("tema-vald-i-nara-relationer", "åld i nära relation", ["A6", "B6", "C1", "C2", "D8", "D10", "D11"]),
        ("tema-hedersrelaterat-vald-och-fortryck", "heder", ["A6", "B2", "B6", "C1", "C2", "D7", "D11"]),
    ],
)
def test_the_plans_three_problem_areas_are_where_the_wording_names_them(
    theme: str, root: str, codes: list[str]
) -> None:
    # "Kvinnofrid" with a capital is the name of a body (B8).
    about = [code for code, one in COMMITMENTS.items() if theme in {edge.other for edge in edges(one, "ABOUT")}]
    naming = [code for code, one in COMMITMENTS.items() if root in str(one.properties["text"])]

    assert about == naming == codes


def test_the_plans_own_spelling_stays() -> None:
    assert "våldutövare" in str(COMMITMENTS["B2"].properties["text"])
    assert str(COMMITMENTS["A7"].properties["text"]).startswith("Att befintlig")
    assert "sak handlingsplanen" in str(COMMITMENTS["D11"].properties["text"])
    assert "göras i minst" in str(COMMITMENTS["D3"].properties["text"])
    assert "2vilket" not in str(COMMITMENTS["B9"].properties["text"])


def test_every_quote_of_the_plan_stands_in_it() -> None:
    quotes = plan_quotes()

    assert len(quotes) == QUOTES
    assert [quote for quote in quotes if not quote or folded(quote) not in TEXT] == []
