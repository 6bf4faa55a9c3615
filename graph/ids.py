"""Ids that the registry makes itself."""

import secrets
import time
from uuid import UUID

from graph.privacy import has_personal_number

_RANDOM_A, _RANDOM_B = 12, 62


def new_id() -> str:
    """A new id: a UUID of version 7 (RFC 9562), so that ids made later sort later."""
    while True:
        milliseconds = time.time_ns() // 1_000_000
        high, low = secrets.randbits(_RANDOM_A), secrets.randbits(_RANDOM_B)
        made = str(UUID(int=milliseconds << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low))
        # One in a million could be read as a birth number, and would be refused wherever it is given back.
        if not has_personal_number(made):
            return made
