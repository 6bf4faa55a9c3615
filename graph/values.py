"""Single values from outside: each check gives the value as it is kept or raises InvalidInput with rule and remedy."""

import re
import unicodedata
from datetime import UTC, date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from graph.errors import InvalidInput
from graph.model import MODEL

STOCKHOLM = ZoneInfo("Europe/Stockholm")
LARGEST_INT = 2**31 - 1  # what GraphQL's Int can give back
LONGEST_URL = 2_000
_ID = re.compile(r"[a-z0-9-]{1,64}")
_DATE = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"([1-9][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
)
_ORGANISATION_NUMBER = re.compile(r"[0-9]{6}-[0-9]{4}")
_URL = re.compile(r"https?://[^\s\"<>\\^`{|}]+")
_MULTILINE = 1_000  # a text that may be this long may have line breaks
# Control characters, surrogates, and what is invisible or turns the direction of writing (bidi).
_UNWANTED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that look like a blank
_JOINER = "\u200d"  # inside emoji and some scripts


def today() -> str:
    """The day in Stockholm, as ISO text."""
    return datetime.now(STOCKHOLM).date().isoformat()


def now() -> str:
    """The present instant as fixed-width UTC text with microseconds."""
    return instant_text(datetime.now(UTC))


def instant_text(instant: datetime) -> str:
    """An aware instant as fixed-width UTC text, so that it compares as text: 2025-03-01T12:00:00.123456Z."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def check_id(field: str, value: str) -> str:
    """An id: 1 to 64 of a–z, 0–9 and hyphen."""
    if not _ID.fullmatch(value):
        raise InvalidInput(
            field, "is no id.", "An id has 1 to 64 characters, each a small letter a–z, a digit or a hyphen."
        )
    return value


def check_text(field: str, value: str, longest: int = 200) -> str:
    """A text in NFC without blanks at its ends; long ones may have line breaks.

    Refused: empty, too long, control characters, lone surrogates and invisible or direction-changing characters.
    """
    text = _composed(value).strip()
    if not any(map(_is_seen, text)):
        raise InvalidInput(field, "is empty.", "Write something that can be seen, or leave it out.")
    if len(text) > longest:
        raise InvalidInput(field, f"has {len(text)} characters; {longest} are the most.", "Shorten it.")
    for letter in text:
        if (
            unicodedata.category(letter) in _UNWANTED
            and letter != _JOINER
            and not (letter == "\n" and longest >= _MULTILINE)
        ):
            name = unicodedata.name(letter, "a control character")
            raise InvalidInput(field, f"holds U+{ord(letter):04X} ({name}).", "Remove it; it cannot be seen.")
    return text


def _is_seen(letter: str) -> bool:
    """Whether a character leaves a mark of its own: a letter, a number, a sign."""
    return unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK


def _composed(value: str) -> str:
    """In NFC with line feeds alone; lone surrogates are left for the check that refuses them."""
    return unicodedata.normalize("NFC", value.replace("\r\n", "\n"))


def check_date(field: str, value: str) -> str:
    """A calendar date YYYY-MM-DD, years 1000 to 9999."""
    if _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise InvalidInput(field, "is no date.", "Write a day that exists as YYYY-MM-DD, years 1000 to 9999.")


def check_date_time(field: str, value: str) -> str:
    """An instant with offset, given back as fixed-width UTC text; digits after the microsecond are cut."""
    if found := _DATE_TIME.fullmatch(value):
        seconds, fraction, offset = found.groups()
        try:
            text = instant_text(datetime.fromisoformat(f"{seconds}{(fraction or '.0')[:7].ljust(7, '0')}{offset}"))
        except (ValueError, OverflowError):
            text = ""
        if _DATE.match(text):
            return text
    raise InvalidInput(field, "is no instant.", "Write it as 2025-03-01T12:00:00Z, with Z or an offset such as +01:00.")


def check_url(field: str, value: str) -> str:
    """A web address with http or https and a host, without user name and password."""
    text = check_text(field, value, LONGEST_URL)
    if _URL.fullmatch(text):
        try:
            parts = urlsplit(text)
            if parts.hostname and parts.username is None and parts.port != 0:
                return text
        except ValueError:
            pass
    raise InvalidInput(
        field, "is no web address.", "Write a whole address that begins with https:// or http://, without blanks."
    )


def check_organisation_number(field: str, value: str) -> str:
    """A Swedish organisation number NNNNNN-NNNN: check digit over all ten, third digit at least 2."""
    if not _ORGANISATION_NUMBER.fullmatch(value):
        raise InvalidInput(field, "is no organisation number.", "Write it as NNNNNN-NNNN.")
    digits = value.replace("-", "")
    if digits[2] < "2":
        # Below 2 it is a person's number: those never get in, so the value is not repeated either.
        raise InvalidInput(field, "is no organisation number: its third digit is below 2.", "Write it as NNNNNN-NNNN.")
    if not luhn(digits):
        raise InvalidInput(field, "has a wrong check digit.", "Compare it with the register of organisations.")
    return value


def luhn(digits: str) -> bool:
    """Whether the last digit is the check digit of those before it."""
    doubled = (int(digit) * (1 + (place % 2)) for place, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def check_int(field: str, value: int, lowest: int = -LARGEST_INT - 1, highest: int = LARGEST_INT) -> int:
    """A whole number within bounds, at most those of what GraphQL's Int can give back."""
    if isinstance(value, bool) or not lowest <= value <= highest:
        raise InvalidInput(field, f"must be a whole number from {lowest} to {highest}.", "Correct it.")
    return value


def check_enum(field: str, value: str, enumeration: str) -> str:
    """One of the names of an enumeration of the model."""
    names = MODEL.enumerations[enumeration].values
    if value not in names:
        raise InvalidInput(field, f"is no {enumeration}.", f"Write one of {', '.join(names)}.")
    return value
