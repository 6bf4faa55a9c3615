"""Addresses in free text: a shelter must not be found through the registry.

Telephone numbers, boxes, years and plans are none; where a text leaves it open, it is taken for an address.
"""

import re
import unicodedata
from urllib.parse import unquote

RULE = "shelter-address"
_PLACES = (
    # Ends of names of streets that hardly any other word has.
    r"(?:gata|gatan|väg|vägen|gränd|gränden|torg|torget|stig|stigen|allé|allén|allen|esplanad|esplanaden|stråket)"
)
_OTHER_PLACES = (
    # Ends of names that other words have too: these must begin with a capital letter.
    r"(?:backe|backen|bron|dalen|gården|hagen|hamnen|höjden|kajen|kroken|leden|liden|lunden|parken|platsen|"
    r"promenaden|slingan|strand|stranden|terrassen|udden|vreten|ängen)"
)
_WHICH = r"(?:Stora|Lilla|Gamla|Nya|Norra|Södra|Östra|Västra|Övre|Nedre|Inre|Yttre)"
_NUMBER = (
    r"[\s,_-]{0,3}(?:(?:nr|no|nummer)\.?\s{0,2})?\d{1,3}(?:\s?[a-z])?(?!\d|\w{2}|[.,:]\d|\s?(?:%|procent\b|§|km\b))"
)
_PATTERNS = (
    re.compile(rf"\b(?!(?:av|om|ut|åter)väg)\w{{2,}}{_PLACES}{_NUMBER}", re.IGNORECASE),
    re.compile(rf"\b(?-i:Esplanaden|Torget){_NUMBER}", re.IGNORECASE),
    re.compile(rf"\b(?-i:{_WHICH})\s{_PLACES}{_NUMBER}", re.IGNORECASE),
    re.compile(rf"\b(?-i:[A-ZÅÄÖ])\w+{_OTHER_PLACES}{_NUMBER}", re.IGNORECASE),
    # Shortened, as "Storg. 5"; a word in -ing ends a sentence.
    re.compile(r"\b[A-ZÅÄÖ][a-zåäöé]{2,}(?:(?<!in)g|v)\.\s?\d{1,3}\b"),
    re.compile(r"\b\d{1,4}[A-Z]?\s[A-Z]\w+(?:\s[A-Z]\w+)?\s(?:Street|Road|Avenue|Lane|Square)\b"),
    # A postal code with its town; 114 14 is the police.
    re.compile(r"(?<![\d-])(?<!\d\s)(?:S(?:E|-|E-)\s?)?(?!114\s?14\s+Polis)[1-9]\d{2}\s?\d{2}\s{1,3}[A-ZÅÄÖ]\w+"),
    re.compile(r"\b(?:besöks|gatu)adress\w*\s?(?::|är\b)|\bvisiting address\s?(?::|is\b)", re.IGNORECASE),
    # Where Sweden lies, in degrees.
    re.compile(r"\b(?:5[5-9]|6\d)[.,]\d{3,}[^\d.]{1,6}(?:1\d|2[0-4])[.,]\d{3,}"),
    re.compile(r"/maps\b|\bmaps\.|\bkartor\.|openstreetmap\.|hitta\.se/|what3words|w3w\.co", re.IGNORECASE),
)
_BOX = re.compile(
    r"\b(?:post)?box(?:adress)?\s?\d{1,5}(?:[\s,]{0,3}(?:S(?:E|-|E-)\s?)?\d{3}\s?\d{2}\s{1,3}[A-ZÅÄÖ]\w+)?",
    re.IGNORECASE,
)


def has_street_address(text: str) -> bool:
    """Whether a text holds what looks like where a house stands: a street with a number, a postal code, a map."""
    plain = unicodedata.normalize("NFKC", unquote(text))
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    plain = _BOX.sub(" ", plain)
    return any(pattern.search(plain) for pattern in _PATTERNS)
