"""Time limits in tests: a busy machine is late now and then, code that is slow is late each time."""

from collections.abc import Awaitable, Callable, Mapping
from time import monotonic, process_time
from typing import TypeVar

import pytest

Error = TypeVar("Error", bound=Exception)
Result = TypeVar("Result")

_TRIES = 3


async def in_time(seconds: float, call: Callable[[], Awaitable[Result]]) -> Result:
    """The result of the call, which came within so many seconds at one of three tries at most.

    A call that hangs is left to its own limit: nothing here ends it.
    """
    results: list[Result] = []

    async def measure() -> Mapping[str, float]:
        began = monotonic()
        results.append(await call())
        return {"call": monotonic() - began}

    await once_within({"call": seconds}, measure)
    return results[-1]


async def once_within(limits: Mapping[str, float], measure: Callable[[], Awaitable[Mapping[str, float]]]) -> None:
    """Measure until all that was measured is below its limit, in seconds; three times at most."""
    found: list[Mapping[str, float]] = []
    while not found or any(found[-1][name] >= limit for name, limit in limits.items()):
        assert len(found) < _TRIES, f"never within {limits}: {found}"
        found.append(await measure())


async def fails_in_time(seconds: float, error: type[Error], call: Callable[[], Awaitable[object]]) -> Error:
    """The error that the call ends with, in time."""

    async def caught() -> Error:
        with pytest.raises(error) as raised:
            await call()
        return raised.value

    return await in_time(seconds, caught)


def processor_seconds(work: Callable[[], object]) -> float:
    """The processor time of this process for the quickest of three runs: other processes do not count."""

    def once() -> float:
        began = process_time()
        work()
        return process_time() - began

    return min(once() for _ in range(_TRIES))
