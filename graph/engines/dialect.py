"""The differences between engines that we met: what statements ask by engine, and the register of all of them.

All of it is held to ``tests/contract`` and the golden queries on every engine. ``tests/contract/test_dialect.py`` goes
through the register: it shows each difference on the releases named, so that an upgrade that ends one is noticed.
"""

from dataclasses import dataclass

from graph.ddl import FULLTEXT_INDEX
from graph.store import Dialect

ARCADEDB = Dialect(engine="arcadedb", fulltext_index="Record[searchText]")
NEO4J = Dialect(engine="neo4j", fulltext_index=FULLTEXT_INDEX)

RELEASES = {"arcadedb": "26.10.2", "neo4j": "2026.08.1", "neo4j-lts": "5.26.30"}
"""The releases that the register was made on."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One way in which engines differ, and what keeps it from our users."""

    what: str
    handled: str
    """Module of ours that makes it no difference."""
    test: str
    """Where it is seen: ``file::test`` under ``tests``."""


_DIALECT = "contract/test_dialect.py"
_ERRORS = "contract/test_errors.py"
DIFFERENCES = (
    Difference(
        "ArcadeDB names the full-text index after its type and property; Neo4j wants a name without brackets.",
        "graph.engines.dialect",
        f"{_DIALECT}::test_the_full_text_index_has_a_name_by_engine",
    ),
    Difference(
        "ArcadeDB has types that extend each other, made in SQL, and one rule of uniqueness for all below; Neo4j has "
        "flat labels with a rule each.",
        "graph.ddl",
        f"{_ERRORS}::test_an_id_is_taken_once_whatever_the_labels",
    ),
    Difference(
        "ArcadeDB drops a label that comes from a parameter, without a word.",
        "graph.writes.statements",
        f"{_DIALECT}::test_labels_from_parameters_are_dropped_by_one",
    ),
    Difference(
        "ArcadeDB takes any node for the other end of a pattern that begins at null.",
        "graph.moment",
        f"{_DIALECT}::test_a_pattern_that_begins_at_null_is_empty_on_one",
    ),
    Difference(
        "Maps come back in the order written from ArcadeDB, in an order of its own from Neo4j.",
        "graph.compile.decode",
        f"{_DIALECT}::test_maps_have_an_order_of_the_engine",
    ),
    Difference(
        "A statement that wants too much memory has a code of its own on Neo4j, and none on ArcadeDB.",
        "graph.engines.errors",
        f"{_DIALECT}::test_too_much_memory_has_a_code_on_one",
    ),
    Difference(
        "ArcadeDB finds nothing where the full-text index is called inside EXISTS.",
        "graph.compile.compiler",
        f"{_DIALECT}::test_a_full_text_search_inside_exists_finds_nothing_on_one",
    ),
    Difference(
        "ArcadeDB calls it a deadlock where a statement that only reads finds no memory left.",
        "graph.engines.errors",
        "graph/engines/test_errors.py::test_a_reading_statement_meets_no_deadlock",
    ),
    Difference(
        "Neo4j 5.26 refuses an aggregation inside a subquery inside a list that is itself part of an answer.",
        "graph.compile.partners",
        "test_queries.py::test_golden_query",
    ),
    Difference(
        "Neo4j 5.26 takes an aggregation in a subquery for one of the answer, and refuses variables beside it.",
        "graph.compile.compiler",
        "contract/test_text_below_questions.py::test_it_finds_what_it_finds_below_a_record",
    ),
    Difference(
        "Neo4j counts all that is bound around a subquery against memory for every row of a sort with a LIMIT.",
        "graph.questions.links",
        f"{_DIALECT}::test_a_sort_with_a_limit_counts_all_that_is_bound_on_one",
    ),
    Difference(
        "A write to a database set read-only, a wrong password and a lost server have Neo4j's own codes.",
        "graph.engines.errors",
        "graph/engines/test_neo4j_faults.py::test_a_database_set_read_only_is_read_on_and_not_started",
    ),
)
"""All of them; what differs in speed alone is said where the statement is made."""
