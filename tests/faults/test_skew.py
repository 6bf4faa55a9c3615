"""Write skew: changes that are right one by one and impossible together, sent at once. One of them gets through."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from graph.store import Store
from tests.faults.checker import checked
from tests.faults.test_workloads import actor, stores
from tests.faults.whole import Whole
from tests.faults.writers import Attempt, Log
from tests.graph.writes.reading import rows

__all__ = ["stores"]

WRITERS = 8


async def at_once(stores: list[Store], log: Log, *inputs: tuple[str, dict[str, Any]]) -> list[Attempt]:
    """Send all inputs at once, by turns over the stores."""
    sending = [log.send(stores[place % len(stores)], name, **given) for place, (name, given) in enumerate(inputs)]
    return list(await asyncio.gather(*sending))


async def held(stores: list[Store], log: Log) -> Whole:
    """The whole graph, checked, and held to what was told."""
    whole = await checked(stores[0])
    log.holds(whole)
    return whole


def refused(attempts: list[Attempt]) -> Counter[str]:
    return Counter(kind for attempt in attempts for kind in attempt.refused)


async def test_one_actor_answers_once_for_one_commitment(stores: list[Store]) -> None:
    log = Log()

    async def write(store: Store) -> Attempt:
        return await log.until_current(store, "assignResponsibility", 1, commitment="a1", actor="bukn")

    attempts = await asyncio.gather(*[write(stores[number % len(stores)]) for number in range(WRITERS)])

    await held(stores, log)
    assert [attempt.done for attempt in attempts].count(True) == 1
    assert refused([attempt for attempt in attempts if not attempt.done]) == {"InvalidInput": WRITERS - 1}
    text = "MATCH (:Actor {id: 'bukn'})-[e:RESPONSIBLE_FOR]->(:Commitment {id: 'a1'}) RETURN count(e)"
    assert await rows(stores[0], text) == [[1]]


async def test_a_code_stands_once_in_a_plan(stores: list[Store]) -> None:
    new = {"plan": "plan", "code": "x1", "duty": "ENSURE", "title": "Ny", "text": "Det finns stöd."}
    log, taken = Log(), {"code": "X1"}

    attempts = await at_once(
        stores,
        log,
        *[("createCommitment", {"id": f"new-{number}", **new}) for number in range(WRITERS - 2)],
        ("updateCommitment", {"id": "a1", "expectedVersion": 1, **taken}),
        ("updateCommitment", {"id": "b7", "expectedVersion": 1, **taken}),
    )

    await held(stores, log)
    assert [attempt.done for attempt in attempts].count(True) == 1
    assert refused(attempts) == {"InvalidInput": WRITERS - 1}
    assert {one.path for attempt in attempts for one in attempt.told.refusals} == {("code",)}


async def test_a_circle_is_not_closed_from_several_sides(stores: list[Store]) -> None:
    log, parts = Log(), [f"part-{number}" for number in range(WRITERS)]
    for id_ in parts:
        await log.send(stores[0], "createActor", **actor(id_))

    around = [
        {"id": id_, "expectedVersion": 1, "partOf": parts[(place + 1) % WRITERS]} for place, id_ in enumerate(parts)
    ]
    attempts = await at_once(stores, log, *[("updateActor", given) for given in around])

    await held(stores, log)
    assert refused(attempts) == {"InvalidInput": 1}
    assert [attempt.done for attempt in attempts].count(True) == WRITERS - 1


async def test_one_of_many_look_alikes_is_created(stores: list[Store]) -> None:
    log = Log()
    alike = [actor(f"alike-{n}", name="Kvinnojouren Ros " + ("Å" if n % 2 else "å")) for n in range(WRITERS)]

    attempts = await at_once(stores, log, *[("createActor", given) for given in alike])

    await held(stores, log)
    [first] = [attempt for attempt in attempts if attempt.done]
    assert refused(attempts) == {"Duplicate": WRITERS - 1}
    assert {one.existing for attempt in attempts for one in attempt.told.refusals} == {first.record}


async def test_answers_that_follow_from_a_group_stay_in_step(stores: list[Store]) -> None:
    """Members come and go while the group is made to answer, and ceases to."""
    log = Log()
    new = [f"member-{number}" for number in range(WRITERS // 2)]

    attempts = await at_once(
        stores,
        log,
        *[("createActor", actor(id_, memberOf=["alla"])) for id_ in new],
        ("assignResponsibility", {"commitment": "a1", "expectedVersion": 1, "actor": "alla"}),
        (
            "releaseResponsibility",
            {"commitment": "b7", "expectedVersion": 1, "responsibility": "b7-responsible-for-alla"},
        ),
        ("updateActor", {"id": "bukn", "expectedVersion": 1, "memberOf": []}),
    )

    whole = await held(stores, log)
    assert all(attempt.done for attempt in attempts[: len(new)])
    assert whole.records["bukn"]["version"] == 2
    live = [edge for edge in whole.edges if edge.relation == "RESPONSIBLE_FOR" and "recordedTo" not in edge.properties]
    answering = {(edge.source, edge.target) for edge in live if edge.properties["inferred"]}
    if attempts[-3].done:
        assert {(id_, "a1") for id_ in new} <= answering
    if attempts[-2].done:
        assert {commitment for _, commitment in answering} <= {"a1"}
    assert {kind for attempt in attempts for kind in attempt.refused} <= {"Stale"}


@pytest.mark.parametrize("time", range(3))
async def test_what_is_archived_is_not_named_at_that_moment(stores: list[Store], time: int) -> None:
    log, org = Log(), f"org-{time}"
    await log.send(stores[0], "createActor", **actor(org))
    follow_up = {"commitment": "b7", "by": org, "year": 2022, "result": "DONE", "on": "2022-05-01"}

    attempts = await at_once(
        stores,
        log,
        ("archiveRecord", {"id": org, "expectedVersion": 1}),
        ("recordFollowUp", follow_up),
        (
            "addParticipant",
            {"collaboration": "work", "expectedVersion": 1, "participant": {"actor": org, "role": "LEAD"}},
        ),
        ("createTheme", {"name": "Ett tema"}),
    )

    whole = await held(stores, log)
    assert attempts[-1].done
    archived = whole.records[org]["archived"]
    assert [attempt.done for attempt in attempts[:3]] == [archived, not archived, not archived]
    assert refused(attempts) == ({"InvalidInput": 2} if archived else {"InUse": 1})
