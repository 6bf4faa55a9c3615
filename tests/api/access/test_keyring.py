"""API keys on real engines: made once, kept as what recognises them, ended."""

import asyncio
from typing import TypeVar

import pytest

from api.access.key_form import key_id, make_key
from api.access.keys import Keyring
from api.access.principal import Principal, Role
from api.access.refused import SignInRefused
from graph.commands.refusals import Refused
from graph.cypher import Statement
from graph.keys import NameTaken
from graph.store import Row, Store
from tests.api.access.keeping import PEPPERS, Clock, dump
from tests.counting import CountingStore

Result = TypeVar("Result")


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
        with pytest.raises(Refused) as refused:
            await keyring.create(name, Role.READER, None, "admin")
        assert [one.path for one in refused.value.refusals] == [("name",)]
        assert "811218" not in str(refused.value.refusals)
    with pytest.raises(Refused) as refused:
        await keyring.create("admin", Role.ANONYMOUS, "2020-01-01T00:00:00.000000Z", "admin", reason="x" * 1_001)
    assert [one.path for one in refused.value.refusals] == [("name",), ("role",), ("expiresAt",), ("reason",)]
    assert [key.name for key in await keyring.all()] == ["Kansliet"]


async def test_twenty_at_once_make_one_key_of_a_name_and_one_first_key(empty_store: Store) -> None:
    keyring = Keyring(empty_store, PEPPERS)

    async def make() -> bool:
        try:
            return bool(await keyring.create("a", Role.READER, None, "admin"))
        except NameTaken:
            return False

    made = await asyncio.gather(*[make() for _ in range(20)])
    shown: list[str] = []
    await asyncio.gather(*[keyring.create_first("first", "serve", shown.append) for _ in range(5)])

    assert made.count(True) == 1
    assert len(shown) == 1
    assert sorted(key.role for key in await keyring.all()) == ["ADMIN", "READER"]


async def test_a_first_key_is_made_again_where_none_works(empty_store: Store) -> None:
    keyring = Keyring(empty_store, PEPPERS)
    shown: list[str] = []
    await keyring.create_first("first", "serve", shown.append)
    (text,) = shown
    assert (await keyring.principal(text)).role is Role.ADMIN
    await keyring.create_first("first", "serve", shown.append)
    assert shown == [text]

    await keyring.revoke(str(key_id(text)), "admin")
    await keyring.create_first("first", "serve", shown.append)

    another = shown[1]
    assert (await keyring.principal(another)).name == f"first {key_id(another)}"
