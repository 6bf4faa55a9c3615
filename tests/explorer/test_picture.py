"""Point 1: a picture first, and the record behind a mark. Point 2: the same as a table."""

import json
from itertools import combinations
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Route

from tests.browser import needs_browser, needs_pages
from tests.explorer.site import EXAMPLE, EXAMPLE_DAY, FLEN, PREFIX, Explorer

pytestmark = [needs_pages, needs_browser, pytest.mark.engines("arcadedb")]

NETWORK = "query ($filter: NetworkFilter) { network(filter: $filter) { nodes { id name } links { weight } } }"


@pytest.mark.parametrize("prefix", ["", PREFIX])
async def test_the_first_thing_to_see_is_flens_network_whole(explorer: Explorer, prefix: str) -> None:
    network = (await explorer.ask(NETWORK, filter={"plan": FLEN}))["network"]
    assert len(network["nodes"]) > 10

    await explorer.page.goto(f"{explorer.address}{prefix}/")
    await explorer.shown()

    picture = explorer.page.locator(".picture")
    assert await picture.get_attribute("data-actors") == str(len(network["nodes"]))
    assert await picture.get_attribute("data-links") == str(len(network["links"]))
    assert await explorer.page.locator(".choices [role=option]").count() == len(network["nodes"])
    legend = await explorer.text(".legend")
    assert "Nämnd" in legend and "Delar ansvar" in legend and "Nämns i planen" in legend
    assert "Påhittat" not in legend
    # nothing from elsewhere, nothing kept, nothing complained about
    own = [urlsplit(url) for url in explorer.visit.asked if not url.startswith("data:")]
    assert {url.netloc for url in own} == {urlsplit(explorer.address).netloc}
    assert all(url.path.startswith(f"{prefix}/") for url in own)
    assert await explorer.page.context.cookies() == []
    assert explorer.visit.complaints == []


async def test_the_picture_is_drawn_and_pointing_and_clicking_open_the_record(explorer: Explorer) -> None:
    await explorer.open()
    box = await explorer.page.locator(".stage canvas").bounding_box()
    assert box is not None
    colours: int = await explorer.page.evaluate(
        """() => { const c = document.querySelector('.stage canvas');
        const data = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; const seen = new Set();
        for (let i = 0; i < data.length; i += 4) seen.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
        return seen.size }"""
    )
    assert colours > 50

    found = None
    for y in range(30, int(box["height"]), 14):
        for x in range(20, int(box["width"]), 14):
            await explorer.page.mouse.move(box["x"] + x, box["y"] + y)
            if await explorer.page.evaluate("document.querySelector('.stage canvas').style.cursor") == "pointer":
                found = box["x"] + x, box["y"] + y
                break
        if found:
            break
    assert found is not None
    await explorer.page.mouse.click(*found)

    await explorer.page.wait_for_selector(".panel h2")
    assert "record=" in await explorer.query()


async def test_a_record_tells_who_since_when_on_what_and_how_we_know(explorer: Explorer) -> None:
    await explorer.open(plan=EXAMPLE, day=EXAMPLE_DAY, record="exempel-iop-2024")
    await explorer.page.wait_for_selector(".panel h2")

    panel = await explorer.text(".panel")
    assert "IOP om samtalsstöd och barns stöd" in panel
    assert "Idéburet offentligt partnerskap (IOP)" in panel
    # the last day is the day before `until`
    assert "1 juli 2024 t.o.m. 30 juni 2027" in panel
    assert "Kvinnojouren Exemplet" in panel and "Part" in panel
    assert "E1 Samtalsstöd samma dag" in panel
    assert "Exempelköpings överenskommelser om idéburet offentligt partnerskap" in panel
    assert "Historik 1" in panel and "Inläst" in panel
    assert "Exempel" in panel

    await explorer.open(record="flen-b8")
    await explorer.page.wait_for_selector(".panel h2")
    quote = await explorer.text(".panel section > .sources blockquote")
    assert "resursanvändning" in quote


