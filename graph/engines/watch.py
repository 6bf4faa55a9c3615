"""Calls of an engine end in time: at their limit where it lives, within three seconds where it froze.

The driver sets no limit to the wait for an answer: a frozen engine would hold a call for ever.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from graph.engines.errors import FOREIGN, out_of_time, translate
from graph.errors import RegistryError, Unavailable

Result = TypeVar("Result")


class Watch:
    """Runs calls, and ends those of an engine that gives no sign of life."""

    def __init__(self, ask: Callable[[], Awaitable[object]], suspect_after_seconds: float = 1.0) -> None:
        """``ask`` asks the engine for a sign of life and raises an error of ours where none comes.

        A call that is still without an answer after ``suspect_after_seconds`` raises that question.
        """
        self._ask = ask
        self._suspect_after_seconds = suspect_after_seconds
        self._asking: asyncio.Task[bool] | None = None

    async def run(self, name: str, seconds: float, call: Callable[[], Awaitable[Result]]) -> Result:
        """Run one call: TimedOut after ``seconds``, Unavailable where the engine froze, our errors for foreign ones."""
        watched = _Watched(asyncio.timeout(seconds))
        try:
            async with watched.scope:
                # A timer costs a microsecond, a task thirty: most calls are answered before there is need of one.
                timer = asyncio.get_running_loop().call_later(self._suspect_after_seconds, self._suspect, watched)
                try:
                    return await call()
                finally:
                    timer.cancel()
                    watched.end()
        except RegistryError:
            raise
        except FOREIGN as error:
            if watched.scope.expired():
                raise out_of_time(name, frozen=watched.frozen) from error
            raise translate(error, name) from error

    def _suspect(self, watched: "_Watched") -> None:
        watched.task = asyncio.get_running_loop().create_task(self._end_if_frozen(watched))

    async def _end_if_frozen(self, watched: "_Watched") -> None:
        """End a call now where the engine gives no sign of life; let it go on, watched, where it is only busy."""
        while True:
            if not await self._lives():
                break
            await asyncio.sleep(self._suspect_after_seconds)
        if not watched.scope.expired():
            watched.frozen = True
            watched.scope.reschedule(asyncio.get_running_loop().time())

    async def _lives(self) -> bool:
        """Whether a sign of life comes; calls that wonder at the same time share one question."""
        if self._asking is None or self._asking.done():
            self._asking = asyncio.get_running_loop().create_task(self._answers())
        return await asyncio.shield(self._asking)

    async def _answers(self) -> bool:
        try:
            await self._ask()
        except Unavailable:
            return False
        except RegistryError:
            # Refused or ended by the engine itself: it lives.
            return True
        return True


@dataclass(slots=True)
class _Watched:
    """One call under way."""

    scope: asyncio.Timeout
    frozen: bool = False
    task: asyncio.Task[None] | None = None

    def end(self) -> None:
        if self.task is not None:
            self.task.cancel()
