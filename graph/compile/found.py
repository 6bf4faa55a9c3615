"""Search: records by the full-text index, best first, with their score and the words around the first hit."""

from typing import Any

from graph.compile.decode import Decode
from graph.compile.filtered import NO_WORDS, narrowing
from graph.compile.parts import Key, Projection, Projector, Source
from graph.cypher import Cypher
from graph.shape import Field, Request
from graph.snippet import snippet


def found_source(compiler: Projector, node: Cypher, site: int) -> Source:
    """The records that the full-text index finds for the words at ``site``, of the kinds asked for."""
    score = compiler.variables.new("s")
    types = compiler.parameters.bind(lambda request: request.arguments[site].values["types"])
    seen = compiler.clock.see(node)
    conditions: list[Cypher] = [f"{node}.type IN {types}", *narrowing(compiler, "Record", seen, site, "")]
    if NO_WORDS in compiler.arguments[site].filters:
        start: Cypher = f"MATCH ({node}:Record) WITH *, 0.0 AS {score}"
        conditions = ["false", *conditions]
    else:
        index = compiler.parameters.bind(lambda request: request.fulltext_index)
        words = compiler.parameters.bind(lambda request: request.arguments[site].values["query"])
        start = f"CALL db.index.fulltext.queryNodes({index}, {words}) YIELD node AS {node}, score AS {score} WITH *"
    keys = (Key(score, float, descending=True), Key(f"{node}.id"))
    return Source(
        start=start, seen=seen, conditions=tuple(conditions), keys=keys, tag="search", edge=score, countable=False
    )


def found_field(compiler: Projector, source: Source, wanted: Field, site: int) -> Projection:
    """The column for a field of a search's edge: the record, its score, or a snippet of its words."""
    if wanted.name == "node" and wanted.below:
        record = compiler.record(wanted.below, source.seen)
        return Projection(record.text, record.decode, True)
    if wanted.name == "score":
        return Projection(source.edge, None, True)
    return Projection(_texts(source.seen.values), _snippet(site))


def _texts(values: Cypher) -> Cypher:
    names: tuple[Cypher, ...] = ("text", "description", "purpose", "summary", "reason", "name", "title")
    return "coalesce(" + ", ".join([f"{values}.{name}" for name in names]) + ")"


def _snippet(site: int) -> Decode:
    def decode(text: Any, request: Request) -> str | None:
        words = request.arguments[site].values["text"]
        return None if text is None else snippet(str(text), str(words))

    return decode
