"""The GraphiQL page: its headers and files over HTTP, and the page itself in a browser."""

import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import strawberry
import uvicorn
from playwright.async_api import Browser
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient
from strawberry.asgi import GraphQL

from api.pages import STATIC, asset_routes, page_response
from tests.browser import COUNT_VIOLATIONS, check_built, needs_browser, needs_pages
from tests.browser import Visit as PageVisit

ROOT = Path(__file__).parents[2]
QUERIES = ROOT / "docs" / "queries"


@strawberry.type
class Query:
    """The smallest schema that a page can be tried on."""

    @strawberry.field
    def greeting(self) -> str:
        return "hello"


class PageView(GraphQL[None, None]):
    """Strawberry's view with our page in place of its own."""

    async def render_graphql_ide(self, request: Request) -> Response:
        return page_response()


def application() -> Starlette:
    """The page at the root and once more behind a path prefix."""
    routes: list[BaseRoute] = [Route("/graphql", PageView(strawberry.Schema(Query))), *asset_routes()]
    return Starlette(routes=[*routes, Mount("/behind/a/prefix", routes=routes)])


def a_script() -> Path:
    return max((STATIC / "assets").glob("*.js"), key=lambda path: path.stat().st_size)


@needs_pages
def test_page_allows_nothing_from_elsewhere() -> None:
    response = TestClient(application()).get("/graphql", headers={"Accept": "text/html"})

    assert response.status_code == 200
    policy = dict(part.split(" ", 1) for part in response.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Vary"] == "Accept"
    assert '<html lang="en">' in response.text
    assert "<title>GraphiQL · Samverkan</title>" in response.text
    assert "<script>" not in response.text


@needs_pages
@pytest.mark.parametrize(("accepted", "encoding"), [("gzip", "gzip"), ("identity", None)])
def test_files_are_kept_for_ever_and_packed_for_who_takes_it(accepted: str, encoding: str | None) -> None:
    script = a_script()

    response = TestClient(application()).get(f"/assets/{script.name}", headers={"Accept-Encoding": accepted})

    assert response.status_code == 200
    assert response.headers.get("Content-Encoding") == encoding
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.content == script.read_bytes()


@pytest.mark.parametrize("path", ["/assets/none.js", "/assets/../graphiql.html", "/assets/%2e%2e/graphiql.html"])
def test_no_other_file_is_served(path: str) -> None:
    assert TestClient(application()).get(path).status_code == 404


def test_page_that_was_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    response = page_response(static=tmp_path)

    assert response.status_code == 503
    assert b"make assets" in response.body
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert TestClient(Starlette(routes=asset_routes(tmp_path))).get("/assets/x.js").status_code == 404


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server on a free port of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application(), log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


class Visit(PageVisit):
    """A visit to GraphiQL."""

    async def open(self, url: str) -> None:
        await self.page.goto(url)
        await self.page.wait_for_selector(".graphiql-query-editor .view-line")

    async def text(self, editor: str) -> str:
        """What an editor shows; Monaco draws spaces as no-break spaces."""
        return (await self.page.locator(f"{editor} .view-lines").inner_text()).replace("\N{NO-BREAK SPACE}", " ")

    async def replace(self, editor: str, text: str) -> None:
        """Type into an editor in place of what stands there; it closes brackets by itself."""
        await self.page.locator(f"{editor} .view-lines").click()
        await self.page.keyboard.press("ControlOrMeta+A")
        await self.page.keyboard.type(text)

    async def ask_for_greeting(self) -> None:
        """Put a query of our own into the open tab; its name shows when GraphiQL has understood it."""
        await self.replace(".graphiql-query-editor", "query Hello { greeting")
        await self.page.wait_for_selector(".graphiql-tab-active:has-text('Hello')")

    async def run(self, expected: str) -> None:
        # By key: suggestions may open at any moment and cover the button.
        await self.page.keyboard.press("ControlOrMeta+Enter")
        await self.page.wait_for_selector(f".result-window :text('{expected}')")


@pytest.fixture
async def visit(chromium: Browser) -> AsyncIterator[Visit]:
    """A first visit: a browser profile of its own."""
    check_built()
    page = await chromium.new_page()
    page.set_default_timeout(10_000)
    await page.add_init_script(COUNT_VIOLATIONS)
    yield Visit(page)
    await page.close()


@needs_pages
@needs_browser
@pytest.mark.parametrize("prefix", ["", "/behind/a/prefix"])
async def test_first_example_is_shown_and_runs_without_a_request_elsewhere(
    visit: Visit, address: str, prefix: str
) -> None:
    examples = sorted(QUERIES.glob("*.graphql"))
    title = examples[0].read_text(encoding="utf-8").splitlines()[0]

    await visit.open(f"{address}{prefix}/graphql")

    assert title in await visit.text(".graphiql-query-editor")
    assert await visit.page.locator(".graphiql-tab").count() == len(examples)
    assert await visit.page.locator(".examples button").first.inner_text() == title.removeprefix("# ")

    # the worker that knows the schema marks a field that it has not
    await visit.replace(".graphiql-query-editor", "{ nonsense")
    await visit.page.wait_for_selector(".graphiql-query-editor .squiggly-error")

    # a query of our own runs
    await visit.ask_for_greeting()
    await visit.run('"hello"')

    assert {urlsplit(url).netloc for url in visit.asked if not url.startswith("data:")} == {urlsplit(address).netloc}
    assert all(urlsplit(url).path.startswith(f"{prefix}/") for url in visit.asked if not url.startswith("data:"))
    assert visit.complaints == []


@needs_pages
@needs_browser
async def test_keys_in_headers_stay_out_of_storage(visit: Visit, address: str) -> None:
    await visit.open(f"{address}/graphql")
    await visit.ask_for_greeting()
    await visit.page.get_by_role("button", name="Headers", exact=True).click()
    await visit.replace(".graphiql-editor-tool .graphiql-editor:visible", '{"Authorization": "Bearer smv_secret"')
    async with visit.page.expect_request(lambda request: request.method == "POST") as sent:
        await visit.run('"hello"')
    await visit.page.wait_for_timeout(1000)  # tabs are stored half a second after the last key

    assert (await sent.value).headers["authorization"] == "Bearer smv_secret"
    stored: str = await visit.page.evaluate("JSON.stringify(localStorage)")
    assert {"samverkan:graphiql:queries", "samverkan:graphiql:tabState"} <= json.loads(stored).keys()
    assert "smv_secret" not in stored


@needs_pages
@needs_browser
async def test_closed_example_comes_back_from_the_panel_with_its_variables(visit: Visit, address: str) -> None:
    variables = next(iter(sorted(QUERIES.glob("*.variables.json"))))
    document = variables.with_name(variables.name.replace(".variables.json", ".graphql"))
    title = document.read_text(encoding="utf-8").splitlines()[0]
    count = len(list(QUERIES.glob("*.graphql")))
    await visit.open(f"{address}/graphql")
    panel = visit.page.get_by_role("button", name=title.removeprefix("# "), exact=True)

    # given: its tab is closed
    await panel.click()
    await visit.page.locator(".graphiql-tab-active .graphiql-tab-close").click()
    assert await visit.page.locator(".graphiql-tab").count() == count - 1

    await panel.click()

    assert await visit.page.locator(".graphiql-tab").count() == count
    assert title in await visit.text(".graphiql-query-editor")
    shown = await visit.text(".graphiql-editor-tool .graphiql-editor:visible")
    assert "".join(shown.split()) == "".join(variables.read_text(encoding="utf-8").split())
