"""Settings that the embedded engine must run with, compared with what it says of itself."""

from collections.abc import Mapping

from graph.errors import UnsafeEngine


def check_settings(settings: Mapping[str, str]) -> dict[str, str]:
    """The settings that matter, by full name; UnsafeEngine where a committed write could be lost or a read not end."""
    flush = _number(settings, "arcadedb.txWalFlush")
    if flush < 1:
        raise _unsafe("arcadedb.txWalFlush", settings, "1 or 2, so that a committed write survives a power cut")
    if _number(settings, "arcadedb.command.timeout") < 1:
        raise _unsafe("arcadedb.command.timeout", settings, "above 0, so that no statement runs for ever")
    if settings.get("arcadedb.server.mode") != "production":
        raise _unsafe("arcadedb.server.mode", settings, "production, so that files of this machine cannot be read")
    if settings.get("arcadedb.bolt.host") != "127.0.0.1":
        raise _unsafe("arcadedb.bolt.host", settings, "127.0.0.1, so that nobody else reaches it")
    names = ("arcadedb.txWalFlush", "arcadedb.command.timeout", "arcadedb.server.mode", "arcadedb.bolt.host")
    return {name: settings[name] for name in names}


def _number(settings: Mapping[str, str], name: str) -> int:
    try:
        return int(settings.get(name, "0"))
    except ValueError:
        return 0


def _unsafe(name: str, settings: Mapping[str, str], needed: str) -> UnsafeEngine:
    found = settings.get(name, "not set")
    return UnsafeEngine(
        f"The embedded engine runs with {name} = {found}; it must be {needed}. Remove what sets it "
        "otherwise (a setting of the database's own, in its configuration.json) and start again."
    )
