"""Time to the first picture: from opening the page to a network drawn, in Debian's Chromium without a graphics card.

The answers are made up here and handed to the page at once, so that what is measured is the page: loading, reading the
answer, layout in the worker, drawing.
"""

import json
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Any

from playwright.async_api import Browser, Route, async_playwright

from tests.browser import CHROMIUM, FLAGS
from tests.explorer.site import served
from tests.fakes import RecordingStore

SIZES = (300, 2000, 5000)
ROUNDS = 5
_LINKS_PER_ACTOR = 2.5
_KINDS = ("BOARD", "UNIT", "AGENCY", "CIVIL_SOCIETY_ORGANISATION", "REGIONAL_BODY", "MUNICIPALITY")
_BASES = ("COLLABORATION", "SHARED_RESPONSIBILITY", "NAMED")
_PLAN = {
    "id": "bench-plan", "title": "Plan", "titleEn": None, "shortTitle": None, "since": None, "until": None,
    "isExample": True, "owner": None,
}  # fmt: skip


@dataclass(frozen=True)
class Times:
    """Medians in milliseconds: the first picture, the picture at rest."""

    links: int
    actors: int
    first: float
    rest: float


def network(links: int) -> dict[str, Any]:
    """A made-up network of towns: most links inside a town, some between; the same for the same size."""
    chance = Random(links)  # noqa: S311 - the same numbers every time, no secrets
    actors = round(links / _LINKS_PER_ACTOR)
    nodes = [
        {
            "id": f"bench-{place}", "kind": chance.choice(_KINDS), "name": f"Påhittad aktör {place}", "nameEn": None,
            "shortName": None, "isExample": True,
        }
        for place in range(actors)
    ]  # fmt: skip
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < links:
        one = chance.randrange(actors)
        near = chance.random() < 0.9
        other = (one // 25) * 25 + chance.randrange(25) if near else chance.randrange(actors)
        if one != other and other < actors:
            pairs.add((min(one, other), max(one, other)))
    made = [
        {
            "source": {"id": f"bench-{one}"}, "target": {"id": f"bench-{other}"}, "weight": chance.randint(1, 5),
            "basis": [chance.choice(_BASES)], "commitments": [], "collaborations": [],
        }
        for one, other in sorted(pairs)
    ]  # fmt: skip
    return {"truncated": False, "nodes": nodes, "links": made}


async def _one(browser: Browser, address: str, body: str) -> tuple[float, float]:
    page = await browser.new_page(viewport={"width": 1280, "height": 900})
    last = {"hasNextPage": False, "endCursor": None}
    plans = json.dumps({"data": {"plans": {"pageInfo": last, "edges": [{"node": _PLAN}]}}})

    async def answer(route: Route) -> None:
        asked = route.request.post_data or ""
        await route.fulfill(body=body if "NetworkView" in asked else plans, content_type="application/json")

    await page.route("**/graphql", answer)
    await page.goto(address)
    await page.wait_for_selector("[data-placed=true]", timeout=120_000)
    marks: list[float] = await page.evaluate("performance.getEntriesByName('picture').map(mark => mark.startTime)")
    await page.close()
    return marks[0], marks[-1]


async def times(sizes: tuple[int, ...] = SIZES, rounds: int = ROUNDS) -> list[Times]:
    """Medians for each size; empty where there is no browser."""
    if CHROMIUM is None:
        return []
    bodies = {links: network(links) for links in sizes}
    measured: dict[int, list[tuple[float, float]]] = {links: [] for links in sizes}
    async with async_playwright() as playwright, served(RecordingStore()) as address:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(rounds):
            for links, found in bodies.items():
                measured[links].append(await _one(browser, address, json.dumps({"data": {"network": found}})))
        await browser.close()
    return [
        Times(links, len(bodies[links]["nodes"]), median(a for a, _ in all_), median(b for _, b in all_))
        for links, all_ in measured.items()
    ]
