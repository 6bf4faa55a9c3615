"""Full-text search in Swedish: the text that is indexed, and a person's words as a query.

The engines' Swedish analyser stems whole words. What it lacks is written into the text: words without å, ä, ö, and
the ends of long words, so that "nämnd" is found inside "Socialnämnden".
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from graph.errors import InvalidInput
from graph.swedish import fold

MOST_WORDS = 10
MOST_CHARACTERS = 200
_SHORTEST_COMPOUND = 7
_SHORTEST_TAIL = 4
_LONGEST_TAIL = 40  # bounds what one word adds; the longest words in use stay below it
_WORD = re.compile(r"[^\W_]+")
# Stands before the end of a word, so that ends are asked for by words long enough to mean something.
_END = "_"

# The list that the analyser leaves out of the index (Lucene's Swedish one): asking for these words finds nothing.
_STOP_WORDS = """
och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin
nu har inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad över än
dig kan sina här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt
ni bli blev oss din dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför
varje vilka ditt vem vilket sitt sådana vart dina vars vårt våra ert era vilkas
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


def search_text(texts: Iterable[str]) -> str:
    """The text to index for a record with these texts: each word once, as it stands, folded, and its ends."""
    found: dict[str, None] = {}
    for text in texts:
        for word in _words(text):
            for spelling in (word, _folded(word)):
                found.update(dict.fromkeys(_with_ends(spelling)))
    return " ".join(found)


def search_query(text: str, field: str = "text") -> str | None:
    """A Lucene query that finds the records with every word of ``text``; None where no word of weight is left.

    Nothing but letters and digits of ``text`` gets into it, so quotes, stars and AND are just text. InvalidInput for
    a text that is too long.
    """
    if len(text) > MOST_CHARACTERS:
        raise InvalidInput(
            field, f"is longer than {MOST_CHARACTERS} characters.", "Search for the words that matter most."
        )
    words = searched_words(text)
    if len(words) > MOST_WORDS:
        raise InvalidInput(field, f"has more than {MOST_WORDS} words.", "Search for the words that matter most.")
    return " ".join(_must_match(word) for word in words) or None


def searched_words(text: str) -> list[str]:
    """The words of a person's text that are searched for, in small letters, each once."""
    return [word for word in dict.fromkeys(_words(text)) if word not in STOP_WORDS]


def _must_match(word: str) -> str:
    """The word as written counts most, then without accents, then as the beginning of a longer word or of its end."""
    folded = _folded(word)
    ends = f" {_END}{word} {_END}{folded}*^0.5" if len(word) >= _SHORTEST_TAIL else ""
    return f"+({word}^4 {folded}^2 {folded}*{ends})"


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower())


def _folded(word: str) -> str:
    return "".join(_WORD.findall(fold(word))) or word


def _with_ends(word: str) -> Iterator[str]:
    yield word
    if len(word) >= _SHORTEST_COMPOUND and word.isalpha():
        longest = min(len(word) - 1, _LONGEST_TAIL)
        for length in range(longest, _SHORTEST_TAIL - 1, -1):
            yield _END + word[-length:]
