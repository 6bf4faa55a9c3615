"""difference: what happened, and what we learned; worked out by hand from tests/questions/registry.py."""

from typing import Any

import pytest

from graph.store import Store
from tests.questions.asking import Refused, ask
from tests.questions.networks import line
from tests.questions.registry import FIRST, KNOWN_FIRST, KNOWN_NOW, LATER, TODAY, fill
from tests.questions.writing import actor, record, work

LINK = "source { id } target { id } weight basis commitments { id } collaborations { id }"
QUERY = f"""query ($from: Moment!, $to: Moment!, $filter: NetworkFilter) {{
  difference(from: $from, to: $to, filter: $filter) {{
    truncated added {{ {LINK} }} ended {{ {LINK} }} changed {{ before {{ {LINK} }} after {{ {LINK} }} }} }} }}"""


def between(before: dict[str, str], after: dict[str, str]) -> dict[str, Any]:
    """The two moments as variables."""
    return {"from": before, "to": after}


async def difference(store: Store, before: dict[str, str], after: dict[str, str], **given: Any) -> list[list[str]]:
    """Lines of the links added, ended, and changed (before → after)."""
    answer = await ask(store, QUERY, sent=1, **between(before, after), filter={"plan": "plan", **given})
    found = answer["difference"]
    assert found["truncated"] is False
    changed = [f"{line(one['before'])} → {line(one['after'])}" for one in found["changed"]]
    return [[*map(line, found["added"])], [*map(line, found["ended"])], changed]


async def test_what_happened(bjorkvik: Store) -> None:
    # Since the last day of 2025 k4 ended, boj joined k2 and began k9.
    assert await difference(bjorkvik, {"asOf": "2025-12-31"}, {"asOf": TODAY}) == [
        ["bostad boj: works c3 k9", "boj polis: works c1 k2", "boj sn: works c1 k2"],
        ["idrott kn: works c4 k4"],
        [],
    ]


async def test_what_will_happen(bjorkvik: Store) -> None:
    # By December k1 is over, so that c3 only names jour, and k5 has begun.
    assert await difference(bjorkvik, {}, {"asOf": "2026-12-01"}) == [
        ["ks tallnas: works c5 k5"],
        [],
        ["jour sn: works named c1 c3 k1 → jour sn: named c3"],
    ]


async def test_what_we_learned(bjorkvik: Store) -> None:
    # The same day, known on 10 January and after 1 March: k4 had ended already, boj was in k2, k9 had begun.
    assert await difference(bjorkvik, {"knownAt": KNOWN_FIRST}, {"knownAt": KNOWN_NOW}) == [
        ["bostad boj: works c3 k9", "boj polis: works c1 k2", "boj sn: works c1 k2"],
        ["idrott kn: works c4 k4"],
        [],
    ]
    # On new year's eve k4 still ran, whatever we knew when.
    eve = {"asOf": "2025-12-31"}
    assert await difference(bjorkvik, {**eve, "knownAt": KNOWN_FIRST}, {**eve, "knownAt": KNOWN_NOW}) == [[], [], []]


async def test_who_was_renamed_in_between_is_still_who_it_was(empty_store: Store) -> None:
    # In March we learned that polis is called otherwise: before, it stood above sn and vc, now below.
    await fill(empty_store, later=[actor("polis", "AGENCY", "Åklagare och polis", services=["POLICE"])])
    added, ended, changed = await difference(empty_store, {"knownAt": KNOWN_FIRST}, {"knownAt": KNOWN_NOW})
    assert added == ["bostad boj: works c3 k9", "boj sn: works c1 k2", "boj polis: works c1 k2"]
    assert (ended, changed) == (["idrott kn: works c4 k4"], [])
    # What changed of its link is told with the names of each moment: k2 came to be on c4 too.
    more = work("k2", "AGREEMENT", "Överenskommelse med polisen", ("2025-02-01", None), ["sn", "polis"], ["c1", "c4"])
    await record(empty_store, "2026-03-02T12:00:00Z", [more], [*FIRST, *LATER])
    _, _, changed = await difference(empty_store, {"knownAt": KNOWN_FIRST}, {"knownAt": "2026-03-03T12:00:00Z"})
    assert changed == ["polis sn: works c1 k2 → sn polis: works c1 c4 k2"]
    names = "{ source { name } target { name } }"
    answer = await ask(
        empty_store,
        f'query ($from: Moment!, $to: Moment!) {{ difference(from: $from, to: $to, filter: {{ plan: "plan" }}) {{ '
        f"changed {{ before {names} after {names} }} }} }}",
        **between({"knownAt": KNOWN_FIRST}, {"knownAt": "2026-03-03T12:00:00Z"}),
    )
    assert answer["difference"]["changed"] == [
        {
            "before": {"source": {"name": "Polisen i Björkvik"}, "target": {"name": "Socialnämnden"}},
            "after": {"source": {"name": "Socialnämnden"}, "target": {"name": "Åklagare och polis"}},
        }
    ]


