"""Loading on the real engine: what is written, what history says of it, and what stays untouched."""

from dataclasses import replace

from graph.store import Store
from graph.writes.load import LoadReport
from tests.graph.writes.contents import A1, RECORDS, SCHOOL, SOCIAL, answers, edge
from tests.graph.writes.reading import changes, edges, everything, node, rows, versions
from tests.graph.writes.seeding import FIRST, SECOND, seed

IDS = tuple(record.id for record in RECORDS)


async def test_a_first_load_writes_first_versions(empty_store: Store) -> None:
    assert await seed(empty_store) == LoadReport(created=IDS)
    stored = await node(empty_store, "sn")
    digest = stored.pop("seedHash")
    assert len(digest) == 64
    assert stored.pop("searchText").startswith("socialnämnden ")
    assert stored == {
        "id": "sn",
        "type": "Board",
        "isExample": False,
        "kind": "BOARD",
        "name": "Socialnämnden",
        "aliases": [],
        "services": [],
        "contacts": [],
        "sortName": "socialn|mnden",
        "sinceKey": "9999-12-31",
        "untilKey": "9999-12-31",
        "seedVersion": 1,
        "version": 1,
        "archived": False,
        "createdAt": FIRST,
        "updatedAt": FIRST,
        "recordedFrom": FIRST,
    }
    [[labels]] = await rows(empty_store, "MATCH (n:Board {id: 'sn'}) RETURN labels(n)")
    assert sorted(labels) == ["Actor", "Board", "Record"]
    assert await versions(empty_store, "sn") == []


async def test_a_first_load_writes_edges_that_are_believed_from_then(empty_store: Store) -> None:
    await seed(empty_store)
    assert await edges(empty_store, "a1") == [
        ("CITES", "doc", FIRST, None),
        ("IN_PLAN", "plan", FIRST, None),
        ("ON", "work", FIRST, None),
        ("RESPONSIBLE_FOR", "sn", FIRST, None),
    ]
    [[responsibility]] = await rows(
        empty_store, "MATCH (:Board {id: 'sn'})-[e:RESPONSIBLE_FOR]->(:Commitment {id: 'a1'}) RETURN properties(e)"
    )
    assert responsibility == {
        "id": "a1-responsible-for-sn",
        "units": ["flen"],
        "inferred": False,
        "citedDocuments": [],
        "citedLocators": [],
        "citedQuotes": [],
        "recordedFrom": FIRST,
    }
    [[citation]] = await rows(empty_store, "MATCH (:Commitment {id: 'a1'})-[e:CITES]->(:Record) RETURN properties(e)")
    assert citation == {"locator": "rad 1", "quote": "stöd", "position": 1, "recordedFrom": FIRST}


async def test_members_of_a_group_answer_with_it(empty_store: Store) -> None:
    await seed(empty_store)
    text = "MATCH (n)-[e:RESPONSIBLE_FOR]->(:Commitment {id: 'b7'}) RETURN n.id, e.inferred, e.qualifier ORDER BY n.id"
    assert await rows(empty_store, text) == [
        ["alla", False, "internt"],
        ["bukn", True, "internt"],
        ["sn", True, "internt"],
    ]


async def test_each_record_is_one_change_in_the_order_given(empty_store: Store) -> None:
    await seed(empty_store)
    told = await changes(empty_store)
    assert [(number, id_, action, instant) for number, id_, action, instant, _ in told] == [
        (number, id_, "SEED", FIRST) for number, id_ in enumerate(IDS, 1)
    ]
    assert told[IDS.index("a1")][4] == [
        {"name": "code", "before": None, "after": "A1"},
        {"name": "position", "before": None, "after": "1"},
        {"name": "duty", "before": None, "after": "ENSURE"},
        {"name": "title", "before": None, "after": "A1"},
        {"name": "text", "before": None, "after": "Det finns stöd."},
        {"name": "plan", "before": None, "after": "plan"},
        {"name": "responsible", "before": None, "after": '{"to":"sn","units":["flen"]}'},
        {"name": "citations", "before": None, "after": '{"to":"doc","locator":"rad 1","quote":"stöd"}'},
    ]
    [[change]] = await rows(empty_store, "MATCH (c:Change {number: 1}) RETURN properties(c)")
    assert change.pop("requestId").startswith("load-")
    del change["fields"]
    assert change == {
        "id": "change-1",
        "number": 1,
        "at": FIRST,
        "by": "seed",
        "action": "SEED",
        "reason": "first load",
    }


async def test_loading_again_changes_nothing(empty_store: Store) -> None:
    await seed(empty_store)
    before = await everything(empty_store)
    assert await seed(empty_store, instant=SECOND) == LoadReport(unchanged=IDS)
    assert await everything(empty_store) == before
    assert before[2] == len(RECORDS)


