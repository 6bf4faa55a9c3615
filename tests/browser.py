"""Debian's Chromium for tests, as a plugin: the fixture ``visit`` is a first visit to a page, in a profile of its own.

Without a browser, or without built pages, what needs them is skipped, and the end of the run says so.
"""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from api.pages import STATIC
from hatch_build import Pages

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COUNT_VIOLATIONS = "addEventListener('securitypolicyviolation', e => console.error('CSP: ' + e.violatedDirective))"

needs_pages = pytest.mark.skipif(
    not (STATIC / "graphiql.html").is_file(), reason="the pages are not built: make assets"
)
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the PATH: apt-get install chromium")


def pytest_report_header() -> list[str]:
    """Say whether the pages are tried in a browser."""
    return [_told()]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say it once more where it is not: the header is far above by now."""
    if CHROMIUM is None:
        terminalreporter.write_line(_told())


def _told() -> str:
    lack = "no chromium on the PATH. The pages are NOT tried in a browser; Debian: apt-get install chromium"
    return f"browser: {CHROMIUM or lack}"


class Visit:
    """A page and what it did: every address asked for, every complaint on the console."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.context.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))


@pytest.fixture(scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser of this run."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


async def visiting(context: BrowserContext) -> Visit:
    """A first visit in a context."""
    page = await context.new_page()
    page.set_default_timeout(60_000)
    await page.add_init_script(COUNT_VIOLATIONS)
    return Visit(page)


def check_built() -> None:
    """Fail where the pages do not come from these sources: their tests would say nothing."""
    if not Pages(ROOT).are_current():
        pytest.fail("the built pages are not made from these sources: make assets")
