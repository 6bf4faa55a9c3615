"""An actor that becomes a women's shelter: nothing that was ever recorded of it may tell where it is.

The rules look at what records say from now on. What they said before stays in the history, for everybody to read, and
other records may quote it: so an actor that was recorded with an address becomes no shelter.
"""

from collections.abc import Iterator, Sequence
from typing import Any, cast

import orjson

from graph.addresses import RULE, has_street_address
from graph.commands.refusals import Refusal
from graph.cypher import Cypher, Statement
from graph.store import Transaction
from graph.writes.records import written_walks
from graph.writes.stored import EDGES_IN, EDGES_OUT

_MOST_NAMED = 10
_CHANGES: Cypher = "MATCH (m)<-[:CHANGED]-(c:Change) RETURN [m.id, m.type, c.fields, c.reason]"
# Ended and withdrawn edges too: their changes can still be read.
_TOLD: Cypher = (
    "MATCH (n:Record {id: $id}) RETURN "
    "COLLECT { WITH n AS m " + _CHANGES + " }, "
    "COLLECT { MATCH (n)<-[:" + EDGES_OUT + "]-(m:Record) WITH DISTINCT m " + _CHANGES + " }, "
    "COLLECT { MATCH (n)-[:" + EDGES_IN + "]->(m:Record) WITH DISTINCT m " + _CHANGES + " }"
)


async def tells_where(transaction: Transaction, id_: str) -> tuple[Refusal, ...]:
    """Why an actor cannot become a shelter: its history, or that of what others say of it, has an address."""
    [row] = await transaction.run(Statement("write.told", _TOLD, {"id": id_}))
    found = cast("list[Sequence[Any]]", row)
    telling = sorted({record for changes in found for record in _telling(id_, changes)})
    if not telling:
        return ()
    message = (
        f"services: {id_} was recorded with what looks like a street address, which the history of "
        f"{', '.join(telling[:_MOST_NAMED])} keeps; a shelter has none here. "
        "Record the shelter as a new actor, without saying where it is, and archive this one."
    )
    return (Refusal("PersonalData", message, ("services",), rule=RULE),)


def _telling(id_: str, changes: Sequence[Any]) -> Iterator[str]:
    """The records of these changes that tell where the actor is, or was."""
    for record, kind, fields, reason in changes:
        edges = written_walks(kind)
        for field in (*map(orjson.loads, fields or ()), {"name": "reason", "before": None, "after": reason}):
            texts = [text for text in (field["before"], field["after"]) if text]
            if record != id_ and field["name"] in edges:
                # what an edge to somebody else says is about somebody else
                texts = [text for text in texts if f'"{id_}"' in text]
            if any(map(has_street_address, texts)):
                yield record
