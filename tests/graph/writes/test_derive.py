"""What is stored beside what somebody writes."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.model import MODEL
from graph.writes.derive import content_hash, edge_id, fixed_values, stored_edge, stored_properties
from graph.writes.records import EdgeContent, RecordContent, walk_of
from tests.graph.writes.contents import A1, SOCIAL, WORK


def test_an_actor_is_stored_with_kind_keys_lists_and_words() -> None:
    content = RecordContent(
        "Board",
        "sn",
        False,
        {
            "name": "Nämnden Å",
            "until": "2024-01-01",
            "contacts": [{"phone": "0157-43 00 00", "function": "samordnare"}],
            "nameEn": None,
        },
    )
    assert stored_properties(content) == {
        "id": "sn",
        "type": "Board",
        "isExample": False,
        "kind": "BOARD",
        "name": "Nämnden Å",
        "aliases": [],
        "services": [],
        "until": "2024-01-01",
        "contacts": [
            '{"function":"samordnare","name":null,"email":null,"phone":"0157-43 00 00","since":null,"until":null}'
        ],
        "sortName": "n|mnden {",
        "sinceKey": "9999-12-31",
        "untilKey": "2024-01-01",
        "searchText": "nämnden _ämnden _mnden _nden namnden _amnden å a",
    }


def test_a_follow_up_has_no_title_to_sort_by() -> None:
    content = RecordContent("FollowUp", "f", True, {"year": 2024, "on": "2024-05-01", "result": "DONE"})
    assert stored_properties(content) == {
        "id": "f",
        "type": "FollowUp",
        "isExample": True,
        "year": 2024,
        "on": "2024-05-01",
        "result": "DONE",
        "searchText": "",
    }


def test_the_type_decides_kind_and_form() -> None:
    assert fixed_values("ActorGroup") == {"kind": "GROUP"}
    assert fixed_values("IOPPartnership") == {"form": "IOP"}
    assert fixed_values("JointWork") == {}
    assert {name: fixed_values(name)["kind"] for name in MODEL.concrete["Actor"]}.keys() == set(MODEL.concrete["Actor"])


def test_edges_have_their_lists_and_no_nulls() -> None:
    edge = EdgeContent("RESPONSIBLE_FOR", "sn", False, {"id": "e", "inferred": False, "qualifier": None})
    assert stored_edge(edge) == {
        "id": "e",
        "units": [],
        "inferred": False,
        "citedDocuments": [],
        "citedLocators": [],
        "citedQuotes": [],
    }
    assert stored_edge(EdgeContent("ON", "a1")) == {}


def test_ids_of_edges() -> None:
    assert edge_id("a1", "RESPONSIBLE_FOR", "sn") == "a1-responsible-for-sn"
    assert edge_id("a1", "RESPONSIBLE_FOR", "sn", 2) == "a1-responsible-for-sn-2"
    long = edge_id("a" * 40, "NAMES", "b" * 40)
    assert long == edge_id("a" * 40, "NAMES", "b" * 40)
    assert long != edge_id("a" * 40, "NAMES", "b" * 39 + "c")
    assert len(long) == 64


@given(st.permutations(A1.edges))
def test_the_digest_does_not_depend_on_the_order_of_edges(edges: list[EdgeContent]) -> None:
    assert content_hash(replace(A1, edges=tuple(edges))) == content_hash(A1)


def test_the_digest_changes_with_anything_that_is_written() -> None:
    variants = [
        SOCIAL,
        replace(SOCIAL, is_example=True),
        replace(SOCIAL, properties={"name": "Socialnämnd"}),
        replace(SOCIAL, properties={"name": "Socialnämnden", "nameEn": "Social board"}),
        replace(SOCIAL, edges=SOCIAL.edges[:1]),
        replace(SOCIAL, type="Unit"),
    ]
    assert len({content_hash(variant) for variant in variants}) == len(variants)
    assert content_hash(replace(SOCIAL, properties={"name": "Socialnämnden", "nameEn": None})) == content_hash(SOCIAL)


def test_each_edge_belongs_to_one_walk() -> None:
    """No type writes one relation in one direction by two names: a path in a refusal would be a guess."""
    for name in MODEL.concrete["Record"]:
        walks = [(walk.relation, walk.outward is not False) for walk in MODEL.walks(name) if walk.written]
        assert len(walks) == len(set(walks))
    found = walk_of("JointWork", "COLLABORATES", outward=False)
    assert found is not None
    assert found.name == "participants"
    assert walk_of("JointWork", "COLLABORATES", outward=True) is None
    assert WORK.edges[0].outward is False
