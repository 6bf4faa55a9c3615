"""Eight and twenty writers at once, as Jepsen has them: set, upsert, bank, delete; then the whole graph is checked."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from random import Random
from typing import Any

import pytest

from api.access.principal import Principal, Role
from api.context import Context
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from tests.faults.checker import checked
from tests.faults.writers import Attempt, Log, followed
from tests.graph.writes.reading import node, rows
from tests.graph.writes.seeding import seed

WRITERS = pytest.mark.parametrize("writers", [8, 20])
EDITOR = Principal("karin", Role.EDITOR)
SHARED = ("sn", "bukn", "flen")

Writer = Callable[[int, Store], Awaitable[None]]


@pytest.fixture
async def stores(empty_store: Store, beside: Store) -> list[Store]:
    """Two stores as two processes have them, where the engine serves two; the small registry is in there."""
    await seed(empty_store)
    return [empty_store, beside]


async def all_at_once(stores: list[Store], writers: int, write: Writer) -> None:
    """Run the writers, half of them over each store, while somebody follows the changes."""
    async with followed(stores[0]) as feed:
        await asyncio.gather(*[write(number, stores[number % len(stores)]) for number in range(writers)])
        await feed.read()
    assert feed.reads > 1
    assert feed.skipped == []


def actor(id_: str, **more: Any) -> dict[str, Any]:
    return {"id": id_, "kind": "CIVIL_SOCIETY_ORGANISATION", "name": f"Förening {id_}", **more}


@WRITERS
async def test_set_everything_acknowledged_is_there_and_nothing_twice(stores: list[Store], writers: int) -> None:
    log = Log()

    async def write(number: int, store: Store) -> None:
        id_ = f"org-{number}"
        assert (await log.send(store, "createActor", **actor(id_))).done
        participant = {"actor": id_, "role": "PARTY"}
        added = await log.until_current(store, "addParticipant", 1, collaboration="work", participant=participant)
        assert added.done

    await all_at_once(stores, writers, write)

    log.holds(await checked(stores[0]))
    taking_part = await rows(stores[0], "MATCH (a:Actor)-[:COLLABORATES]->({id: 'work'}) RETURN a.id")
    assert Counter(id_ for [id_] in taking_part) == Counter(["sn", "bukn", *[f"org-{n}" for n in range(writers)]])
    assert (await node(stores[0], "work"))["version"] == 1 + writers


@WRITERS
async def test_upsert_one_id_and_one_key_have_one_effect(stores: list[Store], writers: int) -> None:
    log = Log()
    wanted: list[Attempt] = []
    same: list[Attempt] = []
    other: list[Attempt] = []

    async def write(number: int, store: Store) -> None:
        wanted.append(await log.send(store, "createActor", **actor("wanted", name=f"Önskad {number}")))
        same.append(await log.send(store, "createActor", **actor("same", idempotencyKey="same")))
        other.append(await log.send(store, "createActor", **actor(f"other-{number}", idempotencyKey="other")))

    await all_at_once(stores, writers, write)

    whole = await checked(stores[0])
    log.holds(whole)
    assert Counter(kind for attempt in wanted for kind in attempt.refused) == {"Duplicate": writers - 1}
    assert {one.existing for attempt in wanted for one in attempt.told.refusals} == {"wanted"}
    assert len({attempt.told for attempt in same if attempt.done}) == 1
    assert all(attempt.done for attempt in same)
    assert Counter(attempt.done for attempt in other) == {True: 1, False: writers - 1}
    assert {one.path for attempt in other for one in attempt.told.refusals} == {("idempotencyKey",)}
    made = [change for change in whole.changes if change.properties["by"] == log.by]
    assert len(made) == len(whole.answers) == 3


@WRITERS
async def test_bank_who_reads_and_writes_back_loses_nobody_s_change(stores: list[Store], writers: int) -> None:
    log, times = Log(), 2

    async def write(number: int, store: Store) -> None:
        random = Random(number)  # noqa: S311 - which record is next, no secret
        for time in range(times):
            id_, alias, done = random.choice(SHARED), f"Alias {number} {time}", False
            while not done:
                found = await node(store, id_)
                values = {"aliases": [*found["aliases"], alias], "expectedVersion": found["version"]}
                attempt = await log.send(store, "updateActor", id=id_, **values)
                done = attempt.done
                assert done or attempt.refused == ["Stale"]

    await all_at_once(stores, writers, write)

    whole = await checked(stores[0])
    log.holds(whole)
    assert len(log.done) == writers * times
    for id_ in SHARED:
        acknowledged = [attempt for attempt in log.done if attempt.record == id_]
        versions = {attempt.given["expectedVersion"]: attempt.given["aliases"][-1] for attempt in acknowledged}
        assert [*sorted(versions)] == [*range(1, 1 + len(acknowledged))]
        assert whole.records[id_]["version"] == 1 + len(acknowledged)
        assert whole.records[id_]["aliases"] == [versions[version] for version in sorted(versions)]


@WRITERS
async def test_delete_nothing_needed_goes_and_nothing_gone_is_joined(stores: list[Store], writers: int) -> None:
    log = Log()
    await log.send(stores[0], "createActor", **actor("org"))
    await log.send(
        stores[0],
        "createCollaboration",
        id="second",
        title="Samverkan",
        form="NETWORK",
        participants=[{"actor": "sn", "role": "PARTY"}, {"actor": "org", "role": "PARTY"}],
        commitments=["b7"],
    )

    async def write(number: int, store: Store) -> None:
        random = Random(number)  # noqa: S311 - which record is next, no secret
        for _ in range(4):
            await one_of_many(log, store, random)

    await all_at_once(stores, writers, write)

    log.holds(await checked(stores[0]))
    refused = Counter(kind for attempt in log.attempts for kind in attempt.refused)
    assert len(log.done) > 2
    assert {*refused} <= {"Stale", "InvalidInput", "NotFound", "InUse"}
    assert refused


async def one_of_many(log: Log, store: Store, random: Random) -> None:
    """Add somebody to a collaboration, take somebody out, archive something or bring it back: whatever it is now."""
    target = random.choice(["work", "second", "work", "second", "org", "sn", "a1", "b7"])
    found = await node(store, target)
    version = found["version"]
    if found["archived"]:
        await log.send(store, "restoreRecord", id=target, expectedVersion=version)
    elif found["type"] != "JointWork" or random.random() < 0.2:
        await log.send(store, "archiveRecord", id=target, expectedVersion=version)
    elif random.random() < 0.5:
        participant = {"actor": random.choice(["sn", "bukn", "org"]), "role": "PARTY"}
        await log.send(store, "addParticipant", collaboration=target, participant=participant, expectedVersion=version)
    else:
        text = "MATCH ({id: $id})<-[e:COLLABORATES]-(a:Actor) WHERE e.recordedTo IS NULL RETURN e.id ORDER BY a.id"
        participations = [id_ for [id_] in await rows(store, text, id=target)]
        edge = random.choice(participations)
        await log.send(store, "removeParticipant", collaboration=target, participation=edge, expectedVersion=version)


MUTATION = """mutation Write($input: UpdateActorInput!) { updateActor(input: $input) {
  actor { id version aliases }
  refusals { __typename message ... on Stale { currentVersion } }
} }"""


async def test_who_loses_over_graphql_is_told_the_version_and_wins_with_it(stores: list[Store]) -> None:
    schema, settings, writers = build_schema(), Settings(), 8
    answers: list[dict[str, Any]] = []

    async def write(number: int, store: Store) -> None:
        version, tried = 1, 0
        while True:
            context = Context(store, settings, request_id=f"{number}-{tried}", principal=EDITOR)
            values = {"id": "sn", "expectedVersion": version, "shortName": f"S{number}"}
            result = await schema.execute(MUTATION, {"input": values}, context_value=context)
            assert result.data is not None
            assert result.errors is None
            payload = result.data["updateActor"]
            answers.append(payload)
            tried += 1
            if not payload["refusals"]:
                assert payload["actor"]["version"] == version + 1
                return
            [refusal] = payload["refusals"]
            assert refusal["__typename"] == "Stale"
            assert payload["actor"] is None
            assert refusal["currentVersion"] > version
            version = refusal["currentVersion"]

    await all_at_once(stores, writers, write)

    whole = await checked(stores[0])
    won = [answer["actor"]["version"] for answer in answers if answer["actor"]]
    assert sorted(won) == [*range(2, 2 + writers)]
    assert whole.records["sn"]["version"] == 1 + writers
    assert len(answers) > writers
