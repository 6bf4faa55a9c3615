"""The modules of the planners' page, tested where they live: by the Node that builds them."""

import re
from pathlib import Path

import pytest

from hatch_build import Pages, run_node

ROOT = Path(__file__).parents[2]
TESTS = sorted((ROOT / "api" / "explorer" / "tests").glob("*.test.ts"))
MOST_LINES = 300


def test_every_module_does_what_it_says() -> None:
    pages = Pages(ROOT)
    if not pages.modules.is_dir():
        pytest.skip("the pages' libraries are not installed: make assets")
    pages.install()

    run_node(pages.project, ["--test", "--test-reporter=dot", *map(str, TESTS)])

    assert len(TESTS) >= 5


def test_modules_are_small_and_know_no_other_page() -> None:
    modules = [path for path in (ROOT / "api" / "explorer" / "planner").rglob("*") if path.suffix in {".ts", ".tsx"}]

    assert len(modules) > 40
    for path in modules:
        text = path.read_text("utf-8")
        assert text.count("\n") <= MOST_LINES, path
        assert not re.search(r"from '(react|graphiql|@graphiql)", text), path
        assert "innerHTML" not in text and "dangerouslySetInnerHTML" not in text, path
