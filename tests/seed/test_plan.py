"""Flen's plan as data: who answers, who is named, what is unknown; nothing invented."""

from collections import Counter

import pytest

from graph.values import luhn
from tests.seed.flen import (
    BUKN,
    BY_ID,
    COMMITMENTS,
    KS,
    PLAN_DOCUMENT,
    RECORDS,
    RUNNING,
    SBN,
    SN,
    TABLED,
    edges,
    listed,
    responsible,
)


def test_every_commitment_has_its_place() -> None:
    assert list(COMMITMENTS) == [*TABLED, *RUNNING]
    assert [one.properties["position"] for one in COMMITMENTS.values()] == list(range(1, 31))
    assert {edge.other for one in COMMITMENTS.values() for edge in edges(one, "IN_PLAN")} == {
        "flen-handlingsplan-2021-2023"
    }


def test_duties() -> None:
    assert {code: str(one.properties["duty"]) for code, one in COMMITMENTS.items()} == {
        **dict.fromkeys([*TABLED[:7], *TABLED[16:], "B2", "B6", "B7", "D7", "D8"], "ENSURE"),
        **dict.fromkeys(["B1", "B3", "B4", "B5", "B9", "D5", "D11"], "DEVELOP"),
        "B8": "TAKE_PART",
        **dict.fromkeys(["D1", "D4"], "COORDINATE"),
        **dict.fromkeys(["D2", "D3"], "FOLLOW_UP"),
        "D6": "CONSIDER",
        **dict.fromkeys(["D9", "D10"], "SUPPORT"),
    }


def test_whom_and_where_the_wording_asks_for() -> None:
    lists = {
        name: {code: one.properties[name] for code, one in COMMITMENTS.items() if one.properties.get(name)}
        for name in ("callsFor", "channels")
    }

    assert lists == {
        "callsFor": {
            "A7": ["CIVIL_SOCIETY_ORGANISATION"],
            "B7": ["BOARD"],
            "B8": ["AGENCY", "KNOWLEDGE_CENTRE", "ASSOCIATION", "REGIONAL_BODY"],
            "B9": ["CIVIL_SOCIETY_ORGANISATION"],
            "D6": ["MUNICIPALITY"],
            "D9": ["AGENCY"],
        },
        "channels": {
            "A4": ["flen.se"],
            "A5": ["intranät", "chefshandbok"],
            "A6": ["kommunala verksamheter"],
            "B6": ["nationella uppföljningar"],
        },
    }


def test_the_national_centre_took_over_on_its_first_day() -> None:
    team = BY_ID["nationella-kompetensteamet"]
    [edge] = edges(team, "REPLACED_BY")

    assert edge.other == "nationellt-centrum-mot-hedersrelaterat-vald-och-fortryck"
    assert team.properties["until"] == edge.properties["since"] == BY_ID[edge.other].properties["since"] == "2022-10-01"
    # 2014 is a year, not a day.
    assert "since" not in team.properties


def test_forty_one_explicit_responsibilities() -> None:
    explicit = Counter(actor for code in TABLED if code != "B7" for actor in responsible(code))
    with_inferred = Counter(actor for code in TABLED for actor in responsible(code))

    assert explicit == {SN: 14, BUKN: 14, KS: 11, SBN: 2}
    assert explicit.total() == 41
    assert with_inferred == {SN: 15, BUKN: 15, KS: 12, SBN: 3}
    assert not any(inferred for code in TABLED if code != "B7" for _, _, inferred in responsible(code).values())


def test_all_boards_answer_for_b7_by_inference() -> None:
    assert responsible("B7") == {board: ([], None, True) for board in (SN, BUKN, KS, SBN)}
    assert [e.other for e in edges(COMMITMENTS["B7"], "RESPONSIBLE_FOR") if BY_ID[e.other].type == "ActorGroup"] == [
        "flen-alla-namnder"
    ]


@pytest.mark.parametrize(
    ("code", "units", "qualifier"),
    [
        ("A1", ["flen-hr"], "HR"),
        ("A2", ["flen-hr"], "HR"),
        ("A5", ["flen-hr", "flen-kommunikation"], "HR, Kommunikation"),
        ("B2", ["flen-hr"], "främst HR"),
        ("C1", ["flen-hr"], "HR"),
        ("C2", ["flen-hr"], "HR"),
        ("C3", ["flen-hr"], "HR"),
        ("A7", [], None),
    ],
)
def test_units_and_qualifiers_stand_as_written(code: str, units: list[str], qualifier: str | None) -> None:
    assert responsible(code)[KS] == (units, qualifier, False)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("D1", {KS: ([], None, False)}),
        ("D2", {KS: ([], None, False)}),
        ("D3", {KS: ([], None, True)}),
        ("D4", {KS: ([], None, False)}),
        ("D6", {SN: ([], None, False), BUKN: ([], None, False), KS: ([], "i vissa fall", False)}),
        *[(code, {}) for code in ("D5", "D7", "D8", "D9", "D10", "D11")],
    ],
)
def test_who_answers_for_the_duties_in_running_text(code: str, expected: object) -> None:
    assert responsible(code) == expected


