"""The statements of a write: every text is fixed by the model, every value a parameter, rows come in batches.

Each gives one number: how many rows it wrote, which must be all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from graph.cypher import Cypher, Statement, Value
from graph.model import MODEL
from graph.writes.stored import BATCH

Rows: TypeAlias = list[dict[str, Value]]


@dataclass(frozen=True, slots=True)
class Work:
    """What a transaction has to write: rows by concrete type, rows of changed records, rows by relation."""

    created: dict[str, Rows] = field(default_factory=dict)
    updated: Rows = field(default_factory=list)
    closed: dict[str, Rows] = field(default_factory=dict)
    opened: dict[str, Rows] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """A statement and how many rows it must write."""

    statement: Statement
    rows: int


# The version is compared again where it is written: what was read before the guard was locked must not be believed.
_UPDATE: Cypher = (
    "UNWIND $rows AS row MATCH (n:Record {id: row.id}) WHERE n.version = row.version "
    "CREATE (n)-[:WAS]->(v:Version) SET v = properties(n) "
    "SET v.searchText = NULL, v.key = row.key, v.recordedTo = $at "
    "SET n += row.properties "
    "CREATE (c:Change)-[:CHANGED]->(n) SET c = row.change RETURN count(n)"
)


def steps(work: Work, at: str) -> Iterator[Step]:
    """The statements that do the work, in order: nodes first, then edges, closing before opening."""
    for type_name, rows in work.created.items():
        yield from _batches("write.create", _create(type_name), rows, at)
    yield from _batches("write.update", _UPDATE, work.updated, at)
    for relation, rows in work.closed.items():
        yield from _batches("write.close", _close(relation), rows, at)
    for relation, rows in work.opened.items():
        yield from _batches("write.open", _open(relation), rows, at)


def _batches(name: str, text: Cypher, rows: Rows, at: str) -> Iterator[Step]:
    for start in range(0, len(rows), BATCH):
        batch = list[Value](rows[start : start + BATCH])
        yield Step(Statement(name, text, {"rows": batch, "at": at}), len(batch))


@cache
def _create(type_name: str) -> Cypher:
    # All labels, written out: a label from a parameter is dropped without a word (ArcadeDB 26.10.2).
    labels = ":".join(MODEL.labels(type_name))
    return (
        "UNWIND $rows AS row CREATE (n:" + labels + ") SET n = row.properties "
        "CREATE (c:Change)-[:CHANGED]->(n) SET c = row.change RETURN count(n)"
    )


@cache
def _open(relation: str) -> Cypher:
    kind = MODEL.relations[relation].type
    return (
        "UNWIND $rows AS row MATCH (a:Record {id: row.source}) MATCH (b:Record {id: row.target}) "
        "CREATE (a)-[e:" + kind + "]->(b) SET e = row.properties RETURN count(e)"
    )


@cache
def _close(relation: str) -> Cypher:
    known = MODEL.relations[relation]
    condition: Cypher = ""
    if known.facts:
        condition = " AND e.id = row.edge"
    elif any(one.name == "position" for one in known.properties):
        condition = " AND e.position = row.position"
    return (
        "UNWIND $rows AS row MATCH (a:Record {id: row.source})-[e:" + known.type + "]->(b:Record {id: row.target}) "
        "WHERE e.recordedTo IS NULL" + condition + " SET e.recordedTo = $at RETURN count(e)"
    )
