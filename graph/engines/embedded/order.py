"""What the supervising process tells the engine's process, and what it hears back: one JSON object a line."""

import json
from dataclasses import asdict, dataclass, field
from typing import TypeAlias

DATABASE = "registry"
"""Name of the one database."""

READER = "reader"
WRITER = "writer"
"""The database users; each belongs to the group of the same name."""

Message: TypeAlias = dict[str, object]
"""One line of the engine's process; "event" is progress, ready, failed or stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOrder:
    """How the engine's process is to start; it travels over standard input, never on a command line."""

    folder: str
    """Absolute path of the engine's own folder."""
    heap_megabytes: int
    statement_timeout_ms: int
    port: int
    """Port to listen on if it is free, so that a restarted engine is found where it was; 0 for any."""
    schema: list[str]
    """Statements of SQL to run before the engine opens; each may be run again."""
    root_password: str = field(repr=False)
    reader_password: str = field(repr=False)
    writer_password: str = field(repr=False)

    def to_line(self) -> bytes:
        """The order as one line of JSON."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> "StartOrder":
        """The order that ``to_line`` wrote. Raises ValueError or TypeError for anything else."""
        return cls(**json.loads(line))
