"""A small HTTP client over raw sockets: so many connections, each with one request at a time."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from time import perf_counter
from types import MappingProxyType

CONNECTIONS = 8
MOST_REQUESTS = 20_000
"""More than this are not sent in one slot, whatever the time."""
_TOLD = 300  # bytes of an answer that failed


@dataclass(slots=True)
class Slot:
    """What one way did with one question for some seconds."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    failures: int = 0
    failure: str = ""
    """What the last that failed was answered."""

    @property
    def requests(self) -> int:
        """How many were answered."""
        return len(self.latencies)

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self.requests / self.seconds


def request_bytes(path: str, body: bytes, headers: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """A whole POST request."""
    more = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    head = (
        f"POST {path} HTTP/1.1\r\nhost: registry.test\r\ncontent-type: application/json\r\n"
        f"accept: application/json\r\n{more}content-length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


@dataclass(slots=True)
class Connection:
    """One connection, kept for many requests."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, request: bytes) -> tuple[bool, bytes]:
        """Send a request; whether it was answered without errors, and the answer's content."""
        self.writer.write(request)
        head = await self.reader.readuntil(b"\r\n\r\n")
        content = await self.reader.readexactly(_length(head))
        return head.startswith(b"HTTP/1.1 200") and not content.startswith(b'{"errors"'), content


@asynccontextmanager
async def connected(port: int) -> AsyncIterator[Connection]:
    """A connection for the length of a block."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    try:
        yield Connection(reader, writer)
    finally:
        writer.close()


async def drive(port: int, requests: Sequence[bytes], seconds: float, connections: int = CONNECTIONS) -> Slot:
    """Send the requests in turn over all connections until the time is over; what is sent by then is waited for."""
    slot = Slot()
    turn = cycle(requests)
    began = perf_counter()
    await asyncio.gather(*[_one(port, turn, began + seconds, slot) for _ in range(connections)])
    slot.seconds = perf_counter() - began
    return slot


async def _one(port: int, turn: "cycle[bytes]", end: float, slot: Slot) -> None:
    async with connected(port) as connection:
        while (sent := perf_counter()) < end and slot.requests < MOST_REQUESTS:
            answered, content = await connection.send(next(turn))
            if answered:
                slot.latencies.append(perf_counter() - sent)
            else:
                slot.failures += 1
                slot.failure = content[:_TOLD].decode(errors="replace")


def _length(head: bytes) -> int:
    start = head.lower().index(b"content-length:") + len(b"content-length:")
    return int(head[start : head.index(b"\r\n", start)])
