"""Measures off the event loop: small networks in a thread, large ones in a process that can be ended.

The library keeps Python's one lock while it works (rustworkx 0.18.1), so a thread alone would stop all requests for
seconds. ``python -m graph.questions.measuring`` reads a network from standard input and writes its measures.
"""

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import asdict

import orjson

from graph.errors import EngineFault
from graph.questions.measures import Link, Measures, measure

_SMALL_WORK, _SMALL_LINKS = 500_000, 1_000
"""Actors times links, and links, up to which a thread is done before a process would have begun."""


async def measured(size: int, links: Sequence[Link]) -> Measures:
    """The measures of a network; whoever stops waiting ends the work."""
    if size * len(links) <= _SMALL_WORK and len(links) <= _SMALL_LINKS:
        return await asyncio.to_thread(measure, size, links)
    pipe = asyncio.subprocess.PIPE
    command = (sys.executable, "-P", "-m", __name__)
    child = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=asyncio.subprocess.DEVNULL)
    try:
        answer, _ = await child.communicate(orjson.dumps([size, links]))
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        raise EngineFault(f"The process that measures networks ended with {child.returncode}.")
    return Measures(**orjson.loads(answer))


def main() -> None:
    """Measure one network."""
    size, links = orjson.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(orjson.dumps(asdict(measure(size, [tuple(link) for link in links]))))


if __name__ == "__main__":
    main()
