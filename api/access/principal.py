"""Who asks: a name and a role. Nothing behind this knows keys or tokens."""

from dataclasses import dataclass
from enum import IntEnum


class Role(IntEnum):
    """What somebody may do; each role may all that the one before it may. The names are public."""

    ANONYMOUS = 0
    READER = 1
    EDITOR = 2
    ADMIN = 3


@dataclass(frozen=True, slots=True)
class Principal:
    """Whoever asks. ``name`` is what changes are signed with, ``key_expires_at`` the end of the key or token."""

    name: str
    role: Role
    key_expires_at: str | None = None


ANONYMOUS = Principal("anonymous", Role.ANONYMOUS)
"""Whoever sends neither key nor token."""
