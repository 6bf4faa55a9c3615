"""The words around the first hit of a search, for people to see why a record was found."""

import re

from graph.search_text import searched_words
from graph.swedish import fold

_WORD = re.compile(r"\w+")
_BEFORE, _LENGTH = 60, 160


def snippet(text: str, words: str) -> str:
    """At most 160 characters of ``text`` around the first word that begins with one of ``words``, or holds one."""
    wanted = tuple(fold(word) for word in searched_words(words))
    places = [(found.start(), fold(found[0])) for found in _WORD.finditer(text)]
    beginning = next((place for place, word in places if word.startswith(wanted)), None)
    inside = next((place for place, word in places if any(one in word for one in wanted)), 0)
    hit = inside if beginning is None else beginning
    start = 0 if hit <= _BEFORE else text.rfind(" ", 0, hit - _BEFORE + 1) + 1
    end = len(text) if len(text) - start <= _LENGTH else max(text.rfind(" ", start, start + _LENGTH), start + 1)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
