"""What must hold whatever the registry: changes of Björkvik that may change no answer, or only one way."""

from collections.abc import Sequence
from itertools import combinations, permutations
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.store import Store
from graph.writes.records import RecordContent
from tests.engines import wipe
from tests.questions.asking import ask
from tests.questions.registry import ACTORS, COMMITMENTS, FIRST, LATER, fill
from tests.questions.writing import Period, actor, party, record, work

# One engine serves all examples; each begins anew, and goes several rounds.
FEW = settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
ROUNDS = 4
NOW = "2026-03-02T12:00:00.000000Z"
WHO = [one.id for one in ACTORS if one.type != "ActorGroup"]
ON = [one.id for one in COMMITMENTS]
FORMS = ["AGREEMENT", "NETWORK", "KNOWLEDGE_SUPPORT", "REFERRAL", "JOINT_ACTIVITY"]
EVERYTHING = """query ($at: Moment) {
  coverage(plan: "plan", at: $at) {
    rows { commitment { code } responsible { id } partners { kind count } liveCollaborations lastFollowUp { id } }
    gaps { kind message } }
  followUpStatus(plan: "plan", year: 2025, at: $at) { actor { id } due { id } done { id } overdue { id } }
  expiring(withinDays: 3000, at: $at) { collaboration { id } lastDay daysLeft }
  readiness(municipality: "bjorkvik", at: $at) { service collaborations { id } written { yes no unknown } ready }
  paths(from: "jour", to: "region", at: $at) { sentence hops { collaboration { id } commitments { id } } }
  network(at: $at) { nodes { id } links { source { id } target { id } weight basis collaborations { id } }
    stats { actors links commitments collaborations components density } }
  criticalActors(plan: "plan", at: $at) { sentence }
}"""
NETWORK = """query ($filter: NetworkFilter, $at: Moment) { network(filter: $filter, at: $at) {
  links { source { id } target { id } basis commitments { id } collaborations { id } } } }"""
DIFFERENCE = """query ($from: Moment!, $to: Moment!) { difference(from: $from, to: $to) {
  added { weight } ended { weight } changed { before { weight } } } }"""
SPARSE = [f"s{number}" for number in range(14)]
"""Actors that few links join, so that ways are long and lead through several others at every step."""


@st.composite
def collaborations(draw: st.DrawFn, id_: str, period: Period) -> RecordContent:
    """Any collaboration of this period."""
    who = draw(st.lists(st.sampled_from(WHO), min_size=2, max_size=4, unique=True))
    on = draw(st.lists(st.sampled_from(ON), min_size=1, max_size=3, unique=True))
    written = draw(st.sampled_from([True, False]))
    return work(id_, draw(st.sampled_from(FORMS)), id_, period, who, on, agreementWritten=written)


async def begin(store: Store) -> list[RecordContent]:
    """Björkvik anew; all that it refers to."""
    await wipe(store)
    await fill(store)
    return [*FIRST, *LATER]


async def grow_tree(data: st.DataObject, store: Store) -> list[RecordContent]:
    """Björkvik and, beside it, a tree of agreements: every actor but the first works with one of those before it."""
    known = await begin(store)
    actors = [actor(id_, "AGENCY", f"Myndighet {id_}") for id_ in SPARSE]
    works: list[RecordContent] = []
    for number, id_ in enumerate(SPARSE[1:]):
        other = data.draw(st.sampled_from(SPARSE[max(0, number - 3) : number + 1]))
        works.append(work(f"w-{id_}", "AGREEMENT", id_, ("2025-01-01", None), [id_, other], ["c1"]))
    await record(store, NOW, [*actors, *works], known)
    return [*known, *actors, *works]


async def lengths(store: Store, pairs: Sequence[tuple[str, str]]) -> list[int | None]:
    """The length of the paths of each pair, None where there is none."""
    paths = [
        f'p{n}: paths(from: "{a}", to: "{b}", maxHops: 20, at: $at) {{ length }}' for n, (a, b) in enumerate(pairs)
    ]
    answer = await ask(store, f"query ($at: Moment) {{ {' '.join(paths)} }}", at={"asOf": "2026-05-15"})
    return [answer[f"p{n}"][0]["length"] if answer[f"p{n}"] else None for n in range(len(pairs))]


@FEW
@given(data=st.data())
async def test_an_ended_collaboration_changes_no_answer_of_today(data: st.DataObject, engine: Store) -> None:
    known = await begin(engine)
    before = await ask(engine, EVERYTHING)
    for number in range(ROUNDS):
        # over before this year: one that ended this year has used the support of those in it
        until = data.draw(st.sampled_from(["2024-07-01", "2025-12-31", "2026-01-01"]))
        await record(engine, NOW, [data.draw(collaborations(f"e{number}", ("2023-01-01", until)))], known)
    assert await ask(engine, EVERYTHING) == before


@FEW
@given(data=st.data())
async def test_another_link_never_lengthens_a_path(data: st.DataObject, engine: Store) -> None:
    known = await grow_tree(data, engine)
    pairs = data.draw(st.lists(st.sampled_from([*combinations(SPARSE, 2)]), min_size=8, max_size=8, unique=True))
    before = await lengths(engine, pairs)
    assert None not in before
    for number in range(ROUNDS):
        both = data.draw(st.lists(st.sampled_from(SPARSE), min_size=2, max_size=2, unique=True))
        one = work(f"l{number}", "AGREEMENT", f"l{number}", ("2025-01-01", None), both, ["c1"])
        await record(engine, NOW, [one], known)
        known.append(one)
        after = await lengths(engine, pairs)
        assert all(new is not None and old is not None and new <= old for old, new in zip(before, after, strict=True))
        before = after


