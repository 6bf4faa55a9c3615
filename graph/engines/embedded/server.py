"""The engine's process: ``python -m graph.engines.embedded.server``, started and fed by the supervisor only.

It reads its order from standard input, tells what happens on standard output, and stops cleanly on SIGTERM, on
Ctrl-C and when standard input ends, which is what the death of its parent looks like.
"""

import json
import os
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from graph.engines.embedded.engine import Engine
from graph.engines.embedded.order import Message, StartOrder

STOPPED = 0
FAILED = 1


def main() -> int:
    """Run the engine until it is told to stop; gives the exit status, 0 when the database was closed properly."""
    os.umask(0o077)  # the data belongs to its owner alone
    tell = _Voice()
    stop: SimpleQueue[None] = SimpleQueue()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.put(None))
    orders = sys.stdin.buffer
    order = StartOrder.from_line(orders.readline())
    Thread(target=_wait_for_end, args=(orders, stop), daemon=True).start()
    try:
        engine = _start(order, tell)
    except Exception as error:
        tell({"event": "failed", "message": _one_line(error)})
        return FAILED
    stop.get()
    clean = engine.stop()
    tell({"event": "stopped", "clean": clean})
    return STOPPED if clean else FAILED


def _start(order: StartOrder, tell: "_Voice") -> Engine:
    tell({"event": "progress", "step": "starting the database engine"})
    engine = Engine(order)
    if engine.recovered:
        tell({"event": "progress", "step": "recovered the database after an unclean stop"})
    tell({"event": "ready", "port": engine.port, "version": engine.version, "settings": engine.settings()})
    return engine


def _wait_for_end(orders: BinaryIO, stop: SimpleQueue[None]) -> None:
    while orders.readline():
        pass
    stop.put(None)


def _one_line(error: Exception) -> str:
    """The first line of the innermost cause, which is the one that says what to mend."""
    cause: BaseException = error
    while cause.__cause__ is not None:
        cause = cause.__cause__
    text = str(cause).strip() or type(cause).__name__
    return text.splitlines()[0][:500]


class _Voice:
    """Standard output for messages only; what Java prints there goes to standard error instead."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "wb", buffering=0)
        os.dup2(2, 1)

    def __call__(self, message: Message) -> None:
        try:
            self._out.write(json.dumps(message).encode() + b"\n")
        except BrokenPipeError:
            return  # the parent is gone: nobody is left to be told


if __name__ == "__main__":
    status = main()
    sys.stderr.flush()
    # Ends without Java's exit hooks: the database is closed, and they could only hang.
    os._exit(status)
