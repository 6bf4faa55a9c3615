"""API keys on real engines: made once, kept as what recognises them, ended, used."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import pytest

from api.access.key_form import key_id, make_key
from api.access.keys import Keyring
from api.access.peppers import Peppers
from api.access.principal import Principal, Role
from api.access.refused import SignInRefused
from graph.cypher import Statement
from graph.errors import InvalidInput, OutcomeUnknown, Unavailable
from graph.keys import NameTaken, StoredKey
from graph.store import Row, Store, Transaction
from tests.counting import CountingStore
from tests.fakes import RecordingStore

Result = TypeVar("Result")

PEPPERS = Peppers({1: b"a" * 64})
START = 1_790_000_000.0


@dataclass
class Clock:
    now: float = START

    def __call__(self) -> float:
        return self.now


async def dump(store: Store) -> str:
    """All that the database holds, as text."""
    nodes = await store.read(Statement("test.dump", "MATCH (n) RETURN properties(n)", {}))
    return json.dumps(nodes)


async def test_a_key_is_shown_once_and_signs_its_holder_in(empty_store: Store) -> None:
    keyring = Keyring(empty_store, PEPPERS, clock=Clock())

    stored, text = await keyring.create("  Anna på kansliet ", Role.EDITOR, "2026-12-01T00:00:00.000000Z", "admin")

    assert key_id(text) == stored.id
    assert len(text.rpartition("_")[2]) == 64
    assert await keyring.principal(text) == Principal("Anna på kansliet", Role.EDITOR, "2026-12-01T00:00:00.000000Z")
    assert await Keyring(empty_store, PEPPERS, clock=Clock()).principal(text) == await keyring.principal(text)
    await keyring.close()
    assert text.rpartition("_")[2] not in await dump(empty_store)
    assert text.rpartition("_")[2] not in f"{stored!r} {keyring!r}"
    assert stored.digest not in repr(stored)


async def test_a_wrong_secret_and_an_unknown_id_are_told_the_same(empty_store: Store) -> None:
    keyring = Keyring(empty_store, PEPPERS)
    _, text = await keyring.create("a", Role.READER, None, "admin")
    told = set()
    for wrong in (text[:-1] + ("0" if text[-1] != "0" else "1"), make_key(), text[:16], "smv_", text + "0"):
        with pytest.raises(SignInRefused) as refused:
            await keyring.principal(wrong)
        told.add((refused.value.message, refused.value.remedy, refused.value.counts))

    assert told == {
        (
            "The key or token is not valid.",
            "Send a valid one as `Authorization: Bearer …`, or leave the header out.",
            True,
        )
    }


async def test_an_expired_key_says_so_to_its_holder_alone(empty_store: Store) -> None:
    clock = Clock()
    keyring = Keyring(empty_store, PEPPERS, clock=clock)
    stored, text = await keyring.create("a", Role.READER, "2026-09-22T00:00:00.000000Z", "admin")
    assert (await keyring.principal(text)).name == "a"

    clock.now += 10 * 86_400

    with pytest.raises(SignInRefused, match="This key has expired") as refused:
        await keyring.principal(text)
    assert not refused.value.counts
    with pytest.raises(SignInRefused, match="not valid"):
        await keyring.principal(f"smv_{stored.id}_{'0' * 64}")


async def test_a_revocation_works_at_once_here_and_within_seconds_elsewhere(empty_store: Store) -> None:
    clock = Clock()
    here, elsewhere = Keyring(empty_store, PEPPERS, clock=clock), Keyring(empty_store, PEPPERS, clock=clock)
    stored, text = await here.create("a", Role.READER, None, "admin")
    assert await here.principal(text) == await elsewhere.principal(text)

    revoked = await here.revoke(stored.id, "admin")
    again = await here.revoke(stored.id, "somebody else")

    with pytest.raises(SignInRefused, match="revoked"):
        await here.principal(text)
    assert (await elsewhere.principal(text)).name == "a"
    clock.now += 5
    with pytest.raises(SignInRefused, match="revoked"):
        await elsewhere.principal(text)
    assert revoked is not None
    assert (revoked.revoked_by, again) == ("admin", revoked)
    assert await here.revoke("0" * 12, "admin") is None


async def test_what_is_read_while_a_key_is_revoked_is_not_believed_afterwards(empty_store: Store) -> None:
    reading, go_on = asyncio.Event(), asyncio.Event()

    class Slow(CountingStore):
        """Holds back what it read."""

        async def read(self, statement: Statement) -> list[Row]:
            rows = await super().read(statement)
            reading.set()
            await go_on.wait()
            return rows

    keyring = Keyring(Slow(empty_store), PEPPERS)
    stored, text = await keyring.create("a", Role.READER, None, "admin")
    asked = asyncio.create_task(keyring.principal(text))
    await reading.wait()
    await keyring.revoke(stored.id, "admin")
    go_on.set()
    await asked

    with pytest.raises(SignInRefused, match="revoked"):
        await keyring.principal(text)


async def test_names_are_used_once_and_say_whose_they_are(empty_store: Store) -> None:
    keyring = Keyring(empty_store, PEPPERS)
    stored, _ = await keyring.create("Kansliet", Role.EDITOR, None, "admin")
    await keyring.revoke(stored.id, "admin")

    with pytest.raises(NameTaken):
        await keyring.create("KANSLIET", Role.READER, None, "admin")
    for name in ("admin", "Anonymous", "oidc:anna", "seed", "cli", "", "a\nb", "811218-9876", "x" * 101):
        with pytest.raises(InvalidInput) as refused:
            await keyring.create(name, Role.READER, None, "admin")
        assert refused.value.field == "name"
        assert "811218" not in str(refused.value)
    with pytest.raises(InvalidInput, match="role"):
        await keyring.create("b", Role.ANONYMOUS, None, "admin")
    with pytest.raises(InvalidInput, match="expiresAt"):
        await keyring.create("b", Role.READER, "2020-01-01T00:00:00.000000Z", "admin")
    assert [key.name for key in await keyring.all()] == ["Kansliet"]


async def test_twenty_at_once_make_one_key_of_a_name_and_one_first_key(empty_store: Store) -> None:
    keyring = Keyring(empty_store, PEPPERS)

    async def make() -> bool:
        try:
            return bool(await keyring.create("a", Role.READER, None, "admin"))
        except NameTaken:
            return False

    made = await asyncio.gather(*[make() for _ in range(20)])
    first = await asyncio.gather(*[keyring.create_first("first", "serve") for _ in range(5)])

    assert made.count(True) == 1
    assert sum(text is not None for text in first) == 1
    assert sorted(key.role for key in await keyring.all()) == ["ADMIN", "READER"]


async def test_a_first_key_is_made_again_where_none_works(empty_store: Store) -> None:
    keyring = Keyring(empty_store, PEPPERS)
    text = await keyring.create_first("first", "serve")
    assert text is not None
    assert (await keyring.principal(text)).role is Role.ADMIN
    assert await keyring.create_first("first", "serve") is None

    await keyring.revoke(str(key_id(text)), "admin")
    another = await keyring.create_first("first", "serve")

    assert another is not None
    assert (await keyring.principal(another)).name == f"first {key_id(another)}"


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
    both = Keyring(empty_store, Peppers({1: b"a" * 64, 2: b"b" * 64}))

    await both.principal(used)
    await both.close()
    _, fresh = await both.create("fresh", Role.READER, None, "admin")

    assert both.made_with_old_peppers(await both.all()) == {1: 1}
    only_new = Keyring(empty_store, Peppers({2: b"b" * 64}))
    assert (await only_new.principal(used)).name == "used"
    assert (await only_new.principal(fresh)).name == "fresh"
    with pytest.raises(SignInRefused, match="not valid"):
        await only_new.principal(unused)


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
    row: Row = [key.id, key.name, key.role, key.digest, 1, "2026", "admin", *[None] * 7]
    keyring = Keyring(Broken(rows=[[*row]]), PEPPERS)

    assert (await keyring.principal(text)).name == "a"
    await keyring.close()

    assert f"the use of key {key.id} was not written: Unavailable" in caplog.text
    assert text[-20:] not in caplog.text
    assert digest not in caplog.text


async def test_a_key_is_made_once_where_the_engine_breaks_off_at_the_commit(empty_store: Store) -> None:
    class Breaking(CountingStore):
        """Writes, and says the first two times that it does not know whether it did."""

        broken = 0

        async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
            result = await super().write(work)
            self.broken += 1
            if self.broken <= 2:
                raise OutcomeUnknown("broken off")
            return result

    keyring = Keyring(Breaking(empty_store), PEPPERS)

    stored, text = await keyring.create("a", Role.READER, None, "admin")

    assert (await keyring.principal(text)).name == "a"
    assert [key.id for key in await keyring.all()] == [stored.id]
    await keyring.close()
