"""Stores with something in them: loaded once through the write layer, kept under ``.cache`` for the next run."""

import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

from graph.engines import open_store
from graph.inventory import is_empty
from graph.settings import EngineSettings
from graph.store import Store
from graph.writes.load import load
from graph.writes.records import RecordContent
from seed.check import check_seed
from seed.load import seed_folders
from tests.bench.synthetic import synthetic

CACHE = Path(__file__).parents[2] / ".cache" / "bench"
FLEN = "flen"
FORM = 2
"""Counted up when what is loaded changes: older folders are then loaded anew."""
STAGES = ("2025-01-01T00:00:00+00:00", "2025-02-01T00:00:00+00:00", "2025-03-01T00:00:00+00:00")
AS_OF = "2022-06-01"
KNOWN_AT = "2025-01-15T00:00:00Z"
"""After everything was recorded and before anything was changed: a third of the records is read from a version."""
STATEMENT_MS = 30_000
"""Longer than in production, so that what is too slow there still gets a number here."""
_BATCH = 2_000  # records a transaction: each must end within the store's limit for writes

Progress = Callable[[str], None]


def stages(size: str) -> Sequence[Sequence[RecordContent]]:
    """What to load for a size: Flen as it is, or so many synthetic actors with their history."""
    return [check_seed(seed_folders())] if size == FLEN else synthetic(int(size)).stages


async def fill(store: Store, size: str, progress: Progress) -> None:
    """Load everything of a size, stage by stage, each at its instant."""
    began = perf_counter()
    for instant, records in zip(STAGES, stages(size), strict=False):
        now = int(datetime.fromisoformat(instant).astimezone(UTC).timestamp()) * 1_000_000
        for start in range(0, len(records), _BATCH if size != FLEN else len(records)):
            batch = records[start : start + _BATCH] if size != FLEN else records
            await load(store, batch, by="bench", reason="Synthetic, for the bench.", clock=partial(int, now))
            progress(
                f"{size}: {start + len(batch)} of {len(records)} at {instant[:10]}, {perf_counter() - began:.0f} s"
            )


_settings = partial(EngineSettings, statement_timeout_ms=STATEMENT_MS)


@asynccontextmanager
async def opened(size: str, database_url: str | None, password: str, progress: Progress) -> AsyncIterator[Store]:
    """The store with everything of a size in it; loaded first where it is not there."""
    if database_url is not None:
        async with open_store(_settings(database_url=database_url, password=password)) as store:
            if await is_empty(store):
                await fill(store, size, progress)
            yield store
        return
    folder = CACHE / size
    mark = folder / f"loaded-{FORM}"
    if not mark.exists():
        shutil.rmtree(folder, ignore_errors=True)
    async with open_store(_settings(data_folder=folder)) as store:
        if not mark.exists():
            await fill(store, size, progress)
            mark.touch()
        yield store
