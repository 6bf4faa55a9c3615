"""The Cypher parser forgets before it fills the heap, and understands the same afterwards."""

from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from itertools import product
from multiprocessing import get_context
from time import monotonic, sleep
from typing import Any

import pytest

from graph.engines.embedded.parser_memory import ParserMemory, Trimmer, most_states

EXPRESSIONS = ("n.id", "coalesce(n.a, $p)", "[n.a, 1]", "size([x IN [1] WHERE x <> 2 | x])", "{a: n.b}", "-n.a + 1")
LOOKS_SECONDS = 3.0  # of which the first look is due after one


def parse_and_trim(most: int) -> list[int]:
    """In a process of its own, since Java starts once in each: states after reading, a look later, after reading on."""
    import_module("arcadedb_embedded.jvm").start_jvm(heap_size="128m", jvm_args=[])
    java: Any = import_module("jpype")
    parser = java.JClass("com.arcadedb.query.opencypher.parser.Cypher25AntlrParser")(None)
    memory = ParserMemory(java, most)
    for three in product(EXPRESSIONS, repeat=3):
        parser.parse("MATCH (n:Record {id: $p}) WHERE n.a = {} RETURN {} AS a, {} AS b".replace("{}", "%s") % three)
    learned = memory.states
    trimmer = Trimmer(memory)
    looked_at = monotonic()
    while memory.states == learned and monotonic() - looked_at < LOOKS_SECONDS:
        sleep(0.05)
    trimmer.end()
    kept = memory.states
    parser.parse("MATCH (n:Record {id: $p}) RETURN n.id")
    return [learned, kept, memory.states]


@pytest.fixture
def process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"))


def test_what_is_too_much_is_forgotten_and_learned_again(process: ProcessPoolExecutor) -> None:
    with process:
        learned, kept, relearned = process.submit(parse_and_trim, 60).result()

    assert learned > 60
    assert kept == 0
    assert 0 < relearned < learned


def test_what_is_not_too_much_stays(process: ProcessPoolExecutor) -> None:
    with process:
        learned, kept, _ = process.submit(parse_and_trim, 1_000_000).result()

    assert learned == kept > 60


def test_the_memory_grows_with_the_heap() -> None:
    assert 2 * most_states(512) == most_states(1024) > 20_000
