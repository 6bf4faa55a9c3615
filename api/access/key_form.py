"""The form of a key, ``smv_<id>_<secret>``: 12 hexadecimals that are no secret, and 64 that are (256 bits)."""

import re
import secrets

from graph.errors import InvalidInput
from graph.privacy import refuse_personal_numbers
from graph.values import check_text

PREFIX = "smv_"
ADMIN_NAME = "admin"
"""What the key of the settings signs changes with."""
OIDC_PREFIX = "oidc:"
"""What the names of those begin with who come with a token."""
_FORM = re.compile(r"smv_([0-9a-f]{12})_[0-9a-f]{64}")
_RESERVED = frozenset({ADMIN_NAME, "anonymous", "cli", "seed", "samverkan"})
_LONGEST_NAME = 100


def make_key() -> str:
    """A new key."""
    return f"{PREFIX}{secrets.token_hex(6)}_{secrets.token_hex(32)}"


def key_id(text: str) -> str | None:
    """The id in a key; None where the text is none."""
    found = _FORM.fullmatch(text)
    return found[1] if found else None


def check_name(name: str) -> str:
    """A name for a key; InvalidInput where it breaks a rule."""
    text = check_text("name", name, _LONGEST_NAME)
    refuse_personal_numbers("name", text)
    if text.casefold() in _RESERVED or text.casefold().startswith(OIDC_PREFIX):
        raise InvalidInput("name", "is one that the registry itself signs with.", "Choose another name.")
    return text
