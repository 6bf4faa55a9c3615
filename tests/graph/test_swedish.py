"""Swedish order and Swedish words without their dots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.swedish import fold, sort_key


def test_the_alphabet_in_its_order() -> None:
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    assert sorted("öäåzyxwvutsrqponmlkjihgfedcba", key=sort_key) == list(alphabet)
    assert sorted("ÖÄÅZYXWVUTSRQPONMLKJIHGFEDCBA", key=sort_key) == list(alphabet.upper())


def test_names_of_flen_in_swedish_order() -> None:
    names = [
        "Barn-, utbildnings- och kulturnämnden",
        "Barnombudsmannen",
        "FoU Sörmland",
        "Kommunstyrelsen",
        "Samhällsbyggnadsnämnden",
        "Wernströms",
        "Yxlan",
        "Åkers styckebruk",
        "Ärla",
        "Örebro",
    ]
    by_code_point = sorted(names)
    assert sorted(by_code_point, key=sort_key) == names


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ærø", "Ärö"), ("Müller", "Myller"), ("idé", "IDE"), ("S:t Eriks", "s t eriks"), ("Å", "A\u030a"), ("ß", "ss")],
)
def test_the_same_place_in_the_order(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@pytest.mark.parametrize(
    ("first", "second"), [("v", "w"), ("vx", "wa"), ("Flen Norra", "Flena"), ("1", "a"), ("ö", "ø a")]
)
def test_one_before_the_other(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


@pytest.mark.parametrize("text", ["", "...", "–", "  "])
def test_what_has_no_letters_has_an_empty_key(text: str) -> None:
    assert sort_key(text) == ""


@given(st.text(), st.text())
def test_keys_order_alike_in_python_and_in_java(one: str, other: str) -> None:
    """Java compares UTF-16 units, Python code points: for Swedish letters both give one order."""
    plain = [text for text in (one, other) if all(ord(letter) < 0x2000 for letter in text)]
    keys = [sort_key(text) for text in plain]
    assert sorted(keys) == sorted(keys, key=lambda key: key.encode("utf-16-be"))


@given(st.text())
def test_case_does_not_count(text: str) -> None:
    assert sort_key(text.casefold()) == sort_key(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Socialnämnden", "socialnamnden"),
        ("VÅLDSUTSATTA", "valdsutsatta"),
        ("Idé, ö", "ide, o"),
        ("Ærø", "aro"),
        ("Łódź", "lodz"),
        ("ﬂen", "flen"),
    ],
)
def test_without_dots_and_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text("abcåäöéüÅÄÖÆØ -1"))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(text).isascii()


def test_keys_hold_nothing_that_engines_order_differently() -> None:
    assert sorted(["\uac00", "\U00010000", "z"], key=sort_key) == ["z", "\uac00", "\U00010000"]
    assert max(sort_key("\U00010000 ort")) == "\uffff"
