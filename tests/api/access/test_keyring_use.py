"""API keys on real engines: their use, their pepper, and what breaks off."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from api.access.authentication import Authentication
from api.access.key_form import key_id, make_key
from api.access.keys import Keyring
from api.access.peppers import Peppers
from api.access.principal import Principal, Role
from api.access.refused import SignInRefused
from api.errors import RequestRefused
from graph.errors import OutcomeUnknown, RegistryError, Unavailable
from graph.keys import StoredKey
from graph.store import Row, Store, Transaction
from tests.api.access.keeping import PEPPERS, Clock
from tests.counting import CountingStore
from tests.fakes import RecordingStore

Result = TypeVar("Result")


async def test_a_use_is_written_at_most_once_a_minute_and_not_waited_for(empty_store: Store) -> None:
    class Holding(CountingStore):
        """Lets no use be written before it is told to."""

        written = 0
        go_on = asyncio.Event()

        async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
            await self.go_on.wait()
            self.written += 1
            return await super().write(work)

    clock = Clock()
    stored, text = await Keyring(empty_store, PEPPERS, clock=clock).create("a", Role.READER, None, "admin")
    store = Holding(empty_store)
    keyring = Keyring(store, PEPPERS, clock=clock)
    for _ in range(20):
        clock.now += 2.5
        await keyring.principal(text)
    assert store.written == 0
    store.go_on.set()
    await keyring.close()

    # another process a moment later leaves it alone
    await asyncio.sleep(0)
    beside = Keyring(store, PEPPERS, clock=clock)
    clock.now += 1
    await beside.principal(text)
    await beside.close()
    (kept,) = await beside.all()
    assert kept.last_used_at == "2026-09-21T14:13:22.500000Z"
    assert store.written == 2

    clock.now += 60
    await keyring.principal(text)
    await keyring.close()
    (kept,) = await keyring.all()
    assert kept.last_used_at == "2026-09-21T14:15:11.000000Z"
    assert (stored.last_used_at, store.written) == (None, 3)


async def test_a_pepper_is_changed_without_new_keys(empty_store: Store) -> None:
    _, used = await Keyring(empty_store, PEPPERS).create("used", Role.READER, None, "admin")
    _, unused = await Keyring(empty_store, PEPPERS).create("unused", Role.READER, None, "admin")
    both = Keyring(empty_store, Peppers({2: b"b" * 64, 1: b"a" * 64}))

    await both.principal(used)
    await both.close()
    _, fresh = await both.create("fresh", Role.READER, None, "admin")

    assert both.needing_other_peppers(await both.all()) == {1: 1}
    only_new = Keyring(empty_store, Peppers({2: b"b" * 64}))
    assert (await only_new.principal(used)).name == "used"
    assert (await only_new.principal(fresh)).name == "fresh"
    with pytest.raises(SignInRefused, match="not valid"):
        await only_new.principal(unused)


async def test_a_pepper_is_changed_server_by_server_and_every_key_works_on_all(empty_store: Store) -> None:
    clock = Clock()
    one, two = b"a" * 64, b"b" * 64
    old, both, swapped, new = {1: one}, {1: one, 2: two}, {2: two, 1: one}, {2: two}
    _, text = await Keyring(empty_store, Peppers(old), clock=clock).create("a", Role.READER, None, "admin")

    # two servers, one ahead of the other: both get both, then both swap them, then both forget the old one
    for ahead, behind in ((both, old), (both, both), (swapped, both), (swapped, swapped), (new, swapped), (new, new)):
        for given in (ahead, behind):
            clock.now += 120
            keyring = Keyring(empty_store, Peppers(given), clock=clock)
            assert (await keyring.principal(text)).name == "a"
            await keyring.close()


async def test_a_key_that_needs_a_pepper_of_another_server_is_no_guess(empty_store: Store) -> None:
    _, text = await Keyring(empty_store, Peppers({2: b"b" * 64})).create("a", Role.READER, None, "admin")
    keyring = Keyring(empty_store, PEPPERS)
    signing_in = Authentication(keyring, None)

    statuses = []
    for _ in range(20):
        with pytest.raises(RequestRefused) as refused:
            await signing_in.principal([f"Bearer {text}"], "192.0.2.1")
        statuses.append(refused.value.status_code)

    assert statuses == [401] * 20


async def test_without_a_pepper_only_the_key_of_the_settings_works(
    empty_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    admin_key = make_key()
    counting = CountingStore(empty_store)
    keyring = Keyring(counting, None, admin_key)

    assert await keyring.principal(admin_key) == Principal("admin", Role.ADMIN)
    for work in (keyring.principal(make_key()), keyring.create("a", Role.READER, None, "admin")):
        with pytest.raises(SignInRefused, match="SAMVERKAN_KEY_PEPPER"):
            await work
    assert counting.statements == []
    assert admin_key[-20:] not in f"{keyring!r} {caplog.text}"


@pytest.mark.engines("arcadedb")
async def test_a_flood_of_guesses_at_one_key_asks_the_database_once_in_five_seconds(empty_store: Store) -> None:
    clock, counting = Clock(), CountingStore(empty_store)
    keyring = Keyring(counting, PEPPERS, clock=clock)
    for _ in range(50):
        clock.now += 0.05
        with pytest.raises(SignInRefused):
            await keyring.principal(f"smv_{'0' * 12}_{'1' * 64}")

    assert len(counting.statements) == 1
    for number in range(2_000):
        with pytest.raises(SignInRefused):
            await keyring.principal(f"smv_{number:012x}_{'1' * 64}")
    assert len(keyring._known) <= 1_000


async def test_a_use_that_cannot_be_written_hinders_nobody(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(RecordingStore):
        async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
            raise Unavailable("gone")

    text = make_key()
    digest = str(PEPPERS.digest(text, 1))
    key = StoredKey(
        id=str(key_id(text)), name="a", role="READER", digest=digest, pepper=1, created_at="", created_by=""
    )
    row: Row = [key.id, key.name, key.role, key.digest, 1, "2026", "admin", *[None] * 6]
    keyring = Keyring(Broken(rows=[[*row]]), PEPPERS)

    assert (await keyring.principal(text)).name == "a"
    await keyring.close()

    assert f"the use of key {key.id} was not written: Unavailable" in caplog.text
    assert text[-20:] not in caplog.text
    assert digest not in caplog.text


class Breaking(CountingStore):
    """Writes, then fails as told, one error for each write; once there are none left it does as it is told."""

    def __init__(self, store: Store, *errors: BaseException) -> None:
        super().__init__(store)
        self.errors = list(errors)

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        error = self.errors.pop(0) if self.errors else None
        if isinstance(error, RegistryError) and not isinstance(error, OutcomeUnknown):
            raise error
        result = await super().write(work)
        if error is not None:
            raise error
        return result


async def test_a_key_is_made_once_where_the_engine_breaks_off_at_the_commit(empty_store: Store) -> None:
    keyring = Keyring(Breaking(empty_store, OutcomeUnknown("broken off"), OutcomeUnknown("again")), PEPPERS)

    stored, text = await keyring.create("a", Role.READER, None, "admin")

    assert (await keyring.principal(text)).name == "a"
    assert [key.id for key in await keyring.all()] == [stored.id]
    await keyring.close()


async def test_what_is_not_known_stays_so_whatever_the_next_try_meets(empty_store: Store) -> None:
    broken = OutcomeUnknown("broken off")
    keyring = Keyring(Breaking(empty_store, broken, Unavailable("gone"), Unavailable("gone")), PEPPERS)

    with pytest.raises(OutcomeUnknown) as raised:
        await keyring.create("a", Role.READER, None, "admin")

    assert raised.value is broken
    assert [key.name for key in await keyring.all()] == ["a"]


async def test_an_engine_that_is_away_is_told_as_such_at_once(empty_store: Store) -> None:
    store = Breaking(empty_store, Unavailable("gone"))

    with pytest.raises(Unavailable) as raised:
        await Keyring(store, PEPPERS).create("a", Role.READER, None, "admin")

    assert not isinstance(raised.value, OutcomeUnknown)
    assert await Keyring(store, PEPPERS).all() == []


async def test_a_first_key_is_shown_where_a_second_try_finds_it_kept(empty_store: Store) -> None:
    keyring = Keyring(Breaking(empty_store, OutcomeUnknown("broken off")), PEPPERS)
    shown: list[str] = []

    await keyring.create_first("first", "serve", shown.append)

    assert [(await keyring.principal(text)).role for text in shown] == [Role.ADMIN]
    assert len(await keyring.all()) == 1
    await keyring.close()


@pytest.mark.parametrize(
    "errors", [[OutcomeUnknown("broken off")] * 3, [OutcomeUnknown("broken off"), *[Unavailable("gone")] * 2],
               [asyncio.CancelledError()]],
)  # fmt: skip
async def test_a_first_key_that_may_be_kept_is_shown(empty_store: Store, errors: list[BaseException]) -> None:
    keyring = Keyring(Breaking(empty_store, *errors), PEPPERS)
    shown: list[str] = []

    with pytest.raises((OutcomeUnknown, asyncio.CancelledError)):
        await keyring.create_first("first", "serve", shown.append)

    assert [(await keyring.principal(text)).role for text in shown] == [Role.ADMIN]
    await keyring.close()
