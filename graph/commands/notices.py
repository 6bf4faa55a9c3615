"""What in a text is worth a second look: addresses of persons where only contacts have them, words of case notes.

Names of persons cannot be found by pattern, so nothing here promises that a text names nobody.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.commands.refusals import InputPath, Notice
from graph.privacy import plain

_EMAIL = re.compile(r"[\w.+-]{1,64}(?:@|\s?[(\[]at[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{1,63})+", re.IGNORECASE)
# A Swedish telephone number, with its country code or without. Codes, periods and diary numbers have fewer digits.
_TELEPHONE = re.compile(
    r"(?<![\w/.:-])(?:(?:\+|00)46[ -]?(?:\(0\)[ -]?)?\d{1,3}|\(?0(?:8|\d{2,3}))\)?[ /-]{0,3}"
    r"\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\w/-]|[.:]\d)"
)
_FEWEST, _MOST = 8, 13
_CASE_WORDS = (
    "aktnummer|anmälaren|brukarens?|den misstänkte|ex-?(?:frun|maken|makens|mannen|pojkvännen|sambon)|förövarens?|"
    "gärningsmannens?|hans (?:flickvän|fru|hustru|sambo)|hennes (?:dotter|make|man|pojkvän|sambo|son)|"
    "journalanteckning(?:en|ar)?|klientens?|målsägandens?|målsägande|offrets?|patientens?|personakt(?:en)?|"
    "skyddad identitet|skyddade personuppgifter|ärendet (?:gäller|rör) (?:en|ett|hon|han)"
)
_CASE = re.compile(rf"\b(?:{_CASE_WORDS})\b", re.IGNORECASE)
_CONTACTS = "contacts"
_NOT_TEXT = frozenset({"id", "idempotencyKey", "website", "url", "sha256"})
_ELSEWHERE = "Those of functions belong into contacts; those of persons nowhere."


def notices(given: Mapping[str, Any]) -> tuple[Notice, ...]:
    """One notice for each finding in each text of an input, contacts aside from what belongs there."""
    return tuple(
        Notice(f"{'.'.join(path)}: {found}", path) for path, text in _texts(given) for found in _found(path, text)
    )


def _found(path: InputPath, text: str) -> Iterator[str]:
    seen = plain(text)
    if path[0] != _CONTACTS:
        if _EMAIL.search(seen):
            yield f"holds an e-mail address. {_ELSEWHERE}"
        if has_telephone(seen):
            yield f"holds a telephone number. {_ELSEWHERE}"
    if _CASE.search(seen):
        yield "reads like a case note. The registry keeps organisations and commitments, never a person who is helped."


def has_telephone(text: str) -> bool:
    """Whether a text holds what looks like a Swedish telephone number."""
    numbers = (sum(map(str.isdigit, found[0])) for found in _TELEPHONE.finditer(text))
    return any(_FEWEST <= digits <= _MOST for digits in numbers)


def _texts(given: Mapping[str, Any]) -> Iterator[tuple[InputPath, str]]:
    """Every free text of an input with its place, in order."""
    for name, value in given.items():
        if name not in _NOT_TEXT:
            yield from _below((name,), value)


def _below(path: InputPath, value: Any) -> Iterator[tuple[InputPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name not in _NOT_TEXT:
                yield from _below((*path, name), item)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _below((*path, str(place)), item)
