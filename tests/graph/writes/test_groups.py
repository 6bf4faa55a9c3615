"""Where a group answers, its members answer, concluded by us."""

from dataclasses import replace

from graph.writes.groups import expand_groups
from graph.writes.records import RecordContent
from tests.graph.writes.contents import B7, GROUP, RECORDS, SCHOOL, SOCIAL, answers, edge


def of(records: list[RecordContent], id_: str) -> RecordContent:
    return next(record for record in records if record.id == id_)


def test_each_member_gets_the_edge_of_its_group() -> None:
    expanded = of(expand_groups(RECORDS), "b7")
    assert expanded.edges == (
        *B7.edges,
        answers("b7", "bukn", qualifier="internt", units=[], inferred=True, through="alla"),
        answers("b7", "sn", qualifier="internt", units=[], inferred=True, through="alla"),
    )


def test_what_the_source_says_itself_stays() -> None:
    said = replace(B7, edges=(*B7.edges, answers("b7", "sn", qualifier="främst")))
    expanded = of(expand_groups([GROUP, SOCIAL, SCHOOL, said]), "b7")
    assert expanded.edges == (
        *said.edges,
        answers("b7", "bukn", qualifier="internt", units=[], inferred=True, through="alla"),
    )


def test_sources_and_period_of_the_group_hold_for_the_members() -> None:
    cited = answers("b7", "alla", since="2022-01-01", citedDocuments=["doc"], citedLocators=[""], citedQuotes=["alla"])
    expanded = of(expand_groups([GROUP, SOCIAL, replace(B7, edges=(cited,))]), "b7")
    assert expanded.edges[1].properties == {
        **cited.properties, "id": "b7-responsible-for-sn", "units": [], "inferred": True, "through": "alla",
    }  # fmt: skip


def test_all_else_stays_as_it_is() -> None:
    records = [record for record in RECORDS if record.id != "b7"]
    assert expand_groups(records) == records
    groups = [GROUP, replace(GROUP, id="some", edges=(edge("some", "MEMBER_OF", "alla"),)), B7]
    assert expand_groups(groups) == groups
