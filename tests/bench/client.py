"""A small HTTP client over raw sockets: so many connections, each with one request at a time."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from time import perf_counter

CONNECTIONS = 8
MOST_REQUESTS = 20_000
"""More than this are not sent in one slot, whatever the time."""


@dataclass(slots=True)
class Slot:
    """What one way did with one question for some seconds."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    failures: int = 0

    @property
    def requests(self) -> int:
        """How many were answered."""
        return len(self.latencies)

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def request_bytes(path: str, body: str) -> bytes:
    """A whole POST request."""
    content = body.encode()
    head = (
        f"POST {path} HTTP/1.1\r\nhost: registry.test\r\ncontent-type: application/json\r\n"
        f"accept: application/json\r\ncontent-length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content


async def drive(port: int, requests: Sequence[bytes], seconds: float) -> Slot:
    """Send the requests in turn over all connections until the time is over."""
    slot = Slot()
    turn = cycle(requests)
    began = perf_counter()
    await asyncio.gather(*[_one(port, turn, began + seconds, slot) for _ in range(CONNECTIONS)])
    slot.seconds = perf_counter() - began
    return slot


async def _one(port: int, turn: "cycle[bytes]", end: float, slot: Slot) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    try:
        while (sent := perf_counter()) < end and slot.requests < MOST_REQUESTS:
            writer.write(next(turn))
            head = await reader.readuntil(b"\r\n\r\n")
            content = await reader.readexactly(_length(head))
            if head.startswith(b"HTTP/1.1 200") and not content.startswith(b'{"errors"'):
                slot.latencies.append(perf_counter() - sent)
            else:
                slot.failures += 1
    finally:
        writer.close()


def _length(head: bytes) -> int:
    start = head.lower().index(b"content-length:") + len(b"content-length:")
    return int(head[start : head.index(b"\r\n", start)])
