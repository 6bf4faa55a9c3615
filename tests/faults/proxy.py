"""A network that fails on demand: a TCP proxy before an engine's Bolt port that resets, delays and swallows."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum

_LOOPBACK = "127.0.0.1"
# A Bolt message in one chunk: its length, COMMIT as a structure without fields, and the end of the message.
_COMMIT = b"\x00\x02\xb0\x12\x00\x00"
_RESET_AT_ONCE = struct.pack("ii", 1, 0)
_PIECE = 1 << 16


class Fault(Enum):
    """What happens to a connection when its client commits."""

    BEFORE = "it is reset; the engine never hears of the commit"
    AFTER = "it is reset once the engine has answered; the client never hears of that"
    DEAF = "the answer is swallowed, with everything that comes after it"


@dataclass
class Proxy:
    """Forwards everything, but for the faults that it is told."""

    target: int
    port: int = 0
    at_commit: Callable[[], Fault | None] = lambda: None
    """Asked at each commit."""
    bytes_to_live: Callable[[], int | None] = lambda: None
    """Asked for each new connection: after how many bytes from its client it is reset."""
    delay: Callable[[], float] = lambda: 0.0
    """Seconds before each piece is forwarded."""
    resets: int = 0
    links: set["_Link"] = field(default_factory=set)
    open: asyncio.Event = field(default_factory=asyncio.Event)
    """Cleared, it is a black hole: everything waits, nothing is refused."""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection from a client, until either side or a fault ends it."""
        await self.open.wait()
        with suppress(OSError):
            engine = await asyncio.open_connection(_LOOPBACK, self.target)
            link = _Link(self, reader, writer, *engine, self.bytes_to_live())
            self.links.add(link)
            await link.run()
            self.links.discard(link)
        writer.close()

    def reset_all(self) -> None:
        """Reset every connection now."""
        for link in [*self.links]:
            link.reset()


class _Link:
    """One connection on both its sides."""

    def __init__(
        self,
        proxy: Proxy,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        engine_reader: asyncio.StreamReader,
        engine_writer: asyncio.StreamWriter,
        left: int | None,
    ) -> None:
        self._proxy = proxy
        self._client = (reader, writer)
        self._engine = (engine_reader, engine_writer)
        self._left = left
        self._fault: Fault | None = None

    async def run(self) -> None:
        """Forward both ways until one way ends."""
        ways = [asyncio.create_task(self._requests()), asyncio.create_task(self._answers())]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            self._engine[1].close()

    def reset(self) -> None:
        """Reset both sides at once, as a router does that forgot them."""
        self._proxy.resets += 1
        for _, writer in (self._client, self._engine):
            sock: socket.socket | None = writer.get_extra_info("socket")
            if sock is not None and sock.fileno() >= 0:
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_AT_ONCE)
            writer.transport.abort()

    async def _requests(self) -> None:
        while piece := await self._piece(self._client[0]):
            if _COMMIT in piece:
                self._fault = self._proxy.at_commit()
                if self._fault is Fault.BEFORE:
                    return self.reset()
            if self._left is not None and (left := self._left) < len(piece):
                self._engine[1].write(piece[:left])
                await self._engine[1].drain()
                return self.reset()
            if self._left is not None:
                self._left -= len(piece)
            self._engine[1].write(piece)
            await self._engine[1].drain()
        return None

    async def _answers(self) -> None:
        while piece := await self._piece(self._engine[0]):
            if self._fault is Fault.AFTER:
                return self.reset()
            if self._fault is not Fault.DEAF:
                self._client[1].write(piece)
                await self._client[1].drain()
        return None

    async def _piece(self, reader: asyncio.StreamReader) -> bytes:
        piece = await reader.read(_PIECE)
        if seconds := self._proxy.delay():
            await asyncio.sleep(seconds)
        await self._proxy.open.wait()
        return piece


@asynccontextmanager
async def proxied(target: int) -> AsyncIterator[Proxy]:
    """A proxy before a port on loopback for the length of a block."""
    proxy = Proxy(target)
    proxy.open.set()
    server = await asyncio.start_server(proxy.serve, _LOOPBACK, 0)
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        proxy.open.set()
        proxy.reset_all()
        server.close()
