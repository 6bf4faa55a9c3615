"""A call ends at its limit where the engine lives, soon where it froze, and untouched where it is answered."""

import asyncio
from time import monotonic

import pytest

from graph.engines.watch import Watch
from graph.errors import EngineFault, TimedOut, Unavailable

SOON = 0.05


class Engine:
    """Answers questions for a sign of life, or not."""

    def __init__(self, *, lives: bool) -> None:
        self.lives = lives
        self.asked = 0

    async def answer(self) -> None:
        self.asked += 1
        await asyncio.sleep(SOON)
        if not self.lives:
            raise Unavailable("no answer")


async def never() -> None:
    await asyncio.sleep(30)


async def test_an_answered_call_asks_nothing() -> None:
    engine = Engine(lives=True)

    async def work() -> int:
        return 7

    assert await Watch(engine.answer, SOON).run("test", 1.0, work) == 7
    await asyncio.sleep(2 * SOON)
    assert engine.asked == 0


async def test_a_busy_engine_gets_the_whole_time() -> None:
    engine = Engine(lives=True)
    started = monotonic()

    with pytest.raises(TimedOut):
        await Watch(engine.answer, SOON).run("test", 0.5, never)

    assert 0.5 <= monotonic() - started < 5
    assert engine.asked > 1


async def test_a_frozen_engine_ends_all_calls_after_one_question() -> None:
    engine = Engine(lives=False)
    watch = Watch(engine.answer, SOON)
    started = monotonic()

    answers = await asyncio.gather(*[watch.run("test", 20.0, never) for _ in range(10)], return_exceptions=True)

    assert [type(answer) for answer in answers] == [Unavailable] * 10
    assert monotonic() - started < 10
    assert engine.asked == 1


async def test_an_engine_that_freezes_later_is_noticed() -> None:
    engine = Engine(lives=True)
    asyncio.get_running_loop().call_later(4 * SOON, setattr, engine, "lives", False)

    with pytest.raises(Unavailable):
        await Watch(engine.answer, SOON).run("test", 20.0, never)


async def test_foreign_errors_become_ours_and_cancelling_goes_through() -> None:
    watch = Watch(Engine(lives=True).answer, SOON)

    async def overflow() -> None:
        raise OverflowError("2**70")

    with pytest.raises(EngineFault):
        await watch.run("test", 1.0, overflow)

    task = asyncio.create_task(watch.run("test", 1.0, never))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_an_engine_that_ends_the_question_itself_lives() -> None:
    async def ask() -> None:
        raise TimedOut("ended by the engine")

    async def work() -> int:
        await asyncio.sleep(4 * SOON)
        return 7

    assert await Watch(ask, SOON).run("test", 20.0, work) == 7
