"""Loading with a clock that stands still, for tests that hold history against it."""

from graph.store import Store
from graph.writes.clock import Clock
from graph.writes.load import LoadReport, load
from graph.writes.records import RecordContent
from tests.graph.writes.contents import RECORDS

FIRST, SECOND, THIRD = [f"2026-01-0{day}T00:00:00.000000Z" for day in (1, 2, 3)]


def at(instant: str) -> Clock:
    """A clock that stands still."""
    day = int(instant[8:10])
    return lambda: 1_767_225_600_000_000 + (day - 1) * 86_400_000_000


async def seed(store: Store, *records: RecordContent, instant: str = FIRST) -> LoadReport:
    return await load(store, records or RECORDS, by="seed", reason="first load", clock=at(instant))
