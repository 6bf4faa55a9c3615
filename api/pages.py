"""The web pages and their files: the planners' page at /, GraphiQL at /graphql, what both load from /assets."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC = Path(__file__).parent / "explorer" / "static"
"""Where hatch_build.py leaves the built pages."""

PLANNERS, GRAPHIQL = "index", "graphiql"
"""The pages, by the names of their files."""

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
_POLICIES: Mapping[str, Mapping[str, str]] = {
    PLANNERS: _POLICY,
    GRAPHIQL: _POLICY
    | {
        "style-src": "'self' 'unsafe-inline'",  # Monaco writes style elements and attributes
        "font-src": "'self' data:",  # GraphiQL carries its fonts in its style sheet
    },
}

_NO_CONTACT = '<meta name="samverkan-contact" content=""'
"""Where the planners' page tells whom to write to about faults."""

NOT_BUILT = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Page not built · Samverkan</title>
  </head>
  <body>
    <main>
      <h1>This page has not been built</h1>
      <p>The API works: send GraphQL to <code>graphql</code> at this server. Only its web pages are missing, most
      likely because the npm registry was out of reach at installation.</p>
      <p>Run <code>make assets</code> in the project's folder, then load this page again.</p>
    </main>
  </body>
</html>
"""

# The system's table may say otherwise (Windows: its registry), and with nosniff a wrong type stops a script.
CONTENT_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


class HashedFiles(StaticFiles):
    """Files whose names carry a hash of their content: kept for ever, sent compressed where built so."""

    async def check_config(self) -> None:
        """Let the folder be missing: a page that was not built is no error of the server, its files are just 404."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with the file or, where the client takes it, with the gzip file beside it."""
        packed = await self._packed(path, scope)
        response = packed or await super().get_response(path, scope)
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        if content_type := CONTENT_TYPES.get(Path(path).suffix):
            response.headers["Content-Type"] = content_type
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["Vary"] = "Accept-Encoding"
        response.headers["X-Content-Type-Options"] = "nosniff"
        # A worker lives under the policy it came with, and Monaco's need nothing.
        response.headers["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        return response

    async def _packed(self, path: str, scope: Scope) -> Response | None:
        if "gzip" not in Headers(scope=scope).get("Accept-Encoding", ""):
            return None
        try:
            return await super().get_response(f"{path}.gz", scope)
        except HTTPException:  # too small to be worth it
            return None


def asset_routes(static: Path = STATIC) -> list[BaseRoute]:
    """Routes of the files that the pages load; without built pages they answer 404."""
    return [Mount("/assets", app=HashedFiles(directory=static / "assets", check_dir=False), name="assets")]


def page_response(page: str = GRAPHIQL, static: Path = STATIC, contact: str = "") -> Response:
    """Answer with a built page, or with one that says how to build it. Read each time: a new build needs no restart.

    ``contact``: where the operator takes reports of faults, an e-mail address or a web address.
    """
    headers = _headers(page)
    try:
        html = (static / f"{page}.html").read_text(encoding="utf-8")
    except FileNotFoundError:
        return HTMLResponse(NOT_BUILT, status_code=503, headers=headers)
    told = f'{_NO_CONTACT[:-1]}{escape(contact)}"'
    return HTMLResponse(html.replace(_NO_CONTACT, told) if contact else html, headers=headers)


def _headers(page: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in _POLICIES[page].items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
        "Vary": "Accept",
    }