async def test_examples_cannot_be_taken_for_real(explorer: Explorer) -> None:
    await explorer.open(plan=EXAMPLE, day=EXAMPLE_DAY)

    assert "Påhittat exempel" in await explorer.text(".example-note")
    assert "Påhittat exempel" in await explorer.text(".legend")
    assert "Exempel" in await explorer.option("Kvinnojouren Exemplet").inner_text()
    assert "påhittat exempel" in await explorer.page.locator(".plan option:checked").inner_text()


async def test_the_table_is_one_key_away_and_has_the_same_content(explorer: Explorer) -> None:
    await explorer.open()
    links = int(await explorer.page.locator(".picture").get_attribute("data-links") or 0)
    actors = int(await explorer.page.locator(".picture").get_attribute("data-actors") or 0)

    await explorer.page.keyboard.press("F2")

    await explorer.page.wait_for_selector("main table")
    assert await explorer.page.locator("main tbody tr").count() == links
    assert "as=table" in await explorer.query()
    await explorer.page.get_by_role("button", name="Aktörer").click()
    assert await explorer.page.locator("main tbody tr").count() == actors
    # without a link, and still there
    assert "Polismyndigheten" in await explorer.text("main table")


async def test_the_table_is_sorted_filtered_and_copied(explorer: Explorer) -> None:
    await explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await explorer.open(**{"as": "table"})
    await explorer.page.get_by_role("button", name="Aktörer").click()
    names = explorer.page.locator("main tbody tr td:first-child")

    await explorer.page.locator("th button").first.click()
    up = [text.strip() for text in await names.all_inner_texts()]
    await explorer.page.locator("th button").first.click()
    down = [text.strip() for text in await names.all_inner_texts()]
    assert await explorer.page.locator("th").first.get_attribute("aria-sort") == "descending"
    assert up[0].startswith("Barn-") and up == down[::-1]

    await explorer.page.get_by_label("Filtrera raderna").fill("namnden")
    boards = await names.all_inner_texts()
    assert len(boards) == 3 and all("nämnden" in name for name in boards)

    await explorer.page.get_by_role("button", name="Kopiera tabellen").click()
    await explorer.page.wait_for_selector(".announcer:has-text('kopierad')", state="attached")
    copied: str = await explorer.page.evaluate("navigator.clipboard.readText()")
    lines = copied.splitlines()
    assert lines[0].split("\t") == ["Namn", "Typ", "Kopplingar", "Exempel"]
    assert len(lines) == 1 + len(boards)


GROUPS, SIZE, ALONE = 30, 20, 3
"""A network that is too large to draw: groups where all are linked to all, in a ring, and actors without a link."""


def _linked(one: str, other: str, basis: str = "SHARED_RESPONSIBILITY") -> dict[str, Any]:
    ends = {"source": {"id": one}, "target": {"id": other}}
    return ends | {"weight": 1, "basis": [basis], "commitments": [], "collaborations": []}


def _large_network() -> dict[str, Any]:
    groups = [[f"nämnd-{group}-{place}" for place in range(SIZE - group % 3)] for group in range(GROUPS)]
    links = [_linked(one, other) for group in groups for one, other in combinations(group, 2)]
    links += [_linked(one[0], other[0], "NAMED") for one, other in zip(groups, groups[1:] + groups[:1], strict=True)]
    ids = [one for group in groups for one in group] + [f"ensam-{place}" for place in range(ALONE)]
    actor = {"nameEn": None, "shortName": None, "kind": "BOARD", "isExample": False}
    nodes = [actor | {"id": one, "name": f"Nämnden {one}"} for one in ids]
    return {"nodes": nodes, "links": links, "truncated": False}


async def large(route: Route) -> None:
    """Answer with the large network wherever a network is asked for."""
    answer = await (await route.fetch()).json()
    if "network" in answer["data"]:
        answer["data"]["network"] |= _large_network()
    await route.fulfill(body=json.dumps(answer), content_type="application/json")


