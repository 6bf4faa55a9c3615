"""What a database must have before the first record: types, uniqueness, indexes, each only added where missing."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import LiteralString

from graph.cypher import Cypher

IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
SWEDISH_ANALYZER = "org.apache.lucene.analysis.sv.SwedishAnalyzer"
FULLTEXT_INDEX = "record_text"
"""Name of the full-text index on Neo4j."""
ANALYZER = "swedish"
"""What Neo4j calls the same analyser."""


@dataclass(frozen=True, slots=True)
class Label:
    """A node label and the wider label that each of its nodes carries too ("Board" is an "Actor")."""

    name: LiteralString
    parent: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """One indexed property of a label; ``type`` is STRING, LONG or BOOLEAN. Null values are not indexed."""

    label: LiteralString
    property: LiteralString
    type: LiteralString = "STRING"


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphSchema:
    """Everything the engine is told about the graph."""

    labels: tuple[Label, ...]
    """All node labels, in any order."""
    relations: tuple[str, ...] = ()
    """All relation types."""
    unique: tuple[Key, ...] = ()
    """Keys of which no two nodes have the same value, narrower labels included."""
    indexed: tuple[Key, ...] = ()
    """Keys that are looked up by range."""
    searched: Key | None = None
    """The one text with a Swedish full-text index."""


def widest_first(labels: tuple[Label, ...]) -> list[Label]:
    """Order labels so that each comes after the one that it extends.

    Raises ValueError for a name that is no identifier, a name given twice, an unknown parent or a circle.
    """
    waiting = {label.name: label for label in labels}
    if len(waiting) != len(labels):
        raise ValueError("a label is given twice")
    for label in labels:
        _identifier(label.name)
    ordered: list[Label] = []
    done: set[str] = set()
    while waiting:
        ready = [label for label in waiting.values() if label.parent is None or label.parent in done]
        if not ready:
            raise ValueError(f"labels that extend each other or an unknown one: {', '.join(waiting)}")
        ordered += ready
        done |= {label.name for label in ready}
        waiting = {name: label for name, label in waiting.items() if name not in done}
    return ordered


def arcadedb_statements(schema: GraphSchema) -> list[str]:
    """The schema in ArcadeDB's SQL; running it again changes nothing.

    Types extend each other, so one uniqueness rule on the widest holds over all records and a lookup by any of
    their labels uses it; flat types with a rule each would let the same id stand under two labels (26.10.2).
    """
    return list(_arcadedb(schema))


def _arcadedb(schema: GraphSchema) -> Iterator[str]:
    for label in widest_first(schema.labels):
        extends = f" EXTENDS `{label.parent}`" if label.parent else ""
        yield f"CREATE VERTEX TYPE `{label.name}` IF NOT EXISTS{extends}"
    for relation in schema.relations:
        yield f"CREATE EDGE TYPE `{_identifier(relation)}` IF NOT EXISTS"
    for keys, kind in ((schema.unique, "UNIQUE"), (schema.indexed, "NOTUNIQUE")):
        for key in keys:
            yield _property(key)
            yield f"CREATE INDEX IF NOT EXISTS ON `{key.label}` (`{key.property}`) {kind}"
    if schema.searched is not None:
        key = schema.searched
        metadata = json.dumps({"analyzer": SWEDISH_ANALYZER})
        yield _property(key)
        yield f"CREATE INDEX IF NOT EXISTS ON `{key.label}` (`{key.property}`) FULL_TEXT METADATA {metadata}"


def _property(key: Key) -> str:
    label, name, kind = map(_identifier, (key.label, key.property, key.type))
    return f"CREATE PROPERTY `{label}`.`{name}` IF NOT EXISTS {kind}"


def neo4j_statements(schema: GraphSchema) -> list[Cypher]:
    """The schema in Neo4j's Cypher; running it again changes nothing. Indexes are filled in the background.

    Labels are flat there: a uniqueness rule helps lookups by its own label alone, so a rule on a widest label is
    repeated for each label right below it ("Actor", not "Board"; 5.26.30 and 2026.08.1).
    """
    return list(_neo4j(schema))


def _neo4j(schema: GraphSchema) -> Iterator[Cypher]:
    for key in schema.unique:
        for label in widest_first(schema.labels):
            if key.label in {label.name, label.parent}:
                name, on = _neo4j_names(label.name, key.property)
                yield f"CREATE CONSTRAINT {name}_unique IF NOT EXISTS FOR (n:{label.name}) REQUIRE {on} IS UNIQUE"
    for key in schema.indexed:
        name, on = _neo4j_names(key.label, key.property)
        yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{key.label}) ON ({on})"
    if schema.searched is not None:
        _, on = _neo4j_names(schema.searched.label, schema.searched.property)
        options: Cypher = "{indexConfig: {`fulltext.analyzer`: '" + ANALYZER + "'}}"
        yield (
            f"CREATE FULLTEXT INDEX {FULLTEXT_INDEX} IF NOT EXISTS FOR (n:{schema.searched.label}) ON EACH [{on}] "
            f"OPTIONS {options}"
        )


def _neo4j_names(label: LiteralString, key: LiteralString) -> tuple[Cypher, Cypher]:
    """A name for an index on the property, and the property of a node n."""
    for name in (label, key):
        _identifier(name)
    return f"{label}_{key}".lower(), f"n.{key}"


def _identifier(name: str) -> str:
    """The name itself: it becomes part of a statement, so it may hold nothing but letters, digits and underscores."""
    if not IDENTIFIER.fullmatch(name):
        raise ValueError(f"not a name for a label, relation, property or type: {name!r}")
    return name
