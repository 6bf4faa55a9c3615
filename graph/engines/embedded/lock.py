"""One instance a data folder: a lock that the system frees when its last holder dies, however that happens."""

import asyncio
import fcntl
import json
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from graph.errors import CannotStart

# An engine that lost its parent needs a moment to close its database; a long one after a large import.
_CLOSING_SECONDS = 20.0
_PAUSE_SECONDS = 0.1


@asynccontextmanager
async def locked(folder: Path, served_at: str, progress: Callable[[str], None]) -> AsyncIterator[int]:
    """Hold the data folder, made for its owner alone if it is missing; gives the lock's descriptor.

    The engine's process inherits the descriptor: where this process is killed, the folder stays locked until the
    engine has closed the database too. CannotStart names what is in the way and what to do.
    """
    handle = _open(folder)
    try:
        await _take(folder, handle, progress)
        try:
            os.ftruncate(handle, 0)
            os.pwrite(handle, json.dumps({"pid": os.getpid(), "served_at": served_at}).encode(), 0)
            yield handle
        finally:
            os.ftruncate(handle, 0)
    finally:
        os.close(handle)


async def _take(folder: Path, handle: int, progress: Callable[[str], None]) -> None:
    """Lock; where the holder is dead, wait for its engine to close."""
    for attempt in range(int(_CLOSING_SECONDS / _PAUSE_SECONDS)):
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # `samverkan check` holds it for an instant to see whether it is held: once is no refusal.
            if attempt and not _orphaned(handle):
                break
        else:
            return
        if attempt == 1:
            progress("Waiting for the engine of a process that was killed")
        await asyncio.sleep(_PAUSE_SECONDS)
    raise CannotStart(_in_use(folder, handle))


def _open(folder: Path) -> int:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CannotStart(unusable(folder, error)) from None


def unusable(folder: Path, error: OSError) -> str:
    """Why a folder cannot hold the data, and what to do."""
    what = f"The data folder {folder} cannot be used: {error.strerror or error}."
    return f"{what} Make it writable, or name another one in SAMVERKAN_DATA."


def _orphaned(handle: int) -> bool:
    """Whether the process that took the lock is dead: then its engine holds it, closing."""
    try:
        os.kill(_holder(handle)[0], 0)
    except ProcessLookupError:
        return True
    except (PermissionError, ValueError):
        return False
    return False


def _holder(handle: int) -> tuple[int, str]:
    """Id and address of the process that took the lock. ValueError where it has not written them."""
    try:
        holder = json.loads(os.pread(handle, 1000, 0))
        return int(holder["pid"]), str(holder["served_at"])
    except (KeyError, TypeError) as error:
        raise ValueError("no holder is written") from error


def _in_use(folder: Path, handle: int) -> str:
    try:
        process, served_at = _holder(handle)
        who = f"process {process}" + (f" at {served_at}" if served_at else "")
    except ValueError:
        who = "another process"
    return (
        f"The data folder {folder} is in use by {who}. Use that one, stop it first, or name another folder in "
        "SAMVERKAN_DATA."
    )
