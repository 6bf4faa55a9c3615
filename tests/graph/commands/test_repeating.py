"""A command sent twice under one key has one effect and one answer, whatever breaks in between."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

import pytest

from graph.commands import edits
from graph.commands.answers import KEPT_MICROSECONDS
from graph.commands.command import Command
from graph.cypher import Statement
from graph.errors import OutcomeUnknown
from graph.store import Dialect, EngineReport, Row, Store, Transaction
from graph.writes.clock import system_clock
from tests.graph.commands.doing import digest, do, done
from tests.graph.writes.reading import changes, rows
from tests.graph.writes.seeding import seed

Result = TypeVar("Result")


def theme(key: str | None = "k1", name: str = "Samverkan") -> Command:
    given = {"name": name, "text": "ring 0157-190 00"} if name == "mål" else {"name": name}
    return edits.create("createTheme", "Theme", {**given, "idempotencyKey": key} if key else given)


async def test_the_same_again_gives_the_same_answer(empty_store: Store) -> None:
    first = await done(empty_store, theme())
    after = await digest(empty_store)

    assert await done(empty_store, theme()) == first
    assert await digest(empty_store) == after


async def test_the_answer_stays_that_of_its_instant(empty_store: Store) -> None:
    first = await done(empty_store, theme())
    renamed = {"id": first.records[0], "expectedVersion": 1, "name": "Annat"}
    await done(empty_store, edits.update("updateTheme", "Theme", renamed))

    assert await done(empty_store, theme()) == first


async def test_another_input_under_the_key_is_refused(empty_store: Store) -> None:
    await done(empty_store, theme())
    after = await digest(empty_store)

    [refusal] = (await do(empty_store, theme(name="Annat"))).refusals
    other = edits.create("createGoal", "Goal", {"name": "Samverkan", "idempotencyKey": "k1"})
    [another] = (await do(empty_store, other)).refusals

    assert [(one.kind, one.path) for one in (refusal, another)] == [("InvalidInput", ("idempotencyKey",))] * 2
    assert await digest(empty_store) == after


async def test_keys_are_each_callers_own(empty_store: Store) -> None:
    first = await do(empty_store, theme(), by="anna")
    second = await do(empty_store, theme(), by="berit")
    assert first.records != second.records


async def test_what_is_refused_may_be_corrected_under_the_same_key(empty_store: Store) -> None:
    assert (await do(empty_store, theme(name=" "))).refusals
    await done(empty_store, theme())


async def test_a_change_of_nothing_is_none_and_has_one_answer(empty_store: Store) -> None:
    [id_] = (await done(empty_store, theme("k1"))).records
    same = edits.update("updateTheme", "Theme", {"id": id_, "expectedVersion": 1, "name": "Samverkan"})
    keyed = edits.update("updateTheme", "Theme", {**same.given, "idempotencyKey": "k2"})

    outcome = await done(empty_store, keyed)
    await done(empty_store, edits.update("updateTheme", "Theme", {**same.given, "nameEn": "Collaboration"}))

    assert (outcome.records, outcome.changes) == ((id_,), ())
    assert await done(empty_store, keyed) == outcome
    assert [number for number, *_ in await changes(empty_store)] == [1, 2]


async def test_after_a_week_a_key_is_free_again(empty_store: Store) -> None:
    begun = system_clock()
    first = await do(empty_store, theme(), clock=lambda: begun)
    within = await do(empty_store, theme(), clock=lambda: begun + KEPT_MICROSECONDS - 1)
    later = await do(empty_store, theme(), clock=lambda: begun + KEPT_MICROSECONDS + 1)
    assert within == first
    assert later.records != first.records


async def test_old_answers_are_forgotten_by_and_by(empty_store: Store) -> None:
    begun = system_clock()
    for number in range(5):
        await do(empty_store, theme(f"k{number}"), clock=lambda: begun)
    await do(empty_store, theme("new"), clock=lambda: begun + 2 * KEPT_MICROSECONDS)
    assert len(await rows(empty_store, "MATCH (i:Idempotency) RETURN i.key")) == 1


async def test_of_an_input_only_a_digest_is_kept(empty_store: Store) -> None:
    await done(empty_store, theme("my-key", "Samverkan"))
    [[kept]] = await rows(empty_store, "MATCH (i:Idempotency) RETURN properties(i)")
    assert set(kept) == {"key", "input", "at", "instant", "answer"}
    assert "my-key" not in repr(kept)
    assert "Samverkan" not in repr(kept)


@dataclass
class BreaksOff:
    """A store whose first commits are done, or not, and never answered."""

    store: Store
    outcomes: list[bool] = field(default_factory=list)

    @property
    def dialect(self) -> Dialect:
        return self.store.dialect

    async def read(self, statement: Statement) -> list[Row]:
        return await self.store.read(statement)

    async def write(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        if not self.outcomes:
            return await self.store.write(work)
        if self.outcomes.pop(0):
            await self.store.write(work)
        raise OutcomeUnknown("broken off")

    async def ping(self) -> EngineReport:
        return await self.store.ping()

    async def close(self) -> None:
        await self.store.close()


@pytest.mark.parametrize("written", [True, False])
@pytest.mark.parametrize("key", ["k1", None])
async def test_a_commit_without_an_answer_is_found_out(written: bool, key: str | None, empty_store: Store) -> None:
    outcome = await done(BreaksOff(empty_store, [written]), theme(key))

    assert [id_ for _, id_, *_ in await changes(empty_store)] == list(outcome.records)
    assert outcome.changes == ("change-1",)


async def test_what_cannot_be_found_out_is_told_and_the_key_leads_back(empty_store: Store) -> None:
    with pytest.raises(OutcomeUnknown):
        await do(BreaksOff(empty_store, [True, True, True]), theme())

    outcome = await done(empty_store, theme())
    assert [id_ for _, id_, *_ in await changes(empty_store)] == list(outcome.records)


async def test_the_clock_of_the_small_registry_counts_on(empty_store: Store) -> None:
    await seed(empty_store)
    outcome = await done(empty_store, theme())
    assert outcome.changes == ("change-10",)
