"""The guide to the questions says what is true: each query gets the answer that stands below it.

``pytest tests/questions/test_guide.py --update-snapshots`` writes the answers anew.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from httpx2 import AsyncClient

from graph.questions.catalogue import QUESTIONS

GUIDE = Path(__file__).parents[2] / "docs" / "questions.md"
EXAMPLES = re.findall(
    r"^```graphql\n(.*?)^```\n\n```json\n(.*?)^```$", GUIDE.read_text("utf-8"), re.DOTALL | re.MULTILINE
)
LONGEST_LIST, SHOWN = 8, 3
LINE = 140


def shortened(value: Any) -> Any:
    """The same with long lists of objects cut, saying by how much."""
    if isinstance(value, dict):
        return {key: shortened(one) for key, one in value.items()}
    if not isinstance(value, list):
        return value
    kept = [shortened(one) for one in value]
    if len(kept) <= LONGEST_LIST or len(json.dumps(kept)) <= LINE:
        return kept
    return [*kept[:SHOWN], f"… {len(kept) - SHOWN} more"]


def pretty(value: Any, before: str = "") -> str:
    """JSON with whatever fits on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(before) + len(line) <= LINE or not isinstance(value, dict | list):
        return line
    within = before + "  "
    if isinstance(value, dict):
        inner = [f"{within}{json.dumps(key)}: {pretty(one, within)}" for key, one in value.items()]
        return "{\n" + ",\n".join(inner) + f"\n{before}}}"
    return "[\n" + ",\n".join(f"{within}{pretty(one, within)}" for one in value) + f"\n{before}]"


@pytest.mark.parametrize(("query", "shown"), EXAMPLES, ids=range(len(EXAMPLES)))
async def test_each_query_gets_the_answer_that_stands_below_it(
    query: str, shown: str, client: AsyncClient, request: pytest.FixtureRequest
) -> None:
    answer = (await client.post("/graphql", json={"query": query})).json()
    assert "errors" not in answer
    found = pretty(shortened(answer["data"])) + "\n"
    if request.config.getoption("--update-snapshots"):
        text = GUIDE.read_text("utf-8")
        GUIDE.write_text(
            text.replace(f"{query}```\n\n```json\n{shown}```", f"{query}```\n\n```json\n{found}```"), "utf-8"
        )
        return
    assert found == shown


def test_every_question_has_both_places() -> None:
    names = re.findall(r"^  (\w+)\(", "".join(query for query, _ in EXAMPLES), re.MULTILINE)
    assert {name: names.count(name) for name in names} == dict.fromkeys(QUESTIONS, 2)
