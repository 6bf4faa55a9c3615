"""Server processes of the bench: started, measured from outside, ended."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from tests.bench.client import Slot, drive, request_bytes

_CHECKOUT = Path(__file__).parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")
_LINE = 1 << 24
_START_SECONDS = 1_800.0
_STOP_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Cpu:
    """Processor seconds used: by the server's process, and by the engine beside it (None: not ours to see)."""

    server: float
    engine: float | None

    def __sub__(self, before: "Cpu") -> "Cpu":
        """What was used since."""
        engine = None if self.engine is None or before.engine is None else self.engine - before.engine
        return Cpu(self.server - before.server, engine)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server process: where it listens, and what else it told, as what it may be asked."""

    size: str
    pid: int
    port: int
    told: Mapping[str, Any]
    engine_pid: int | None = None
    """Of the database, where it is ours but no child of the server."""

    def cpu(self) -> Cpu:
        """Used until now."""
        engines = [_seconds(pid) for pid in (*_children(self.pid), *filter(None, [self.engine_pid]))]
        return Cpu(_seconds(self.pid), sum(engines) if engines else None)

    def bodies(self, question: str) -> Mapping[str, list[str]]:
        """The requests of a question, by way."""
        bodies: dict[str, list[str]] = self.told["questions"][question]["bodies"]
        return bodies

    async def measure(self, question: str, way: str, seconds: float, connections: int) -> tuple[Slot, Cpu]:
        """One slot: the requests of a question on a way, and the processor time that they took."""
        bodies = self.bodies(question)[way]
        requests = [request_bytes(f"/{way}/graphql", body.encode()) for body in bodies]
        before = self.cpu()
        slot = await drive(self.port, requests, seconds, connections)
        return slot, self.cpu() - before


def _seconds(pid: int) -> float:
    """Processor seconds of a process, all its threads together."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _children(pid: int) -> list[int]:
    """Ids of the processes that any thread of a process started."""
    lists = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for one in lists for child in one.read_text().split()]


@asynccontextmanager
async def running(
    size: str, environment: Mapping[str, str], engine_pid: int | None = None, module: str = "tests.bench.server"
) -> AsyncIterator[Server]:
    """A server over a store of this size, ready to be asked; loading it may take minutes the first time."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        size,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=_LINE,
        cwd=_CHECKOUT,
        env={**os.environ, **environment},
    )
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a process without pipes")
    try:
        async with asyncio.timeout(_START_SECONDS):
            line = await process.stdout.readline()
        if not line:
            raise RuntimeError(f"the server for {size} did not start; its words stand above")
        told = orjson.loads(line)
        yield Server(size, told["pid"], told["port"], told, engine_pid)
    finally:
        process.stdin.close()
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
