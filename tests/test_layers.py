"""The architecture as a test: who may import whom, which packages stay where, how long a file or function may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("api", "graph", "seed")
FILES = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py") if "node_modules" not in file.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 50

MAY_IMPORT = {"api": {"api", "graph"}, "graph": {"graph"}, "seed": {"seed", "graph"}}
# The command line wires all: the one named exception, with the files that do its work and the server it starts.
WIRING = {"api.cli", "api.serve", "api.upkeep", "api.report", "api.keys"}
FORBIDDEN = {
    "api": {"neo4j", "arcadedb_embedded", "jpype", "yaml"},
    "graph": {
        "starlette",
        "strawberry",
        "graphql",
        "uvicorn",
        "pydantic",
        "pydantic_settings",
        "typer",
        "rich",
        "yaml",
    },
    "seed": {"starlette", "strawberry", "graphql", "neo4j", "arcadedb_embedded", "jpype", "pydantic_settings"},
}
ENGINES = {"neo4j", "arcadedb_embedded", "jpype"}


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(file: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it, and by name too; relative imports are refused."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: imports are absolute"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module":
            (name,) = node.args
            assert isinstance(name, ast.Constant), f"{file}:{node.lineno}: import_module takes a name written out"
            yield str(name.value)


IMPORTS = {module_of(file): set(imports_of(file)) for file in FILES}


def room(module: str) -> str:
    return module.partition(".")[0]


def test_rooms_import_in_one_direction() -> None:
    found = {
        f"{module} → {imported}"
        for module, names in IMPORTS.items()
        for imported in names
        if room(imported) in ROOMS and room(imported) not in MAY_IMPORT[room(module)]
        if module not in WIRING
    }
    assert found == set()


def test_only_the_wiring_imports_the_wiring() -> None:
    assert {module for module, names in IMPORTS.items() if names & WIRING and module not in WIRING} == set()


def test_packages_stay_where_they_belong() -> None:
    found = {
        f"{module} → {imported}"
        for module, names in IMPORTS.items()
        for imported in names
        if room(imported) in FORBIDDEN[room(module)]
        or (room(imported) in ENGINES and not module.startswith("graph.engines."))
    }
    assert found == set()


def test_engines_are_opened_through_their_package_alone() -> None:
    found = {
        f"{module} → {imported}"
        for module, names in IMPORTS.items()
        if not module.startswith("graph.engines")
        for imported in names
        if imported.startswith("graph.engines.") and imported != "graph.engines.open_store"
    }
    assert found == set()


def test_no_import_cycles() -> None:
    modules = {name: {known(imported) for imported in names} - {name, ""} for name, names in IMPORTS.items()}
    while leaves := {name for name, names in modules.items() if not names}:
        modules = {name: names - leaves for name, names in modules.items() if name not in leaves}
    assert modules == {}, "these modules import each other"


def known(imported: str) -> str:
    """The module of ours that an import leads to: itself, or the module that a name is imported from."""
    if imported in IMPORTS:
        return imported
    parent = imported.rpartition(".")[0]
    return parent if parent in IMPORTS else ""


@pytest.mark.parametrize("file", [*FILES, *TESTS], ids=lambda file: file.relative_to(ROOT).as_posix())
def test_files_stay_short(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_functions_stay_short(file: Path) -> None:
    lengths = {
        node.name: (node.end_lineno or 0) - node.lineno + 1
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {name: length for name, length in lengths.items() if length > MOST_LINES_OF_A_FUNCTION} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_for(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    assert not tree.body or ast.get_docstring(tree)


def test_the_rules_find_what_they_forbid(tmp_path: Path) -> None:
    # given a file that breaks them in each way that there is
    bad = tmp_path / "bad.py"
    bad.write_text("import neo4j.time\ndef f():\n    from api.app import create_app\n    import_module('strawberry')\n")
    assert set(imports_of(bad)) == {"neo4j.time", "api.app", "api.app.create_app", "strawberry"}
