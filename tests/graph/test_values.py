"""Single values: what is kept, and what is refused with field, rule and remedy."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidInput
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
    instant_text,
    luhn,
    now,
    today,
)


def refusal(error: pytest.ExceptionInfo[InvalidInput]) -> tuple[str, str]:
    return error.value.field, str(error.value)


@pytest.mark.parametrize("text", ["a", "flens-kommun", "0", "-", "a" * 64])
def test_an_id_is_kept(text: str) -> None:
    assert check_id("id", text) == text


@pytest.mark.parametrize("text", ["", "A", "å", "a b", "a" * 65, "a\n", "a'", "\ud800", "a\0", "x" * 70_000, "a_b"])
def test_no_id(text: str) -> None:
    with pytest.raises(InvalidInput) as error:
        check_id("actor.id", text)
    assert refusal(error) == (
        "actor.id",
        "actor.id: is no id. An id has 1 to 64 characters, each a small letter a–z, a digit or a hyphen.",
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Socialnämnden", "Socialnämnden"),
        ("Socialna\u0308mnden", "Socialnämnden"),
        ("  Flen \n", "Flen"),
        ("𝔽len 👍", "𝔽len 👍"),
    ],
)
def test_a_text_is_composed_and_without_blanks_at_its_ends(text: str, kept: str) -> None:
    assert check_text("name", text) == kept


def test_a_long_text_may_have_line_breaks() -> None:
    assert check_text("text", "ett\r\ntvå\n", 5000) == "ett\ntvå"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "is empty."),
        (" \u00a0\n", "is empty."),
        ("a\nb", "holds U+000A (a control character)."),
        ("a\0b", "holds U+0000 (a control character)."),
        ("a\ud800", "holds U+D800 (a control character)."),
        ("a\u202eb", "holds U+202E (RIGHT-TO-LEFT OVERRIDE)."),
        ("a\u200bb", "holds U+200B (ZERO WIDTH SPACE)."),
        ("a\u00adb", "holds U+00AD (SOFT HYPHEN)."),
        ("a\u2028b", "holds U+2028 (LINE SEPARATOR)."),
        ("a" * 201, "has 201 characters; 200 are the most."),
    ],
)
def test_no_text(text: str, rule: str) -> None:
    with pytest.raises(InvalidInput) as error:
        check_text("name", text)
    assert str(error.value).startswith(f"name: {rule} ")


@pytest.mark.parametrize("text", ["1000-01-01", "2024-02-29", "9999-12-31"])
def test_a_date_is_kept(text: str) -> None:
    assert check_date("on", text) == text


@pytest.mark.parametrize(
    "text", ["2021-02-30", "0999-01-01", "2021-1-1", "20210101", "2021-W01-1", "2021-01-01T00:00", "٢٠٢١-٠١-٠١", ""]
)
def test_no_date(text: str) -> None:
    with pytest.raises(InvalidInput) as error:
        check_date("on", text)
    assert refusal(error) == (
        "on",
        "on: is no date. Write a day that exists as YYYY-MM-DD, years 1000 to 9999.",
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2025-03-01T12:00:00Z", "2025-03-01T12:00:00.000000Z"),
        ("2025-03-01T12:00:00.5+01:00", "2025-03-01T11:00:00.500000Z"),
        ("2025-03-01T12:00:00.123456789-02:30", "2025-03-01T14:30:00.123456Z"),
    ],
)
def test_an_instant_is_kept_in_utc(text: str, kept: str) -> None:
    assert check_date_time("knownAt", text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-01T12:00:00",
        "2025-03-01",
        "2025-02-30T12:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "1000-01-01T00:00:00+01:00",
        "2025-03-01 12:00:00Z",
    ],
)
def test_no_instant(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"^knownAt: is no instant"):
        check_date_time("knownAt", text)


@given(
    st.datetimes(timezones=st.timezones(), min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)),
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=9)),
)
def test_instants_compare_as_text(one: datetime, later: timedelta) -> None:
    other = one.astimezone(UTC) + later
    assert (instant_text(one) < instant_text(other)) == (one.astimezone(UTC) < other)
    assert len(instant_text(one)) == len("2025-03-01T12:00:00.123456Z")


@pytest.mark.parametrize(
    "text", ["https://www.flen.se", "http://flen.se:8080/åtgärd?a=b#c", "https://xn--flen.se/%20", "https://[::1]/"]
)
def test_an_address_is_kept(text: str) -> None:
    assert check_url("website", text) == text


@pytest.mark.parametrize(
    "text",
    [
        "flen.se",
        "ftp://flen.se",
        "javascript:alert(1)",
        "https://",
        "https://a b",
        "https://anna:x@flen.se",
        "https://flen.se:99999",
        "https://[::1",
        'https://flen.se/"',
    ],
)
def test_no_address(text: str) -> None:
    with pytest.raises(InvalidInput, match=r"^website: is no web address"):
        check_url("website", text)


@pytest.mark.parametrize("text", ["212000-0340", "202100-2742", "556036-0793"])
def test_an_organisation_number_is_kept(text: str) -> None:
    assert check_organisation_number("n", text) == text


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("212000-0341", "n: has a wrong check digit. Compare it with the register of organisations."),
        ("2120000340", "n: is no organisation number. Write it as NNNNNN-NNNN."),
        ("811218-9876", "n: is no organisation number: its third digit is below 2. Write it as NNNNNN-NNNN."),
    ],
)
def test_no_organisation_number(text: str, rule: str) -> None:
    with pytest.raises(InvalidInput) as error:
        check_organisation_number("n", text)
    assert str(error.value) == rule


@given(st.text("0123456789", min_size=9, max_size=9))
def test_one_check_digit_of_ten_is_right_and_one_wrong_digit_shows(digits: str) -> None:
    right = [last for last in "0123456789" if luhn(digits + last)]
    assert len(right) == 1
    changed = str((int(digits[4]) + 1) % 10)
    assert not luhn(digits[:4] + changed + digits[5:] + right[0])


def test_whole_numbers_within_what_graphql_gives_back() -> None:
    assert check_int("year", LARGEST_INT) == LARGEST_INT
    with pytest.raises(InvalidInput) as error:
        check_int("amount", 2**31, lowest=0)
    assert str(error.value) == "amount: must be a whole number from 0 to 2147483647. Correct it."
    with pytest.raises(InvalidInput):
        check_int("year", True)


def test_names_of_enumerations() -> None:
    assert check_enum("role", "LEAD", "ParticipantRole") == "LEAD"
    with pytest.raises(InvalidInput) as error:
        check_enum("role", "lead", "ParticipantRole")
    assert str(error.value) == (
        "role: is no ParticipantRole. Write one of LEAD, PARTY, PROVIDER, FUNDER, SUPPORTER, MEMBER."
    )


def test_now_and_today() -> None:
    instant, day = now(), today()
    assert check_date_time("now", instant) == instant
    assert check_date("today", day) == day
    assert (
        instant_text(datetime(2025, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=2)))) == "2025-06-30T22:30:00.000000Z"
    )
