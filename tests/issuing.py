"""Tokens as an identity provider issues them, and as nobody should, against keys made here."""

import base64
import hmac
import json
from typing import Any

from joserfc import jws, jwt
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from api.access.provider_keys import ProviderKeys
from api.access.tokens import ALGORITHMS, Provider, Tokens
from tests.identity_provider import new_key

ISSUER = "https://idp.example.se/flen"
NOW = 1_790_000_000
KEY, OTHER_KEY = new_key("main"), new_key("main")
ELLIPTIC = ECKey.generate_key("P-256", {"kid": "elliptic"})
EDWARDS = OKPKey.generate_key("Ed25519", {"kid": "edwards"})
ENCRYPTING = RSAKey.generate_key(2048, {"kid": "encrypting", "use": "enc"})
SHARED = OctKey.import_key("secret-of-the-provider" * 3, {"kid": "shared"})
CLAIMS: dict[str, Any] = {"iss": ISSUER, "aud": "samverkan", "sub": "anna", "exp": NOW + 600, "roles": ["editor"]}
HEADER = {"alg": "RS256", "kid": "main", "typ": "at+jwt"}


async def published(url: str) -> Any:
    """What the provider gives at its two addresses."""
    if url == f"{ISSUER}/.well-known/openid-configuration":
        return {"issuer": ISSUER, "jwks_uri": "https://idp.example.se/keys"}
    assert url == "https://idp.example.se/keys"
    keys: list[RSAKey | ECKey | OKPKey] = [KEY, ELLIPTIC, EDWARDS, ENCRYPTING]
    return {
        "keys": [
            *[key.as_dict(private=False) for key in keys],
            SHARED.as_dict(private=True),
            {"kty": "AKP", "kid": "new"},
            {"kty": "RSA", "kid": "weak", "n": "u" * 171, "e": "AQAB"},
            {"kty": "RSA", "kid": "broken"},
            "no key",
        ]
    }


def tokens(**provider: Any) -> Tokens:
    settings = {"issuer": ISSUER, "audience": "samverkan", "algorithms": ALGORITHMS, **provider}
    return Tokens(Provider(**settings), ProviderKeys(ISSUER, published), clock=lambda: float(NOW))


def signed(claims: dict[str, Any] | None = None, header: dict[str, Any] | None = None, key: Any = KEY) -> str:
    registry = jws.JWSRegistry(algorithms=["RS256", "ES256", "Ed25519", "HS256"], strict_check_header=False)
    return jwt.encode(HEADER | (header or {}), CLAIMS | (claims or {}), key, registry=registry, default_type=None)


def raw(header: Any, claims: Any = CLAIMS, signature: bytes = b"") -> str:
    parts = [json.dumps(header).encode(), json.dumps(claims).encode(), signature]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in CLAIMS.items() if name not in names}


def resigned(claims: dict[str, Any]) -> str:
    registry = jws.JWSRegistry(algorithms=["RS256"])
    return jws.serialize_compact({**HEADER}, json.dumps(claims).encode(), KEY, registry=registry)


def shared_secret(secret: bytes) -> str:
    """Signed by HMAC with what everybody knows."""
    start = raw(HEADER | {"alg": "HS256"}).rpartition(".")[0]
    mac = base64.urlsafe_b64encode(hmac.digest(secret, start.encode(), "sha256"))
    return f"{start}.{mac.rstrip(b'=').decode()}"
