"""Settings of the engine, as values: nothing in ``graph`` reads the environment."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Which engine to open and how long its statements may run."""

    database_url: str | None = None
    """Address of a Neo4j server; None starts the embedded engine."""
    user: str = "neo4j"
    """User on that server; the embedded engine makes its own users."""
    password: str = field(default="", repr=False)
    """Password of that user; kept out of ``repr`` and so out of logs."""
    data_folder: Path = Path(".samverkan")
    """Where the embedded engine keeps its data; made if it is missing."""
    served_at: str = ""
    """Where this instance answers, told to a second one that wants the same folder ("http://127.0.0.1:8000")."""
    statement_timeout_ms: int = 5_000
    """Longest run of one statement, in milliseconds; the engine itself ends it then. At least 1."""
    heap_megabytes: int = 1_024
    """Largest heap of the embedded engine, in mebibytes; all statements together may use three eighths of it."""
    start_timeout_seconds: float = 60.0
    """How long the embedded engine may take to start, recovery after a power cut included."""
    restart_pauses_seconds: tuple[float, ...] = (0.1, 0.5, 1.0, 2.0, 4.0)
    """Pauses before the embedded engine is started again after it was killed; as many tries, then it is given up."""
