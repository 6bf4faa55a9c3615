"""Peppers: what the setting may be, and the one that an embedded registry makes for itself."""

import stat
from pathlib import Path

import pytest

from api.access.peppers import FILE, Peppers, parse_peppers, peppers_of
from graph.errors import CannotStart

LONG = "p" * 50


@pytest.mark.parametrize(
    ("text", "versions"),
    [(LONG, [1]), (f"7:{LONG}", [7]), (f"2:{LONG}x,1:{LONG}", [2, 1]), (f" 1:{LONG}x\n2:{LONG}\n", [1, 2])],
)
def test_a_pepper_has_a_version_and_the_first_one_writes(text: str, versions: list[int]) -> None:
    assert list(parse_peppers(text)) == versions
    assert Peppers(parse_peppers(text)).writing == versions[0]


@pytest.mark.parametrize("text", ["short", "p" * 49, f"2:{'p' * 49}", f"{LONG},short", f"1:{LONG},1:{LONG}x", ","])
def test_what_is_no_pepper_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(ValueError, match=r"pepper|version") as refused:
        parse_peppers(text)
    assert "ppp" not in str(refused.value)


def test_an_embedded_registry_makes_one_once_for_its_owner_alone(tmp_path: Path) -> None:
    made, again = peppers_of("", tmp_path), peppers_of("", tmp_path)

    assert made is not None
    assert made == again
    assert len(made.secrets[0]) == 64
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == [FILE]
    assert made.secrets[0].decode() not in repr(made)


def test_what_the_registry_made_goes_on_where_one_is_set(tmp_path: Path) -> None:
    own = peppers_of("", tmp_path)
    both = peppers_of(LONG, tmp_path)

    assert own is not None
    assert both is not None
    assert (both.writing, both.digest("key", 0)) == (1, own.digest("key", 0))
    assert both.digest("key", 1) != both.digest("key", 0)
    assert both.digest("key", 2) is None


def test_with_one_set_none_is_made(tmp_path: Path) -> None:
    assert peppers_of(LONG, tmp_path) is not None
    assert list(tmp_path.iterdir()) == []


def test_a_registry_in_a_database_has_what_is_set_or_none() -> None:
    assert peppers_of("", None) is None
    assert peppers_of(LONG, None) is not None


@pytest.mark.parametrize("content", [b"cut", b"\xff" * 64])
def test_a_damaged_one_is_told_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)

    with pytest.raises(CannotStart, match="backup"):
        peppers_of("", tmp_path)

    assert (tmp_path / FILE).read_bytes() == content
