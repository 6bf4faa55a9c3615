"""Swedish words as keys: in the order of the Swedish alphabet, and without what a foreign keyboard lacks."""

import re
import unicodedata

_STANDS_FOR = str.maketrans(
    {"æ": "ä", "ø": "ö", "œ": "ö", "ð": "d", "đ": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n"}
)
# Capitals stand in for the last letters while punctuation goes: nothing else is a capital after casefold.
_OWN_LETTERS = (
    ("a\u030a", "A"),
    ("a\u0308", "B"),
    ("o\u0308", "C"),
    ("o\u030b", "C"),
    ("u\u0308", "y"),
    ("u\u030b", "y"),
)
# The three characters after z: one unit in UTF-8 and in UTF-16, so Python and both engines compare keys alike.
_AFTER_Z = str.maketrans("ABC", "{|}")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
# Neo4j compares texts by their UTF-16 units, Python and ArcadeDB by characters: the order differs beyond U+FFFF alone.
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
_LAST = "\uffff"


def sort_key(text: str) -> str:
    """A key that sorts by code point as Swedish sorts ``text``.

    å, ä and ö stand after z; æ sorts as ä, ø as ö, ü as y; w is a letter of its own, after v. Case, other accents
    and punctuation do not count, but that punctuation parts words as a blank does. Rare scripts beyond U+FFFF come
    last, all of them as one letter.
    """
    letters = _taken_apart(text)
    for marked, letter in _OWN_LETTERS:
        letters = letters.replace(marked, letter)
    words = _BETWEEN_WORDS.sub(" ", _bare(letters)).strip()
    return _BEYOND.sub(_LAST, words).translate(_AFTER_Z)


def fold(text: str) -> str:
    """``text`` in lower case without any accent or dot: å and ä as a, ö as o, so that both spellings meet."""
    return _bare(_taken_apart(text))


def _taken_apart(text: str) -> str:
    """In lower case, each accent a character of its own."""
    lower = unicodedata.normalize("NFKC", text).casefold().translate(_STANDS_FOR)
    return unicodedata.normalize("NFKD", lower)


def _bare(text: str) -> str:
    """Without the accents that stand as characters of their own."""
    return text if text.isascii() else "".join(letter for letter in text if not unicodedata.combining(letter))
