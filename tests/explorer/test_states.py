"""Point 8: safe and light. Point 9: empty, slow and broken states."""

import asyncio
import json

import pytest
from playwright.async_api import Browser, Route

from graph.store import Store
from tests.browser import needs_browser, needs_pages, visiting
from tests.explorer.site import Explorer, served

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]

HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
RIGHT_TO_LEFT = "\u202egnirts\u202c " + "å" * 200 + " 👩‍👩‍👧‍👦"
MOST_BYTES = 400_000


async def test_names_are_text_whatever_they_hold(explorer: Explorer) -> None:
    async def hostile(route: Route) -> None:
        answer = await (await route.fetch()).json()
        for place, node in enumerate(answer["data"].get("network", {}).get("nodes", ())):
            node["name"] = node["shortName"] = HOSTILE if place % 2 else RIGHT_TO_LEFT
        await route.fulfill(body=json.dumps(answer), content_type="application/json")

    await explorer.page.route("**/graphql", hostile)
    await explorer.open(**{"as": "table"})

    assert HOSTILE in await explorer.text("main table")
    assert await explorer.page.locator("main img, main script").count() == 0
    assert "Samverkan" in await explorer.page.title()
    width: int = await explorer.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 1280
    await explorer.page.keyboard.press("F2")
    await explorer.page.wait_for_selector("[data-placed=true]")
    assert explorer.visit.complaints == []


async def test_the_first_load_is_light(explorer: Explorer) -> None:
    await explorer.open()
    loaded: list[dict[str, object]] = await explorer.page.evaluate(
        "performance.getEntriesByType('resource').map(e => ({name: e.name, size: e.encodedBodySize}))"
    )

    assert any(".js" in str(one["name"]) for one in loaded)
    assert sum(int(str(one["size"])) for one in loaded) < MOST_BYTES


async def test_the_page_and_its_policy(explorer: Explorer) -> None:
    response = await explorer.page.request.get(explorer.address)
    policy = dict(part.split(" ", 1) for part in response.headers["content-security-policy"].split("; "))

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "unsafe" not in response.headers["content-security-policy"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in response.headers


async def test_an_empty_registry_says_what_to_do(chromium: Browser, empty_store: Store) -> None:
    async with served(empty_store) as address:
        context = await chromium.new_context(locale="sv-SE")
        explorer = Explorer(await visiting(context), address)
        await explorer.open()

        assert "Registret är tomt" in await explorer.text("main .notice")
        assert "samverkan seed" in await explorer.text("main .notice code")
        await context.close()


async def test_a_search_without_result_says_so_and_helps(explorer: Explorer) -> None:
    await explorer.open(view="search", text="xyzzy")

    assert "Inget i registret stämmer med ”xyzzy”" in await explorer.text("main .notice")
    assert "kortare ord" in await explorer.text("main .notice")


async def test_without_a_network_what_is_there_stays_and_it_is_told(explorer: Explorer) -> None:
    await explorer.open()
    await explorer.page.route("**/graphql", lambda route: route.abort("internetdisconnected"))

    await explorer.page.get_by_label("Nämns i planen").uncheck()

    await explorer.page.wait_for_selector("main .notice.broken")
    assert "Ingen kontakt med registret" in await explorer.text("main .notice.broken")
    assert await explorer.page.locator("[data-placed=true]").count() == 1

    await explorer.page.unroute("**/graphql")
    await explorer.page.get_by_role("button", name="Försök igen").click()
    await explorer.page.wait_for_selector("main .notice.broken", state="detached")
    await explorer.shown()


@pytest.mark.parametrize(("status", "title"), [(429, "För många frågor"), (503, "Registret svarar inte just nu")])
async def test_who_is_told_to_wait_waits_and_asks_again(explorer: Explorer, status: int, title: str) -> None:
    refused = 0

    async def refuse(route: Route) -> None:
        nonlocal refused
        refused += 1
        if refused > 1:
            await route.continue_()
        else:
            await route.fulfill(status=status, headers={"retry-after": "1"}, body="")

    await explorer.page.route("**/graphql", refuse)
    await explorer.page.goto(explorer.address)

    await explorer.page.wait_for_selector("main .notice.broken")
    assert title in await explorer.text("main .notice.broken")
    await explorer.page.wait_for_selector("[data-placed=true]")
    assert refused >= 2


async def test_a_slow_answer_is_told_to_be_slow(explorer: Explorer) -> None:
    async def slow(route: Route) -> None:
        await asyncio.sleep(3.5)
        await route.continue_()

    await explorer.page.route("**/graphql", slow)
    await explorer.page.goto(explorer.address)

    assert "Hämtar" in await explorer.text("main .waiting")
    await explorer.page.wait_for_selector("main .waiting:has-text('Det tar längre tid än vanligt')")
    await explorer.page.wait_for_selector("[data-placed=true]")
