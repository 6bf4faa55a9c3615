"""docs/upkeep.md is true: its queries are sent one after the other and get the answers that stand below them.

``pytest tests/test_upkeep.py --update-snapshots --engines arcadedb`` writes the answers anew.
"""

import json
import re
from pathlib import Path

import pytest
from httpx2 import ASGITransport, AsyncClient

from api.access.access import open_access
from api.access.principal import Role
from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.engines import load_fixed_seed

GUIDE = Path(__file__).parents[1] / "docs" / "upkeep.md"
PAIRS = re.compile(r"^```graphql\n(.*?)^```\n\n```json\n(.*?)^```$", re.DOTALL | re.MULTILINE)


async def test_a_day_goes_as_it_is_told(empty_store: Store, request: pytest.FixtureRequest) -> None:
    await load_fixed_seed(empty_store)
    text = GUIDE.read_text("utf-8")
    told = PAIRS.findall(text)
    assert len(told) == text.count("```graphql")
    settings = Settings.model_validate({"key_pepper": "p" * 64})
    access = open_access(settings, empty_store)
    _, key = await access.keyring.create("Karin, kansliet", Role.EDITOR, None, "admin")
    transport = ASGITransport(app=create_app(settings, empty_store, access=access))
    async with AsyncClient(transport=transport, base_url="http://registry.test") as http:
        http.headers["authorization"] = f"Bearer {key}"
        for query, answer in told:
            found = (await http.post("/graphql", json={"query": query})).json()
            if request.config.getoption("--update-snapshots"):
                shown = json.dumps(found, ensure_ascii=False, indent=2) + "\n"
                text = text.replace(f"{query}```\n\n```json\n{answer}```", f"{query}```\n\n```json\n{shown}```")
                GUIDE.write_text(text, "utf-8")
                continue
            assert found == json.loads(answer), query
    await access.close()
