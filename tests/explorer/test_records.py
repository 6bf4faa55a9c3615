"""The record panel: every kind of record by its name, its history in words."""

import pytest

from tests.browser import needs_browser, needs_pages
from tests.explorer.site import FLEN, Explorer

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]


async def test_a_record_without_facts_of_its_own_has_its_name_and_kind(explorer: Explorer) -> None:
    plan = (await explorer.ask("query ($id: ID!) { plan(id: $id) { title titleEn } }", id=FLEN))["plan"]
    for language, title, kind in (("sv", plan["title"], "Handlingsplan"), ("en", plan["titleEn"], "Action plan")):
        await explorer.open(record=FLEN, lang=language)
        await explorer.page.wait_for_selector(".panel h2")

        assert await explorer.text(".panel h2") == title
        assert await explorer.text(".panel .what") == kind
