"""The direct way answers what graphql-core answers: generated queries, one statement each, equal to the byte."""

import orjson
import pytest
from graphql import FieldNode, OperationDefinitionNode, parse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.context import Context
from api.limits import Limits
from api.schema import build_schema
from api.settings import Settings
from graph.cypher import Statement
from graph.questions.catalogue import QUESTIONS
from graph.questions.summary import PREPARED
from graph.store import Row, Store
from tests.api.generated_queries import Pool, QueryMaker
from tests.counting import CountingStore

# Generated queries are wider than people's: the limits have tests of their own.
SCHEMA = build_schema(Limits(depth=50, aliases=5000, tokens=20000, root_fields=100, fields=10000, directives=100))
UNHELPFUL = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
POOL = Pool(
    ids=(
        "flens-kommun",
        "flen-kommunstyrelsen",
        "flen-socialnamnden",
        "flen-alla-namnder",
        "flen-handlingsplan-2021-2023",
        "flen-a1",
        "flen-b8",
        "flen-d6",
        "polismyndigheten",
        "malgrupp-barn",
        "flen-malomrade-5",
        "exempel-exempelkoping",
        "change-7",
        "finns-inte",
    )
)
MAKER = QueryMaker(SCHEMA._schema, POOL, left_out=frozenset({"apiKeys"}))
# A question answers with many records at once: below them one level less.
SHALLOW = QueryMaker(SCHEMA._schema, POOL, depth=4, left_out=frozenset({"apiKeys"}))
PLAIN = sorted({*SCHEMA._schema.query_type.fields} - {"apiKeys", *QUESTIONS}) if SCHEMA._schema.query_type else []

# About the layers above the engine: on Neo4j, tests/contract/test_agreement.py.
pytestmark = pytest.mark.engines("arcadedb")


async def answer(query: str, store: Store, *, direct: bool) -> tuple[bytes, int]:
    """The answer as JSON, its keys in order, and the number of statements sent."""
    counted = CountingStore(store)
    result = await SCHEMA.execute(query, context_value=Context(counted, Settings(), direct=direct))
    errors = [error.message for error in result.errors or []]
    return orjson.dumps({"data": result.data, "errors": errors}), len(counted.statements)


@settings(max_examples=120, deadline=None, suppress_health_check=UNHELPFUL)
@given(data=st.data())
async def test_generated_queries_have_one_answer_and_one_statement(data: st.DataObject, seeded: Store) -> None:
    await hold(MAKER.query(data.draw, PLAIN), seeded)


@pytest.mark.parametrize("question", sorted(QUESTIONS))
@settings(max_examples=15, deadline=None, suppress_health_check=UNHELPFUL)
@given(data=st.data())
async def test_generated_questions_have_one_answer(question: str, data: st.DataObject, seeded: Store) -> None:
    await hold(SHALLOW.query(data.draw, [question], [*PLAIN, *QUESTIONS]), seeded)


async def hold(query: str, store: Store) -> None:
    """The answer is one, without errors, by as many statements as the design says."""
    direct, sent = await answer(query, store, direct=True)
    reference, again = await answer(query, store, direct=False)

    assert direct == reference
    assert direct.endswith(b'"errors":[]}')
    assert sent == again
    fewest, most = statements(query)
    assert fewest <= sent <= most, query


def statements(query: str) -> tuple[int, int]:
    """How many a query takes, at least and at most: one for all its roots, none for who asks.

    One more for critical actors and for the numbers or measures of a network; paths take one a level.
    """
    (operation,) = parse(query).definitions
    assert isinstance(operation, OperationDefinitionNode)
    roots = [one for one in operation.selection_set.selections if isinstance(one, FieldNode)]
    fewest = 1 if {one.name.value for one in roots} - {"viewer"} else 0
    fewest += sum(_two(one) for one in roots)
    return fewest, fewest + 20 * sum(one.name.value == "paths" for one in roots)


def _two(root: FieldNode) -> bool:
    """Whether a root takes a statement before the last."""
    below = root.selection_set.selections if root.selection_set else ()
    asked = {one.name.value for one in below if isinstance(one, FieldNode)}
    return root.name.value == "criticalActors" or (root.name.value == "network" and bool(asked & PREPARED))


async def test_a_null_where_none_may_be_is_left_to_graphql_core(seeded: Store) -> None:
    class Holed(CountingStore):
        """Takes the title out of every answer, as if a record had lost it."""

        async def read(self, statement: Statement) -> list[Row]:
            await super().read(statement)
            return [[[["Commitment", "Commitment", "flen-b8", None]]]]

    store = Holed(seeded)
    query = '{ node(id: "flen-b8") { __typename id ... on Commitment { title } } }'
    # The row that the statement gives, with a hole: type, __typename, id, title.
    result = await SCHEMA.execute(query, context_value=Context(store, Settings()))

    assert len(store.statements) == 1
    assert result.data is not None
    assert result.data["node"] is None
    assert [error.path for error in result.errors or []] == [["node", "title"]]


async def test_the_schema_can_be_asked_beside_records(seeded: Store) -> None:
    query = '{ __schema { queryType { name } } __typename plan(id: "flen-handlingsplan-2021-2023") { shortTitle } }'

    result, sent = await answer(query, seeded, direct=True)

    assert orjson.loads(result)["data"] == {
        "__schema": {"queryType": {"name": "Query"}},
        "__typename": "Query",
        "plan": {"shortTitle": "Handlingsplan 2021-2023"},
    }
    assert sent == 1


@pytest.mark.parametrize("direct", [True, False])
@pytest.mark.parametrize("other", ["", "__typename "])
async def test_who_asks_stands_beside_records_in_the_order_asked_for(direct: bool, other: str, seeded: Store) -> None:
    plan = 'plan(id: "flen-handlingsplan-2021-2023") { id }'
    query = f"{{ {other}me: viewer {{ __typename may name role }} {plan} you: viewer {{ name }} }}"

    result, sent = await answer(query, seeded, direct=direct)

    wanted = {
        **({"__typename": "Query"} if other else {}),
        "me": {"__typename": "Viewer", "may": [], "name": "anonymous", "role": "ANONYMOUS"},
        "plan": {"id": "flen-handlingsplan-2021-2023"},
        "you": {"name": "anonymous"},
    }
    assert result == orjson.dumps({"data": wanted, "errors": []})
    assert sent == 1


async def test_conditions_of_another_operation_do_not_matter(seeded: Store) -> None:
    query = """query A($x: Boolean!) { goals @include(if: $x) { totalCount } }
               query B($x: [ID!]!) { nodes(ids: $x) { id } }"""

    result = await SCHEMA.execute(
        query, variable_values={"x": ["flen-a1"]}, operation_name="B", context_value=Context(seeded, Settings())
    )

    assert (result.errors, result.data) == (None, {"nodes": [{"id": "flen-a1"}]})
