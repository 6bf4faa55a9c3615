"""Golden queries: the examples of the documentation and some of our own, each with its answer and its statement.

``pytest tests/test_queries.py --update-snapshots`` writes both anew.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from httpx2 import AsyncClient

from tests.counting import CountingStore

HERE = Path(__file__).parent
GOLDEN = HERE / "queries"
SENT = {"13-paths": 4, "17-network": 2, "19-critical-actors": 2}
"""Statements of those that need more than one: paths, one for each level of the search; numbers of a network."""
QUERIES = sorted([*(HERE.parent / "docs" / "queries").glob("*.graphql"), *GOLDEN.glob("*.graphql")])


@pytest.mark.parametrize("query", QUERIES, ids=lambda path: path.stem)
async def test_golden_query(
    query: Path, client: AsyncClient, counted: CountingStore, request: pytest.FixtureRequest
) -> None:
    body = request_of(query)

    response = await client.post("/graphql", json=body)

    answer = json.dumps(response.json(), ensure_ascii=False, indent=1) + "\n"
    assert '"errors"' not in answer
    about_schema = "__schema" in body["query"]
    assert len(counted.statements) == (0 if about_schema else SENT.get(query.stem, 1))
    if about_schema:
        return
    statement = _readable(counted.statements[-1].text)
    for suffix, found in ((".json", answer), (".cypher", statement)):
        golden = GOLDEN / (query.stem + suffix)
        if request.config.getoption("--update-snapshots"):
            golden.write_text(found, encoding="utf-8")
        assert found == golden.read_text(encoding="utf-8"), f"{golden.name}: is the change meant?"


def request_of(query: Path) -> dict[str, Any]:
    """The request for a query file, with the variables that lie beside it."""
    variables = query.with_suffix(".variables.json")
    given = json.loads(variables.read_text(encoding="utf-8")) if variables.exists() else {}
    return {"query": query.read_text(encoding="utf-8"), "variables": given}


def _readable(text: str) -> str:
    """A statement with a line a clause, so that a difference shows where it is."""
    for word in ("COLLECT {", "COUNT {", "EXISTS {", "CALL ", "WITH ", "RETURN ", "MATCH ", "UNION ALL"):
        text = text.replace(" " + word, "\n" + word)
    return text + "\n"
