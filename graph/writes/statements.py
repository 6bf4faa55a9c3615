"""The statements of a write: every text is fixed by the model, every value a parameter, rows come in batches.

Each tells how many rows it wrote of each part, which must be all.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from graph.cypher import Cypher, Statement, Value, number
from graph.model import MODEL
from graph.writes.stored import BATCH

Rows: TypeAlias = list[dict[str, Value]]


@dataclass(frozen=True, slots=True)
class Work:
    """What a transaction has to write, as rows: by concrete type where records are new, by relation for edges.

    ``guard`` is the guard's next state, ``answers`` are kept for whoever asks the same again.
    """

    guard: Rows
    created: dict[str, Rows] = field(default_factory=dict)
    updated: Rows = field(default_factory=list)
    closed: dict[str, Rows] = field(default_factory=dict)
    opened: dict[str, Rows] = field(default_factory=dict)
    answers: Rows = field(default_factory=list)
    forgotten: Rows = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Step:
    """A statement and the number of rows that each of its columns must tell."""

    statement: Statement
    rows: list[int]


_Part: TypeAlias = tuple[str, str, Rows]
"""The name of a text, the type or relation that it is about, and the rows that it writes."""

_GUARD: Cypher = "MATCH (g:Guard {id: 'clock'}) SET g.number = row.number, g.instant = row.instant RETURN count(g)"
# The version is compared again where it is written: what was read before the guard was locked must not be believed.
_UPDATE: Cypher = (
    "MATCH (n:Record {id: row.id}) WHERE n.version = row.version "
    "CREATE (n)-[:WAS]->(v:Version) SET v = properties(n) "
    "SET v.searchText = NULL, v.key = row.key, v.recordedTo = row.at "
    "SET n += row.properties "
    "CREATE (c:Change)-[:CHANGED]->(n) SET c = row.change RETURN count(n)"
)
_FORGET: Cypher = "MATCH (i:Idempotency {key: row.key}) DELETE i RETURN count(row)"
_ANSWER: Cypher = "MERGE (i:Idempotency {key: row.key}) SET i = row RETURN count(i)"
_FIXED: Mapping[str, Cypher] = {"guard": _GUARD, "update": _UPDATE, "forget": _FORGET, "answer": _ANSWER}


def steps(work: Work) -> Iterator[Step]:
    """The statements that do the work, in order: nodes first, then edges, closing before opening.

    What is little goes in one statement, in one round trip; what is much comes in batches.
    """
    parts = list(_parts(work))
    if sum(len(rows) for _, _, rows in parts) <= BATCH:
        text = _together(tuple((name, about) for name, about, _ in parts))
        parameters = {f"rows{number}": list[Value](rows) for number, (_, _, rows) in enumerate(parts)}
        yield Step(Statement("write.all", text, parameters), [len(rows) for _, _, rows in parts])
        return
    for name, about, rows in parts:
        for start in range(0, len(rows), BATCH):
            batch = list[Value](rows[start : start + BATCH])
            yield Step(Statement(f"write.{name}", _together(((name, about),)), {"rows0": batch}), [len(batch)])


def _parts(work: Work) -> Iterator[_Part]:
    yield "guard", "", work.guard
    for type_name, rows in work.created.items():
        yield "create", type_name, rows
    if work.updated:
        yield "update", "", work.updated
    for relation, rows in work.closed.items():
        yield "close", relation, rows
    for relation, rows in work.opened.items():
        yield "open", relation, rows
    if work.forgotten:
        yield "forget", "", work.forgotten
    if work.answers:
        yield "answer", "", work.answers


@lru_cache(maxsize=500)
def _together(parts: tuple[tuple[str, str], ...]) -> Cypher:
    """The parts as one statement of one row, a column each."""
    text: Cypher = ""
    columns: list[Cypher] = []
    for position, (name, about) in enumerate(parts):
        column = "written" + number(position)
        rows = "$rows" + number(position)
        text += "CALL () { UNWIND " + rows + " AS row " + _text(name, about) + " AS " + column + " } "
        columns.append(column)
    return text + "RETURN " + ", ".join(columns)


def _text(name: str, about: str) -> Cypher:
    """What is done with each ``row`` of a part; it ends in a count."""
    if name == "create":
        return _create(about)
    if name == "close":
        return _close(about)
    if name == "open":
        return _open(about)
    return _FIXED[name]


def _create(type_name: str) -> Cypher:
    # All labels, written out: a label from a parameter is dropped without a word (ArcadeDB 26.10.2).
    labels = ":".join(MODEL.labels(type_name))
    return (
        "CREATE (n:" + labels + ") SET n = row.properties "
        "CREATE (c:Change)-[:CHANGED]->(n) SET c = row.change RETURN count(n)"
    )


def _open(relation: str) -> Cypher:
    kind = MODEL.relations[relation].type
    return (
        "MATCH (a:Record {id: row.source}) MATCH (b:Record {id: row.target}) "
        "CREATE (a)-[e:" + kind + "]->(b) SET e = row.properties RETURN count(e)"
    )


def _close(relation: str) -> Cypher:
    known = MODEL.relations[relation]
    condition: Cypher = ""
    if known.facts:
        condition = " AND e.id = row.edge"
    elif any(one.name == "position" for one in known.properties):
        condition = " AND e.position = row.position"
    return (
        "MATCH (a:Record {id: row.source})-[e:" + known.type + "]->(b:Record {id: row.target}) "
        "WHERE e.recordedTo IS NULL" + condition + " SET e.recordedTo = row.at RETURN count(e)"
    )
