"""Measures off the event loop: small networks in a thread, large ones in a process that can be ended, one at a time.

The library keeps Python's one lock while it works (rustworkx 0.18.1), so a thread alone would stop all requests for
seconds. ``python -m graph.questions.measuring`` reads a network from standard input and writes its measures.
"""

import asyncio
import logging
import sys
from collections.abc import Sequence
from dataclasses import asdict

import orjson

from graph.errors import EngineFault
from graph.processes import child_environment
from graph.questions.measures import Link, Measures, measure

_log = logging.getLogger("samverkan.measures")

_SMALL_WORK, _SMALL_LINKS = 500_000, 1_000
"""Actors times links, and links, up to which a thread is done before a process would have begun."""


async def measured(size: int, links: Sequence[Link], processes: asyncio.Semaphore) -> Measures:
    """The measures of a network; whoever stops waiting ends the work. ``processes``: how many there may be at once."""
    if size * len(links) <= _SMALL_WORK and len(links) <= _SMALL_LINKS:
        return await asyncio.to_thread(measure, size, links)
    async with processes:
        return await _measured(orjson.dumps([size, links]))


async def _measured(network: bytes) -> Measures:
    """The measures of a network, by a process of its own."""
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", __name__, stdin=pipe, stdout=pipe, stderr=pipe, env=child_environment()
    )
    try:
        answer, errors = await child.communicate(network)
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        last = errors.decode(errors="replace").strip().rpartition("\n")[2]
        _log.error("The process that measures networks ended with %s: %s", child.returncode, last[:500])
        raise EngineFault(f"The process that measures networks ended with {child.returncode}.")
    return Measures(**orjson.loads(answer))


def main() -> None:
    """Measure one network."""
    size, links = orjson.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps(asdict(measure(size, [tuple(link) for link in links]))))


if __name__ == "__main__":
    main()
