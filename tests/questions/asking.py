"""Questions as tests ask them: on a fixed day, both ways, which must agree."""

from typing import Any

from api.context import SWEDISH, Context
from api.limits import Limits
from api.schema import build_schema
from api.settings import Settings
from graph.store import Store
from tests.counting import CountingStore
from tests.questions.registry import TODAY

# Tests ask several questions at once, under names of their own.
SCHEMA = build_schema(Limits(aliases=100))


class Refused(Exception):
    """The operation was refused; the message is what its caller reads."""


async def ask(
    store: Store, query: str, *, today: str = TODAY, language: str = SWEDISH, sent: int | None = None, **variables: Any
) -> dict[str, Any]:
    """The data of an answer, handed over whole and completed field by field alike. ``sent``: so many statements."""
    answers = []
    for direct in (True, False):
        counted = CountingStore(store)
        context = Context(counted, Settings(), language=language, direct=direct, today=lambda: today)
        result = await SCHEMA.execute(query, variable_values=variables, context_value=context)
        if result.errors:
            raise Refused(result.errors[0].message)
        assert sent in {None, len(counted.statements)}
        answers.append((result.data, result.extensions))
    assert answers[0] == answers[1]
    data, extensions = answers[0]
    assert data is not None
    return {**data, "": (extensions or {}).get("moment")}


def days(answer: dict[str, Any]) -> list[str]:
    """The days that the questions of an answer stand on."""
    return [one["asOf"] for one in answer[""]]
