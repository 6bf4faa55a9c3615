"""Failed sign-ins slow down, by client address and by key. In memory, bounded, one for each process.

An address that fails too often is told to wait before anything of it is looked at, unless it comes with what signed in
from there before. A key that is guessed at from many addresses still signs in whoever has it.
"""

import hashlib
import ipaddress
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

FREE_FAILURES = 5
"""So many failures in a row cost nothing: everybody mistypes."""
_LONGEST_SECONDS = 60.0
_FORGOTTEN_SECONDS = 900.0
_MOST_REMEMBERED = 10_000
_LOCAL_BITS = 64
"""An IPv6 address says who it is down to here; the rest a client chooses as it likes."""

_log = logging.getLogger("samverkan.sign-in")


@dataclass(slots=True)
class _Failures:
    count: int
    last: float
    until: float


class Throttle:
    """Who failed how often. ``clock`` gives seconds that only ever grow."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = _MOST_REMEMBERED) -> None:
        self._clock = clock
        self._most = most
        self._failed: OrderedDict[str, _Failures] = OrderedDict()
        self._proven: OrderedDict[bytes, None] = OrderedDict()

    def address_wait(self, address: str, credential: str) -> float:
        """Seconds that an address has to wait before it may try; 0 where it may, or did so with this before."""
        wait = self._wait(f"address {network(address)}")
        return 0.0 if wait and _proof(address, credential) in self._proven else wait

    def failed(self, address: str, key_id: str | None) -> float:
        """Note a failure; the seconds to wait where it was one too many for the key."""
        self._note(f"address {network(address)}")
        if key_id is None:
            return 0.0
        wait = self._wait(f"key {key_id}")
        if not wait:
            self._note(f"key {key_id}")
        return wait

    def succeeded(self, address: str, credential: str) -> None:
        """Note what signed in from where."""
        self._proven[_proof(address, credential)] = None
        self._proven.move_to_end(_proof(address, credential))
        if len(self._proven) > self._most:
            self._proven.popitem(last=False)

    def _wait(self, who: str) -> float:
        known = self._failed.get(who)
        return max(0.0, known.until - self._clock()) if known else 0.0

    def _note(self, who: str) -> None:
        now = self._clock()
        known = self._failed.pop(who, None)
        if known is None or now - known.last > _FORGOTTEN_SECONDS:
            known = _Failures(0, now, 0.0)
        known.count, known.last = known.count + 1, now
        if known.count > FREE_FAILURES:
            # Doubled each time, and never so often that the number grows out of hand.
            seconds = min(2.0 ** min(known.count - FREE_FAILURES - 1, 10), _LONGEST_SECONDS)
            known.until = now + seconds
            _log.warning("%s: %d sign-ins failed; the next has to wait for %d s", who, known.count, seconds)
        self._failed[who] = known
        if len(self._failed) > self._most:
            self._failed.popitem(last=False)


def _proof(address: str, credential: str) -> bytes:
    return hashlib.sha256(f"{network(address)} {credential}".encode()).digest()


def network(address: str) -> str:
    """What stands for a client: an IPv4 address, or the first half of an IPv6 one."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped is not None:
            return str(known.ipv4_mapped)
        return str(ipaddress.ip_network((int(known), _LOCAL_BITS), strict=False))
    return str(known)
