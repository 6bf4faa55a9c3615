"""What in a text is worth a second look: addresses of persons where only contacts have them, words of case notes.

Names of persons cannot be found by pattern, so nothing here promises that a text names nobody.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.commands.refusals import InputPath, Notice

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# A Swedish telephone number in groups, or with its country code. Dates, periods and diary numbers have other groups.
_TELEPHONE = re.compile(r"(?<![\w/-])(?:\+46|0)[ -]?\d{1,3}[ -]+\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\w/-])")
_CASE_WORDS = (
    "anmälaren|brukaren|brukarens|gärningsmannen|journalanteckning(?:en|ar)?|klienten|klientens|målsägande|målsäganden|"
    "målsägandens|offret|offrets|patienten|patientens|personakt(?:en)?|skyddad identitet|skyddade personuppgifter"
)
_CASE = re.compile(rf"\b(?:{_CASE_WORDS})\b", re.IGNORECASE)
_CONTACTS = "contacts"
_NOT_TEXT = frozenset({"id", "idempotencyKey", "website", "url", "sha256"})
_FINDINGS = (
    (_EMAIL, "holds an e-mail address. Those of functions belong into contacts; those of persons nowhere."),
    (_TELEPHONE, "holds a telephone number. Those of functions belong into contacts; those of persons nowhere."),
    (_CASE, "reads like a case note. The registry keeps organisations and commitments, never a person who is helped."),
)


def notices(given: Mapping[str, Any]) -> tuple[Notice, ...]:
    """One notice for each finding in each text of an input, contacts aside from what belongs there."""
    return tuple(
        Notice(f"{'.'.join(path)}: {message}", path)
        for path, text in _texts(given)
        for pattern, message in _FINDINGS
        if (pattern is _CASE or path[0] != _CONTACTS) and pattern.search(text)
    )


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
