"""Personal identity numbers in all their spellings are seen; numbers that look like them are not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.privacy import PersonalData, has_personal_number, refuse_personal_numbers
from graph.values import luhn

SEEN = [
    "811218-9876",
    "8112189876",
    "19811218-9876",
    "198112189876",
    "811218+9876",
    "811218–9876",
    "811218−9876",
    "811218 9876",
    "811218\u00a09876",
    "811218 - 9876",
    "19 12 12 12-1212",
    "1912 12 12 1212",
    "1912-12-12-1212",
    "1912-12-12 1212",
    "12 12 12 1212",
    "12 12 12 12 12",
    "191 212 121 212",
    "1 9 1 2 1 2 1 2 1 2 1 2",
    "1 2 1 2 1 2 1 2 1 2",
    "8112\u200b18-98\u00ad76",
    "８１１２１８－９８７６",
    "٨١١٢١٨-٩٨٧٦",
    "811218—9876",
    "811218‑9876",
    "811218⁃9876",
    "8️⃣1️⃣1️⃣2️⃣1️⃣8️⃣9️⃣8️⃣7️⃣6️⃣",
    "⑧①①②①⑧⑨⑧⑦⑥",
    "❽❶❶❷❶❽❾❽❼❻",
    "𝟖𝟏𝟏𝟐𝟏𝟖-𝟗𝟖𝟕𝟔",
    "811218.9876",
    "811218/9876",
    "19811218_9876.pdf",
    "81/12/18-9876",
    "1981.12.18 9876",
    "https://flen.example/811218%2D9876",
    "https://flen.example/%38112189876",
    "https://flen.example/?id=8112189876",
    "811218\n-9876",
    "70 10 63 23 91",
    "701063-2391",
    "19701063-2391",
    "Anna (811218-9876).",
    "a811218-9876b",
    "2021-01-01 811218-9876",
    "000000-0000 811218-9876",
    "Ring 0157-43 00 00 811218-9876",
]
NOT_SEEN = [
    "202100-2742",
    "556036-0793",
    "16556036-0793",
    "070-123 45 67",
    "0701-23 45 67",
    "+46 70 123 45 67",
    "+46 11 15 00 00",
    "08-120 200 00",
    "010-223 30 00",
    "0157-43 00 00",
    "2001:453",
    "Skr 2016/17:10",
    "SN 2021-000123",
    "KS/2021:123",
    "2021-01-01 – 2023-12-31",
    "2021-01-01 2023-12-31",
    "20210101-20231231",
    "2021-2023",
    "SE35 5000 0000 0549 1000 0003",
    "123-4567",
    "12 500 000",
    "1 210 150 000",
    "2021.01.01-2023.12.31",
    "2021/01/01 – 2023/12/31",
    "https://www.regeringen.se/contentassets/20161210/1617.pdf",
    "10.1177/0886260518801942",
    "50 % av 202100",
    "100%",
    "811218-9875",
    "811318-9876",
    "811200-9876",
    "123456789012345",
    "",
]


@pytest.mark.parametrize("text", SEEN)
def test_seen(text: str) -> None:
    assert has_personal_number(text)


@pytest.mark.parametrize("text", NOT_SEEN)
def test_not_seen(text: str) -> None:
    assert not has_personal_number(text)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A personnummer or samordningsnummer of twelve digits."""
    born = draw(st.dates(date(1900, 1, 1), date(2026, 1, 1)))
    day = born.day + draw(st.sampled_from([0, 60]))
    digits = f"{born:%Y%m}{day:02}{draw(st.integers(0, 999)):03}"
    return next(digits + last for last in "0123456789" if luhn(digits[2:] + last))


@given(numbers(), st.sampled_from(["", "-", "+", " ", "–", " - "]), st.booleans())
def test_every_number_is_seen_however_it_is_parted(number: str, sign: str, century: bool) -> None:
    text = f"{number[:8]}{sign}{number[8:]}"
    assert has_personal_number(f"Se {text if century else text[2:]}, tack")


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 4000), st.sampled_from([" – ", "-", " ", "–"]))
def test_no_period_is_taken_for_one(since: date, days: int, sign: str) -> None:
    assert not has_personal_number(f"{since}{sign}{since + timedelta(days=days)}")


@given(st.sampled_from(["070", "072", "073", "010", "016", "011"]), st.integers(100, 999), st.integers(0, 9999))
def test_no_telephone_number_in_groups_is_taken_for_one(area: str, first: int, rest: int) -> None:
    groups = f"{first} {rest // 100:02} {rest % 100:02}"
    assert not has_personal_number(f"{area}-{groups}")
    assert not has_personal_number(f"+46 {area[1:]} {groups}")


def test_a_telephone_in_one_piece_passes_where_a_telephone_is_asked_for() -> None:
    assert has_personal_number("0701234569")
    assert not has_personal_number("0701234569", telephone=True)
    assert has_personal_number("811218-9876", telephone=True)


def test_the_refusal_names_field_and_rule_and_never_the_value() -> None:
    with pytest.raises(PersonalData) as error:
        refuse_personal_numbers("contacts[0].function", "Anna 811218-9876")
    assert error.value.field == "contacts[0].function"
    assert error.value.rule == "personal-identity-number"
    assert str(error.value) == (
        "contacts[0].function: holds what looks like a personal identity number. Leave it out: the registry keeps "
        "organisations and functions, no persons. Write a telephone number in groups, as 070-123 45 67."
    )
    assert "8112" not in repr(error.value)
