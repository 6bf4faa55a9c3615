"""When the web pages are built, what happens when they cannot be, and what the packages carry."""

import gzip
import os
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling.bridge.app import Application
from hatchling.builders.config import BuilderConfig
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from hatch_build import BuildError, Pages, PagesHook

ROOT = Path(__file__).parents[1]
SCRIPT = b"export const answer = 42;\n" * 100


class FakeNode:
    """Writes what npm and vite would write, and remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.broken = False

    def __call__(self, folder: Path, arguments: list[str]) -> None:
        self.asked.append(" ".join(arguments[:2]))
        if self.broken:
            raise BuildError("the registry is out of reach")
        if "--outDir" in arguments:
            out = Path(arguments[arguments.index("--outDir") + 1])
            (out / "assets").mkdir(parents=True)
            (out / "graphiql.html").write_text("<!doctype html>", encoding="utf-8")
            (out / "assets" / "page-1.js").write_bytes(SCRIPT)
            (out / "assets" / "icon-1.svg").write_text("<svg/>", encoding="utf-8")


NPM, VITE = "npm ci", "node_modules/vite/bin/vite.js build"


@pytest.fixture
def node() -> FakeNode:
    return FakeNode()


@pytest.fixture
def pages(tmp_path: Path, node: FakeNode) -> Pages:
    """The smallest project that has pages."""
    explorer, queries = tmp_path / "api" / "explorer", tmp_path / "docs" / "queries"
    (explorer / "graphiql").mkdir(parents=True)
    queries.mkdir(parents=True)
    for path in (
        tmp_path / "hatch_build.py",
        explorer / "package-lock.json",
        explorer / "graphiql" / "main.tsx",
        queries / "01-board.graphql",
        queries / "01-board.variables.json",
    ):
        path.write_text("{}", encoding="utf-8")
    return Pages(tmp_path, node)


def test_pages_are_built_once(pages: Pages, node: FakeNode) -> None:
    assert not pages.are_current()

    pages.build()

    assert pages.are_current()
    assert node.asked == [NPM, VITE]
    assert sorted(path.name for path in pages.static.rglob("*") if path.is_file()) == [
        "graphiql.html",
        "icon-1.svg",
        "page-1.js",
        "page-1.js.gz",
        "sources.sha256",
    ]
    assert gzip.decompress((pages.static / "assets" / "page-1.js.gz").read_bytes()) == SCRIPT


@pytest.mark.parametrize(
    "source",
    [
        "hatch_build.py",
        "api/explorer/graphiql/main.tsx",
        "docs/queries/01-board.graphql",
        "docs/queries/01-board.variables.json",
    ],
)
def test_a_changed_source_outdates_the_pages_and_a_new_date_does_not(pages: Pages, source: str) -> None:
    pages.build()

    os.utime(pages.root / source, (2_000_000_000, 2_000_000_000))
    assert pages.are_current()

    (pages.root / source).write_text("changed", encoding="utf-8")
    assert not pages.are_current()


def test_a_new_example_outdates_the_pages_and_foreign_files_do_not(pages: Pages) -> None:
    pages.build()

    (pages.root / "docs" / "queries" / "README.md").write_text("no example", encoding="utf-8")
    (pages.modules / "some-package.js").write_text("installed", encoding="utf-8")
    assert pages.are_current()

    (pages.root / "docs" / "queries" / "02-gaps.graphql").write_text("{ x }", encoding="utf-8")
    assert not pages.are_current()


def test_npm_runs_again_only_for_another_lock_file(pages: Pages, node: FakeNode) -> None:
    pages.build()
    pages.build()
    assert node.asked == [NPM, VITE, VITE]

    (pages.project / "package-lock.json").write_text("{ }", encoding="utf-8")
    pages.build()

    assert node.asked == [NPM, VITE, VITE, NPM, VITE]


class Told(Application):
    """Keeps what the hook tells, in place of printing it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def display_waiting(self, message: str = "", **_: object) -> None:
        self.lines.append(message)

    def display_warning(self, message: str = "", **_: object) -> None:
        self.lines.append(message)


def install(pages: Pages, node: FakeNode) -> str:
    """What an installation does, and what it tells."""

    class Hook(PagesHook):
        run = node

    config: BuilderConfig = WheelBuilder(str(pages.root)).config
    told = Told()
    hook = Hook(str(pages.root), {}, config, None, "", "wheel", told)  # type: ignore[arg-type]  # no application of hatch
    hook.initialize("standard", {})
    return "\n".join(told.lines)


def test_installation_without_a_network_succeeds_and_says_what_is_missing(pages: Pages, node: FakeNode) -> None:
    node.broken = True

    told = install(pages, node)

    assert not pages.static.exists()
    assert "WARNING: the web pages were not built. The API works without them." in told
    assert "`make assets` tries again.\nthe registry is out of reach" in told


def test_installation_without_a_network_keeps_former_pages(pages: Pages, node: FakeNode) -> None:
    pages.build()
    (pages.project / "graphiql" / "main.tsx").write_text("changed", encoding="utf-8")
    node.broken = True

    told = install(pages, node)

    assert (pages.static / "graphiql.html").is_file()
    assert "The former ones stay." in told


def test_installation_with_current_pages_asks_for_nothing(pages: Pages, node: FakeNode) -> None:
    pages.build()
    node.asked.clear()

    assert install(pages, node) == ""
    assert node.asked == []


@pytest.fixture
def no_hooks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages are made from what is there: a test fetches nothing."""
    monkeypatch.setenv("HATCH_BUILD_NO_HOOKS", "true")


def belongs(path: Path) -> bool:
    """Whether a file of a package folder is for users: code, data, built pages."""
    parts = path.relative_to(ROOT).parts
    is_source_of_pages = parts[:2] == ("api", "explorer") and parts[2:3] != ("static",)
    return path.is_file() and "__pycache__" not in parts and not is_source_of_pages


def wheel_names(folder: Path) -> Iterator[str]:
    path = next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"]))
    with zipfile.ZipFile(path) as wheel:
        yield from wheel.namelist()


def test_wheel_carries_code_data_and_pages_and_nothing_else(tmp_path: Path, no_hooks: None) -> None:
    names = {name for name in wheel_names(tmp_path) if ".dist-info/" not in name}

    wanted = [path for package in ("api", "graph", "seed") for path in (ROOT / package).rglob("*")]
    assert names == {path.relative_to(ROOT).as_posix() for path in wanted if belongs(path)}
    assert "api/pages.py" in names


def test_source_distribution_builds_without_npm(tmp_path: Path, no_hooks: None) -> None:
    if not Pages(ROOT).are_current():
        pytest.skip("the pages are not built: make assets")
    path = next(SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))

    with tarfile.open(path) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = Path(path.removesuffix(".tar.gz"))

    assert Pages(unpacked).are_current()
    assert not (unpacked / "api" / "explorer" / "node_modules").exists()
    assert not (unpacked / ".venv").exists()


def test_lock_file_names_no_registry_and_package_json_pins_exactly() -> None:
    explorer = ROOT / "api" / "explorer"
    lock = (explorer / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert lock.count('"integrity"') > 100

    lines = (explorer / "package.json").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if '": "^' in line or '": "~' in line] == []
