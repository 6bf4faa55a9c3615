"""Processes of our own: what they see of the environment of the one that starts them."""

import os
from pathlib import Path

_PACKAGES = Path(__file__).parents[1]
# What Java and the wheel read from the environment goes before or over the settings that keep writes safe, and our
# own settings hold secrets that no child has a use for.
_KEPT_FROM_CHILD = ("ARCADEDB", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "SAMVERKAN_")


def child_environment() -> dict[str, str]:
    """The environment of a child: no settings and secrets of ours, and the place where it finds our modules."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(_KEPT_FROM_CHILD)}
    return {**kept, "PYTHONPATH": str(_PACKAGES)}
