"""Work that equal questions share, and results that are kept."""

import asyncio
from dataclasses import dataclass, field

import pytest

from graph.cypher import Value
from graph.questions.memory import Memory


@dataclass
class Work:
    """Work that lasts until somebody lets it end, and how often it began and was broken off."""

    begun: int = 0
    broken_off: int = 0
    end: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self) -> Value:
        self.begun += 1
        try:
            await self.end.wait()
        except asyncio.CancelledError:
            self.broken_off += 1
            raise
        return "done"


async def waiting(*asked: "asyncio.Task[Value]") -> None:
    """Until all of them wait."""
    for _ in range(10):
        await asyncio.sleep(0)
    assert not any(one.done() for one in asked)


async def test_equal_questions_share_one_work() -> None:
    memory, work = Memory(), Work()
    asked = [asyncio.create_task(memory.worked_out("key", 1, work)) for _ in range(3)]
    await waiting(*asked)
    work.end.set()

    assert await asyncio.gather(*asked) == ["done"] * 3
    assert work.begun == 1
    assert memory.recall("key") == (1, "done")


async def test_another_version_of_the_data_is_another_question() -> None:
    memory, work = Memory(), Work()
    asked = [asyncio.create_task(memory.worked_out("key", version, work)) for version in (1, 2)]
    await waiting(*asked)
    work.end.set()

    assert await asyncio.gather(*asked) == ["done"] * 2
    assert work.begun == 2


async def test_the_last_that_stops_waiting_ends_the_work() -> None:
    memory, work = Memory(), Work()
    one, other = (asyncio.create_task(memory.worked_out("key", 1, work)) for _ in range(2))
    await waiting(one, other)

    one.cancel()
    await waiting(other)
    assert (one.cancelled(), work.broken_off) == (True, 0)

    other.cancel()
    with pytest.raises(asyncio.CancelledError):
        await other
    await asyncio.sleep(0)
    assert work.broken_off == 1

    # who asks now begins anew
    work.end.set()
    assert await memory.worked_out("key", 1, work) == "done"
    assert work.begun == 2


async def test_work_that_fails_fails_for_all_and_is_not_kept() -> None:
    memory = Memory()

    async def failing() -> Value:
        await asyncio.sleep(0)
        raise ValueError

    asked = [asyncio.create_task(memory.worked_out("key", 1, failing)) for _ in range(2)]
    found = await asyncio.gather(*asked, return_exceptions=True)

    assert [type(one) for one in found] == [ValueError, ValueError]
    assert memory.recall("key") == (-1, None)
