"""Point 3: the planner's questions as entries, answered in sentences and lit in the picture."""

import json

import pytest
from playwright.async_api import Route, expect

from tests.browser import needs_browser, needs_pages
from tests.explorer.site import EXAMPLE, EXAMPLE_DAY, Explorer

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]

ON_EXAMPLE = {"plan": EXAMPLE, "day": EXAMPLE_DAY}
AT = {"asOf": EXAMPLE_DAY}


async def test_every_question_of_the_menu_shows_an_answer(explorer: Explorer) -> None:
    await explorer.open(**ON_EXAMPLE)
    titles = await explorer.page.locator("nav a").all_inner_texts()
    assert len(titles) == 10

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


async def test_how_two_actors_are_connected_is_told_and_lit(explorer: Explorer) -> None:
    document = """query ($at: Moment) {
        paths(from: "exempel-kvinnojouren", to: "exempel-lansstyrelsen", first: 5, at: $at) { sentence } }"""
    answer = (await explorer.ask(document, at=AT))["paths"]
    await explorer.open(**ON_EXAMPLE, view="paths")
    assert "Välj två aktörer" in await explorer.text("main .notice")

    for label, words in (("Från aktör", "kvinnojouren ex"), ("Till aktör", "lansstyrelsen i exempel")):
        box = explorer.page.get_by_role("combobox", name=label)
        await box.press_sequentially(words)
        await explorer.page.locator(".combobox [role=option]:visible").first.wait_for()
        await box.press("Enter")
    await explorer.page.wait_for_selector("ol.sentences li")

    sentences = await explorer.page.locator("ol.sentences li").all_inner_texts()
    assert answer and answer[0]["sentence"] in sentences
    assert "actor=exempel-kvinnojouren" in await explorer.query()


async def test_one_end_of_a_path_is_shown_by_its_name(explorer: Explorer) -> None:
    box = explorer.page.get_by_role("combobox", name="Från aktör")
    await explorer.open(**ON_EXAMPLE, view="paths")
    await box.press_sequentially("kvinnojouren ex")
    await explorer.page.locator(".combobox [role=option]:visible").first.wait_for()
    await box.press("Enter")
    await explorer.page.wait_for_url("**actor=exempel-kvinnojouren*")
    await explorer.page.wait_for_timeout(300)
    assert await box.input_value() == "Kvinnojouren Exemplet"

    for ends in ({"actor": "exempel-kvinnojouren"}, {"other": "exempel-kvinnojouren"}):
        await explorer.open(**ON_EXAMPLE, view="paths", **ends)
        box = explorer.page.get_by_role("combobox", name="Från aktör" if "actor" in ends else "Till aktör")
        await expect(box).to_have_value("Kvinnojouren Exemplet")


async def test_the_101st_commitment_of_a_plan_can_be_chosen(explorer: Explorer) -> None:
    async def many(route: Route) -> None:
        body = json.loads(route.request.post_data or "{}")
        if "CommitmentChoices" not in body["query"]:
            await route.continue_()
            return
        start = int(body["variables"].get("after") or 0)
        ids = range(start, min(start + 100, 101))
        edges = [{"node": {"id": f"many-{one}", "code": f"M{one + 1}", "title": "Åtagande"}} for one in ids]
        info = {"hasNextPage": start == 0, "endCursor": str(start + 100)}
        answer = {"data": {"commitments": {"edges": edges, "pageInfo": info}}}
        await route.fulfill(body=json.dumps(answer), content_type="application/json")

    await explorer.page.route("**/graphql", many)
    await explorer.open(view="commitment")

    await expect(explorer.page.locator("main select option")).to_have_count(102)
    assert await explorer.page.locator("main select option").last.inner_text() == "M101 Åtagande"


async def test_no_way_between_two_actors_is_said(explorer: Explorer) -> None:
    await explorer.open(**ON_EXAMPLE, view="paths", actor="exempel-kvinnojouren", other="flen-socialnamnden")

    assert "Ingen koppling hittades" in await explorer.text("main .notice")


async def test_gaps_are_the_sentences_of_the_api_by_kind(explorer: Explorer) -> None:
    document = 'query ($at: Moment) { coverage(plan: "exempel-plan", at: $at) { gaps { kind message } } }'
    gaps = (await explorer.ask(document, at=AT))["coverage"]["gaps"]
    await explorer.open(**ON_EXAMPLE, view="gaps")

    sentences = " ".join(await explorer.page.locator(".sentences li").all_inner_texts())
    assert gaps and all(gap["message"] in sentences for gap in gaps)
    alone = [gap for gap in gaps if gap["kind"] == "NO_PARTNER"]
    await explorer.page.locator(".chips button:has-text('Ingen samverkanspart')").click()
    assert await explorer.page.locator(".sentences li").count() == len(alone)


async def test_follow_up_of_a_year_body_by_body(explorer: Explorer) -> None:
    document = """query ($at: Moment) { followUpStatus(plan: "exempel-plan", year: 2025, at: $at) {
        due { id } done { id } overdue { id } } }"""
    rows = (await explorer.ask(document, at=AT))["followUpStatus"]
    done, due = (sum(len(row[part]) for row in rows) for part in ("done", "due"))

    await explorer.open(**ON_EXAMPLE, view="followUp", year="2025")

    assert f"{done} av {due} uppföljningar gjorda" in await explorer.text("main .sentence")
    assert "vår tolkning" in await explorer.text("main .hint")
    assert await explorer.page.locator("main tbody tr").count() == len(rows)


async def test_readiness_tells_yes_no_and_unknown_apart(explorer: Explorer) -> None:
    document = """query ($at: Moment) { readiness(municipality: "exempel-exempelkoping", at: $at) { ready } }"""
    rows = (await explorer.ask(document, at=AT))["readiness"]
    ready = sum(row["ready"] is True for row in rows)

    await explorer.open(**ON_EXAMPLE, view="readiness")

    assert f"beredskap för {ready} av {len(rows)} verksamheter" in await explorer.text("main .sentence")
    marks = await explorer.page.locator("main [data-ready]").evaluate_all("all => all.map(one => one.dataset.ready)")
    assert sorted(marks) == sorted({True: "true", False: "false", None: "null"}[row["ready"]] for row in rows)
