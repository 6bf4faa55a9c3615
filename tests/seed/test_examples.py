"""The examples are a whole little world: complete, apart from real records, with the gaps that are meant."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import seed
from graph.writes.groups import expand_groups
from graph.writes.records import EdgeContent, RecordContent
from seed.check import check_seed
from seed.read import read_folder

FOLDER = Path(seed.__file__).parent / "data" / "examples"
COUNTS = {
    "ActorGroup": 2,
    "Agency": 3,
    "Board": 4,
    "CivilSocietyOrganisation": 2,
    "Commitment": 10,
    "Consideration": 2,
    "FollowUp": 16,
    "Goal": 4,
    "IOPPartnership": 2,
    "JointWork": 8,
    "KnowledgeCentre": 1,
    "Municipality": 3,
    "MunicipalCompany": 1,
    "Perspective": 2,
    "Plan": 1,
    "PlanStatement": 5,
    "RegionalBody": 3,
    "SourceDocument": 5,
    "TargetGroup": 6,
    "Theme": 6,
    "Unit": 3,
    "WorkingGroup": 1,
}


@pytest.fixture(scope="module")
def records() -> dict[str, RecordContent]:
    """The examples by id, checked by themselves: a reference to anything else would be a problem."""
    return {record.id: record for record in check_seed([FOLDER])}


def of_type(records: dict[str, RecordContent], *types: str) -> list[RecordContent]:
    return [record for record in records.values() if record.type in types]


def edges(record: RecordContent, relation: str) -> Iterator[EdgeContent]:
    return (edge for edge in record.edges if edge.relation == relation)


def targets(record: RecordContent, relation: str) -> list[str]:
    return [edge.other for edge in edges(record, relation)]


def commitments(records: dict[str, RecordContent], *pointing: str, relation: str) -> set[str]:
    """The codes of the commitments that records of these types point at."""
    found = {target for record in of_type(records, *pointing) for target in targets(record, relation)}
    return {str(records[id_].properties["code"]) for id_ in found}


def codes(records: dict[str, RecordContent]) -> set[str]:
    return {str(record.properties["code"]) for record in of_type(records, "Commitment")}


def succeeded(records: dict[str, RecordContent]) -> list[str]:
    return [target for record in records.values() for target in targets(record, "SUCCEEDS")]


def mappings(record: RecordContent, name: str) -> list[dict[str, object]]:
    values = record.properties.get(name, [])
    assert isinstance(values, list)
    return [dict(value) for value in values if isinstance(value, dict)]


def test_every_record_is_read_once() -> None:
    written, problems = read_folder(FOLDER)
    assert not problems
    assert Counter(record.type for record in written) == COUNTS
    assert all(record.is_example for record in written)


def test_all_ids_say_that_they_are_examples(records: dict[str, RecordContent]) -> None:
    assert len(records) == sum(COUNTS.values())
    assert all(id_.startswith("exempel-") for id_ in records)


def test_no_edge_leaves_the_examples(records: dict[str, RecordContent]) -> None:
    for record in records.values():
        for edge in record.edges:
            assert edge.other in records
            for name in ("units", "citedDocuments"):
                others = edge.properties.get(name, [])
                assert isinstance(others, list)
                assert set(others) <= records.keys()


def test_all_but_documents_cite_a_document_that_says_it_is_made_up(records: dict[str, RecordContent]) -> None:
    for record in records.values():
        cited = targets(record, "CITES")
        assert bool(cited) is (record.type != "SourceDocument"), record.id
        assert all("(påhittad" in str(records[document].properties["title"]) for document in cited)


def test_plan_is_half_open_and_followed_up_yearly(records: dict[str, RecordContent]) -> None:
    plan = records["exempel-plan"].properties
    assert (plan["since"], plan["until"], plan["followUpEveryMonths"]) == ("2024-01-01", "2028-01-01", 12)
    municipalities = {record.id: record.properties["code"] for record in of_type(records, "Municipality")}
    assert municipalities == {"exempel-exempelkoping": "9999", "exempel-provstad": "9998", "exempel-mallby": "9997"}


def test_partnerships_succeed_each_other_without_a_gap_day(records: dict[str, RecordContent]) -> None:
    first, second = records["exempel-iop-2021"], records["exempel-iop-2024"]
    assert (first.properties["since"], first.properties["until"]) == ("2021-07-01", "2024-07-01")
    assert (second.properties["since"], second.properties["until"]) == ("2024-07-01", "2027-07-01")
    assert targets(second, "SUCCEEDS") == [first.id]
    assert targets(first, "COLLABORATES") == targets(second, "COLLABORATES")


def test_partnerships_are_told_in_full(records: dict[str, RecordContent]) -> None:
    texts = {"purpose", "valueBase", "exclusions", "followUpGroup", "registrationNumber", "decidedOn", "noticeDate"}
    for partnership in of_type(records, "IOPPartnership"):
        since, until = str(partnership.properties["since"]), str(partnership.properties["until"])
        assert texts <= partnership.properties.keys()
        assert targets(partnership, "DECIDED_BY") == ["exempel-socialnamnden"]
        assert set(targets(partnership, "CONTRIBUTED_BY")) == set(targets(partnership, "COLLABORATES"))
        years = {int(str(edge.properties["year"])) for edge in edges(partnership, "FUNDED_BY")}
        assert years == set(range(int(since[:4]), int(until[:4]) + 1))
        assert str(partnership.properties["decidedOn"]) < since < str(partnership.properties["noticeDate"]) < until
        reviews = [str(review["on"]) for review in mappings(partnership, "reviews")]
        assert reviews == sorted(reviews)
        assert reviews[-1] == partnership.properties["lastFollowedUpOn"]
        criteria = [assessment["criterion"] for assessment in mappings(partnership, "admissibility")]
        assert len(criteria) == len(set(map(str, criteria))) == 8


def test_shelters_have_no_address_and_nobody_a_name_or_telephone(records: dict[str, RecordContent]) -> None:
    shelters = 0
    for record in records.values():
        contacts = mappings(record, "contacts")
        assert not any({"name", "phone"} & contact.keys() for contact in contacts)
        assert all(str(contact.get("email", "@example.se")).endswith("@example.se") for contact in contacts)
        if "WOMENS_SHELTER" in str(record.properties.get("services")):
            shelters += 1
            assert "website" not in record.properties
            assert all(contact.keys() == {"function"} for contact in contacts)
    assert shelters == 1


def test_services_of_the_open_comparison_are_offered(records: dict[str, RecordContent]) -> None:
    offered = [record.properties["services"] for record in records.values() if "services" in record.properties]
    assert sorted(offered, key=str) == [["POLICE"], ["PRIMARY_CARE"], ["WOMENS_SHELTER"], ["YOUTH_CLINIC"]]


def test_joint_work_ends_begins_and_is_unknown_as_meant(records: dict[str, RecordContent]) -> None:
    periods = {
        record.id.removeprefix("exempel-"): (record.properties.get("since"), record.properties.get("until"))
        for record in of_type(records, "JointWork")
    }
    assert periods == {
        "overenskommelse-polisen": ("2024-02-01", "2027-01-01"),
        "overenskommelse-brottsofferstodet": ("2024-03-01", "2027-03-01"),
        "hanvisning-vardcentralen": ("2022-01-01", None),
        "overenskommelse-bostader": ("2025-01-01", None),
        "natverk-lanet": ("2022-09-01", None),
        "kunskapsstod-barn": (None, None),
        "temavecka-ungdomsmottagningen": ("2024-09-02", None),
        "socialjour-mallby": ("2027-01-01", None),
    }
    assert succeeded(records) == ["exempel-iop-2021"]
    assert records["exempel-hanvisning-vardcentralen"].properties["lastFollowedUpOn"] == "2023-10-12"


def test_duties_are_of_every_kind(records: dict[str, RecordContent]) -> None:
    duties = {record.properties["code"]: record.properties["duty"] for record in of_type(records, "Commitment")}
    assert duties == {
        "E1": "ENSURE",
        "E2": "DEVELOP",
        "E3": "DEVELOP",
        "E4": "CONSIDER",
        "E5": "TAKE_PART",
        "E6": "FOLLOW_UP",
        "E7": "COORDINATE",
        "E8": "SUPPORT",
        "E9": "ENSURE",
        "E10": "DEVELOP",
    }


def test_one_commitment_nobody_answers_for(records: dict[str, RecordContent]) -> None:
    found = of_type(records, "Commitment")
    assert [one.properties["code"] for one in found if not targets(one, "RESPONSIBLE_FOR")] == ["E9"]


def test_commitments_without_any_partner(records: dict[str, RecordContent]) -> None:
    assert codes(records) - commitments(records, "JointWork", "IOPPartnership", relation="ON") == {"E8", "E10"}


def test_commitments_never_followed_up(records: dict[str, RecordContent]) -> None:
    assert codes(records) - commitments(records, "FollowUp", relation="OF") == {"E5", "E10"}


def test_one_commitment_that_more_than_three_answer_for(records: dict[str, RecordContent]) -> None:
    """Where a group answers its members do; the group is not counted."""
    many: set[str] = set()
    for record in of_type({content.id: content for content in expand_groups(list(records.values()))}, "Commitment"):
        answering = {id_ for id_ in targets(record, "RESPONSIBLE_FOR") if records[id_].type != "ActorGroup"}
        if len(answering) > 3:
            many.add(str(record.properties["code"]))
    assert many == {"E10"}


def test_one_target_group_that_nothing_is_done_for(records: dict[str, RecordContent]) -> None:
    served = {target for record in of_type(records, "Commitment") for target in targets(record, "FOR_GROUP")}
    groups = {record.id for record in of_type(records, "TargetGroup")}
    assert groups - served == {"exempel-malgrupp-aldre"}


def test_one_named_support_is_unused(records: dict[str, RecordContent]) -> None:
    together = {id_ for record in records.values() for id_ in targets(record, "COLLABORATES")}
    named = {id_ for record in of_type(records, "Commitment") for id_ in targets(record, "NAMES")}
    assert {id_ for id_ in named - together if records[id_].type != "ActorGroup"} == {"exempel-myndigheten"}


def test_follow_ups_of_two_years_with_every_result(records: dict[str, RecordContent]) -> None:
    follow_ups = of_type(records, "FollowUp")
    assert Counter(record.properties["year"] for record in follow_ups) == {2024: 8, 2025: 8}
    assert {str(record.properties["result"]) for record in follow_ups} == {"NOT_STARTED", "DELAYED", "ON_TRACK", "DONE"}
    about = [target for record in follow_ups for target in targets(record, "ABOUT")]
    assert sorted(about) == ["exempel-barn-och-utbildningsnamnden", "exempel-socialnamnden"]


def test_both_neighbours_were_considered(records: dict[str, RecordContent]) -> None:
    outcomes = {targets(record, "WEIGHS")[0]: record.properties for record in of_type(records, "Consideration")}
    assert {id_: found["outcome"] for id_, found in outcomes.items()} == {
        "exempel-provstad": "DECLINED",
        "exempel-mallby": "CHOSEN",
    }
    assert all(found["reason"] for found in outcomes.values())
    assert set(outcomes) == set(targets(records["exempel-exempelkoping"], "NEIGHBOUR_OF"))
