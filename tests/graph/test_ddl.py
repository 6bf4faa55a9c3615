"""The schema in the engine's words: widest label first, one uniqueness rule over all records, no odd names."""

import pytest

from graph.database import database_schema
from graph.ddl import GraphSchema, Key, Label, arcadedb_statements, widest_first

BOARD, ACTOR, RECORD = Label("Board", "Actor"), Label("Actor", "Record"), Label("Record")


def test_labels_come_after_those_that_they_extend() -> None:
    assert widest_first((BOARD, ACTOR, RECORD)) == [RECORD, ACTOR, BOARD]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ((RECORD, RECORD), "twice"),
        ((Label("A", "B"), Label("B", "A")), "A, B"),
        ((Label("A", "Missing"),), "A"),
        ((Label("A` EXTENDS"),), "not a name"),
        ((Label("Nämnd"),), "not a name"),
        ((Label(""),), "not a name"),
    ],
)
def test_labels_that_make_no_hierarchy_are_refused(labels: tuple[Label, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        widest_first(labels)


@pytest.mark.parametrize(
    "schema",
    [
        GraphSchema(labels=(RECORD,), relations=("ON; DROP",)),
        GraphSchema(labels=(RECORD,), unique=(Key("Record", "i`d"),)),
        GraphSchema(labels=(RECORD,), indexed=(Key("Record", "id", "STRING; DROP"),)),
        GraphSchema(labels=(RECORD,), searched=Key("Rec ord", "text")),
    ],
)
def test_nothing_but_names_becomes_part_of_a_statement(schema: GraphSchema) -> None:
    with pytest.raises(ValueError, match="not a name"):
        arcadedb_statements(schema)


def test_statements_of_a_small_schema() -> None:
    schema = GraphSchema(
        labels=(ACTOR, RECORD),
        relations=("PART_OF",),
        unique=(Key("Record", "id"),),
        indexed=(Key("Actor", "rank", "LONG"),),
        searched=Key("Record", "searchText"),
    )

    assert arcadedb_statements(schema) == [
        "CREATE VERTEX TYPE `Record` IF NOT EXISTS",
        "CREATE VERTEX TYPE `Actor` IF NOT EXISTS EXTENDS `Record`",
        "CREATE EDGE TYPE `PART_OF` IF NOT EXISTS",
        "CREATE PROPERTY `Record`.`id` IF NOT EXISTS STRING",
        "CREATE INDEX IF NOT EXISTS ON `Record` (`id`) UNIQUE",
        "CREATE PROPERTY `Actor`.`rank` IF NOT EXISTS LONG",
        "CREATE INDEX IF NOT EXISTS ON `Actor` (`rank`) NOTUNIQUE",
        "CREATE PROPERTY `Record`.`searchText` IF NOT EXISTS STRING",
        "CREATE INDEX IF NOT EXISTS ON `Record` (`searchText`) FULL_TEXT METADATA "
        '{"analyzer": "org.apache.lucene.analysis.sv.SwedishAnalyzer"}',
    ]


def test_the_registry_has_one_uniqueness_rule_over_all_records() -> None:
    schema = database_schema()
    parents = {label.name: label.parent for label in schema.labels}
    records = {key.label for key in schema.unique if key.label == "Record" or parents[key.label] is not None}

    assert records == {"Record"}
    assert len(arcadedb_statements(schema)) == len(set(arcadedb_statements(schema)))