@FEW
@given(data=st.data())
async def test_a_period_split_in_two_that_adjoin_changes_no_network_coverage_nor_path(
    data: st.DataObject, engine: Store
) -> None:
    known = await begin(engine)
    days = ["2025-02-01", "2025-06-30", "2025-12-31", "2026-01-01", "2026-05-15", "2026-12-31", "2027-12-31"]
    query = """query ($at: Moment) { coverage(plan: "plan", at: $at) {
      rows { commitment { code } partners { kind count } liveCollaborations } gaps { kind message } }
      a: paths(from: "polis", to: "un", at: $at) { sentence } b: paths(from: "boj", to: "vc", at: $at) { sentence }
      network(at: $at) { nodes { id } links { source { id } target { id } weight basis commitments { id } }
        stats { actors links commitments collaborations components density } measures { actor { id } betweenness } }
      criticalActors(plan: "plan", at: $at) { sentence } }"""

    async def answers() -> list[Any]:
        return [await ask(engine, query, at={"asOf": day}) for day in days]

    before = await answers()
    cut = data.draw(st.sampled_from(days[1:]))
    title = "Överenskommelse med polisen"
    joined = "2026-02-01"
    parts = [
        work("k2", "AGREEMENT", title, ("2025-02-01", cut), ["sn", "polis", *boj("k2", joined, cut)], ["c1"]),
        work("n2", "AGREEMENT", title, (cut, None), ["sn", "polis", *boj("n2", max(joined, cut), None)], ["c1"],
             succeeds="k2"),
    ]  # fmt: skip
    await record(engine, NOW, parts, known)
    assert await answers() == before


def boj(id_: str, since: str, until: str | None) -> list[Any]:
    """The participation of boj, where it has one in that part."""
    return [party(id_, "boj", (since, None))] if until is None or since < until else []


@FEW
@given(data=st.data())
async def test_a_path_is_as_long_either_way_and_no_longer_than_by_a_third(data: st.DataObject, engine: Store) -> None:
    await grow_tree(data, engine)
    some = data.draw(st.lists(st.sampled_from(SPARSE), min_size=4, max_size=4, unique=True))
    pairs = [*combinations(some, 2)]
    there = await lengths(engine, pairs)
    assert None not in there
    assert await lengths(engine, [(b, a) for a, b in pairs]) == there
    long = {frozenset(pair): length or 0 for pair, length in zip(pairs, there, strict=True)}
    for a, b, c in permutations(some, 3):
        assert long[frozenset((a, c))] <= long[frozenset((a, b))] + long[frozenset((b, c))]


Links = dict[tuple[str, str], tuple[set[str], set[str], set[str]]]
"""By pair: bases, commitments, collaborations."""


async def links(store: Store, at: dict[str, str], given: dict[str, Any] | None = None) -> Links:
    """The links of a network by their pair."""
    answer = await ask(store, NETWORK, filter=given, at=at)
    return {
        (one["source"]["id"], one["target"]["id"]): (
            {*one["basis"]},
            {record["id"] for record in one["commitments"]},
            {record["id"] for record in one["collaborations"]},
        )
        for one in answer["network"]["links"]
    }


@FEW
@given(data=st.data())
async def test_the_network_is_the_union_over_the_commitments(data: st.DataObject, engine: Store) -> None:
    known = await begin(engine)
    more = [data.draw(collaborations(f"u{number}", ("2025-01-01", None))) for number in range(ROUNDS)]
    await record(engine, NOW, more, known)
    for day in ("2024-06-30", "2025-06-30", "2026-05-15", "2026-12-01"):
        union: Links = {}
        for commitment in [*ON, "x1"]:
            for pair, parts in (await links(engine, {"asOf": day}, {"commitments": [commitment]})).items():
                for whole, part in zip(union.setdefault(pair, (set(), set(), set())), parts, strict=True):
                    whole.update(part)
        assert union, day
        assert await links(engine, {"asOf": day}) == union


def between(before: dict[str, str], after: dict[str, str]) -> dict[str, Any]:
    """The two moments as variables: "from" is a word of Python."""
    return {"from": before, "to": after}


@FEW
@given(data=st.data())
async def test_nothing_differs_between_a_moment_and_itself_and_what_is_new_is_added(
    data: st.DataObject, engine: Store
) -> None:
    known = await begin(engine)
    more = [data.draw(collaborations(f"d{number}", ("2026-05-15", None))) for number in range(ROUNDS)]
    await record(engine, NOW, more, known)
    for day in ("2024-06-30", "2026-05-14", "2026-05-15", "2026-12-01"):
        same = {"asOf": day}
        answer = await ask(engine, DIFFERENCE, **between(same, same))
        assert answer["difference"] == {"added": [], "ended": [], "changed": []}
    # o1 is of the plan before: what works on it alone links nobody in May
    before, after = [await links(engine, {"asOf": day}) for day in ("2026-05-14", "2026-05-15")]
    answer = await ask(engine, DIFFERENCE, **between({"asOf": "2026-05-14"}, {"asOf": "2026-05-15"}))
    found = answer["difference"]
    assert len(found["added"]) == len(after.keys() - before.keys())
    assert found["ended"] == []
    assert len(found["changed"]) == sum(after[pair] != before[pair] for pair in before)
