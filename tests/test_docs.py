"""The README says what is true: its tables are those of the code, its examples run, its links lead somewhere.

``pytest tests/test_docs.py --update-snapshots`` writes tables and answers anew.
"""

import json
import re
import shlex
from pathlib import Path

import pytest
from httpx2 import AsyncClient
from typer.testing import CliRunner

from api.access.authentication import RATE_LIMITED, UNAUTHENTICATED
from api.cli import app
from api.errors import BAD_REQUEST, BAD_USER_INPUT, OPERATION_UNRESOLVED, PARSE_FAILED, STATUS, VALIDATION_FAILED
from api.limits import LIMIT_EXCEEDED
from api.settings import Settings, setting_rows
from graph.describe import model_table

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"


def settings_table() -> str:
    rows = [
        f"| `{variable}` | {f'`{default}`' if default else ''} | {text} |" for variable, default, text in setting_rows()
    ]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows]) + "\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def replace(old: str, new: str) -> None:
    README.write_text(README.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(("name", "table"), [("settings", settings_table()), ("model", model_table())])
def test_the_tables_are_those_of_the_code(name: str, table: str, request: pytest.FixtureRequest) -> None:
    (found,) = re.findall(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", README.read_text("utf-8"), re.DOTALL)
    if request.config.getoption("--update-snapshots"):
        replace(f"<!-- {name} -->\n{found}<!-- /{name} -->", f"<!-- {name} -->\n{table}<!-- /{name} -->")
        return
    assert found == table


def test_every_setting_is_explained() -> None:
    rows = {variable: text for variable, _, text in setting_rows()}
    assert [variable for variable, text in rows.items() if not text] == []
    assert {f"SAMVERKAN_{name.upper()}" for name in Settings.model_fields} < set(rows)


async def test_the_question_gets_the_answer_that_stands_below_it(
    client: AsyncClient, request: pytest.FixtureRequest
) -> None:
    (query,), (answer,) = blocks("graphql"), blocks("json")
    response = await client.post("/graphql", json={"query": query})
    if request.config.getoption("--update-snapshots"):
        replace(f"```json\n{answer}```", f"```json\n{json.dumps(response.json(), ensure_ascii=False, indent=2)}\n```")
        return
    assert response.json() == json.loads(answer)


async def test_the_first_query_to_paste_is_answered(client: AsyncClient) -> None:
    pasted = next(block for block in blocks("sh") if block.startswith("curl"))
    words = shlex.split(pasted)
    body = json.loads(words[words.index("-d") + 1])
    answer = (await client.post("/graphql", json=body)).json()
    assert "errors" not in answer
    assert len(answer["data"]["commitments"]["edges"]) == 1


def test_every_error_stands_in_the_table_with_its_status() -> None:
    told = {
        code: statuses
        for statuses, codes in re.findall(
            r"^\| (\d{3}[\d, ]*) \| (`[A-Z_`, ]+`) \|", README.read_text("utf-8"), re.MULTILINE
        )
        for code in re.findall(r"[A-Z_]+", codes)
    }
    refusals = [BAD_REQUEST, BAD_USER_INPUT, PARSE_FAILED, VALIDATION_FAILED, OPERATION_UNRESOLVED, LIMIT_EXCEEDED]
    whole = {code: str(status) for code, status in STATUS.items()} | dict.fromkeys(refusals, "400")
    before = {UNAUTHENTICATED: "401", RATE_LIMITED: "429", "PAYLOAD_TOO_LARGE": "413, 414"}
    places = ("NOT_FOUND", "METHOD_NOT_ALLOWED", "NOT_ACCEPTABLE", "UNSUPPORTED_MEDIA_TYPE")
    assert told == whole | before | dict.fromkeys(places, "404, 405, 406, 415")
    # whatever code the sources name is one of these, but for what only the command line shows
    sources = [file.read_text("utf-8") for room in ("api", "graph") for file in (ROOT / room).rglob("*.py")]
    named = {code for text in sources for code in re.findall(r"""(?:code = |"code": )"([A-Z_]+)\"""", text)}
    assert named - told.keys() == {"CANNOT_START"}


def test_every_command_exists() -> None:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    made = [line.split()[1] for line in lines if line.startswith("make ")]
    assert [target for target in made if target not in targets] == []
    for line in lines:
        if line.startswith("samverkan "):
            # --help comes before what a command does, but after all its options were read
            result = CliRunner().invoke(app, [*shlex.split(line)[1:], "--help"])
            assert (line, result.exit_code) == (line, 0)


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README.read_text("utf-8"))
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
    queries = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "queries").glob("*.graphql")}
    assert queries - set(links) == set()
