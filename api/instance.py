"""A running instance on this machine: where it answers, and what it is asked by the commands beside it."""

import fcntl
import json
from typing import Any, TextIO
from urllib.request import ProxyHandler, Request, build_opener

from api.settings import Settings

_SECONDS = 5
# A proxy has no way to this machine's own addresses.
_OPENER = build_opener(ProxyHandler({}))


def served_at(settings: Settings) -> str:
    """Where the instance answers that holds the data folder, by the note in its lock; empty where none holds it."""
    try:
        with (settings.data / "lock").open() as lock:
            if not _is_held(lock):
                # Left by an instance that was killed: by now anybody may answer there.
                return ""
            found = json.load(lock)
    except (OSError, ValueError):
        return ""
    url = str(found.get("served_at", "")) if isinstance(found, dict) else ""
    return url if url.startswith("http://") else ""


def _is_held(lock: TextIO) -> bool:
    """Whether somebody holds the lock. Where nobody does it is taken for an instant, until the file is closed."""
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False


def ask_health(url: str) -> dict[str, Any]:
    """What /readyz says; HTTPError, OSError or ValueError where it says nothing good."""
    return _asked(f"{url}/readyz", None, {}, _SECONDS)


def ask_graphql(
    url: str, query: str, variables: dict[str, Any] | None = None, key: str = "", seconds: float = _SECONDS
) -> dict[str, Any]:
    """The whole answer to an operation, signed in with a key where one is given; errors as of ``ask_health``.

    ``seconds`` is how long to wait for it.
    """
    body = json.dumps({"query": query, "variables": variables or {}}).encode()
    signed = {"authorization": f"Bearer {key}"} if key else {}
    return _asked(f"{url}/graphql", body, {"content-type": "application/json", **signed}, seconds)


def _asked(url: str, body: bytes | None, headers: dict[str, str], seconds: float) -> dict[str, Any]:
    request = Request(url, body, headers)  # noqa: S310 - served_at looked at the scheme
    with _OPENER.open(request, timeout=seconds) as response:
        found: dict[str, Any] = json.load(response)
        return found
