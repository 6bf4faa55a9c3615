"""Point 3: the planner's questions as entries, answered in sentences and lit in the picture."""

import pytest

from tests.browser import needs_browser, needs_pages
from tests.explorer.site import EXAMPLE, EXAMPLE_DAY, Explorer

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]

ON_EXAMPLE = {"plan": EXAMPLE, "day": EXAMPLE_DAY}
AT = {"asOf": EXAMPLE_DAY}


async def test_every_question_of_the_menu_shows_an_answer(explorer: Explorer) -> None:
    await explorer.open(**ON_EXAMPLE)
    titles = await explorer.page.locator("nav a").all_inner_texts()
    assert len(titles) >= 4

    for title in titles:
        await explorer.page.locator("nav").get_by_role("link", name=title, exact=True).click()
        await explorer.shown()
        assert await explorer.text("h1") == title
        assert await explorer.page.locator("main .broken").count() == 0, title
    assert explorer.visit.complaints == []


async def test_one_commitment_shows_who_answers_and_whom_it_names(explorer: Explorer) -> None:
    await explorer.open(view="commitment")
    await explorer.page.locator("main select").select_option("flen-b8")
    await explorer.page.wait_for_selector("[data-placed=true]")

    assert "resursanvändning" in await explorer.text("main .wording")
    names = await explorer.page.locator(".choices [role=option]").all_inner_texts()
    assert any(name.startswith("NCK") for name in names) and any(name.startswith("Socialnämnden") for name in names)
    assert "Samhällsbyggnadsnämnden" not in " ".join(names)
    assert "commitment=flen-b8" in await explorer.query()


async def test_one_actors_surroundings_grow_with_the_steps(explorer: Explorer) -> None:
    await explorer.open(**ON_EXAMPLE, view="actor", actor="exempel-kvinnojouren")
    near = int(await explorer.page.locator(".picture").get_attribute("data-actors") or 0)
    assert "har 1 direkt koppling" in await explorer.text("main .sentence")

    await explorer.page.get_by_label("Steg bort").select_option("2")
    await explorer.page.wait_for_selector(f".picture:not([data-actors='{near}'])")

    assert int(await explorer.page.locator(".picture").get_attribute("data-actors") or 0) > near == 2


async def test_what_ends_is_told_in_sentences(explorer: Explorer) -> None:
    document = """query ($at: Moment) { expiring(plan: "exempel-plan", withinDays: 365, at: $at) {
        daysLeft collaboration { title } } }"""
    answer = (await explorer.ask(document, at=AT))["expiring"]
    assert answer

    await explorer.open(**ON_EXAMPLE, view="expiring")

    sentences = await explorer.page.locator(".sentences li").all_inner_texts()
    assert len(sentences) == len(answer)
    assert all(one["collaboration"]["title"] in text for one, text in zip(answer, sentences, strict=True))
    await explorer.page.get_by_label("Inom").select_option("90")
    await explorer.page.wait_for_selector("main .sentence:has-text('inom 90 dagar')")
