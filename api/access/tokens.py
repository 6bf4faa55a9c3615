"""Tokens of an identity provider (OpenID Connect): whom they sign in, and what makes them no good."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from joserfc import jwt
from joserfc.errors import ClaimError, ExpiredTokenError, JoseError
from joserfc.jws import JWSRegistry
from joserfc.util import urlsafe_b64decode

from api.access.key_form import OIDC_PREFIX
from api.access.principal import Principal, Role
from api.access.provider_keys import ProviderKeys, PublicKey
from api.access.refused import SignInRefused, invalid
from graph.errors import InvalidInput
from graph.privacy import has_personal_number
from graph.values import check_text, instant_text

ALGORITHMS = (
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "Ed25519"),
)
"""Those that can be asked for: what the provider publishes can check signatures, never make them."""
LONGEST = 16_384
_TYPES = frozenset({"jwt", "at+jwt", "application/at+jwt"})
# Keys that a token brings itself, and extensions that change what a signature means.
_FORBIDDEN_HEADERS = frozenset({"jwk", "jku", "x5u", "x5c", "crit", "b64", "zip"})
# What ID tokens and logout tokens carry, and access tokens do not.
_ID_TOKEN_CLAIMS = frozenset({"nonce", "at_hash", "c_hash", "s_hash", "events"})
_OTHER_TYPES = frozenset({"id", "refresh", "offline", "logout"})
_LONGEST_NAME = 200


def algorithms_of(text: str) -> tuple[str, ...]:
    """Algorithms by name, as "RS256,ES256"; ValueError for one that is not for tokens that anybody may check."""
    names = tuple(name.strip() for name in text.split(","))
    if unknown := [name for name in names if name not in ALGORITHMS]:
        raise ValueError(f"{unknown[0]!r} is none of {', '.join(ALGORITHMS)}")
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """What tokens must say to sign somebody in here. Claims may lie deeper, as "realm_access.roles"."""

    issuer: str
    audience: str
    algorithms: tuple[str, ...] = ("RS256", "PS256", "ES256")
    role_claim: str = "roles"
    name_claim: str = "sub"
    leeway_seconds: int = 30


class Tokens:
    """Checks the tokens of one provider. ``clock`` gives seconds since 1970."""

    def __init__(self, provider: Provider, keys: ProviderKeys, clock: Callable[[], float] = time.time) -> None:
        self._provider = provider
        self._keys = keys
        self._clock = clock
        self._claims = jwt.JWTClaimsRegistry(
            now=lambda: int(clock()),
            leeway=provider.leeway_seconds,
            iss={"essential": True, "value": provider.issuer},
            aud={"essential": True, "value": provider.audience},
            exp={"essential": True},
        )

    async def principal(self, token: str) -> Principal:
        """Whoever a token signs in: SignInRefused where it is no good, Unavailable where that cannot be known now."""
        header = _header(token)
        algorithm, name = header.get("alg"), header.get("kid")
        if algorithm not in self._provider.algorithms or not (name is None or isinstance(name, str)):
            raise invalid()
        key = await self._keys.find(name, algorithm)
        if key is None:
            raise invalid()
        return self._signed_in(self._checked(token, key, algorithm))

    def _checked(self, token: str, key: PublicKey, algorithm: str) -> Mapping[str, Any]:
        """The claims, once the signature is that of the key and each of them is right."""
        registry = JWSRegistry(algorithms=[algorithm], strict_check_header=False)
        try:
            claims = jwt.decode(token, key, registry=registry).claims
            self._claims.validate(claims)
        except ExpiredTokenError:
            raise SignInRefused("The token has expired.", "Get a new one.", counts=False) from None
        except ClaimError as error:
            told = f"The token is not for this registry, or not for now: its `{error.claim}` does not fit."
            raise SignInRefused(told, "Ask for an access token with this registry as audience.") from None
        except (JoseError, ValueError, TypeError, OverflowError, RecursionError):
            raise invalid() from None
        if _ID_TOKEN_CLAIMS & claims.keys() or str(claims.get("typ", "")).lower() in _OTHER_TYPES:
            raise SignInRefused("The token is no access token.", "Send the access token, not the ID token.")
        return claims

    def _signed_in(self, claims: Mapping[str, Any]) -> Principal:
        name = _claim(claims, self._provider.name_claim)
        if not isinstance(name, str):
            told = f"The token does not say who comes: it has no text as `{self._provider.name_claim}`."
            raise SignInRefused(told, "Ask the operator which claim the registry reads (SAMVERKAN_OIDC_NAME_CLAIM).")
        if has_personal_number(name):
            told = "The token names its holder by a personal identity number, which this registry never keeps."
            raise SignInRefused(told, "Ask the operator to name another claim in SAMVERKAN_OIDC_NAME_CLAIM.")
        try:
            signed = OIDC_PREFIX + check_text(self._provider.name_claim, name, _LONGEST_NAME)
        except InvalidInput:
            raise invalid() from None
        return Principal(signed, _role(_claim(claims, self._provider.role_claim)), _instant(claims["exp"]))


def _header(token: str) -> Mapping[str, Any]:
    """What a token says of itself; nothing of it is believed yet."""
    parts = token.split(".")
    if len(token) > LONGEST or len(parts) != 3:  # noqa: PLR2004 - header, claims, signature
        raise invalid()
    try:
        header = json.loads(urlsafe_b64decode(parts[0].encode("ascii")))
    except (ValueError, RecursionError):
        raise invalid() from None
    if not isinstance(header, dict) or _FORBIDDEN_HEADERS & header.keys():
        raise invalid()
    if str(header.get("typ", "JWT")).lower() not in _TYPES:
        raise invalid()
    return header


def _claim(claims: Mapping[str, Any], path: str) -> Any:
    """A claim by its name or, where none has it, by its way: "realm_access.roles"."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for step in path.split("."):
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _role(given: Any) -> Role:
    """The highest role among those that a token names; none is as good as not signed in."""
    names = given.split() if isinstance(given, str) else given if isinstance(given, list) else []
    known = {role.name.lower(): role for role in Role}
    return max((known.get(str(name).lower(), Role.ANONYMOUS) for name in names), default=Role.ANONYMOUS)


def _instant(seconds: float) -> str | None:
    try:
        return instant_text(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None
