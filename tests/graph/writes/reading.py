"""What the engine holds, read past the compiler: tests of the write layer look at the nodes and edges themselves."""

import json
from typing import Any, LiteralString

from graph.cypher import Statement, Value
from graph.store import Store


async def rows(store: Store, text: LiteralString, **parameters: Value) -> list[list[Any]]:
    return await store.read(Statement("test.rows", text, parameters))


async def node(store: Store, id_: str) -> dict[str, Any]:
    [[properties]] = await rows(store, "MATCH (n:Record {id: $id}) RETURN properties(n)", id=id_)
    return dict(properties)


async def versions(store: Store, id_: str) -> list[dict[str, Any]]:
    text: LiteralString = "MATCH (:Record {id: $id})-[:WAS]->(v:Version) RETURN properties(v) ORDER BY v.version"
    return [properties for [properties] in await rows(store, text, id=id_)]


async def changes(store: Store) -> list[tuple[int, str, str, str, list[dict[str, Any]]]]:
    """Every change in order: number, record, action, instant, fields."""
    text: LiteralString = "MATCH (c:Change)-[:CHANGED]->(n:Record) RETURN properties(c), n.id ORDER BY c.number"
    return [
        (change["number"], id_, change["action"], change["at"], [json.loads(field) for field in change["fields"]])
        for change, id_ in await rows(store, text)
    ]


async def edges(store: Store, id_: str) -> list[tuple[str, str, str, str | None]]:
    """Every edge at a record, live or closed: relation, other record, recordedFrom, recordedTo."""
    text: LiteralString = (
        "MATCH (:Record {id: $id})-[e]-(m:Record) RETURN type(e), m.id, e.recordedFrom, e.recordedTo "
        "ORDER BY type(e), m.id, e.recordedFrom"
    )
    return [(kind, other, since, until) for kind, other, since, until in await rows(store, text, id=id_)]


async def everything(store: Store) -> tuple[int, int, int]:
    """How many nodes and edges there are, and the last change number."""
    [[nodes]] = await rows(store, "MATCH (n) WHERE NOT n:Guard RETURN count(n)")
    [[relations]] = await rows(store, "MATCH ()-[e]->() RETURN count(e)")
    numbers = await rows(store, "MATCH (g:Guard) RETURN g.number")
    return nodes, relations, numbers[0][0] if numbers else 0
