"""Records together: nothing impossible gets in."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.commands.surroundings import _SURVEY
from graph.cypher import Value
from graph.writes.circles import LONGEST_LINE
from graph.writes.collection import Beside, Known
from graph.writes.problems import path_text
from graph.writes.records import RecordContent
from graph.writes.rules import check
from tests.graph.writes.contents import (
    A1,
    B7,
    GROUP,
    MUNICIPALITY,
    PLAN,
    RECORDS,
    SCHOOL,
    SOCIAL,
    WORK,
    answers,
    board,
    commitment,
    edge,
    takes_part,
)


def told(records: Sequence[RecordContent], others: dict[str, Known] | None = None) -> list[str]:
    return [
        f"{records[problem.record].id}.{path_text(problem.path)}: {problem.rule}"
        for problem in check(records, Beside(others or {}))[1]
    ]


def with_changes(*changed: RecordContent) -> list[RecordContent]:
    """The small registry with these records in it or in place of those with the same id."""
    return [*{record.id: record for record in (*RECORDS, *changed)}.values()]


def test_the_small_registry_is_sound() -> None:
    assert check(RECORDS) == ([*RECORDS], [])


def test_every_problem_of_all_records_at_once_in_their_order() -> None:
    broken = with_changes(
        replace(PLAN, properties={}), replace(SOCIAL, properties={"name": ""}), replace(WORK, edges=())
    )
    assert told(broken) == [
        "sn.name: is empty.",
        "plan.title: is missing.",
        "work.participants: are fewer than two.",
        "work.commitments: are none.",
    ]


def test_an_id_stands_once() -> None:
    assert told([*RECORDS, replace(MUNICIPALITY, properties={"name": "Flen", "code": "0482"})]) == [
        "flen.id: flen is given twice."
    ]


def test_references_lead_to_records_of_the_right_type() -> None:
    broken = with_changes(
        board("kom", "Kommunikation", edge("kom", "MEMBER_OF", "sn"), edge("kom", "REPLACED_BY", "kom")),
        commitment("a2", "A2", answers("a2", "nobody", units=["hr", "doc"], citedDocuments=["sn"], citedQuotes=[""])),
    )
    assert told(broken) == [
        "kom.memberOf[0]: refers to sn, a Board.",
        "kom.replacedBy[0]: refers to the record itself.",
        "a2.responsible[0]: refers to nobody, which there is not.",
        "a2.responsible[0].units[0]: refers to hr, which there is not.",
        "a2.responsible[0].units[1]: refers to doc, a SourceDocument.",
        "a2.responsible[0].citations[0].document: refers to sn, a Board.",
    ]


def test_records_of_the_registry_may_be_referred_to() -> None:
    others = {"flen": Known("Municipality"), "alla": Known("ActorGroup")}
    assert told([SOCIAL], others) == []
    assert told([SOCIAL]) == [
        "sn.partOf[0]: refers to flen, which there is not.",
        "sn.memberOf[0]: refers to alla, which there is not.",
    ]


def test_a_personal_number_in_a_reference_is_not_repeated() -> None:
    broken = with_changes(commitment("a2", "A2", answers("a2", "811218-9876")))
    problems = [problem.rule for problem in check(broken)[1]]
    assert problems == ["holds what looks like a personal identity number.", "refers to …, which there is not."]


def test_examples_keep_among_themselves() -> None:
    made_up = replace(SCHOOL, id="made-up", is_example=True, edges=(edge("made-up", "PART_OF", "flen"),))
    assert told(with_changes(made_up)) == ["made-up.partOf[0]: joins an example to what is real (flen)."]
    real = replace(B7, edges=(*B7.edges, edge("b7", "NAMES", "made-up")))
    assert "b7.names[0]: joins an example to what is real (made-up)." in told(with_changes(made_up, real))


@pytest.mark.parametrize(("since", "until", "sound"), [
    ("2021-01-01", "2021-01-02", True),
    ("2021-01-01", "2021-01-01", False),
    ("2021-01-01", "2020-12-31", False),
    ("2021-01-01", None, True),
    (None, "2020-12-31", True),
])  # fmt: skip
def test_periods_run_forwards(since: str | None, until: str | None, sound: bool) -> None:
    period: dict[str, Value] = {"since": since, "until": until}
    records = with_changes(
        replace(PLAN, properties={"title": "Plan", **period}),
        replace(SCHOOL, properties={"name": "B", "contacts": [{"function": "a", **period}]}),
        replace(B7, edges=(B7.edges[0], answers("b7", "alla", **period))),
    )
    expected = [
        "bukn.contacts[0].until: is not after since.",
        "plan.until: is not after since.",
        "b7.responsible[0].until: is not after since.",
    ]
    assert told(records) == ([] if sound else expected)


def test_an_actor_answers_once_at_one_time() -> None:
    first = answers("b7", "sn", until="2022-01-01")
    later = answers("b7", "sn", since="2022-01-01", id="later")
    overlapping = answers("b7", "sn", since="2021-12-31", id="later")
    assert told(with_changes(replace(B7, edges=(B7.edges[0], first, later)))) == []
    assert told(with_changes(replace(B7, edges=(B7.edges[0], first, overlapping)))) == [
        "b7.responsible[1]: answers twice for this at one time."
    ]


def test_a_reference_stands_once() -> None:
    goal = RecordContent("Goal", "goal", False, {"name": "Mål"})
    twice = replace(B7, edges=(*B7.edges, edge("b7", "TOWARDS", "goal"), edge("b7", "TOWARDS", "goal")))
    assert told(with_changes(goal, twice)) == ["b7.goals[1]: is given twice."]


def test_a_border_is_written_from_one_side() -> None:
    here = replace(MUNICIPALITY, edges=(edge("flen", "NEIGHBOUR_OF", "gnesta"),))
    there = replace(MUNICIPALITY, id="gnesta", edges=(edge("gnesta", "NEIGHBOUR_OF", "flen"),))
    assert told(with_changes(here, replace(there, edges=()))) == []
    assert told(with_changes(here, there)) == ["gnesta.neighbours[0]: is given twice."]


def test_citations_and_roles_may_be_several() -> None:
    cites = [edge("a1", "CITES", "doc", quote=quote, position=place) for place, quote in enumerate(["a", "b"], 1)]
    roles = [takes_part("work", "sn", role="LEAD", id="lead")]
    assert (
        told(with_changes(replace(A1, edges=(A1.edges[0], *cites)), replace(WORK, edges=(*WORK.edges, *roles)))) == []
    )


def test_a_collaboration_joins_two_actors_on_a_commitment() -> None:
    alone = [takes_part("work", "sn"), takes_part("work", "sn", role="LEAD", id="lead")]
    group = takes_part("work", "alla")
    assert told(with_changes(replace(WORK, edges=(*alone, WORK.edges[2])))) == [
        "work.participants: are fewer than two."
    ]
    assert told(with_changes(replace(WORK, edges=WORK.edges[:2]))) == ["work.commitments: are none."]
    assert told(with_changes(replace(WORK, edges=(*WORK.edges, group)))) == [
        "work.participants[2]: is a group, an open set."
    ]


def test_a_participation_keeps_within_the_life_of_its_collaboration() -> None:
    life: dict[str, Value] = {"title": "S", "form": "NETWORK", "since": "2022-01-01", "until": "2023-01-01"}
    early = takes_part("work", "sn", since="2021-12-31", until="2023-01-01")
    late = takes_part("work", "bukn", since="2022-01-01", until="2023-01-02")
    assert told(with_changes(replace(WORK, properties=life, edges=(early, late, WORK.edges[2])))) == [
        "work.participants[0].since: begins before the collaboration.",
        "work.participants[1].until: ends after the collaboration.",
    ]


def test_a_code_stands_once_in_a_plan() -> None:
    other_plan = replace(PLAN, id="plan2")
    same = commitment("a1b", "a1")
    elsewhere = replace(same, id="a1c", edges=(edge("a1c", "IN_PLAN", "plan2"),))
    assert told(with_changes(same)) == ["a1b.code: a1 stands twice in the plan."]
    assert told(with_changes(other_plan, elsewhere)) == []


def test_no_part_of_its_part() -> None:
    units = [
        RecordContent("Unit", unit, False, {"name": unit}, (edge(unit, "PART_OF", whole),))
        for unit, whole in [("u1", "u2"), ("u2", "u3"), ("u3", "u1"), ("below", "u1"), ("apart", "sn")]
    ]
    assert told(with_changes(*units)) == [
        "u1.partOf[0]: closes a circle.",
        "u2.partOf[0]: closes a circle.",
        "u3.partOf[0]: closes a circle.",
    ]


def test_no_line_is_longer_than_it_is_followed() -> None:
    units = [
        RecordContent("Unit", f"u{place}", False, {"name": str(place)}, (edge(f"u{place}", "PART_OF", whole),))
        for place, whole in enumerate(["flen", *(f"u{place}" for place in range(LONGEST_LINE + 1))])
    ]
    rule = f"has a line of {LONGEST_LINE} links or more above it, which is too long to be looked through."
    assert told(with_changes(*units)) == [f"u{place}.partOf[0]: {rule}" for place in (LONGEST_LINE, LONGEST_LINE + 1)]
    assert told(with_changes(*units[:LONGEST_LINE])) == []
    # a statement cannot take the number as a parameter
    assert f"*1..{LONGEST_LINE}]" in _SURVEY


def test_no_goal_under_its_subgoal() -> None:
    goals = [
        RecordContent("Goal", goal, False, {"name": goal}, (edge(goal, "SUBGOAL_OF", wider),))
        for goal, wider in [("g1", "g2"), ("g2", "g1")]
    ]
    assert told(with_changes(*goals)) == ["g1.parent[0]: closes a circle.", "g2.parent[0]: closes a circle."]


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_circles_are_told_exactly_where_they_are(links: list[tuple[int, int]]) -> None:
    """Beside a plain search: an edge closes a circle when its source can be reached from its target."""
    documents = {one: [other for source, other in set(links) if source == one and other != one] for one in range(7)}
    records = [
        commitment(f"c{one}", f"C{one}", *[edge(f"c{one}", "SUPERSEDES", f"c{other}") for other in others])
        for one, others in documents.items()
    ]

    def reaches(start: int, end: int, seen: frozenset[int] = frozenset()) -> bool:
        return start == end or any(
            reaches(onward, end, seen | {start}) for onward in documents[start] if onward not in seen | {start}
        )

    expected = {(one, other) for one, others in documents.items() for other in others if reaches(other, one)}
    problems = [problem for problem in check([*RECORDS, *records])[1] if problem.rule == "closes a circle."]
    found = {
        (problem.record - len(RECORDS), documents[problem.record - len(RECORDS)][int(problem.path[1])])
        for problem in problems
    }
    assert found == expected


def test_a_group_may_answer() -> None:
    assert [record.id for record in (GROUP, B7)] == ["alla", "b7"]
    assert told(RECORDS) == []