def test_who_is_named() -> None:
    named = {
        code: [(edge.other, edge.properties.get("qualifier")) for edge in edges(one, "NAMES")]
        for code, one in COMMITMENTS.items()
        if edges(one, "NAMES")
    }

    assert named == {
        "A7": [("organisationer-i-civilsamhallet", "befintlig samverkan")],
        "B8": [
            (actor, "exempelvis")
            for actor in (
                "nationellt-centrum-for-kvinnofrid",
                "jamstalldhetsmyndigheten",
                "lansstyrelser-med-specialuppdrag",
                "sveriges-kommuner-och-regioner",
                "barnombudsmannen",
                "diskrimineringsombudsmannen",
                "region-sormland",
                "fou-i-sormland",
                "lansstyrelsen-i-sodermanlands-lan",
            )
        ],
        "B9": [("organisationer-i-civilsamhallet", None)],
        "D6": [("grannkommuner-till-flen", "en eller flera")],
        "D9": [("polismyndigheten", None)],
    }


def test_nobody_is_made_to_answer_or_to_collaborate() -> None:
    answering = {edge.other for one in COMMITMENTS.values() for edge in edges(one, "RESPONSIBLE_FOR")}

    assert answering == {SN, BUKN, KS, SBN, "flen-alla-namnder"}
    assert not [record for record in RECORDS if record.type in {"JointWork", "IOPPartnership"}]
    assert not [edge for one in COMMITMENTS.values() for edge in one.edges if edge.other == "flen-tillitsgruppen"]


def test_the_neighbours_are_neighbours_by_border() -> None:
    five = {"eskilstuna-kommun", "gnesta-kommun", "katrineholms-kommun", "nykopings-kommun", "strangnas-kommun"}

    assert {edge.other for edge in edges(BY_ID["flens-kommun"], "NEIGHBOUR_OF")} == five
    assert {
        record.id
        for record in RECORDS
        for edge in edges(record, "MEMBER_OF")
        if edge.other == "grannkommuner-till-flen"
    } == five
    for neighbour in five:
        [edge] = edges(BY_ID[neighbour], "MEMBER_OF")
        assert PLAN_DOCUMENT not in (edge.properties["citedDocuments"] or [])  # type: ignore[operator]  # always a list


def test_the_plan_holds_three_years_and_what_is_unknown_is_null() -> None:
    plan = BY_ID["flen-handlingsplan-2021-2023"].properties

    assert (plan["since"], plan["until"], plan["followUpEveryMonths"]) == ("2021-01-01", "2024-01-01", 12)
    assert not {"decidedOn", "registrationNumber"} & set(plan)
    assert not edges(BY_ID["flen-handlingsplan-2021-2023"], "DECIDED_BY")
    assert COMMITMENTS["D3"].properties["years"] == [2021, 2022, 2023]
    assert COMMITMENTS["D3"].properties["timing"] == "minst en gång per år"
    assert (COMMITMENTS["D4"].properties["timing"], COMMITMENTS["D4"].properties["years"]) == ("inför 2023", [2023])


def test_every_record_says_where_it_comes_from() -> None:
    without = [record.id for record in RECORDS if not edges(record, "CITES")]

    # A document is itself what is cited.
    assert {BY_ID[one].type for one in without} == {"SourceDocument"}


def test_every_document_is_cited_or_is_one_that_the_plan_refers_to() -> None:
    cited = {edge.other for record in RECORDS for edge in edges(record, "CITES")}
    cited |= {str(one) for record in RECORDS for edge in record.edges for one in listed(edge, "citedDocuments")}
    governing = {edge.other for edge in edges(BY_ID["flen-handlingsplan-2021-2023"], "GOVERNED_BY")}
    documents = {record.id for record in RECORDS if record.type == "SourceDocument"}

    assert documents == cited | governing
    assert not cited & governing


def test_every_edge_of_a_commitment_that_carries_facts_shows_the_words() -> None:
    without = [
        (code, edge.relation, edge.other)
        for code, one in COMMITMENTS.items()
        for edge in one.edges
        if edge.relation in {"RESPONSIBLE_FOR", "NAMES"}
        and (listed(edge, "citedDocuments") != [PLAN_DOCUMENT] or not all(listed(edge, "citedQuotes")))
    ]

    assert without == []


def test_organisation_numbers_have_their_check_digit() -> None:
    numbers = [str(n) for record in RECORDS if (n := record.properties.get("organisationNumber"))]

    assert len(numbers) == 12
    assert all(luhn(number.replace("-", "")) for number in numbers)


def test_what_the_plan_says_beside_its_commitments() -> None:
    kinds = Counter(record.properties["kind"] for record in RECORDS if record.type == "PlanStatement")

    assert kinds == {"RATIONALE": 8, "DIRECTION": 2, "IN_SCOPE": 5, "OUT_OF_SCOPE": 1, "PRINCIPLE": 3}
    assert Counter(record.type for record in RECORDS if record.type in {"Goal", "TargetGroup", "Perspective"}) == {
        "Goal": 6,
        "TargetGroup": 11,
        "Perspective": 8,
    }
