"""The few differences between engines that statements meet, each with the version and the test that shows it.

What differs beside statements is kept where it is used: the two languages of the schema in ``graph.ddl``, codes of
errors in ``graph.engines.errors``, the order of rare scripts in ``graph.swedish``. All of it is held to
``tests/contract`` and the golden queries on every engine.
"""

from graph.ddl import FULLTEXT_INDEX
from graph.store import Dialect

# ArcadeDB names an index after its type and property; it cannot be given another name (26.10.2,
# tests/graph/test_search_text.py).
ARCADEDB = Dialect(engine="arcadedb", fulltext_index="Record[searchText]")

# Neo4j wants a name of its own for it, without brackets (5.26.30 and 2026.08.1, tests/graph/engines/test_neo4j.py).
NEO4J = Dialect(engine="neo4j", fulltext_index=FULLTEXT_INDEX)
