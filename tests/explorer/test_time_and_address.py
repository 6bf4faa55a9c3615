"""Point 4: time. Point 5: every view is an address. Point 6: Swedish and English."""

import json
import re
from datetime import date, timedelta

import pytest
from playwright.async_api import Route, expect

from tests.browser import needs_browser, needs_pages
from tests.explorer.site import EXAMPLE, EXAMPLE_DAY, Explorer

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]


async def test_it_opens_on_the_last_day_of_a_plan_that_is_over_and_says_so(explorer: Explorer) -> None:
    await explorer.open()

    assert await explorer.page.locator(".time").get_attribute("data-standing") == "planOver"
    assert "dess sista dag, den 31 december 2023" in await explorer.text(".moment")
    assert await explorer.page.get_by_label("Läget den", exact=True).input_value() == "2023-12-31"


async def test_it_opens_on_today_where_the_plan_holds(explorer: Explorer) -> None:
    await explorer.open(plan=EXAMPLE)

    # the example's plan holds until 2027; after that its last day is shown
    over = date.today() >= date(2028, 1, 1)
    assert await explorer.page.locator(".time").get_attribute("data-standing") == ("planOver" if over else "today")


async def test_another_day_is_asked_for_and_unmistakable(explorer: Explorer) -> None:
    await explorer.open(plan=EXAMPLE)
    await explorer.page.get_by_label("Läget den", exact=True).fill("2024-02-01")
    await explorer.page.locator(".time").get_by_role("button", name="Visa", exact=True).first.click()

    await explorer.page.wait_for_selector(".time[data-standing=past]")
    await explorer.shown()
    assert "Historiskt läge: den 1 februari 2024" in await explorer.text(".moment")
    assert "day=2024-02-01" in await explorer.query()

    ahead = (date.today() + timedelta(days=40)).isoformat()
    await explorer.open(plan=EXAMPLE, day=ahead)
    assert await explorer.page.locator(".time").get_attribute("data-standing") == "future"
    assert "Framskrivning" in await explorer.text(".moment")


async def test_what_was_not_known_yet_is_not_shown(explorer: Explorer) -> None:
    await explorer.open(known="2020-01-01")

    assert "Registret visste ingenting om detta då" in await explorer.text("main .notice")
    assert "Så som registret såg ut vid slutet av den 1 januari 2020" in await explorer.text(".moment")
    assert await explorer.page.locator(".time details").get_attribute("open") is not None


async def test_a_day_that_is_none_is_told_and_changes_nothing(explorer: Explorer) -> None:
    await explorer.open()
    await explorer.page.locator(".time summary").click()
    await explorer.page.get_by_label("Enligt registret den", exact=True).fill(date.today().isoformat())
    await explorer.page.locator(".time details").get_by_role("button", name="Visa", exact=True).click()

    assert "Dagen är inte slut" in await explorer.text(".time .problem")
    assert "known" not in await explorer.query()

    await explorer.open()
    await explorer.page.get_by_label("Läget den", exact=True).fill("31/12/2022")
    await explorer.page.get_by_label("Läget den", exact=True).press("Enter")
    assert "2023-05-31" in await explorer.text(".time .problem")
    assert "day" not in await explorer.query()


async def test_a_day_can_be_chosen_in_the_browsers_calendar(explorer: Explorer) -> None:
    await explorer.open()
    await explorer.page.get_by_role("button", name="Läget den: välj i kalender").click()
    # the calendar itself is the browser's; what it chooses comes from the field behind the button
    await explorer.page.locator(".time .calendar").first.fill("2022-05-31")

    assert await explorer.page.get_by_label("Läget den", exact=True).input_value() == "2022-05-31"
    assert explorer.visit.complaints == []


async def test_reload_back_forward_and_a_sent_link_give_the_same_view(explorer: Explorer) -> None:
    await explorer.open(plan=EXAMPLE, day=EXAMPLE_DAY)
    await explorer.page.get_by_role("link", name="Vad löper ut?").click()
    await explorer.shown()
    await explorer.page.locator(".sentences a").first.click()
    await explorer.page.wait_for_selector(".panel h2")
    title = await explorer.text(".panel h2")
    there = await explorer.query()
    assert f"day={EXAMPLE_DAY}" in there and "view=expiring" in there and "record=" in there

    await explorer.page.reload()
    await explorer.page.wait_for_selector(".panel h2")
    assert await explorer.text(".panel h2") == title

    await explorer.page.go_back()
    await explorer.page.wait_for_selector(".panel", state="detached")
    assert await explorer.text("h1") == "Vad löper ut?"
    await explorer.page.go_back()
    await explorer.page.wait_for_selector("h1:text-is('Hela nätverket')")
    await explorer.page.go_forward()
    await explorer.page.go_forward()
    await explorer.page.wait_for_selector(".panel h2")
    assert await explorer.query() == there

    other = await explorer.page.context.new_page()
    await other.goto(f"{explorer.address}/{there}")
    await other.wait_for_selector(".panel h2")
    assert await other.locator(".panel h2").inner_text() == title


