"""The header Authorization over HTTP: who is signed in, and how everything else is refused."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2
import pytest

from api.access.access import Access
from api.access.authentication import Authentication
from api.access.key_form import make_key
from api.access.keys import Keyring
from api.access.peppers import Peppers
from api.access.principal import Role
from api.access.throttle import FREE_FAILURES, Throttle
from api.app import create_app
from api.settings import Settings
from graph.errors import Unavailable
from graph.store import Store
from tests.fakes import RecordingStore
from tests.standin import GRAPHQL_JSON, codes

ADMIN_KEY = make_key()
VIEWER = {"query": "{ viewer { name role keyExpiresAt } }"}

# About what is above the engine; keys on both: test_keyring.py.
pytestmark = pytest.mark.engines("arcadedb")


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def registry(
    store: Store, clock: Clock | None = None, peer: str = "192.0.2.1", **settings: Any
) -> AsyncIterator[tuple[httpx2.AsyncClient, Keyring]]:
    """A client of an application that keeps keys, and its keys."""
    keyring = Keyring(store, Peppers({1: b"a" * 64}), ADMIN_KEY)
    made = Settings.model_validate(settings)
    throttle = Throttle(clock or Clock())
    access = Access(keyring, Authentication(keyring, None, throttle, made.trusted_proxies))
    transport = httpx2.ASGITransport(create_app(made, store, access=access), client=(peer, 1))
    async with httpx2.AsyncClient(transport=transport, base_url="http://registry.test") as http:
        yield http, keyring
    await keyring.close()


async def ask(http: httpx2.AsyncClient, *values: str, **headers: str) -> httpx2.Response:
    """Who am I, with these values of Authorization."""
    named = [("authorization", value) for value in values] + [("accept", GRAPHQL_JSON), *headers.items()]
    return await http.post("/graphql", json=VIEWER, headers=named)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_a_key_signs_in(empty_store: Store, scheme: str) -> None:
    async with registry(empty_store) as (http, keyring):
        _, text = await keyring.create("Kansliet", Role.EDITOR, "2099-01-01T00:00:00.000000Z", "admin")
        found = [(await ask(http, f"{scheme} {key}")).json()["data"]["viewer"] for key in (text, ADMIN_KEY)]

    assert found == [
        {"name": "Kansliet", "role": "EDITOR", "keyExpiresAt": "2099-01-01T00:00:00.000000Z"},
        {"name": "admin", "role": "ADMIN", "keyExpiresAt": None},
    ]


@pytest.mark.parametrize(
    "values",
    [
        ["Bearer smv_000000000000_" + "0" * 64],
        ["Bearer smv_"],
        ["Bearer"],
        ["Bearer "],
        [""],
        [ADMIN_KEY],
        [f"Basic {ADMIN_KEY}"],
        [f"Bearer {ADMIN_KEY[:-1]}"],
        [f"Bearer {ADMIN_KEY} x"],
        [f"Bearer {ADMIN_KEY}", f"Bearer {ADMIN_KEY}"],
        ["Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."],
        ["Bearer " + "x" * 30_000],
        ["Bearer \xe5\xe4\xf6"],
    ],
    ids=lambda values: values[0][:20] if isinstance(values, list) else None,
)
async def test_whatever_signs_in_nobody_is_401_and_never_anonymous(values: list[str]) -> None:
    store = RecordingStore()
    async with registry(store) as (http, _):
        # bytes throughout: a client would encode text its own way
        headers = [(b"authorization", value.encode("latin-1")) for value in values]
        response = await http.post("/graphql", json=VIEWER, headers=[*headers, (b"accept", GRAPHQL_JSON.encode())])

    assert (response.status_code, codes(response)) == (401, ["UNAUTHENTICATED"])
    assert response.headers["www-authenticate"].startswith("Bearer ")
    assert response.headers["content-type"] == GRAPHQL_JSON
    remedy = "Send a valid one as `Authorization: Bearer …`, or leave the header out."
    extensions = {"code": "UNAUTHENTICATED", "remedy": remedy, "field": "authorization"}
    (error,) = response.json()["errors"]
    assert error == {"message": f"The key or token is not valid. {remedy}", "extensions": extensions}


async def test_an_expired_and_a_revoked_key_are_401(empty_store: Store) -> None:
    async with registry(empty_store) as (http, keyring):
        stored, text = await keyring.create("a", Role.EDITOR, None, "admin")
        assert (await ask(http, f"Bearer {text}")).status_code == 200
        await keyring.revoke(stored.id, "admin")
        # as often as one likes: whoever has the right secret does not guess
        answers = [await ask(http, f"Bearer {text}") for _ in range(FREE_FAILURES * 3)]
    assert {(one.status_code, *codes(one)) for one in answers} == {(401, "UNAUTHENTICATED")}
    assert all("revoked" in one.text for one in answers)


async def test_health_and_pages_ask_for_no_key() -> None:
    async with registry(RecordingStore()) as (http, _):
        wrong = {"authorization": "Bearer wrong"}
        health = [(await http.get(path, headers=wrong)).status_code for path in ("/healthz", "/readyz")]
        page = await http.get("/graphql", headers={"accept": "text/html,*/*;q=0.8", **wrong})
    assert health == [200, 200]
    assert page.headers["content-type"].startswith("text/html")


async def test_what_failed_too_often_from_an_address_waits_and_others_do_not(empty_store: Store) -> None:
    clock = Clock()
    async with registry(empty_store, clock, trusted_proxies=1) as (http, keyring):
        _, text = await keyring.create("a", Role.READER, None, "admin")
        _, other = await keyring.create("b", Role.READER, None, "admin")
        guessed = text[:-1] + ("0" if text[-1] != "0" else "1")
        at, elsewhere = {"x-forwarded-for": "203.0.113.7"}, {"x-forwarded-for": "203.0.113.8"}
        assert (await ask(http, f"Bearer {other}", **at)).status_code == 200
        statuses = [(await ask(http, f"Bearer {guessed}", **at)).status_code for _ in range(FREE_FAILURES + 1)]
        blocked = await ask(http, f"Bearer {text}", **at)

        assert statuses == [401] * (FREE_FAILURES + 1)
        assert (blocked.status_code, codes(blocked)) == (429, ["RATE_LIMITED"])
        assert blocked.headers["retry-after"] == "1"
        # whoever has the right key comes in from elsewhere, and what came from here before goes on
        assert (await ask(http, f"Bearer {text}", **elsewhere)).status_code == 200
        assert (await ask(http, f"Bearer {other}", **at)).status_code == 200
        assert (await ask(http, **at)).status_code == 200
        clock.now += 1
        assert (await ask(http, f"Bearer {text}", **at)).status_code == 200


async def test_guesses_at_one_key_from_everywhere_are_slowed_down_and_its_holder_is_not(empty_store: Store) -> None:
    async with registry(empty_store, trusted_proxies=1) as (http, keyring):
        _, text = await keyring.create("a", Role.READER, None, "admin")
        guessed = text[:-1] + ("0" if text[-1] != "0" else "1")
        statuses = [
            (await ask(http, f"Bearer {guessed}", **{"x-forwarded-for": f"203.0.113.{number}"})).status_code
            for number in range(FREE_FAILURES + 3)
        ]
        right = await ask(http, f"Bearer {text}", **{"x-forwarded-for": "203.0.113.99"})

    assert statuses == [*[401] * (FREE_FAILURES + 1), 429, 429]
    assert right.status_code == 200


async def test_a_database_that_is_away_is_503_and_the_key_of_the_settings_works() -> None:
    async with registry(RecordingStore(error=Unavailable("gone"))) as (http, _):
        away = await ask(http, f"Bearer {make_key()}")
        admin = await ask(http, f"Bearer {ADMIN_KEY}")

    assert (away.status_code, codes(away), away.headers["retry-after"]) == (503, ["UNAVAILABLE"], "2")
    assert "gone" not in away.text
    assert admin.json()["data"]["viewer"]["role"] == "ADMIN"


async def test_no_part_of_a_key_is_logged_or_answered(empty_store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with registry(empty_store) as (http, keyring):
        _, text = await keyring.create("Kansliet i Flen", Role.READER, None, "admin")
        answers = [await ask(http, f"Bearer {key}") for key in (text, ADMIN_KEY, text[:-4] + "0000", make_key())]
        refused = await http.post(
            "/graphql", json={"query": "{ nothing }"}, headers={"authorization": f"Bearer {text}"}
        )
        for _ in range(FREE_FAILURES):
            answers.append(await ask(http, f"Bearer {text[:-4]}0000"))

    seen = caplog.text + "".join(f"{one.text}{one.headers}" for one in [*answers, refused])
    for secret in (text, ADMIN_KEY):
        assert secret.rpartition("_")[2][:16] not in seen
    lines = [one.getMessage() for one in caplog.records if one.name == "samverkan.access"]
    assert "caller=Kansliet_i_Flen request=" in lines[0]
    assert "errors=UNAUTHENTICATED" in lines[2]
    assert "sign-ins failed" in caplog.text
