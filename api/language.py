"""The language of sentences by the header Accept-Language: Swedish, where nothing else is liked better."""

from functools import lru_cache

from api.context import ENGLISH, SWEDISH

_LANGUAGES = {"sv": SWEDISH, "en": ENGLISH, "*": SWEDISH}
_LONGEST = 200
"""Longer headers are not read: no browser sends one."""


@lru_cache(maxsize=200)
def _liked(header: str) -> str:
    best, most = SWEDISH, 0.0
    for part in header.lower().split(","):
        name, _, parameters = part.strip().partition(";")
        language = _LANGUAGES.get(name.partition("-")[0].strip())
        quality = _quality(parameters)
        if language and quality > most:
            best, most = language, quality
    return best


def _quality(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def language_of(header: str) -> str:
    """The language that an Accept-Language header likes best, of those that there are: "SV" or "EN"."""
    return _liked(header) if len(header) <= _LONGEST else SWEDISH
