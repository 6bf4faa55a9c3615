"""The databases of the bench: the embedded engine, or a Neo4j of one's own for each size."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.neo4j_jars import CURRENT
from tests.neo4j_server import running

URL = "SAMVERKAN_TEST_DATABASE_URL"
_PASSWORD = "SAMVERKAN_TEST_DATABASE_PASSWORD"  # noqa: S105 - the name of a variable
# What 20,000 actors with their history want; the embedded engine gets its usual gigabyte.
_HEAP_MEGABYTES = 2_048


@dataclass(frozen=True, slots=True)
class Database:
    """How a server process of the bench finds its database, and the database's own process where it is ours to see."""

    environment: Mapping[str, str]
    pid: int | None = None


@contextmanager
def database(engine: str, size: str) -> Iterator[Database]:
    """A database for one size; NotPossible where the engine cannot be had."""
    if engine == "arcadedb":
        yield Database({URL: ""})
        return
    if given := os.environ.get(URL):
        yield Database({URL: given.replace("{size}", size)})
        return
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with running(CURRENT, home, quick=False, heap_megabytes=_HEAP_MEGABYTES) as server:
            yield Database({URL: f"neo4j://127.0.0.1:{server.port}", _PASSWORD: server.password}, server.pid)
