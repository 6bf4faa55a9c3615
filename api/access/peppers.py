"""Peppers: the secrets without which what the database keeps of keys is of no use, each with a version.

The first one given writes: it makes new keys, and each key gets it when it is used. The others recognise those that
were made with them. Version 0 is the one that an embedded registry makes for itself; it comes last.
"""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import CannotStart

SHORTEST = 50
FILE = "pepper"
"""Name of the file in the data folder."""
_OWN_VERSION = 0
_PART = re.compile(r"(?:([1-9][0-9]{0,3}):)?(\S+)")
_HOW = "Make one with `openssl rand -hex 32`"


@dataclass(frozen=True, slots=True)
class Peppers:
    """The secrets by version, that which writes first."""

    secrets: Mapping[int, bytes] = field(repr=False)

    @property
    def writing(self) -> int:
        """The version that keys are made with, and get when they are used."""
        return next(iter(self.secrets))

    def digest(self, text: str, version: int) -> str | None:
        """What recognises a key, in hexadecimals; None where this version is not known."""
        pepper = self.secrets.get(version)
        return None if pepper is None else hmac.new(pepper, text.encode(), hashlib.sha256).hexdigest()


def parse_peppers(text: str) -> dict[int, bytes]:
    """Peppers in the order of the setting: one, or several as ``2:new,1:old``. ValueError says what is wrong."""
    found: dict[int, bytes] = {}
    for part in re.split(r"[,\s]+", text.strip()):
        matched = _PART.fullmatch(part)
        if matched is None or len(matched[2]) < SHORTEST:
            raise ValueError(f"a pepper has at least {SHORTEST} characters and no comma or blank. {_HOW}")
        version = int(matched[1] or 1)
        if version in found:
            raise ValueError(f"version {version} is given twice. Give each its own, as 2:…,1:…")
        found[version] = matched[2].encode()
    return found


def peppers_of(setting: str, data_folder: Path | None) -> Peppers | None:
    """The peppers of a registry: those set, and the one that its data folder keeps, which is made where none is set.

    ``data_folder`` is None for a registry in a database of its own, where other processes could not know what this
    one makes: None where nothing is set. CannotStart where the folder does not let it be kept.
    """
    found = parse_peppers(setting) if setting else {}
    if data_folder is not None:
        kept = _kept(data_folder / FILE, make=not found)
        found |= {_OWN_VERSION: kept} if kept else {}
    return Peppers(found) if found else None


def _kept(file: Path, *, make: bool) -> bytes | None:
    try:
        if make and not file.exists():
            _make(file)
        text = file.read_text("ascii").strip() if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        raise CannotStart(f"The pepper of the keys, {file}, cannot be used: {reason}. {_REMEDY}") from None
    if text and len(text) < SHORTEST:
        raise CannotStart(f"The pepper of the keys, {file}, has been cut short. {_REMEDY}")
    return text.encode() or None


_REMEDY = "Bring it back from a backup; without it no key that it made works, and taking it away makes a new one."


def _make(file: Path) -> None:
    """Write a new one for its owner alone; whole or not at all."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as written:
        written.write(secrets.token_hex(32) + "\n")
        written.flush()
        os.fsync(written.fileno())
    part.rename(file)
