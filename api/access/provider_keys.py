"""The public keys of the identity provider: fetched when they are needed, kept, and believed while it is away."""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey, import_key
from joserfc.jws import JWSRegistry
from joserfc.util import urlsafe_b64decode

from graph.errors import Unavailable

PublicKey: TypeAlias = RSAKey | ECKey | OKPKey
Fetch: TypeAlias = Callable[[str], Awaitable[Any]]
"""Gives the JSON at an address, or raises OSError, ValueError or an error of httpx2."""

FRESH_SECONDS = 3_600.0
PAUSE_SECONDS = 30.0
"""Least time between two fetches, whatever comes in."""
TIMEOUT_SECONDS = 3.0
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_SHORTEST_RSA_BITS = 2_048
_MOST_BYTES = 500_000

_log = logging.getLogger("samverkan.provider")


def is_safe(url: str) -> bool:
    """Whether nobody on the way can change what is fetched: HTTPS, or this machine itself."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


async def fetch_json(url: str) -> Any:
    """The JSON at an address: 200 and nothing else, no redirects, of bounded size."""
    async with (
        httpx2.AsyncClient(timeout=TIMEOUT_SECONDS, follow_redirects=False) as client,
        client.stream("GET", url, headers={"accept": "application/json"}) as response,
    ):
        if response.status_code != HTTPStatus.OK:
            raise ValueError(f"it answers {response.status_code}")
        body = b""
        async for part in response.aiter_bytes():
            body += part
            if len(body) > _MOST_BYTES:
                raise ValueError("its answer is too large")
        return json.loads(body)


class ProviderKeys:
    """The keys of one issuer, found by the names that tokens give. Lives as long as the app.

    They are fetched anew after an hour, beside the requests, and for a name that is not known, but never more often
    than every 30 seconds. What was fetched last stays where a fetch fails.
    """

    def __init__(self, issuer: str, fetch: Fetch = fetch_json, clock: Callable[[], float] = time.monotonic) -> None:
        self._issuer = issuer
        self._fetch = fetch
        self._clock = clock
        self._keys: tuple[PublicKey, ...] | None = None
        self._fetched = self._tried = float("-inf")
        self._fetching: asyncio.Task[None] | None = None

    async def find(self, name: str | None, algorithm: str) -> PublicKey | None:
        """The key of this name that fits the algorithm; without a name, the only one that does.

        Waits for a fetch, three seconds at most, only where there is none. Unavailable where none could ever be had.
        """
        found = self._fitting(name, algorithm)
        if found is not None:
            if self._clock() - self._fetched > FRESH_SECONDS:
                self._refresh()
            return found
        fetching = self._refresh()
        if fetching is not None:
            # A request that is broken off leaves the fetch to the others that wait for it.
            await asyncio.shield(fetching)
        if self._keys is None:
            raise Unavailable("The identity provider does not answer.")
        return self._fitting(name, algorithm)

    async def close(self) -> None:
        """End a fetch that is under way."""
        if self._fetching is not None:
            self._fetching.cancel()

    def _refresh(self) -> asyncio.Task[None] | None:
        """The fetch that is under way, begun where the last one is long enough ago."""
        if self._fetching is None and self._clock() - self._tried >= PAUSE_SECONDS:
            self._tried = self._clock()
            self._fetching = asyncio.get_running_loop().create_task(self._fetch_keys())
        return self._fetching

    async def _fetch_keys(self) -> None:
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                found = await self._published()
        except (OSError, httpx2.HTTPError, httpx2.InvalidURL, ValueError, RecursionError) as error:
            reason = "it takes too long" if isinstance(error, TimeoutError) else str(error) or type(error).__name__
            _log.warning("the keys of %s cannot be fetched: %s", self._issuer, reason)
        else:
            self._keys, self._fetched = found, self._clock()
        finally:
            self._fetching = None

    async def _published(self) -> tuple[PublicKey, ...]:
        """What the provider publishes; ValueError where it is not what it should be."""
        metadata = await self._fetch(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
        if not isinstance(metadata, dict) or metadata.get("issuer") != self._issuer:
            raise ValueError("it calls itself another issuer; SAMVERKAN_OIDC_ISSUER must be its own name to the letter")
        address = metadata.get("jwks_uri")
        if not isinstance(address, str) or not is_safe(address):
            raise ValueError("it gives no safe address of its keys")
        published = await self._fetch(address)
        entries = published.get("keys") if isinstance(published, dict) else None
        if not isinstance(entries, list):
            raise ValueError("it publishes no keys")
        return tuple(_public_keys(entries))

    def _fitting(self, name: str | None, algorithm: str) -> PublicKey | None:
        fitting = [key for key in self._keys or () if name in {None, key.kid} and _fits(key, algorithm)]
        return fitting[0] if fitting and (name is not None or len(fitting) == 1) else None


def _public_keys(entries: Iterable[object]) -> Iterable[PublicKey]:
    """The keys for signatures; others, secret ones and too short ones are passed over."""
    for entry in entries:
        if not isinstance(entry, dict) or entry.get("use", "sig") != "sig":
            continue
        try:
            if entry.get("kty") == "RSA" and len(urlsafe_b64decode(str(entry["n"]).encode())) * 8 < _SHORTEST_RSA_BITS:
                continue
            key = import_key(entry)
        except (JoseError, ValueError, TypeError, KeyError):
            continue
        if isinstance(key, RSAKey | ECKey | OKPKey) and not key.is_private:
            yield key


def _fits(key: PublicKey, algorithm: str) -> bool:
    if key.get("alg") not in {None, algorithm}:
        return False
    try:
        JWSRegistry.algorithms[algorithm].check_key(key)
    except JoseError:
        return False
    return True
