"""The checker itself: whatever is broken in a whole graph, it finds."""

from typing import LiteralString

import pytest

from graph.cypher import Statement
from graph.store import Store
from graph.writes.archive import archive
from graph.writes.transaction import Author
from tests.contract.writing import write
from tests.faults.checker import checked
from tests.faults.writers import Log
from tests.graph.writes.contents import RECORDS, collaboration, edge, takes_part
from tests.graph.writes.seeding import seed

BROKEN: list[tuple[LiteralString, str]] = [
    ("MATCH (c:Change {number: 3}) DETACH DELETE c", "numbers of changes"),
    ("MATCH (g:Guard {id: 'clock'}) SET g.number = 5", "the guard counts 5 changes"),
    ("MATCH (c:Change {number: 3})-[e:CHANGED]->() DELETE e", "change 3 names ()"),
    ("MATCH (c:Change {number: 2}) SET c.requestId = 'other'", "of one instant, but of two requests"),
    ("MATCH (c:Change {number: 10}) SET c.at = '2030-01-01T00:00:00.000000Z'", "was recorded before change 10"),
    ("MATCH (n:Record {id: 'sn'}) SET n.version = 3", "sn: versions [1, 3], 2 changes"),
    ("MATCH (v:Version {key: 'sn@1'}) DETACH DELETE v", "sn: versions [2], 2 changes"),
    ("MATCH (v:Version {key: 'sn@1'}) SET v.recordedTo = '2020'", "not where the next one begins"),
    ("MATCH (n:Record {id: 'sn'}) SET n.updatedAt = '2020'", "tell other times"),
    ("MATCH (n:Record {id: 'sn'}) SET n.shortName = 'X'", "sn: change 10 tells"),
    ("MATCH (n:Record {id: 'sn'}) SET n.sortName = 'X'", "sn: ['sortName'] do not follow"),
    ("MATCH (:Record {id: 'sn'})-[e:PART_OF]->() DELETE e", "sn: change 4 tells"),
    ("MATCH ()-[e:COLLABORATES]->() SET e.recordedFrom = '2020'", "is not of one of the instants of work"),
    (
        "MATCH (a:Record {id: 'sn'})-[e:COLLABORATES]->(b) CREATE (a)-[f:COLLABORATES]->(b) SET f = properties(e)",
        "a state ends at None",
    ),
    ("MATCH (:Record {id: 'sn'})-[e:RESPONSIBLE_FOR {inferred: true}]->() DELETE e", "b7: change 8 tells"),
    ("MATCH (i:Idempotency) SET i.at = '2020'", "an answer tells of ['change-10'] at 2020"),
    ("MATCH (v:Version {key: 'sn@1'})<-[e:WAS]-() DELETE e", "version sn@1 belongs to []"),
    ("MATCH (a:Record {id: 'sn'}), (g:Guard {id: 'clock'}) CREATE (a)-[:ABOUT]->(g)", "edges in all"),
]


@pytest.mark.parametrize(("broken", "told"), BROKEN)
async def test_whatever_is_broken_is_told(empty_store: Store, broken: LiteralString, told: str) -> None:
    await seed(empty_store)
    log = Log()
    await log.send(empty_store, "updateActor", id="sn", expectedVersion=1, nameEn="Social board")
    await log.send(empty_store, "updateCollaboration", id="work", expectedVersion=1, title="Samverkan i Flen")
    log.holds(await checked(empty_store))

    await write(empty_store, Statement("test.break", broken, {}))

    with pytest.raises(AssertionError) as found:
        await checked(empty_store)
    assert told in str(found.value)


async def test_a_rule_over_records_that_is_broken_is_told(empty_store: Store) -> None:
    """Loading and archiving in bulk ask no rule: whoever calls them has."""
    alone = collaboration("alone", takes_part("alone", "sn"), edge("alone", "ON", "a1"))
    await seed(empty_store, *RECORDS, alone)
    with pytest.raises(AssertionError, match=r"^alone: .* are fewer than two"):
        await checked(empty_store)

    await archive(empty_store, ["alone", "bukn"], Author(by="test", action="ARCHIVE", request_id="archive"))
    with pytest.raises(AssertionError) as found:
        await checked(empty_store)
    assert "refers to bukn, which is archived" in str(found.value)
    assert "b7: the answers that follow from groups are not in step" in str(found.value)
