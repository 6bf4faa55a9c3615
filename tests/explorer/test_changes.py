"""Point 3, the two questions about change and dependence: what changed between two dates, and critical actors."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.browser import needs_browser, needs_pages
from tests.explorer.site import EXAMPLE, EXAMPLE_DAY, Explorer

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]

ON_EXAMPLE = {"plan": EXAMPLE, "day": EXAMPLE_DAY}
BEFORE, AFTER = "2024-06-30", "2025-01-01"
HAPPENED = {"plan": EXAMPLE, "view": "difference", "before": BEFORE, "after": AFTER}
DIFFERENCE = """query ($from: Moment!, $to: Moment!) {
  difference(from: $from, to: $to, filter: { plan: "exempel-plan" }) {
    added { source { name } target { name } collaborations { title } }
    ended { weight } changed { after { weight } } } }"""
CRITICAL = """query ($plan: ID!, $at: Moment) {
  criticalActors(plan: $plan, at: $at) { actor { name } commitments { code } splitsNetwork sentence } }"""


async def difference(explorer: Explorer, before: str, after: str) -> dict[str, list[Any]]:
    """What the API itself says happened between two days."""
    found: dict[str, list[Any]] = (await explorer.ask(DIFFERENCE, **{"from": {"asOf": before}, "to": {"asOf": after}}))[
        "difference"
    ]
    return found


async def test_what_happened_between_two_days_is_told_lit_and_tabled(explorer: Explorer) -> None:
    found = await difference(explorer, BEFORE, AFTER)
    assert found["added"] and found["changed"]

    await explorer.open(**HAPPENED)

    assert "Läget den 30 juni 2024 jämfört med läget den 1 januari 2025" in await explorer.text(".moment")
    told = await explorer.page.locator(".sentences li").all_inner_texts()
    assert len(told) == sum(len(found[fate]) for fate in ("added", "ended", "changed"))
    assert f"{len(found['added'])} kopplingar tillkom" in await explorer.text("main .sentence")
    for link in found["added"]:
        names = {link["source"]["name"], link["target"]["name"]}
        title = link["collaborations"][0]["title"]
        assert any("Tillkommen" in text and title in text and all(name in text for name in names) for text in told)
    legend = await explorer.text(".legend")
    assert "Tillkommen" in legend and "Ändrad" in legend and "Oförändrad" in legend and "Upphörd" not in legend

    await explorer.page.keyboard.press("F2")
    await explorer.page.wait_for_selector("main table")
    rows = await explorer.page.locator("main table").first.locator("tbody tr").all_inner_texts()
    assert len(rows) == len(told) and sum("Tillkommen" in row for row in rows) == len(found["added"])
    every = await explorer.page.locator("main table").last.locator("tbody tr").all_inner_texts()
    assert sum("Oförändrad" in row for row in every) == len(every) - len(rows) > 0


async def test_days_are_typed_and_stand_in_the_address(explorer: Explorer) -> None:
    found = await difference(explorer, "2024-02-01", AFTER)
    await explorer.open(**HAPPENED)

    await explorer.page.get_by_label("Från den", exact=True).fill("20240201")
    await explorer.page.get_by_label("Från den", exact=True).press("Enter")
    await explorer.page.wait_for_selector(".moment:has-text('1 februari 2024')")
    await explorer.shown()

    assert "before=2024-02-01" in await explorer.query() and f"after={AFTER}" in await explorer.query()
    assert await explorer.page.locator(".sentences li").count() == sum(map(len, found.values()))
    assert await explorer.page.get_by_label("Från den", exact=True).input_value() == "2024-02-01"
    await explorer.page.go_back()
    await explorer.page.wait_for_selector(".moment:has-text('30 juni 2024')")


async def test_a_later_day_that_is_to_come_is_a_projection(explorer: Explorer) -> None:
    ahead = (date.today() + timedelta(days=40)).isoformat()
    await explorer.open(**HAPPENED | {"after": ahead})

    assert await explorer.page.locator(".time").get_attribute("data-standing") == "future"
    assert "framskrivning" in await explorer.text(".moment")


async def test_what_was_learned_holds_the_day_and_varies_what_was_known(explorer: Explorer) -> None:
    # long before the registry was filled it knew nothing
    network = await explorer.ask(
        '{ network(filter: { plan: "exempel-plan" }, at: { asOf: "2026-06-01" }) { links { weight } } }'
    )
    await explorer.open(**ON_EXAMPLE, view="difference")
    await explorer.page.get_by_role("button", name="Vad vi fick veta").click()
    await explorer.page.wait_for_selector(".moment:has-text('Vad vi fick veta om läget')")
    await explorer.shown()
    assert "of=learned" in await explorer.query()

    await explorer.open(**ON_EXAMPLE, view="difference", of="learned", before="2020-01-01")
    assert "läget den 1 juni 2026" in await explorer.text(".moment") and "och nu" in await explorer.text(".moment")
    assert await explorer.page.locator(".sentences li").count() == len(network["network"]["links"]) > 0

    await explorer.open(**ON_EXAMPLE, view="difference", of="learned", before="2020-01-01", after="2020-02-01")
    assert "fick inte veta något nytt" in await explorer.text("main .notice")


async def test_nothing_changed_and_days_in_the_wrong_order_are_told(explorer: Explorer) -> None:
    await explorer.open(view="difference")
    assert "Ingenting ändrades" in await explorer.text("main .notice")

    await explorer.page.get_by_label("Till den", exact=True).fill("2020-01-01")
    await explorer.page.locator(".time").get_by_role("button", name="Visa", exact=True).first.click()
    assert "måste komma före" in await explorer.text(".time .problem")
    assert "after" not in await explorer.query()

    await explorer.open(view="difference", before="2023-02-01", after="2023-01-01")
    assert "Frågan gick inte att ställa" in await explorer.text("main .notice.broken")


async def test_critical_actors_have_their_sentences_and_are_lit(explorer: Explorer) -> None:
    rows = (await explorer.ask(CRITICAL, plan=EXAMPLE, at={"asOf": EXAMPLE_DAY}))["criticalActors"]
    assert any(row["commitments"] for row in rows) and any(row["splitsNetwork"] for row in rows)

    await explorer.open(**ON_EXAMPLE, view="critical")

    told = await explorer.page.locator(".sentences li").all_inner_texts()
    assert len(told) == len(rows)
    assert all(row["sentence"] in text for row, text in zip(rows, told, strict=True))
    assert f"beroende av {len(rows)} aktörer" in await explorer.text("main .sentence")

    await explorer.page.keyboard.press("F2")
    await explorer.page.wait_for_selector("main table")
    table = await explorer.page.locator("main table").first.locator("tbody tr").all_inner_texts()
    assert all(row["sentence"] in text for row, text in zip(rows, table, strict=True))
    assert sum("\tJa\t" in text for text in table) == sum(row["splitsNetwork"] for row in rows)

    await explorer.page.locator("main table").first.locator("a").first.click()
    await explorer.page.wait_for_selector(f".panel h2:has-text('{rows[0]['actor']['name']}')")


async def test_where_nobody_is_critical_it_is_said(explorer: Explorer) -> None:
    assert (await explorer.ask(CRITICAL, plan="flen-handlingsplan-2021-2023", at=None))["criticalActors"] == []

    await explorer.open(view="critical")

    assert "Inget står och faller med en enda aktör" in await explorer.text("main .notice")


async def test_each_of_the_two_is_one_operation(explorer: Explorer) -> None:
    sent: list[str] = []
    explorer.page.on(
        "request", lambda request: sent.append(request.post_data or "") if request.url.endswith("/graphql") else None
    )
    for view in ({**HAPPENED}, {**ON_EXAMPLE, "view": "critical"}):
        sent.clear()
        await explorer.open(**view)
        assert len([one for one in sent if "Plans" not in one]) == 1


async def test_a_day_looks_the_same_whatever_the_browser_likes(explorer: Explorer) -> None:
    browser = explorer.page.context.browser
    assert browser is not None
    context = await browser.new_context(locale="en-US")
    page = await context.new_page()
    await page.goto(f"{explorer.address}/?lang=en&plan={EXAMPLE}&day=2026-02-01")
    await page.wait_for_selector("[data-placed=true]")

    # no field in sight writes days as the browser's maker does
    assert await page.locator("input[type=date]:not([aria-hidden=true])").count() == 0
    assert await page.get_by_label("As it stood on", exact=True).input_value() == "2026-02-01"
    assert "1 February 2026" in await page.locator(".moment").inner_text()
    await context.close()
