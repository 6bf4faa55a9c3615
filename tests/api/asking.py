"""Asking the schema without HTTP: both ways of answering must agree, with one statement each."""

from typing import Any

import orjson

from api.context import Context
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from tests.counting import CountingStore

SCHEMA = build_schema()


async def ask(store: Store, query: str, **variables: Any) -> dict[str, Any]:
    """The data of an answer without errors."""
    answers: list[bytes] = []
    for direct in (True, False):
        counted = CountingStore(store)
        context = Context(counted, Settings(), direct=direct)
        result = await SCHEMA.execute(query, variable_values=variables, context_value=context)
        assert result.errors is None, result.errors
        assert len(counted.statements) == 1
        answers.append(orjson.dumps(result.data))
    assert answers[0] == answers[1]
    data: dict[str, Any] = orjson.loads(answers[0])
    return data
