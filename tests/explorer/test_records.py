"""The record panel: every kind of record by its name, its history in words."""

import json
import re
from pathlib import Path

import pytest
from playwright.async_api import Route, expect

from graph.model import MODEL
from graph.writes.derive import fixed_values, given_properties
from tests.browser import needs_browser, needs_pages
from tests.explorer.site import EXAMPLE, FLEN, Explorer

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]


async def test_a_record_without_facts_of_its_own_has_its_name_and_kind(explorer: Explorer) -> None:
    plan = (await explorer.ask("query ($id: ID!) { plan(id: $id) { title titleEn } }", id=FLEN))["plan"]
    for language, title, kind in (("sv", plan["title"], "Handlingsplan"), ("en", plan["titleEn"], "Action plan")):
        await explorer.open(record=FLEN, lang=language)
        await explorer.page.wait_for_selector(".panel h2")

        assert await explorer.text(".panel h2") == title
        assert await explorer.text(".panel .what") == kind


FIELDS = [
    {"name": "agreementWritten", "before": None, "after": "true"},
    {"name": "form", "before": "NETWORK", "after": "AGREEMENT"},
    {"name": "until", "before": None, "after": "2027-07-01"},
    {
        "name": "participants",
        "before": None,
        "after": '{"to":"exempel-kvinnojouren","role":"PROVIDER","since":"2024-07-01"}',
    },
    {"name": "participants", "before": "exempel-socialnamnden", "after": None},
    {"name": "commitments", "before": None, "after": "exempel-atgard-e1"},
    {"name": "funding", "before": None, "after": '{"to":"exempel-socialnamnden","year":2025,"amount":1200000}'},
]
WORDS = Path(__file__).parents[2] / "api" / "explorer" / "planner" / "words"


async def test_history_is_told_in_words(explorer: Explorer) -> None:
    async def changed(route: Route) -> None:
        answer = await (await route.fetch()).json()
        for edge in ((answer["data"].get("node") or {}).get("changes") or {"edges": []})["edges"]:
            edge["node"] |= {"action": "UPDATE", "fields": FIELDS}
        await route.fulfill(body=json.dumps(answer), content_type="application/json")

    await explorer.page.route("**/graphql", changed)
    for language, lines in {
        "sv": ["Skriftlig överenskommelse – Ja", "Form Nätverk Överenskommelse", "Till och med – 30 juni 2027"],
        "en": ["Written agreement – Yes", "Form Standing network Agreement", "To the end of – 30 June 2027"],
    }.items():
        await explorer.open(plan=EXAMPLE, record="exempel-iop-2024", lang=language)
        await explorer.page.locator(".panel .changes summary").click()
        await expect(explorer.page.locator(".panel .changes a").first).to_have_text(re.compile("Exemplet"))
        facts = [" ".join(text.split()) for text in await explorer.page.locator(".changes .fact").all_inner_texts()]

        assert facts[:3] == lines
        assert len(facts) == len(FIELDS)
        assert not [fact for fact in facts if re.search(r"[{}\[\]\"]|[A-Z]_|exempel-|PROVIDER|true", fact)]
        assert ("Utförare" if language == "sv" else "Provider") in facts[3]
        assert re.search(r"2025.*1.200.000", facts[6])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_field_of_a_history_has_its_word(language: str) -> None:
    records = [name for name, node in MODEL.nodes.items() if MODEL.is_record(name) and not node.abstract]
    names = {name for record in records for name in [*fixed_values(record), *given_properties(record)]}
    walks = [walk for record in records for walk in MODEL.walks(record)]
    names |= {walk.name for walk in walks if walk.written or walk.name == "mergedInto"}
    text = (WORDS / f"{language}.fields.ts").read_text("utf-8")

    assert {name for name in names if not re.search(rf"^    {name}: '", text, re.MULTILINE)} == set()
