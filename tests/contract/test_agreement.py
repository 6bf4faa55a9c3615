"""A Neo4j beside the embedded engine: the same question gives the same bytes, at any moment, in either way.

Left out are search scores and cursors (full-text engines count differently) and what the registry drew by lot.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.context import Context
from api.limits import Limits
from api.schema import build_schema
from api.settings import Settings
from graph.engines import open_store
from graph.questions.catalogue import QUESTIONS
from graph.settings import EngineSettings
from graph.store import Store
from tests.api.generated_queries import Pool, QueryMaker
from tests.engines import load_fixed_seed

IDS = (
    "flens-kommun",
    "flen-socialnamnden",
    "flen-alla-namnder",
    "flen-b8",
    "flen-d6",
    "exempel-exempelkoping",
    "change-7",
    "no",
)
DIFFERENT = frozenset({"score", "cursor", "startCursor", "endCursor", "requestId"})
# Generated queries are wider than people's: the limits have tests of their own.
SCHEMA = build_schema(Limits(depth=50, aliases=5000, tokens=20000, root_fields=100, fields=10000, directives=100))
# The order of what was found is that of the scores: what is found has a test of its own.
LEFT_OUT = DIFFERENT | {"search", "apiKeys"}
MAKER = QueryMaker(SCHEMA._schema, Pool(ids=IDS), depth=4, left_out=LEFT_OUT | {*QUESTIONS})
ASKER = QueryMaker(SCHEMA._schema, Pool(ids=IDS), depth=4, left_out=LEFT_OUT)
WORDS = ("nämnd", "valdsutsatta", "organisation samverkan", "flen", "kvinnojour", "exempelköping", "barn", "B8", "no")
UNHELPFUL = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]

pytestmark = pytest.mark.engines("neo4j", "neo4j-lts")


@pytest.fixture(scope="module")
async def reference(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Store]:
    """The embedded engine with the same records, written at the same instant."""
    folder: Path = tmp_path_factory.mktemp("reference")
    async with open_store(EngineSettings(data_folder=folder, heap_megabytes=512)) as store:
        await load_fixed_seed(store)
        yield store


async def answer(query: str, store: Store, *, direct: bool) -> bytes:
    """The answer as JSON, its keys in order."""
    result = await SCHEMA.execute(query, context_value=Context(store, Settings(), direct=direct))
    return orjson.dumps({"data": result.data, "errors": [error.message for error in result.errors or []]})


@settings(max_examples=40, deadline=None, suppress_health_check=UNHELPFUL)
@given(data=st.data())
async def test_engines_agree_to_the_byte(data: st.DataObject, seeded: Store, reference: Store) -> None:
    await agree(MAKER.query(data.draw), seeded, reference)


@pytest.mark.parametrize("question", sorted(QUESTIONS))
@settings(max_examples=4, deadline=None, suppress_health_check=UNHELPFUL)
@given(data=st.data())
async def test_engines_agree_about_questions(
    question: str, data: st.DataObject, seeded: Store, reference: Store
) -> None:
    await agree(ASKER.query(data.draw, [question]), seeded, reference)


async def agree(query: str, store: Store, reference: Store) -> None:
    """One answer, on both engines and both ways."""
    found = await answer(query, store, direct=True)

    assert found.endswith(b'"errors":[]}')
    assert found == await answer(query, reference, direct=True)
    assert found == await answer(query, store, direct=False)


@pytest.mark.parametrize("words", WORDS)
async def test_engines_find_the_same(words: str, seeded: Store, reference: Store) -> None:
    query = f'{{ search(text: "{words}", first: 100) {{ totalCount edges {{ node {{ id }} snippet }} }} }}'

    found, wanted = [orjson.loads(await answer(query, store, direct=True)) for store in (seeded, reference)]

    assert found["errors"] == []
    assert sorted(found["data"]["search"]["edges"], key=str) == sorted(wanted["data"]["search"]["edges"], key=str)
    assert found["data"]["search"]["totalCount"] == wanted["data"]["search"]["totalCount"]