async def test_a_changed_record_leaves_its_former_version(empty_store: Store) -> None:
    await seed(empty_store)
    changed = replace(SOCIAL, properties={"name": "Socialnämnden i Flen", "nameEn": "Social board"})
    others = [record for record in RECORDS if record is not SOCIAL]
    report = await seed(empty_store, *others, changed, instant=SECOND)
    assert report == LoadReport(updated=("sn",), unchanged=tuple(record.id for record in others))
    now = await node(empty_store, "sn")
    assert {name: now[name] for name in ("name", "nameEn", "version", "seedVersion", "sortName")} == {
        "name": "Socialnämnden i Flen",
        "nameEn": "Social board",
        "version": 2,
        "seedVersion": 2,
        "sortName": "socialn|mnden i flen",
    }
    assert (now["createdAt"], now["updatedAt"], now["recordedFrom"]) == (FIRST, SECOND, SECOND)
    [former] = await versions(empty_store, "sn")
    assert "seedHash" in former
    assert {name: value for name, value in former.items() if name != "seedHash"} == {
        "key": "sn@1",
        "id": "sn",
        "type": "Board",
        "isExample": False,
        "kind": "BOARD",
        "name": "Socialnämnden",
        "aliases": [],
        "services": [],
        "contacts": [],
        "sortName": "socialn|mnden",
        "sinceKey": "9999-12-31",
        "untilKey": "9999-12-31",
        "seedVersion": 1,
        "version": 1,
        "archived": False,
        "createdAt": FIRST,
        "updatedAt": FIRST,
        "recordedFrom": FIRST,
        "recordedTo": SECOND,
    }
    assert (await changes(empty_store))[len(RECORDS) :] == [
        (
            len(RECORDS) + 1,
            "sn",
            "SEED",
            SECOND,
            [
                {"name": "name", "before": "Socialnämnden", "after": "Socialnämnden i Flen"},
                {"name": "nameEn", "before": None, "after": "Social board"},
            ],
        )
    ]
    assert await edges(empty_store, "sn") == [
        ("COLLABORATES", "work", FIRST, None),
        ("MEMBER_OF", "alla", FIRST, None),
        ("PART_OF", "flen", FIRST, None),
        ("RESPONSIBLE_FOR", "a1", FIRST, None),
        ("RESPONSIBLE_FOR", "b7", FIRST, None),
    ]


async def test_what_is_no_longer_said_is_gone_from_the_record(empty_store: Store) -> None:
    fuller = replace(SCHOOL, properties={**SCHOOL.properties, "shortName": "BUKN", "aliases": ["BUN"]})
    await seed(empty_store, *[record for record in RECORDS if record is not SCHOOL], fuller)
    await seed(empty_store, instant=SECOND)
    now = await node(empty_store, "bukn")
    assert "shortName" not in now
    assert (now["aliases"], now["version"]) == ([], 2)
    assert [version["shortName"] for version in await versions(empty_store, "bukn")] == ["BUKN"]


async def test_changed_edges_are_closed_and_opened_and_no_others(empty_store: Store) -> None:
    await seed(empty_store)
    plan, _, citation = A1.edges
    moved = answers("a1", "sn", qualifier="främst")
    added = edge("a1", "CITES", "doc", quote="Det finns", position=2)
    await seed(empty_store, replace(A1, edges=(plan, moved, citation, added)), instant=SECOND)
    assert await edges(empty_store, "a1") == [
        ("CITES", "doc", FIRST, None),
        ("CITES", "doc", SECOND, None),
        ("IN_PLAN", "plan", FIRST, None),
        ("ON", "work", FIRST, None),
        ("RESPONSIBLE_FOR", "sn", FIRST, SECOND),
        ("RESPONSIBLE_FOR", "sn", SECOND, None),
    ]
    [(number, id_, _, _, fields)] = (await changes(empty_store))[len(RECORDS) :]
    assert (number, id_, fields) == (
        len(RECORDS) + 1,
        "a1",
        [
            {
                "name": "responsible",
                "before": '{"to":"sn","units":["flen"]}',
                "after": '{"to":"sn","qualifier":"främst"}',
            },
            {"name": "citations", "before": None, "after": '{"to":"doc","quote":"Det finns"}'},
        ],
    )
    assert (await node(empty_store, "a1"))["version"] == 2
    assert (await node(empty_store, "sn"))["version"] == 1


async def test_one_of_several_citations_is_taken_back(empty_store: Store) -> None:
    plan, responsibility, citation = A1.edges
    second = edge("a1", "CITES", "doc", quote="Det finns", position=2)
    others = [record for record in RECORDS if record is not A1]
    await seed(empty_store, *others, replace(A1, edges=(plan, responsibility, citation, second)))
    await seed(empty_store, instant=SECOND)
    text = "MATCH (:Record {id: 'a1'})-[e:CITES]->() RETURN e.quote, e.recordedTo ORDER BY e.position"
    assert await rows(empty_store, text) == [["stöd", None], ["Det finns", SECOND]]


async def test_a_member_that_leaves_its_group_no_longer_answers_with_it(empty_store: Store) -> None:
    await seed(empty_store)
    left = replace(SCHOOL, edges=SCHOOL.edges[:1])
    report = await seed(empty_store, *[left if record is SCHOOL else record for record in RECORDS], instant=SECOND)
    assert report.updated == ("bukn", "b7")
    assert ("RESPONSIBLE_FOR", "bukn", FIRST, SECOND) in await edges(empty_store, "b7")
    assert ("RESPONSIBLE_FOR", "sn", FIRST, None) in await edges(empty_store, "b7")