async def test_what_is_chosen_within_a_view_stands_in_its_address(explorer: Explorer) -> None:
    on_example = {"plan": EXAMPLE, "day": EXAMPLE_DAY}
    await explorer.open(**on_example, view="gaps")
    await explorer.page.locator(".chips button:has-text('Ingen samverkanspart')").click()
    assert "gap=NO_PARTNER" in await explorer.query()
    sentences = await explorer.page.locator(".sentences li").all_inner_texts()
    await explorer.page.reload()
    await explorer.shown()
    assert await explorer.page.locator(".sentences li").all_inner_texts() == sentences

    await explorer.open(**on_example, **{"as": "table"})
    await explorer.page.locator(".tables > .forms").get_by_role("button", name="Aktörer").click()
    head = explorer.page.locator("th button").first
    await head.click()
    await head.click()
    await explorer.page.get_by_label("Filtrera raderna").fill("nämnd")
    query = await explorer.query()
    assert "list=actors" in query and "sort.actors=name.desc" in query and "find.actors=n" in query
    rows = await explorer.page.locator("main tbody tr").all_inner_texts()
    assert len(rows) > 1 and all("nämnd" in row.lower() for row in rows)

    await explorer.page.reload()
    await explorer.shown()
    assert await explorer.page.locator("main tbody tr").all_inner_texts() == rows
    assert await explorer.page.get_by_label("Filtrera raderna").input_value() == "nämnd"
    await explorer.page.go_back()
    await expect(explorer.page.locator("th").first).to_have_attribute("aria-sort", "ascending")


async def test_a_hit_leads_where_its_link_says(explorer: Explorer) -> None:
    for text in ("socialnämnden", "resursanvändning", "IOP"):
        await explorer.open(view="search", text=text)
        link = explorer.page.locator(".hits a").first
        href = await link.get_attribute("href")
        await link.click()
        await explorer.page.wait_for_selector(".panel h2")

        assert await explorer.query() == href


async def test_old_and_broken_links_still_show_something(explorer: Explorer) -> None:
    await explorer.open(view="nonsense", plan="gone", day="2023-99-99", record="no-such-record")

    assert await explorer.text("h1") == "Hela nätverket"
    await explorer.page.wait_for_selector(".panel .notice")
    assert "Posten finns inte" in await explorer.text(".panel")


IN_TRANSLATED_WORDING = ["FoU Sörmland"]
"""Named so by the English wording of a commitment."""
ENGLISH_NAMES = "{ actors(first: 100) { edges { node { nameEn } } } }"


async def swedish_words(explorer: Explorer) -> list[str]:
    """Words with å, ä or ö that the English page does not mark as Swedish, those of English names left out."""
    unmarked: str = await explorer.page.evaluate(
        """() => { const copy = document.body.cloneNode(true);
        copy.querySelectorAll('[lang=sv], script, noscript').forEach(one => one.remove());
        return copy.textContent }"""
    )
    actors = (await explorer.ask(ENGLISH_NAMES))["actors"]["edges"]
    names = [*filter(None, (edge["node"]["nameEn"] for edge in actors)), *IN_TRANSLATED_WORDING]
    for name in sorted(names, key=len, reverse=True):
        unmarked = unmarked.replace(name, "")
    return re.findall(r"\w*[åäöÅÄÖ]\w*", unmarked)


async def test_swedish_names_are_marked_in_every_english_view(explorer: Explorer) -> None:
    on_example = {"plan": EXAMPLE, "day": EXAMPLE_DAY, "lang": "en"}
    views = [
        {"view": "gaps"},
        {"view": "gaps", "as": "table"},
        {"view": "critical", "as": "table"},
        {"view": "followUp", "year": "2025"},
        {"view": "expiring", "as": "table"},
        {"view": "readiness"},
        {"view": "paths", "actor": "exempel-kvinnojouren", "other": "exempel-lansstyrelsen"},
        {"view": "difference", "before": "2024-06-30", "after": "2025-01-01"},
        {"as": "table"},
    ]
    found = {}
    for view in views:
        await explorer.open(**on_example | view)
        found[str(view)] = await swedish_words(explorer)
    assert {view: swedish for view, swedish in found.items() if swedish} == {}

    async def untranslated(route: Route) -> None:
        answer = await (await route.fetch()).json()
        for node in answer["data"].get("network", {}).get("nodes", ()):
            node["nameEn"] = None
        await route.fulfill(body=json.dumps(answer), content_type="application/json")

    await explorer.page.route("**/graphql", untranslated)
    await explorer.open(lang="en")
    await explorer.focus_picture()
    await explorer.page.keyboard.press("s")
    await expect(explorer.page.locator(".announcer [lang=sv]").first).to_have_text("Samhällsbyggnadsnämnden")
    assert await swedish_words(explorer) == []


async def test_the_page_turns_english_and_marks_what_stays_swedish(explorer: Explorer) -> None:
    await explorer.open(record="flen-b8")
    assert await explorer.page.locator("html").get_attribute("lang") == "sv"

    await explorer.page.get_by_role("link", name="In English").click()
    await explorer.shown()
    await explorer.page.wait_for_selector(".panel h2")

    assert await explorer.page.locator("html").get_attribute("lang") == "en"
    assert "The whole network" in await explorer.text("h1")
    assert "31 December 2023" in await explorer.text(".moment")
    assert await swedish_words(explorer) == []
    assert "lang=en" in await explorer.query()


async def test_a_browser_that_speaks_english_is_met_in_english(explorer: Explorer) -> None:
    browser = explorer.page.context.browser
    assert browser is not None
    context = await browser.new_context(locale="en-GB")
    page = await context.new_page()
    await page.goto(explorer.address)
    await page.wait_for_selector("h1")

    assert await page.locator("h1").inner_text() == "The whole network"
    await context.close()


async def test_names_are_in_swedish_order(explorer: Explorer) -> None:
    await explorer.open()
    names = await explorer.page.locator(".choices [role=option]").all_inner_texts()
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"

    first = [name[0].lower() for name in names]
    assert first == sorted(first, key=alphabet.index)
