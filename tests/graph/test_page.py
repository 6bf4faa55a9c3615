"""Pages and their cursors: what Relay's four arguments may be, and what no cursor is."""

import base64

import pytest

from graph.errors import InvalidInput
from graph.page import Page, PageArguments, decode_cursor, encode_cursor, page_of

TAG = "actors:NAME:ASC"
KEYS = (str, str)


def page(**given: int | str) -> Page:
    return page_of("actors", PageArguments(**given), TAG, KEYS)  # type: ignore[arg-type]  # each its own


def test_nothing_given_is_the_first_twenty() -> None:
    assert page() == Page(limit=20, backward=False, keys=None)


def test_a_cursor_carries_its_keys_there_and_back() -> None:
    cursor = encode_cursor(TAG, ["|ngelholm", "angelholm"])

    assert page(first=5, after=cursor) == Page(5, backward=False, keys=("|ngelholm", "angelholm"))
    assert page(last=5, before=cursor) == Page(5, backward=True, keys=("|ngelholm", "angelholm"))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"first": 0}, "actors.first"),
        ({"first": -1}, "actors.first"),
        ({"first": 101}, "actors.first"),
        ({"last": 0}, "actors.last"),
        ({"first": 1, "last": 1}, "actors.last"),
        ({"last": 1, "after": "x"}, "actors.last"),
        ({"before": "x"}, "actors.before"),
        ({"first": 1, "before": "x"}, "actors.before"),
    ],
)
def test_what_does_not_go_together_is_refused_by_name(given: dict[str, int | str], field: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        page(**given)

    assert refusal.value.field == field
    assert refusal.value.remedy


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "åäö",
        "=" * 2000,
        base64.b64encode(b"not json").decode(),
        base64.b64encode(b"{}").decode(),
        base64.b64encode(b"[]").decode(),
        encode_cursor("commitments:POSITION:ASC", [1, "a"]),
        encode_cursor("actors:NAME:DESC", ["a", "a"]),
        encode_cursor(TAG, ["a"]),
        encode_cursor(TAG, ["a", 1]),
        encode_cursor(TAG, [None, "a"]),
        encode_cursor(TAG, [True, "a"]),
    ],
)
def test_what_is_no_cursor_of_this_list_is_refused(cursor: str) -> None:
    with pytest.raises(InvalidInput, match="cursor"):
        decode_cursor("actors.after", cursor, TAG, KEYS)


def test_a_number_that_no_key_can_be_is_refused() -> None:
    forged = encode_cursor("commitments:POSITION:ASC", [10**19, "x"])

    with pytest.raises(InvalidInput, match="cursor"):
        decode_cursor("commitments.after", forged, "commitments:POSITION:ASC", (int, str))
