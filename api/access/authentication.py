"""From the header Authorization to a principal. What signs in nobody is refused; it never counts as nothing sent."""

import ipaddress
import logging
import math
import re
from collections.abc import Sequence
from typing import Protocol

from api.access.key_form import PREFIX, key_id
from api.access.principal import ANONYMOUS, Principal
from api.access.refused import SignInRefused, invalid
from api.access.throttle import Throttle
from api.access.tokens import LONGEST
from api.errors import RequestRefused
from graph.errors import RegistryError, Unavailable

RATE_LIMITED = "RATE_LIMITED"
UNAUTHENTICATED = "UNAUTHENTICATED"
_FIELD = "authorization"
# An address, with a port where a proxy writes one: 192.0.2.1, 192.0.2.1:443, 2001:db8::1, [2001:db8::1]:443.
_FORWARDED = re.compile(r"\[?([0-9a-fA-F.:]*:[0-9a-fA-F.:]*:[0-9a-fA-F.:]*)(?:\](?::\d+)?)?|([0-9.]+)(?::\d+)?")
_CHALLENGE = 'Bearer realm="samverkan", error="invalid_token"'

_log = logging.getLogger("samverkan.sign-in")


class SignsIn(Protocol):
    """Knows whom a key or a token signs in."""

    async def principal(self, text: str, /) -> Principal:
        """Whoever it signs in; SignInRefused where nobody, a RegistryError where that cannot be known now."""
        ...


class Authentication:
    """Signs requests in. ``tokens`` is None where no identity provider is set."""

    def __init__(
        self, keys: SignsIn, tokens: SignsIn | None, throttle: Throttle | None = None, trusted_proxies: int = 0
    ) -> None:
        self._keys = keys
        self._tokens = tokens
        self._throttle = throttle or Throttle()
        self._trusted_proxies = trusted_proxies

    async def principal(self, headers: Sequence[str], peer: str | None, forwarded: Sequence[str] = ()) -> Principal:
        """Who asks. RequestRefused, with 401, 429 or 503, where that is not to be had.

        ``headers`` are the values of Authorization, ``peer`` is the address at the other end of the connection,
        ``forwarded`` are the values of X-Forwarded-For.
        """
        if not headers:
            return ANONYMOUS
        address = client_address(peer, forwarded, self._trusted_proxies)
        credential = _credential(headers)
        if wait := self._throttle.address_wait(address, credential):
            raise _too_often(wait)
        try:
            principal = await self._signed_in(credential)
        except SignInRefused as refused:
            if refused.counts and (wait := self._throttle.failed(address, key_id(credential))):
                raise _too_often(wait) from None
            raise _unauthenticated(refused) from None
        except RegistryError as error:
            _log.warning("nobody can be signed in: %s", type(error).__name__)
            raise _not_now() from None
        self._throttle.succeeded(address, credential)
        return principal

    async def _signed_in(self, credential: str) -> Principal:
        if credential.startswith(PREFIX):
            return await self._keys.principal(credential)
        if self._tokens is None or len(credential) > LONGEST:
            raise invalid()
        return await self._tokens.principal(credential)


def _credential(headers: Sequence[str]) -> str:
    """The key or token; empty, which signs in nobody, where the header holds none."""
    scheme, _, credential = headers[0].strip().partition(" ")
    return credential.strip() if len(headers) == 1 and scheme.lower() == "bearer" else ""


def client_address(peer: str | None, forwarded: Sequence[str], trusted_proxies: int) -> str:
    """The address of the client: that of the peer, or what the outermost trusted proxy saw.

    Each proxy appends the address that it was asked from, so that with two of them the second from the right is the
    client's. What stands further left anybody can write.
    """
    seen = [one.strip() for value in forwarded for one in value.split(",")]
    if trusted_proxies and len(seen) >= trusted_proxies and (found := _FORWARDED.fullmatch(seen[-trusted_proxies])):
        try:
            return str(ipaddress.ip_address(found[1] or found[2]))
        except ValueError:
            pass
    return peer or ""


def _unauthenticated(refused: SignInRefused) -> RequestRefused:
    headers = {"www-authenticate": _CHALLENGE}
    return RequestRefused(401, refused.message, refused.remedy, UNAUTHENTICATED, headers, _FIELD)


def _too_often(wait: float) -> RequestRefused:
    seconds = math.ceil(wait)
    message, remedy = "Too many sign-ins failed.", f"Wait {seconds} s before the next one."
    return RequestRefused(429, message, remedy, RATE_LIMITED, {"retry-after": str(seconds)}, _FIELD)


def _not_now() -> RequestRefused:
    message = "It cannot be checked now whom this key or token signs in."
    return RequestRefused(503, message, "Ask again in a few seconds.", Unavailable.code, {"retry-after": "2"}, _FIELD)
