"""The planners' page over the seeded engine."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from graph.store import Store
from tests.browser import check_built, visiting
from tests.explorer.site import Explorer, served


@pytest.fixture
async def address(seeded: Store) -> AsyncIterator[str]:
    """Where the page is served."""
    async with served(seeded) as url:
        yield url


@pytest.fixture
async def explorer(chromium: Browser, address: str) -> AsyncIterator[Explorer]:
    """A first visit by somebody who reads Swedish, on a usual screen."""
    check_built()
    context = await chromium.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    yield Explorer(await visiting(context), address)
    await context.close()
