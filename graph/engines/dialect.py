"""The few differences between engines that statements meet, each with the test that shows it."""

from graph.store import Dialect

# ArcadeDB names an index after its type and property; it cannot be given another name (26.10.2,
# tests/graph/engines/test_search.py).
ARCADEDB = Dialect(engine="arcadedb", fulltext_index="Record[searchText]")
