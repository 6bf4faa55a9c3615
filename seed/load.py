"""Seed files into the registry: read, check, then write all of it or nothing."""

from collections.abc import Callable, Iterable
from pathlib import Path

from graph.store import Store
from graph.writes.load import LoadReport, load
from graph.writes.records import RecordContent
from seed.check import check_seed
from seed.read import EXAMPLES

DATA = Path(__file__).parent / "data"
BY = "seed"
REASON = "Loaded from the seed files."


def seed_folders(*, examples: bool = True, data: Path = DATA) -> list[Path]:
    """The folders with seed files, those with examples only where they are wanted."""
    folders = sorted(folder for folder in data.iterdir() if folder.is_dir())
    return [folder for folder in folders if examples or folder.name != EXAMPLES]


def seed_records(folder: Path) -> list[RecordContent]:
    """The records of one folder that needs no other; SeedError with every problem where there is one."""
    return check_seed([folder])


async def load_seed(
    store: Store, folders: Iterable[Path] | None = None, progress: Callable[[int, int], None] | None = None
) -> LoadReport:
    """Load the records of all folders (None: all there are) together.

    SeedError with every problem where there is one, and then nothing was written. Loading twice changes nothing; a
    record that a person has changed since is left alone and reported.
    """
    contents = check_seed(seed_folders() if folders is None else folders)
    return await load(store, contents, by=BY, reason=REASON, progress=progress)
