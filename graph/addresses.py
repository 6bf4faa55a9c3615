"""Street addresses in free text: a shelter must not be found through the registry."""

import re

RULE = "shelter-address"
_STREET = re.compile(
    r"\b\w*(?:gatan?|väg(?:en)?|gränd(?:en)?|torget?|stig(?:en)?|allén?|backen?|esplanaden?|gränden?)"
    r"\s+\d{1,4}(?:\s?[a-z])?\b",
    re.IGNORECASE,
)
_POSTAL_TOWN = re.compile(r"\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]\w")


def has_street_address(text: str) -> bool:
    """Whether a text holds what looks like a street with a number, or a postal code with its town."""
    return bool(_STREET.search(text) or _POSTAL_TOWN.search(text))
