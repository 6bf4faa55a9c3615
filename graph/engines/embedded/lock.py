"""One instance a data folder: a lock that the system frees when its holder dies, however that happens."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import CannotStart


@contextmanager
def locked(folder: Path, served_at: str) -> Iterator[None]:
    """Hold the data folder; it is made if it is missing. CannotStart names what is in the way and what to do."""
    handle = _open(folder)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(_in_use(folder, handle)) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, json.dumps({"pid": os.getpid(), "served_at": served_at}).encode(), 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _open(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        what = f"The data folder {folder} cannot be used: {error.strerror or error}."
        raise CannotStart(f"{what} Make it writable, or name another one in SAMVERKAN_DATA.") from None


def _in_use(folder: Path, handle: int) -> str:
    try:
        holder = json.loads(os.pread(handle, 1000, 0))
        who = f"process {holder['pid']}" + (f" at {holder['served_at']}" if holder.get("served_at") else "")
    except (ValueError, KeyError, TypeError):
        who = "another process"
    return (
        f"The data folder {folder} is in use by {who}. Use that one, stop it first, or name another folder in "
        "SAMVERKAN_DATA."
    )
