"""``python -m tests.pictures``: the planners' page as it is, for the README, in docs/pictures.

Over an embedded engine of its own with the seed alone, on days that the calendar does not change.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser, async_playwright

from graph.engines import open_store
from graph.settings import EngineSettings
from graph.writes.load import load
from seed.check import check_seed
from seed.load import BY, REASON, seed_folders
from tests.browser import CHROMIUM, FLAGS, check_built, visiting
from tests.explorer.site import EXAMPLE, EXAMPLE_DAY, Explorer, served

PLACE = Path(__file__).parents[1] / "docs" / "pictures"
ON_EXAMPLE = {"plan": EXAMPLE, "day": EXAMPLE_DAY}
VIEWS: dict[str, dict[str, str]] = {
    "network": {},
    "example": ON_EXAMPLE | {"record": "exempel-iop-2024"},
    "commitment": {"view": "commitment", "commitment": "flen-b8"},
    "paths": ON_EXAMPLE | {"view": "paths", "actor": "exempel-kvinnojouren", "other": "exempel-lansstyrelsen"},
    "gaps": ON_EXAMPLE | {"view": "gaps"},
    "follow-up": ON_EXAMPLE | {"view": "followUp", "year": "2025"},
    "expiring": ON_EXAMPLE | {"view": "expiring"},
    "changes": ON_EXAMPLE | {"view": "difference", "before": "2024-06-30", "after": "2025-01-01"},
    "critical": ON_EXAMPLE | {"view": "critical"},
    "table": ON_EXAMPLE | {"as": "table"},
}
LOOKS = (("sv", "light"), ("en", "dark"), ("sv", "dark"), ("en", "light"))
EVERY_LOOK = {"network", "changes", "critical"}
"""The views shown in both languages and both themes; the others in one of each."""
LOCALES = {"sv": "sv-SE", "en": "en-GB"}
SIZE = (1280, 860)
NARROW = (360, 1180)
"""A telephone, and as much more as it takes to see the picture whole."""


async def _taken(browser: Browser, address: str, name: str, look: tuple[str, str], size: tuple[int, int]) -> Path:
    language, theme = look
    context = await browser.new_context(
        locale=LOCALES[language],
        color_scheme="dark" if theme == "dark" else "light",
        viewport={"width": size[0], "height": size[1]},
    )
    explorer = Explorer(await visiting(context), address)
    parts = VIEWS[name]
    await explorer.open(lang=language, **parts)
    if "record" in parts:
        await explorer.page.wait_for_selector(".panel h2")
    # nothing has the focus, as where somebody has just come
    await explorer.page.evaluate("document.activeElement.blur()")
    await explorer.page.wait_for_timeout(300)
    suffix = "-narrow" if size == NARROW else ""
    path = PLACE / f"{name}{suffix}-{language}-{theme}.png"
    await explorer.page.screenshot(path=path)
    await context.close()
    return path


async def pictures() -> list[Path]:
    """Take all pictures anew."""
    check_built()
    PLACE.mkdir(exist_ok=True)
    taken: list[Path] = []
    with TemporaryDirectory() as folder:
        settings = EngineSettings(data_folder=Path(folder), heap_megabytes=512, statement_timeout_ms=30_000)
        async with open_store(settings) as store, async_playwright() as playwright:
            await load(store, check_seed(seed_folders()), by=BY, reason=REASON)
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            async with served(store) as address:
                for name in VIEWS:
                    looks = LOOKS if name in EVERY_LOOK else LOOKS[:2]
                    taken += [await _taken(browser, address, name, look, SIZE) for look in looks]
                taken.append(await _taken(browser, address, "network", LOOKS[0], NARROW))
            await browser.close()
    return taken


if __name__ == "__main__":
    if CHROMIUM is None:
        sys.exit("Pictures need a browser: no chromium on the PATH. Debian: apt-get install chromium")
    for one in asyncio.run(pictures()):
        print(f"{one.relative_to(PLACE.parents[1])}  {one.stat().st_size // 1024} kB")
