"""The planners' page over a real engine: served on a free port, visited in a browser."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import uvicorn
from playwright.async_api import Locator, Page
from starlette.applications import Starlette
from starlette.routing import Mount

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.browser import Visit

PREFIX = "/behind/a/prefix"
FLEN = "flen-handlingsplan-2021-2023"
EXAMPLE = "exempel-plan"
EXAMPLE_DAY = "2026-06-01"
"""A day within the example's plan: what it shows then will not change with the calendar."""
PATIENT = Settings(statement_timeout_ms=30_000, request_timeout_ms=60_000)
"""The first statements of a new engine take seconds on a busy machine."""
SHOWN = "[data-placed=true], main table, main .notice, main article, main .hits"


@asynccontextmanager
async def served(store: Store, settings: Settings | None = None) -> AsyncIterator[str]:
    """The application at the root and once more behind a path prefix; gives its address."""
    app = create_app(settings or PATIENT, store)
    both = Starlette(routes=[Mount(PREFIX, app=app), Mount("/", app=app)])
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(both, log_level="error", ws="none", lifespan="off"))
    running = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await running


@dataclass
class Explorer:
    """The page as a person uses it."""

    visit: Visit
    address: str

    @property
    def page(self) -> Page:
        return self.visit.page

    async def open(self, **parts: str) -> None:
        """Open a view by its address and wait until it shows something."""
        await self.page.goto(f"{self.address}/?{urlencode(parts)}")
        await self.shown()

    async def shown(self) -> None:
        """Wait until the view has its answer, the picture its places."""
        await self.page.wait_for_selector(SHOWN)
        # By selectors alone: functions given as text are what the page's policy forbids.
        await self.page.wait_for_selector("main:not(:has([aria-busy=true]))")

    async def text(self, selector: str) -> str:
        return await self.page.locator(selector).first.inner_text()

    def option(self, name: str) -> Locator:
        """An actor of the picture, as screen readers meet it."""
        return self.page.locator(".choices [role=option]").filter(has_text=name)

    async def focus_picture(self) -> None:
        await self.page.locator(".choices").focus()

    async def query(self) -> str:
        """The query string of the address that the browser shows."""
        found: str = await self.page.evaluate("location.search")
        return found

    async def ask(self, document: str, **variables: Any) -> Any:
        """What the API itself answers."""
        body = {"query": document, "variables": variables}
        answer = await self.page.request.post(f"{self.address}/graphql", data=body)
        return (await answer.json())["data"]
