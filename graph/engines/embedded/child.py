"""The engine's process as seen from its parent: started with an order, heard on standard output, stopped cleanly."""

import asyncio
import json
import sys
from collections import deque
from collections.abc import Callable
from typing import Any

from graph.engines.embedded.order import StartOrder
from graph.errors import CannotStart
from graph.processes import child_environment

Progress = Callable[[str], None]
"""Is told each step that takes a while, in words for people."""

_LAST_LINES = 20
_STOP_SECONDS = 20.0


class Child:
    """A running process of the engine."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        """Take over a process that was just started."""
        self._process = process
        self._errors: deque[str] = deque(maxlen=_LAST_LINES)
        self._reading = asyncio.create_task(self._keep_errors())
        self.clean = False

    @classmethod
    async def start(cls, order: StartOrder, lock: int) -> "Child":
        """Start the process in a session of its own, so that Ctrl-C reaches only its parent, and give it its order.

        It inherits the descriptor of the data folder's lock.
        """
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # the folder it runs in holds data, never modules
            "-m",
            "graph.engines.embedded.server",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            limit=1 << 20,
            cwd=order.folder,
            env=child_environment(),
            pass_fds=(lock,),
            start_new_session=True,
        )
        child = cls(process)
        if process.stdin is not None:
            process.stdin.write(order.to_line())
            await process.stdin.drain()
        return child

    @property
    def pid(self) -> int:
        """Id of the process."""
        return self._process.pid

    async def ready(self, seconds: float, progress: Progress) -> dict[str, Any]:
        """Wait until the engine is open; its message. CannotStart with the engine's last words where it is not."""
        try:
            async with asyncio.timeout(seconds):
                return await self._until_ready(progress)
        except TimeoutError:
            await self.kill()
            raise CannotStart(
                f"The embedded engine was not ready after {seconds:.0f} seconds. Look at its log in the data folder, "
                "free memory or disk, and start again."
            ) from None

    async def _until_ready(self, progress: Progress) -> dict[str, Any]:
        while True:
            message = await self._message()
            if message is None:
                await self._process.wait()
                await self._reading
                last = self._errors[-1] if self._errors else f"exit status {self._process.returncode}"
                raise CannotStart(
                    f"The embedded engine ended while it started: {last}. Free memory (SAMVERKAN_HEAP_MB asks for "
                    "less) or disk, and start again."
                )
            if message["event"] == "progress":
                progress(str(message["step"]))
            elif message["event"] == "failed":
                raise CannotStart(f"The embedded engine does not start: {message['message']}")
            elif message["event"] == "ready":
                return message

    async def _message(self) -> dict[str, Any] | None:
        if self._process.stdout is None:
            return None
        line = await self._process.stdout.readline()
        if not line:
            return None
        message: dict[str, Any] = json.loads(line)
        return message

    async def ended(self) -> int:
        """Wait until the process ends; its exit status."""
        while (message := await self._message()) is not None:
            self.clean = bool(message.get("clean", self.clean))
        return await self._process.wait()

    async def stop(self) -> bool:
        """End the process by ending its input; True where the database was closed properly."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await self.ended()
        except TimeoutError:
            await self.kill()
        return self.clean

    async def kill(self) -> None:
        """End the process at once; the database recovers at the next start."""
        if self._process.returncode is None:
            self._process.kill()
        await self._process.wait()

    async def _keep_errors(self) -> None:
        if self._process.stderr is not None:
            async for line in self._process.stderr:
                text = line.decode(errors="replace").strip()
                if text:
                    self._errors.append(text[:500])
