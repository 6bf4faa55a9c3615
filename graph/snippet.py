"""The words around the first hit of a search, for people to see why a record was found."""

import re

from graph.swedish import fold

_WORD = re.compile(r"\w+")
_BEFORE, _LENGTH = 60, 160


def snippet(text: str, words: str) -> str:
    """At most 160 characters of ``text`` around the first word that holds one of ``words``; its beginning otherwise."""
    wanted = [fold(word) for word in _WORD.findall(words)]
    hit = next((found.start() for found in _WORD.finditer(text) if any(w in fold(found[0]) for w in wanted)), 0)
    start = 0 if hit <= _BEFORE else text.rfind(" ", 0, hit - _BEFORE + 1) + 1
    end = len(text) if len(text) - start <= _LENGTH else max(text.rfind(" ", start, start + _LENGTH), start + 1)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
