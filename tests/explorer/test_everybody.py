"""Point 7: for everybody. axe in every view, keys alone, narrow and enlarged, less motion."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser import check_built, needs_browser, needs_pages, visiting
from tests.explorer.site import EXAMPLE, EXAMPLE_DAY, Explorer

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]

AXE = Path(__file__).parents[2] / "api" / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
ON_EXAMPLE = {"plan": EXAMPLE, "day": EXAMPLE_DAY}
BETWEEN = {"view": "difference", "before": "2024-06-30", "after": "2025-01-01"}
VIEWS: dict[str, dict[str, str]] = {
    "network": {},
    "network of an example": ON_EXAMPLE,
    "table": {"as": "table"},
    "past": {"day": "2022-05-01"},
    "record of an actor": ON_EXAMPLE | {"record": "exempel-socialnamnden"},
    "record of a commitment": {"record": "flen-b8"},
    "record of a partnership": ON_EXAMPLE | {"record": "exempel-iop-2024"},
    "commitment": {"view": "commitment", "commitment": "flen-b8"},
    "no commitment yet": {"view": "commitment"},
    "actor": {"view": "actor", "actor": "flen-socialnamnden"},
    "paths": ON_EXAMPLE | {"view": "paths", "actor": "exempel-kvinnojouren", "other": "exempel-lansstyrelsen"},
    "gaps": ON_EXAMPLE | {"view": "gaps"},
    "gaps as a table": ON_EXAMPLE | {"view": "gaps", "as": "table"},
    "follow-up": ON_EXAMPLE | {"view": "followUp", "year": "2025"},
    "readiness": ON_EXAMPLE | {"view": "readiness"},
    "expiring": ON_EXAMPLE | {"view": "expiring"},
    "expiring as a table": ON_EXAMPLE | {"view": "expiring", "as": "table"},
    "changes": ON_EXAMPLE | BETWEEN,
    "changes as a table": ON_EXAMPLE | BETWEEN | {"as": "table"},
    "what was learned": {"view": "difference", "of": "learned"},
    "no changes": {"view": "difference"},
    "days in the wrong order": {"view": "difference", "before": "2023-02-01", "after": "2023-01-01"},
    "critical actors": ON_EXAMPLE | {"view": "critical"},
    "critical actors as a table": ON_EXAMPLE | {"view": "critical", "as": "table"},
    "nobody critical": {"view": "critical"},
    "search": {"view": "search", "text": "nämnd"},
    "nothing found": {"view": "search", "text": "xyzzy"},
    "accessibility": {"view": "accessibility"},
}


async def violations(page: Page) -> list[str]:
    """What axe finds wrong with the page, each with the places."""
    await page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = await page.evaluate(
        "tags => axe.run(document, { runOnly: tags }).then(result => result.violations)", TAGS
    )
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes']]}" for one in found]


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_axe_finds_nothing_in_any_view(explorer: Explorer, theme: Any) -> None:
    await explorer.page.emulate_media(color_scheme=theme)
    wrong = {}
    for name, parts in VIEWS.items():
        await explorer.open(**parts)
        if "record" in parts:
            await explorer.page.wait_for_selector(".panel h2")
        wrong[name] = await violations(explorer.page)

    assert {name: found for name, found in wrong.items() if found} == {}


async def test_axe_finds_what_is_wrong(explorer: Explorer) -> None:
    await explorer.open(view="accessibility")
    await explorer.page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")

    assert any("button-name" in one for one in await violations(explorer.page))


async def test_everything_by_keyboard(explorer: Explorer) -> None:
    keyboard = explorer.page.keyboard
    await explorer.open()

    # the first stop leads to the content
    await keyboard.press("Tab")
    assert await explorer.page.evaluate("document.activeElement.className") == "skip"
    assert await explorer.page.evaluate("getComputedStyle(document.activeElement).top") == "8px"
    # every stop on the way to the picture can be seen
    for _ in range(60):
        await keyboard.press("Tab")
        outline: str = await explorer.page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", await explorer.page.evaluate("document.activeElement.outerHTML")
        if await explorer.page.evaluate("document.activeElement.matches('.choices')"):
            break
    else:
        pytest.fail("the picture is not reached")

    await keyboard.press("s")
    named = explorer.page.locator(
        "#" + str(await explorer.page.locator(".choices").get_attribute("aria-activedescendant"))
    )
    assert (await named.inner_text()).startswith("Samhällsbyggnadsnämnden")
    await keyboard.press("ArrowDown")
    announced = await explorer.text(".announcer")
    assert announced.startswith("SKR") or announced.startswith("Socialnämnden")
    assert "koppling" in announced
    await keyboard.press("Enter")
    await explorer.page.wait_for_selector(".panel h2:focus")
    await keyboard.press("Escape")
    await explorer.page.wait_for_selector(".panel", state="detached")
    assert await explorer.page.evaluate("document.activeElement.matches('.choices')")


async def test_an_answer_is_announced_when_it_arrives(explorer: Explorer) -> None:
    announcer = explorer.page.locator(".announcer")
    await explorer.open()
    await expect(announcer).to_have_text(await explorer.text("main .stats"))

    await explorer.page.get_by_label("Nämns i planen").uncheck()
    await explorer.shown()
    await expect(announcer).to_have_text(await explorer.text("main .stats"))

    await explorer.open(**ON_EXAMPLE, view="gaps")
    await expect(announcer).to_have_text(await explorer.text("main .sentence"))
    await explorer.open(view="critical")
    await expect(announcer).to_have_text(await explorer.text("main .notice h2"))


async def test_what_is_announced_twice_is_heard_twice(explorer: Explorer) -> None:
    await explorer.open()
    await explorer.focus_picture()
    await explorer.page.keyboard.press("Home")
    first = await explorer.text(".announcer")
    await explorer.page.evaluate(
        """() => { window.heard = []; const announcer = document.querySelector('.announcer');
        new MutationObserver(() => window.heard.push(announcer.textContent))
          .observe(announcer, { childList: true, characterData: true, subtree: true }) }"""
    )
    await explorer.page.keyboard.press("Home")
    await explorer.page.wait_for_timeout(500)

    assert await explorer.page.evaluate("window.heard") == ["", first]


async def test_what_links_and_codes_mean_is_there_without_a_mouse(explorer: Explorer) -> None:
    await explorer.open()
    meaning = "Båda ansvarar för samma åtagande."
    box = explorer.page.get_by_label("Delar ansvar")
    described = str(await box.get_attribute("aria-describedby"))
    assert await explorer.page.locator(f"[id='{described}']").inner_text() == meaning

    await explorer.page.locator(".legend summary").press("Enter")
    assert meaning in await explorer.text(".legend")

    await explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await explorer.open(**{"as": "table"})
    await explorer.page.locator("main .meanings summary").press("Enter")
    assert meaning in await explorer.text("main .meanings")
    commitment = "B8 " + (await explorer.ask('{ commitment(id: "flen-b8") { title } }'))["commitment"]["title"]
    assert commitment in await explorer.text("main tbody")
    await explorer.page.get_by_role("button", name="Kopiera tabellen").click()
    await explorer.page.wait_for_selector(".announcer:has-text('kopierad')", state="attached")
    assert commitment in await explorer.page.evaluate("navigator.clipboard.readText()")
    assert await explorer.page.locator("main [title]:not([aria-label])").count() == 0


async def test_search_by_keyboard_forgives_letters_and_parts_of_words(explorer: Explorer) -> None:
    await explorer.open()
    box = explorer.page.get_by_role("combobox", name="Sök aktör, åtagande eller samverkan")
    await box.press_sequentially("samhallsbygg")

    first = explorer.page.locator(".search [role=option]").first
    await first.wait_for()
    assert "Samhällsbyggnadsnämnden" in await first.inner_text()
    assert await box.get_attribute("aria-expanded") == "true"
    await box.press("ArrowDown")
    active = await box.get_attribute("aria-activedescendant")
    assert active == await first.get_attribute("id")
    await box.press("Enter")
    await explorer.page.wait_for_selector(".panel h2:has-text('Samhällsbyggnadsnämnden')")
    assert "view=actor" in await explorer.query()


@pytest.mark.parametrize("width", [320, 640])
async def test_narrow_and_enlarged_nothing_is_lost(chromium: Browser, address: str, width: int) -> None:
    """320 px is a small telephone, and a screen of 1280 px at 400 %."""
    check_built()
    context = await chromium.new_context(locale="sv-SE", viewport={"width": width, "height": 640})
    explorer = Explorer(await visiting(context), address)
    too_wide = {}
    for name, parts in VIEWS.items():
        await explorer.open(**parts)
        if "record" in parts:
            await explorer.page.wait_for_selector(".panel h2")
        wide: int = await explorer.page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            too_wide[name] = wide
        questions = explorer.page.get_by_role("button", name="Frågor")
        assert await questions.is_visible()
        # an open record lies over all else until it is closed
        if "record" not in parts:
            await questions.click()
            assert await explorer.page.locator("nav a").last.is_visible()
        assert await explorer.page.get_by_role("combobox").first.is_visible()
    assert too_wide == {}
    await context.close()


async def test_on_a_telephone_the_questions_stand_behind_a_button(chromium: Browser, address: str) -> None:
    check_built()
    context = await chromium.new_context(locale="sv-SE", viewport={"width": 360, "height": 740})
    explorer = Explorer(await visiting(context), address)
    await explorer.open()
    button = explorer.page.get_by_role("button", name="Frågor")
    links = explorer.page.locator("nav a")
    assert await button.get_attribute("aria-expanded") == "false"
    assert not await links.first.is_visible()

    await button.press("Enter")
    assert await button.get_attribute("aria-expanded") == "true"
    await links.filter(has_text="Luckor").press("Enter")

    await explorer.page.wait_for_selector("h1:has-text('Luckor')")
    assert not await links.first.is_visible()
    assert await explorer.page.evaluate("document.activeElement.id") == "content"
    await context.close()


async def test_who_wants_less_motion_gets_none(explorer: Explorer) -> None:
    await explorer.page.emulate_media(reduced_motion="reduce")
    await explorer.page.route("**/graphql", lambda _: None)
    await explorer.page.goto(explorer.address)
    await explorer.page.wait_for_selector(".spinner")

    assert await explorer.page.evaluate("getComputedStyle(document.querySelector('.spinner')).animationName") == "none"


async def test_the_statement_names_who_takes_reports(explorer: Explorer) -> None:
    await explorer.open(view="accessibility")

    assert "Den som driver registret har inte angett någon adress" in await explorer.text("main article")
    assert "Kända brister" in await explorer.text("main article")
