"""The keys of the identity provider: when they are fetched, and what goes on while it is away."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import pytest
from joserfc.jwk import RSAKey

from api.access.provider_keys import FRESH_SECONDS, PAUSE_SECONDS, ProviderKeys, is_safe
from graph.errors import Unavailable
from tests.identity_provider import new_key

ISSUER = "https://idp.example.se"
KEYS = {name: new_key(name) for name in ("a", "b")}


@dataclass
class Provider:
    """Publishes keys, or fails, and counts."""

    keys: list[RSAKey]
    issuer: object = ISSUER
    address: object = "https://idp.example.se/keys"
    error: Exception | None = None
    pause: asyncio.Event | None = None
    now: float = 0.0
    asked: list[str] = field(default_factory=list)

    async def __call__(self, url: str) -> Any:
        self.asked.append(url)
        if self.pause is not None:
            await self.pause.wait()
        if self.error:
            raise self.error
        if url.endswith("openid-configuration"):
            return {"issuer": self.issuer, "jwks_uri": self.address}
        return {"keys": [key.as_dict(private=False) for key in self.keys]}

    def kept(self) -> ProviderKeys:
        return ProviderKeys(ISSUER, self, clock=lambda: self.now)

    @property
    def fetches(self) -> int:
        return self.asked.count("https://idp.example.se/keys")


async def test_keys_are_fetched_once_and_beside_the_requests_after_an_hour() -> None:
    provider = Provider([KEYS["a"]])
    kept = provider.kept()
    for _ in range(10):
        assert await kept.find("a", "RS256") is not None
    assert provider.fetches == 1

    provider.now, provider.keys, provider.pause = FRESH_SECONDS + 1, [KEYS["b"]], asyncio.Event()
    assert await kept.find("a", "RS256") is not None
    provider.pause.set()
    assert kept._fetching is not None
    await kept._fetching

    assert provider.fetches == 2
    assert await kept.find("b", "RS256") is not None
    assert await kept.find("a", "RS256") is None


async def test_a_flood_of_unknown_names_is_one_fetch_in_half_a_minute() -> None:
    provider = Provider([KEYS["a"]])
    kept = provider.kept()
    assert await kept.find("a", "RS256") is not None
    found = await asyncio.gather(*[kept.find(f"unknown-{number}", "RS256") for number in range(500)])
    assert (set(found), provider.fetches) == ({None}, 1)

    provider.now += PAUSE_SECONDS
    await asyncio.gather(*[kept.find(f"unknown-{number}", "RS256") for number in range(500)])
    for number in range(100):
        await kept.find(f"unknown-{number}", "RS256")
    assert provider.fetches == 2


async def test_keys_are_changed_without_a_restart() -> None:
    provider = Provider([KEYS["a"]])
    kept = provider.kept()
    await kept.find("a", "RS256")

    provider.now, provider.keys = PAUSE_SECONDS, [KEYS["a"], KEYS["b"]]

    assert await kept.find("b", "RS256") is not None
    assert await kept.find("a", "RS256") is not None


async def test_while_the_provider_is_away_what_is_known_goes_on() -> None:
    provider = Provider([KEYS["a"]])
    kept = provider.kept()
    await kept.find("a", "RS256")

    for error in (OSError("refused"), ValueError("it answers 500"), TimeoutError()):
        provider.now, provider.error = provider.now + FRESH_SECONDS + 1, error
        assert await kept.find("a", "RS256") is not None
        await asyncio.sleep(0)
        assert await kept.find("b", "RS256") is None


async def test_where_no_key_could_ever_be_had_nobody_can_say(caplog: pytest.LogCaptureFixture) -> None:
    provider = Provider([KEYS["a"]], error=OSError("refused"))
    kept = provider.kept()
    for _ in range(5):
        with pytest.raises(Unavailable):
            await kept.find("a", "RS256")
    assert len(provider.asked) == 1
    assert "cannot be fetched: refused" in caplog.text

    provider.error, provider.now = None, PAUSE_SECONDS
    assert await kept.find("a", "RS256") is not None


async def test_a_slow_provider_holds_up_only_those_it_is_needed_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.access.provider_keys.TIMEOUT_SECONDS", 0.2)
    provider = Provider([KEYS["a"]])
    kept = provider.kept()
    await kept.find("a", "RS256")
    provider.now, provider.pause = PAUSE_SECONDS, asyncio.Event()
    begun = asyncio.get_running_loop().time()

    waiting = asyncio.create_task(kept.find("b", "RS256"))
    broken_off = asyncio.create_task(kept.find("c", "RS256"))
    await asyncio.sleep(0.01)
    broken_off.cancel()

    assert await kept.find("a", "RS256") is not None
    assert not waiting.done()
    assert await waiting is None
    assert 0.15 < asyncio.get_running_loop().time() - begun < 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"issuer": ISSUER + "/"}, "another issuer"),
        ({"address": "http://idp.example.se/keys"}, "no safe address"),
        ({"address": None}, "no safe address"),
        ({"address": "file:///etc/passwd"}, "no safe address"),
    ],
)
async def test_a_provider_that_is_not_what_it_should_be_is_told_in_the_log(
    change: dict[str, object], words: str, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Unavailable):
        await Provider([KEYS["a"]], **change).kept().find("a", "RS256")  # type: ignore[arg-type]  # each case its own
    assert words in caplog.text


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://idp.example.se", True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost", True),
        ("http://[::1]:9", True),
        ("http://idp.example.se", False),
        ("http://localhost.evil.example", False),
        ("https://", False),
        ("ftp://localhost", False),
        ("", False),
    ],
)
def test_only_what_nobody_can_change_on_the_way_is_fetched(url: str, safe: bool) -> None:
    assert is_safe(url) is safe