async def test_groups_cannot_be_taken_for_actors(explorer: Explorer) -> None:
    await explorer.page.route("**/graphql", large)
    await explorer.open()

    choices = await explorer.page.locator(".choices [role=option]").all_inner_texts()
    assert len(choices) == GROUPS
    assert all(" m.fl., Grupp med " in choice for choice in choices)
    assert choices[0].endswith("m.fl., Grupp med 20 aktörer, 2 grupper med kopplingar hit")
    legend = (await explorer.text(".legend")).splitlines()
    assert legend == [
        "Grupp, med antalet aktörer",
        "Kopplingar mellan grupper, oavsett typ",
        "Bredare: fler kopplingar.",
    ]
    hint = await explorer.text("main .hint")
    assert "talet i ringen" in hint and "3 aktörer utan kopplingar" in hint


async def test_a_group_opens_to_its_actors_and_their_links(explorer: Explorer) -> None:
    await explorer.page.route("**/graphql", large)
    await explorer.open()
    await explorer.focus_picture()
    await explorer.page.keyboard.press("Home")
    announced = await explorer.text(".announcer")
    assert "m.fl., grupp med 20 aktörer. 2 grupper med kopplingar hit: Nämnden" in announced

    await explorer.page.keyboard.press("Enter")

    await explorer.page.wait_for_selector(f".picture[data-actors='{SIZE}'][data-placed=true]")
    assert "community=" in await explorer.query() and "record=" not in await explorer.query()
    legend = await explorer.text(".legend")
    assert "Nämnd" in legend and "Delar ansvar" in legend and "Grupp" not in legend
    assert "20 aktörer" in await explorer.text("main .hint")
    await explorer.page.keyboard.press("F2")
    await explorer.page.wait_for_selector("main table")
    assert await explorer.page.locator("main tbody tr").count() == SIZE * (SIZE - 1) // 2
    await explorer.page.get_by_role("link", name="Visa alla grupper").click()
    await explorer.page.wait_for_selector("main th:has-text('Grupp kring')")


async def test_the_table_has_the_groups_too(explorer: Explorer) -> None:
    await explorer.page.route("**/graphql", large)
    await explorer.open(**{"as": "table"})

    rows = await explorer.page.locator("main tbody tr").all_inner_texts()
    assert len(rows) == GROUPS
    assert sorted({tuple(row.split("\t")[1:]) for row in rows}) == [
        ("18", "153", "2"),
        ("19", "171", "2"),
        ("20", "190", "2"),
    ]
    assert await explorer.page.locator("main tbody .mark").count() == 0
    await explorer.page.locator(".tables > .forms").get_by_role("button", name="Aktörer").click()
    assert f"{len(_large_network()['nodes'])} rader" in await explorer.text(".data-head")


async def test_changes_in_a_network_of_groups_are_pointed_to(explorer: Explorer) -> None:
    async def changed(route: Route) -> None:
        answer = await (await route.fetch()).json()
        if "difference" in answer["data"]:
            network = _large_network()
            actors = {node["id"]: node for node in network["nodes"]}
            link = network["links"][0]
            ends = {end: actors[link[end]["id"]] for end in ("source", "target")}
            answer["data"]["network"] |= network
            answer["data"]["difference"] |= {"added": [link | ends], "ended": [], "changed": [], "truncated": False}
        await route.fulfill(body=json.dumps(answer), content_type="application/json")

    await explorer.page.route("**/graphql", changed)
    await explorer.open(view="difference", before="2022-01-01", after="2023-01-01")

    assert "Grupper med ändringar är framhävda" in await explorer.text("main .hint:has-text('talet i ringen')")
    await explorer.page.keyboard.press("F2")
    await explorer.page.wait_for_selector("main table")
    assert await explorer.page.locator("main table").first.locator("tbody tr").count() == 1
