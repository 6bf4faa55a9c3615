"""Personal identity numbers never get in: a detector of personnummer and samordningsnummer in free text.

A number is taken for one when its first digits are a date of birth (for a samordningsnummer with 60 added to the day),
its last digit checks, and it is written as such numbers are: ten or twelve digits, in one piece or apart. Organisation
numbers never pass (their third digit makes no month); telephone numbers pass when they are written in groups.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from graph.errors import InvalidInput
from graph.values import luhn

RULE = "personal-identity-number"
_RUN = re.compile(r"[0-9]+(?:[\s+-]{1,4}[0-9]+)*")
_PIECE = re.compile(r"([0-9]+)([\s+-]*)")
# Other signs count for a hyphen only where they stand between six or eight digits and four, or part such a date.
_BESIDE = re.compile(r"(?<![0-9])([0-9]{6}|[0-9]{8})[./:_·•]([0-9]{4})(?![0-9])")
_DATED = re.compile(
    r"(?<![0-9./-])([0-9]{2}|[0-9]{4})[./]([0-9]{2})[./]([0-9]{2})[\s+-]{1,3}([0-9]{4})(?![0-9]|[./-][0-9])"
)
_DASHES = frozenset("\N{MINUS SIGN}\N{MODIFIER LETTER MINUS SIGN}\N{HYPHEN BULLET}\N{BOX DRAWINGS LIGHT HORIZONTAL}")
_UNSEEN = frozenset({"Cf", "Mn", "Me"})
_DIGEST = re.compile(r"[0-9a-f]{64}")
_SHORT, _LONG = 10, 12
_CENTURIES = frozenset({"18", "19", "20"})
_COORDINATION = 60  # added to the day of birth in a samordningsnummer
_TIES = frozenset("+-")
_MONTHS = 12
_DATE_ENDS = 6  # digits of a date of birth without century


class PersonalData(InvalidInput):
    """A text holds what the registry never keeps. It says the rule and the field, never the value."""

    rule = RULE

    def __init__(self, field: str) -> None:
        super().__init__(
            field,
            "holds what looks like a personal identity number.",
            "Leave it out: the registry keeps organisations and functions, no persons. "
            "Write a telephone number in groups, as 070-123 45 67.",
        )


def refuse_personal_numbers(field: str, text: str, *, telephone: bool = False) -> None:
    """Raise PersonalData where ``text`` holds a personal identity number; ``telephone``: it may be one throughout."""
    if has_personal_number(text, telephone=telephone):
        raise PersonalData(field)


def screen(field: str, name: str, text: str) -> None:
    """Raise PersonalData where a text may not be the value of a field of this name: the one rule for every way in.

    A telephone may look like such a number, and among the 64 digits of a digest some will.
    """
    if name != "sha256" or not _DIGEST.fullmatch(text):
        refuse_personal_numbers(field, text, telephone=name == "phone")


def discreet(text: str) -> str:
    """A text from outside as a log may hold it: "…" where there is a personal identity number in it."""
    return "…" if has_personal_number(text) else text


def has_personal_number(text: str, *, telephone: bool = False) -> bool:
    """Whether ``text`` holds a personal identity number in any spelling. Takes time linear in the text."""
    found = _has_number(text, telephone)
    return found or ("%" in text and _has_number(unquote(text), telephone))


def _has_number(text: str, telephone: bool) -> bool:
    seen = _DATED.sub(r"\1\2\3-\4", _BESIDE.sub(r"\1-\2", plain(text)))
    return any(_is_written_as_one(window, telephone) for run in _RUN.finditer(seen) for window in _windows(seen, run))


def plain(text: str) -> str:
    """A text as it is looked at: ASCII digits and hyphens for all digits and dashes, without what cannot be seen."""
    if text.isascii():
        return text
    letters: list[str] = []
    for letter in unicodedata.normalize("NFKC", text):
        category = unicodedata.category(letter)
        digit = unicodedata.digit(letter, None)
        if digit is not None:
            letters.append(str(digit))
        elif category == "Pd" or letter in _DASHES:
            letters.append("-")
        elif category not in _UNSEEN:
            letters.append(letter)
    return "".join(letters)


@dataclass(frozen=True, slots=True)
class _Window:
    """Ten or twelve digits in a row, and how they are written."""

    digits: str
    cuts: frozenset[int]
    """Where something stands between two digits, counted from the year of two digits (a century ends at 0)."""
    whole: bool
    """Nothing but these digits stands in their run."""
    tied: bool
    """A hyphen or plus ties them to further digits, as in a period."""

    @property
    def short(self) -> bool:
        """Without century."""
        return len(self.digits) == _SHORT


def _windows(plain: str, run: re.Match[str]) -> Iterator[_Window]:
    """All ten or twelve digits of a run that begin and end with a piece and are a birth number."""
    pieces: list[tuple[str, str]] = _PIECE.findall(run.group())
    abroad = plain[max(run.start() - 1, 0) : run.start()] == "+"  # a country code follows
    for start in range(1 if abroad else 0, len(pieces)):
        digits = ""
        cuts: list[int] = []
        for end in range(start, min(start + _LONG, len(pieces))):
            digits += pieces[end][0]
            if len(digits) > _LONG:
                break
            if len(digits) in {_SHORT, _LONG} and _is_birth_number(digits):
                last = end == len(pieces) - 1
                yield _Window(
                    digits=digits,
                    cuts=frozenset(cut - (len(digits) - _SHORT) for cut in cuts),
                    whole=start == 0 and last,
                    tied=(start > 0 and pieces[start - 1][1] in _TIES) or (not last and pieces[end][1] in _TIES),
                )
            cuts.append(len(digits))


def _is_birth_number(digits: str) -> bool:
    """Whether the digits are a date of birth with a number and the right check digit."""
    if len(digits) == _LONG and digits[:2] not in _CENTURIES:
        return False
    short = digits[-_SHORT:]
    month, day = int(short[2:4]), int(short[4:6])
    day -= _COORDINATION if day > _COORDINATION else 0
    if not 1 <= month <= _MONTHS or day < 1:
        return False
    years = [digits[:4]] if len(digits) == _LONG else [century + short[:2] for century in _CENTURIES]
    return any(day <= calendar.monthrange(int(year), month)[1] for year in years) and luhn(short)


def _is_written_as_one(window: _Window, telephone: bool) -> bool:
    """Whether somebody writes a birth number this way, and not a telephone number, a period or an amount."""
    cuts = window.cuts
    as_telephone = window.short and window.digits[0] == "0"
    in_one_piece = not cuts and not (telephone and as_telephone)
    each_apart = len(cuts) == len(window.digits) - 1
    last_four_together = max(cuts, default=0) == _DATE_ENDS
    as_date = last_four_together and (cuts == {_DATE_ENDS} or (cuts <= {-2, 0, 2, 4, 6} and not window.tied))
    if in_one_piece or each_apart or as_date:
        return True
    alone = window.whole and not as_telephone
    return alone and (not window.short or last_four_together or cuts <= {2, 4, 6, 8})
