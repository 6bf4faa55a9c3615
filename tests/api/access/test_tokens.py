"""Tokens, true and forged, against keys made here. Against a real identity provider: test_identity_provider.py."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from joserfc import jws

from api.access.principal import Principal, Role
from api.access.refused import SignInRefused
from api.access.tokens import algorithms_of
from tests.issuing import (
    CLAIMS,
    EDWARDS,
    ELLIPTIC,
    HEADER,
    ISSUER,
    KEY,
    NOW,
    OTHER_KEY,
    SHARED,
    raw,
    resigned,
    shared_secret,
    signed,
    tokens,
    without,
)


def tampered(token: str) -> str:
    header, _, signature = token.split(".")
    claims = base64.urlsafe_b64encode(json.dumps(CLAIMS | {"roles": ["admin"]}).encode()).rstrip(b"=").decode()
    return f"{header}.{claims}.{signature}"


FORGERIES: dict[str, Callable[[], str]] = {
    "alg none": lambda: raw(HEADER | {"alg": "none"}),
    "alg None": lambda: raw(HEADER | {"alg": "None"}, signature=b"x"),
    "HS256 with the public key": lambda: shared_secret(KEY.as_pem(private=False)),
    "HS256 with a published secret": lambda: signed(header={"alg": "HS256", "kid": "shared"}, key=SHARED),
    "a key of one's own under the right name": lambda: signed(key=OTHER_KEY),
    "a key brought along": lambda: signed(header={"jwk": OTHER_KEY.as_dict(private=False)}, key=OTHER_KEY),
    "the right key brought along": lambda: signed(header={"jwk": KEY.as_dict(private=False)}),
    "an address of keys": lambda: signed(header={"jku": "https://evil.example/keys"}, key=OTHER_KEY),
    "a certificate brought along": lambda: signed(header={"x5c": ["MIIB"]}),
    "an address of certificates": lambda: signed(header={"x5u": "https://evil.example/cert"}),
    "a critical extension": lambda: raw(HEADER | {"crit": ["exp"]}, signature=b"x" * 256),
    "a critical extension that is no list": lambda: raw(HEADER | {"crit": 5}, signature=b"x" * 256),
    "an unencoded payload": lambda: raw(HEADER | {"b64": False}, signature=b"x" * 256),
    "tampered claims": lambda: tampered(signed()),
    "a cut signature": lambda: signed()[:-10],
    "no signature": lambda: signed().rpartition(".")[0] + ".",
    "an unknown name of a key": lambda: signed(header={"kid": "nobody"}),
    "a name of a key that is a list": lambda: raw(HEADER | {"kid": ["main"]}, signature=b"x" * 256),
    "an algorithm that is a list": lambda: raw(HEADER | {"alg": ["RS256"]}, signature=b"x" * 256),
    "another algorithm than the key's": lambda: raw(HEADER | {"kid": "elliptic"}, signature=b"x" * 256),
    "a key for encryption": lambda: raw(HEADER | {"kid": "encrypting"}, signature=b"x" * 256),
    "a short key": lambda: raw(HEADER | {"kid": "weak"}, signature=b"x" * 128),
    "an ID token by type": lambda: signed(header={"typ": "id_token"}),
    "a token that is encrypted": lambda: "a.b.c.d.e",
    "nothing": lambda: "",
    "dots": lambda: "..",
    "garbage": lambda: "\x00\xff.\x00.\x00",
    "a header that is a list": lambda: raw([HEADER]),
    "a hundred kilobytes": lambda: signed({"padding": "x" * 100_000}),
    "deep nesting": lambda: raw(HEADER)[:10] + base64.urlsafe_b64encode(b"[" * 9_000).decode() + ".e30.e30",
    "claims that are a list": lambda: jws.serialize_compact({**HEADER}, b"[]", KEY),
    "claims that are no JSON": lambda: jws.serialize_compact({**HEADER}, b"{", KEY),
}
UNFIT: dict[str, tuple[Callable[[], str], str]] = {
    "another issuer": (lambda: signed({"iss": ISSUER + "/"}), "`iss`"),
    "no issuer": (lambda: resigned(without("iss")), "`iss`"),
    "another audience": (lambda: signed({"aud": "other"}), "`aud`"),
    "other audiences": (lambda: signed({"aud": ["other", "samverkan2"]}), "`aud`"),
    "no audience": (lambda: resigned(without("aud")), "`aud`"),
    "an audience that is a number": (lambda: signed({"aud": 5}), "`aud`"),
    "no end": (lambda: resigned(without("exp")), "`exp`"),
    "an end that is text": (lambda: signed({"exp": "tomorrow"}), "`exp`"),
    "an end that is no number": (lambda: signed({"exp": float("nan")}), "`exp`"),
    "not yet": (lambda: signed({"nbf": NOW + 31}), "`nbf`"),
    "issued in the future": (lambda: signed({"iat": NOW + 31}), "`iat`"),
    "an ID token by nonce": (lambda: signed({"nonce": "n"}), "no access token"),
    "an ID token by hash": (lambda: signed({"at_hash": "h"}), "no access token"),
    "an ID token by claim": (lambda: signed({"typ": "ID"}), "no access token"),
    "a refresh token": (lambda: signed({"typ": "Refresh"}), "no access token"),
    "nobody": (lambda: resigned(without("sub")), "does not say who comes"),
    "a number": (lambda: signed({"sub": 5}), "`sub`"),
    "a personal number": (lambda: signed({"sub": "198112189876"}), "personal identity number"),
    "a name that hides": (lambda: signed({"sub": "an\u202ena"}), "not valid"),
    "an empty name": (lambda: signed({"sub": ""}), "`sub`|not valid|who comes"),
}


@pytest.mark.parametrize("forgery", FORGERIES.values(), ids=FORGERIES)
async def test_a_forged_token_signs_in_nobody_and_all_are_told_the_same(forgery: Callable[[], str]) -> None:
    with pytest.raises(SignInRefused, match=r"^The key or token is not valid\.$") as refused:
        await tokens().principal(forgery())
    assert refused.value.counts


@pytest.mark.parametrize(("token", "words"), UNFIT.values(), ids=UNFIT)
async def test_a_true_token_for_others_or_for_another_time_is_told_why(token: Callable[[], str], words: str) -> None:
    with pytest.raises(SignInRefused, match=words) as refused:
        await tokens().principal(token())
    assert "19811218" not in f"{refused.value} {refused.value.remedy}"


async def test_an_expired_token_is_no_guess() -> None:
    with pytest.raises(SignInRefused, match="expired") as refused:
        await tokens().principal(signed({"exp": NOW - 31}))
    assert not refused.value.counts


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ({}, KEY),
        ({"typ": "JWT"}, KEY),
        ({"typ": "application/at+jwt"}, KEY),
        ({"x5t": "thumbprint", "nonce": "n"}, KEY),
        ({"alg": "ES256", "kid": "elliptic"}, ELLIPTIC),
        ({"alg": "Ed25519", "kid": "edwards"}, EDWARDS),
    ],
)
async def test_a_true_token_signs_in(header: dict[str, Any], key: Any) -> None:
    ends = "2026-09-21T14:23:20.000000Z"
    assert await tokens().principal(signed(header=header, key=key)) == Principal("oidc:anna", Role.EDITOR, ends)


async def test_without_a_name_the_only_key_that_fits_is_taken() -> None:
    nameless = {name: value for name, value in HEADER.items() if name != "kid"}
    registry = jws.JWSRegistry(algorithms=["RS256"])
    token = jws.serialize_compact(nameless, json.dumps(CLAIMS).encode(), KEY, registry=registry)

    assert (await tokens().principal(token)).name == "oidc:anna"


@pytest.mark.parametrize(
    "claims", [{"exp": NOW - 29}, {"nbf": NOW + 30}, {"iat": NOW + 30}, {"aud": ["x", "samverkan"]}]
)
async def test_clocks_may_differ_by_half_a_minute_and_audiences_be_several(claims: dict[str, Any]) -> None:
    assert (await tokens().principal(signed(claims))).role is Role.EDITOR


@pytest.mark.parametrize(
    ("claims", "path", "role"),
    [
        ({"roles": ["reader", "admin", "x"]}, "roles", Role.ADMIN),
        ({"roles": "Reader other"}, "roles", Role.READER),
        ({"roles": []}, "roles", Role.ANONYMOUS),
        ({"roles": {"admin": True}}, "roles", Role.ANONYMOUS),
        ({"roles": [["admin"], 5, None]}, "roles", Role.ANONYMOUS),
        ({"roles": ["admin"]}, "groups", Role.ANONYMOUS),
        ({"realm": {"access": {"roles": ["editor"]}}}, "realm.access.roles", Role.EDITOR),
        ({"realm": 5}, "realm.access.roles", Role.ANONYMOUS),
        ({"https://flen.se/roles": ["editor"]}, "https://flen.se/roles", Role.EDITOR),
    ],
)
async def test_the_role_is_the_highest_that_the_claim_names(claims: dict[str, Any], path: str, role: Role) -> None:
    assert (await tokens(role_claim=path).principal(signed(claims))).role is role


async def test_the_name_may_come_from_another_claim() -> None:
    token = signed({"sub": "198112189876", "profile": {"user": " anna@flen.se "}})

    assert (await tokens(name_claim="profile.user").principal(token)).name == "oidc:anna@flen.se"


async def test_an_algorithm_that_is_not_asked_for_is_refused() -> None:
    with pytest.raises(SignInRefused):
        await tokens(algorithms=("ES256",)).principal(signed())


@settings(max_examples=200, deadline=None)
@given(
    header=st.dictionaries(st.sampled_from(["alg", "kid", "typ", "crit", "x"]), st.one_of(st.text(), st.none())),
    claims=st.recursive(st.one_of(st.none(), st.text(), st.integers()), st.lists, max_leaves=5),
    noise=st.binary(max_size=300),
)
async def test_whatever_comes_is_refused_in_one_way(header: dict[str, Any], claims: Any, noise: bytes) -> None:
    checked = tokens()
    for token in (raw(HEADER | header, claims, noise), noise.decode("latin-1"), raw(header, noise.decode("latin-1"))):
        with pytest.raises(SignInRefused):
            await checked.principal(token)
    with pytest.raises(SignInRefused):
        await checked.principal(jws.serialize_compact({**HEADER}, json.dumps(claims).encode(), KEY))


@pytest.mark.parametrize("text", ["HS256", "none", "RS256,HS512", "", "rs256"])
def test_only_algorithms_that_anybody_may_check_can_be_asked_for(text: str) -> None:
    with pytest.raises(ValueError, match="RS256, RS384"):
        algorithms_of(text)