@pytest.mark.parametrize("moment", [{}, {"asOf": "2025-06-01"}, {"knownAt": KNOWN_FIRST}])
async def test_nothing_changes_between_a_moment_and_itself(bjorkvik: Store, moment: dict[str, str]) -> None:
    assert await difference(bjorkvik, moment, moment) == [[], [], []]


async def test_the_filter_holds_for_both(bjorkvik: Store) -> None:
    assert await difference(bjorkvik, {"asOf": "2025-12-31"}, {"asOf": TODAY}, commitments=["c3"]) == [
        ["bostad boj: works c3 k9"],
        [],
        [],
    ]
    assert await difference(bjorkvik, {"asOf": "2025-12-31"}, {"asOf": TODAY}, actors=["polis"]) == [
        ["boj polis: works c1 k2", "boj sn: works c1 k2"],
        [],
        [],
    ]
    # Between the plans everything is another: asked without a plan, of all of them.
    found = await difference(bjorkvik, {"asOf": "2024-12-31"}, {"asOf": "2025-01-01"}, plan=None, kinds=["BOARD"])
    assert found == [["sn un: answers c2 c4", *[f"{pair}: answers c4" for pair in BOARDS]], [], []]


BOARDS = ["ks kn", "ks sn", "ks un", "kn sn", "kn un"]


async def test_the_heaviest_stay(bjorkvik: Store) -> None:
    answer = await ask(
        bjorkvik,
        QUERY,
        **between({"asOf": "2025-12-31"}, {"asOf": TODAY}),
        filter={"plan": "plan", "maxLinks": 2},
    )

    assert answer["difference"]["truncated"] is True
    assert [line(one) for one in answer["difference"]["added"]] == ["bostad boj: works c3 k9", "boj polis: works c1 k2"]
    assert len(answer["difference"]["ended"]) == 1


async def test_each_link_is_shown_as_at_its_moment(bjorkvik: Store) -> None:
    query = """query ($from: Moment!, $to: Moment!) {
      difference(from: $from, to: $to, filter: {actors: ["idrott", "boj"]}) {
      added { collaborations { id status participants { totalCount } } }
      ended { collaborations { id status until participants { totalCount } } } } }"""

    before = {"asOf": "2025-12-31", "knownAt": KNOWN_FIRST}
    answer = await ask(bjorkvik, query, sent=1, **between(before, {"asOf": TODAY, "knownAt": KNOWN_NOW}))

    # On the eve, as we knew it then, nobody knew of an end of k4; today boj is in k2.
    assert answer["difference"]["ended"] == [
        {"collaborations": [{"id": "k4", "status": "ACTIVE", "until": None, "participants": {"totalCount": 2}}]}
    ]
    assert answer["difference"]["added"][1] == {
        "collaborations": [{"id": "k2", "status": "ACTIVE", "participants": {"totalCount": 3}}]
    }
    assert [(one["argument"], one["asOf"], one["knownAt"], one["projection"]) for one in answer[""]] == [
        ("from", "2025-12-31", KNOWN_FIRST, False),
        ("to", TODAY, KNOWN_NOW, False),
    ]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (
            {"asOf": "2026-01-01"},
            {"asOf": "2025-12-31"},
            r"difference\.from\.asOf: comes after to\.asOf\. Give the earlier day as from\.",
        ),
        ({"knownAt": KNOWN_NOW}, {"knownAt": KNOWN_FIRST}, r"difference\.from\.knownAt: comes after to\.knownAt\."),
        ({}, {"knownAt": KNOWN_FIRST}, r"difference\.from\.knownAt: is left out, which is now, and comes after"),
        ({}, {"asOf": "2026-05-14"}, r"difference\.from: stands on a later day than to"),
        ({"asOf": "0000-01-01"}, {}, "is no date"),
        ({}, {"knownAt": "2999-01-01T00:00:00Z"}, r"difference\.to\.knownAt: lies in the future\."),
    ],
)
async def test_the_earlier_moment_comes_first(
    bjorkvik: Store, before: dict[str, str], after: dict[str, str], message: str
) -> None:
    with pytest.raises(Refused, match=message):
        await ask(bjorkvik, QUERY, **between(before, after))
