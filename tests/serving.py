"""`samverkan` as people run it: a process of its own, a real engine, a real port, real signals."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

ROOT = Path(__file__).parents[1]
SAMVERKAN = [sys.executable, "-m", "api.cli"]
READY_SECONDS = 120


def environment(**more: str) -> dict[str, str]:
    """This one without settings of whoever runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAMVERKAN_") and name != "PORT"}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "", **more}


@dataclass
class Served:
    """A running server: what it printed, where it answers."""

    process: asyncio.subprocess.Process
    printed: list[str]

    @property
    def url(self) -> str:
        return next(word for line in self.printed for word in line.split() if word.startswith("http://"))

    async def ask(self, query: str, seconds: float = 30, key: str = "") -> dict[str, Any]:
        headers = {"authorization": f"Bearer {key}"} if key else {}
        async with httpx2.AsyncClient(timeout=seconds) as http:
            response = await http.post(self.url, json={"query": query}, headers=headers)
            answer: dict[str, Any] = response.json()
            return answer

    async def stop(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        self.process.send_signal(number)
        rest, _ = await asyncio.wait_for(self.process.communicate(), 30)
        return self.process.returncode or 0, "".join(self.printed) + rest.decode()


async def start(*arguments: str, **variables: str) -> asyncio.subprocess.Process:
    """Start a command, with settings as variables of its environment."""
    return await asyncio.create_subprocess_exec(
        *SAMVERKAN, *arguments, cwd=ROOT, env=environment(**variables),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip


async def run(*arguments: str, **variables: str) -> tuple[int, str]:
    """Run a command to its end: exit code and all it printed."""
    process = await start(*arguments, **variables)
    printed, _ = await asyncio.wait_for(process.communicate(), READY_SECONDS)
    return process.returncode or 0, printed.decode()


async def run_apart(*arguments: str, **variables: str) -> tuple[int, str, str]:
    """The same with standard output and standard error apart."""
    process = await asyncio.create_subprocess_exec(
        *SAMVERKAN, *arguments, cwd=ROOT, env=environment(**variables),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await asyncio.wait_for(process.communicate(), READY_SECONDS)
    return process.returncode or 0, out.decode(), err.decode()


@asynccontextmanager
async def serving(data: Path | None, **variables: str) -> AsyncIterator[Served]:
    """A server for the length of a block, ready; killed at its end where it still runs."""
    place = () if data is None else ("--data", str(data))
    process = await start("serve", "--port", "0", *place, **variables)
    served = Served(process, [])
    assert process.stdout is not None
    try:
        async with asyncio.timeout(READY_SECONDS):
            while "Ctrl-C stops it." not in "".join(served.printed):
                line = await process.stdout.readline()
                assert line, "".join(served.printed)
                served.printed.append(line.decode())
        yield served
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
