"""Signed in by a real identity provider, over HTTP: roles, other audiences, changed keys, a provider that is away."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from api.access.access import Access, open_access
from api.app import create_app
from api.settings import Settings
from tests.fakes import RecordingStore
from tests.identity_provider import AUDIENCE, IdentityProvider, NotPossible, new_key
from tests.issuing import signed
from tests.standin import GRAPHQL_JSON

VIEWER = {"query": "{ viewer { name role keyExpiresAt } }"}


@pytest.fixture
async def provider(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[IdentityProvider]:
    """A provider that runs."""
    one = IdentityProvider(tmp_path)
    try:
        await one.start()
    except NotPossible as reason:
        if request.config.getoption("--engines", None) is not None:
            raise
        pytest.skip(str(reason))  # what the machine lacks, in words
    yield one
    await one.stop()


class Registry:
    """The whole application, in this process, for tokens of one provider."""

    def __init__(self, provider: IdentityProvider, **more: Any) -> None:
        values = {"oidc_issuer": provider.issuer, "oidc_audience": AUDIENCE, "public_reading": False, **more}
        settings = Settings.model_validate(values)
        self.access: Access = open_access(settings, RecordingStore())
        self._app = create_app(settings, RecordingStore(), access=self.access)

    async def ask(self, token: str, query: dict[str, str] = VIEWER) -> httpx2.Response:
        transport = httpx2.ASGITransport(self._app)
        headers = {"authorization": f"Bearer {token}", "accept": GRAPHQL_JSON}
        async with httpx2.AsyncClient(transport=transport, base_url="http://registry.test") as http:
            return await http.post("/graphql", json=query, headers=headers)

    async def role(self, token: str) -> str:
        viewer: dict[str, str] = (await self.ask(token)).json()["data"]["viewer"]
        return viewer["role"]


async def test_tokens_of_the_provider_sign_in_with_their_role(provider: IdentityProvider) -> None:
    registry = Registry(provider)
    viewers = [
        (await registry.ask(await provider.token(role))).json()["data"]["viewer"] for role in ("editor", "nobody")
    ]

    ends = [viewer.pop("keyExpiresAt") for viewer in viewers]
    assert viewers == [{"name": "oidc:editor", "role": "EDITOR"}, {"name": "oidc:nobody", "role": "ANONYMOUS"}]
    assert all(end > time.strftime("%Y-%m-%d", time.gmtime()) for end in ends)
    assert (
        await Registry(provider, oidc_role_claim="realm_access.roles").role(await provider.token("nobody")) == "ADMIN"
    )


async def test_a_role_too_low_is_forbidden_and_not_unauthenticated(provider: IdentityProvider) -> None:
    registry = Registry(provider)
    response = await registry.ask(await provider.token("nobody"), {"query": "{ actors { totalCount } }"})

    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (403, "FORBIDDEN")


async def test_tokens_for_others_expired_ones_and_forged_ones_are_401(
    provider: IdentityProvider, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    registry = Registry(provider, oidc_leeway_seconds=0)
    brief, true = await provider.token("brief"), await provider.token("admin")
    own = {"iss": provider.issuer, "aud": AUDIENCE, "exp": int(time.time()) + 60}
    id_token = signed({**own, "nonce": "n"}, {"kid": "first", "typ": "JWT"}, provider.key)
    forged = signed(own, {"kid": "first"}, new_key("first"))
    other = await provider.token("admin", "urn:other")
    await asyncio.sleep(2.1)

    answers = {name: await registry.ask(token) for name, token in {
        "brief": brief, "other": other, "id": id_token, "forged": forged, "cut": true[:-8], "true": true,
    }.items()}  # fmt: skip

    statuses = {name: answer.status_code for name, answer in answers.items()}
    assert statuses == {"brief": 401, "other": 401, "id": 401, "forged": 401, "cut": 401, "true": 200}
    assert "has expired" in answers["brief"].text
    assert "`aud`" in answers["other"].text
    assert "access token" in answers["id"].text
    assert answers["brief"].headers["www-authenticate"].startswith("Bearer ")
    seen = caplog.text + "".join(answer.text for answer in answers.values())
    assert not any(part in seen for token in (brief, true, other) for part in token.split(".")[1:])


async def test_keys_are_changed_without_a_restart_and_a_flood_of_unknown_ones_is_one_fetch(
    provider: IdentityProvider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.access.throttle.FREE_FAILURES", 1_000)
    registry = Registry(provider)
    former = await provider.token("reader")
    assert await registry.role(former) == "READER"
    assert provider.fetches() == 1

    # within half a minute of the last fetch none is made, whatever comes
    flood = [signed(header={"kid": f"unknown-{number}"}) for number in range(20)]
    for token in flood:
        assert (await registry.ask(token)).status_code == 401
    assert provider.fetches() == 1

    await provider.rotate("second")
    keys = registry.access.provider_keys
    assert keys is not None
    monkeypatch.setattr(keys, "_clock", lambda: time.monotonic() + 31)
    assert await registry.role(await provider.token("editor")) == "EDITOR"
    assert (await registry.ask(former)).status_code == 401
    await asyncio.gather(*[registry.ask(token) for token in flood])
    assert provider.fetches() == 2


async def test_a_provider_that_is_away_stops_nobody_it_is_known_of(provider: IdentityProvider) -> None:
    registry, fresh = Registry(provider), Registry(provider)
    token = await provider.token("editor")
    assert await registry.role(token) == "EDITOR"

    await provider.stop()

    assert await registry.role(token) == "EDITOR"
    unknown = await fresh.ask(token)
    assert (unknown.status_code, unknown.headers["retry-after"]) == (503, "2")
    assert unknown.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"
