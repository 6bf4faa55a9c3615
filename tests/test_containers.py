"""The compose file and the image: hardened, pinned, without a password of their own; checked by Docker where it is."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml

from api.settings import setting_rows
from tests.neo4j_jars import CURRENT

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
GIVEN = "SAMVERKAN_DATABASE_PASSWORD"


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile as (instruction, its arguments on one line), without comments."""
    lines = [
        line for line in (ROOT / "Dockerfile").read_text("utf-8").splitlines() if not line.lstrip().startswith("#")
    ]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [(words[0], " ".join(words[1:])) for words in map(str.split, joined.splitlines()) if words]


def final_stage() -> list[tuple[str, str]]:
    """What stands after the last FROM."""
    found = instructions()
    last = max(index for index, (name, _) in enumerate(found) if name == "FROM")
    return found[last + 1 :]


def health_check() -> list[str]:
    """The command that asks whether the container is well."""
    (arguments,) = [text for name, text in final_stage() if name == "HEALTHCHECK"]
    command: list[str] = json.loads(arguments.partition(" CMD ")[2])
    return command


@pytest.mark.parametrize("name", ["neo4j", "api"])
def test_a_container_can_do_and_keep_no_more_than_it_must(name: str) -> None:
    service = SERVICES[name]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["restart"] == "unless-stopped"
    assert service["logging"] == {"driver": "local"}
    assert {"cap_add", "privileged", "pid", "network_mode"} & service.keys() == set()
    assert [mount for mount in service["tmpfs"] if not re.search(r"size=\d+m$", mount)] == []
    assert service["deploy"]["resources"]["limits"].keys() == {"memory", "pids"}
    assert service["stop_grace_period"]


def test_both_run_as_users_with_a_number_that_is_not_roots() -> None:
    (user,) = [text for name, text in final_stage() if name == "USER"]
    for number in (user, SERVICES["neo4j"]["user"]):
        assert re.fullmatch(r"[1-9]\d+:[1-9]\d+", number)
    assert "user" not in SERVICES["api"]  # the image says it


def test_the_database_is_the_release_that_the_tests_run() -> None:
    assert SERVICES["neo4j"]["image"] == f"neo4j:{CURRENT.version}-community"


def test_the_database_keeps_its_data_and_can_load_native_code() -> None:
    neo4j = SERVICES["neo4j"]
    assert neo4j["volumes"] == ["data:/data", "logs:/logs", "/var/lib/neo4j/conf"]
    assert {"data", "logs"} == COMPOSE["volumes"].keys()
    # Neo4j 2026.08.1 does not start where it cannot execute what it unpacks in /tmp; Docker's default is noexec.
    (mount,) = neo4j["tmpfs"]
    assert "exec" in mount.partition(":")[2].split(",")


def test_nobody_outside_reaches_the_database_and_only_this_machine_the_api() -> None:
    assert "ports" not in SERVICES["neo4j"]
    assert SERVICES["neo4j"]["networks"] == ["database"]
    assert COMPOSE["networks"]["database"] == {"internal": True}
    assert SERVICES["api"]["ports"] == ["${SAMVERKAN_HOST:-127.0.0.1}:${SAMVERKAN_PORT:-8000}:8000"]


def test_the_api_waits_until_the_database_is_well_which_takes_no_password() -> None:
    assert SERVICES["api"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    check = SERVICES["neo4j"]["healthcheck"]
    assert check["test"][-1] == "http://127.0.0.1:7474"
    assert [word for word in check["test"] if GIVEN in word or "cypher-shell" in word] == []
    assert check.keys() >= {"interval", "timeout", "retries", "start_period"}


def test_no_password_has_a_default() -> None:
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    uses = re.findall(r"\$\{" + GIVEN + r"(.*?)\}", text)
    assert len(uses) == 2
    assert [use for use in uses if not use.startswith(":?set it in ")] == []
    assert GIVEN not in (ROOT / "Dockerfile").read_text("utf-8")


def test_variables_for_the_api_are_settings() -> None:
    known = {variable for variable, _, _ in setting_rows()}
    in_image = [word.partition("=")[0] for name, text in final_stage() if name == "ENV" for word in text.split()]
    named = {name for name in [*in_image, *SERVICES["api"]["environment"]] if name.startswith("SAMVERKAN_")}
    assert named >= {GIVEN, "SAMVERKAN_DATABASE_URL", "SAMVERKAN_HOST", "SAMVERKAN_PORT"}
    assert named - known == set()


def test_everything_that_says_who_comes_in_and_whom_to_tell_is_passed_on() -> None:
    wanted = ("PUBLIC_READING", "ADMIN_KEY", "KEY_PEPPER", "TRUSTED_PROXIES", "OIDC_", "CONTACT")
    variables = {variable for variable, _, _ in setting_rows()}
    named = {name for name in variables if name.removeprefix("SAMVERKAN_").startswith(wanted)}
    assert named - SERVICES["api"]["environment"].keys() == set()
    # without a value: as outside where it is set, the default of the settings where not
    assert {SERVICES["api"]["environment"][name] for name in named} == {None}


def test_the_image_is_built_from_what_has_its_hash_in_the_lock() -> None:
    found = instructions()
    assert ("ARG", "PYTHON=python:3.13.14-slim-trixie") in found
    assert [text for name, text in found if name == "FROM"] == ["${PYTHON} AS build", "${PYTHON}"]
    commands = " && ".join(text for name, text in found if name == "RUN")
    assert len(re.findall(r"\bpip download .*?--require-hashes --requirement requirements\.lock", commands)) == 1
    # whatever is installed after that comes from the folder that it filled
    assert [text.split()[0] for name, text in found if name == "ENV"][1] == "PIP_NO_INDEX=1"
    assert commands.index("hatch_build.py") < commands.index("pip wheel")
    assert [name for name, _ in final_stage() if name in {"RUN", "ADD"}] == []


def test_only_what_is_built_from_goes_to_the_builder() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    patterns = [line for line in lines if line and not line.startswith("#")]
    assert patterns[0] == "*"
    let_in = [line[1:] for line in patterns if line.startswith("!")]
    assert [path for path in let_in if not (ROOT / path).exists() or path.startswith(".")] == []
    assert {"**/node_modules", "api/explorer/static"} < set(patterns)


@contextmanager
def answering(status: int) -> Iterator[int]:
    """A server on loopback that answers /readyz with a status, and all else with 404; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/readyz" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(("status", "well"), [(200, True), (503, False), (404, False)])
def test_the_health_check_says_what_readyz_says(status: int, well: bool) -> None:
    python, *arguments = health_check()
    assert python == "python"
    with answering(status) as port:
        # a proxy of the builder's or the operator's has no way to the container itself
        variables = {"SAMVERKAN_PORT": str(port), "http_proxy": "http://127.0.0.1:9"}
        done = subprocess.run([sys.executable, *arguments], env=variables, capture_output=True, check=False)
    assert (done.returncode == 0) is well


def test_the_health_check_fails_where_nothing_listens() -> None:
    with answering(200) as port:
        pass
    command = [sys.executable, *health_check()[1:]]
    done = subprocess.run(command, env={"SAMVERKAN_PORT": str(port)}, capture_output=True, check=False)
    assert done.returncode != 0


def compose_config(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Docker's own reading of the file, away from any .env of whoever runs the tests."""
    outside = {name: value for name, value in os.environ.items() if not name.startswith(("SAMVERKAN_", "COMPOSE_"))}
    command = ["docker", "compose", "--file", str(ROOT / "docker-compose.yml"), "--project-directory", str(tmp_path)]
    return subprocess.run(
        [*command, "config", "--format", "json"],
        env=outside | variables, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def compose() -> None:
    """Skips where there is no Docker Compose; a daemon is not needed."""
    try:
        done = subprocess.run(["docker", "compose", "version"], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("docker is not on the PATH")
    if done.returncode:
        pytest.skip("docker is there without its compose plugin")


@pytest.mark.usefixtures("compose")
def test_compose_refuses_to_start_without_a_password(tmp_path: Path) -> None:
    for given in ({}, {GIVEN: ""}):
        done = compose_config(tmp_path, **given)
        assert done.returncode != 0
        assert f"{GIVEN} is missing a value: set it in the environment or in .env" in done.stderr


@pytest.mark.usefixtures("compose")
def test_compose_reads_the_file_as_it_is_meant(tmp_path: Path) -> None:
    done = compose_config(tmp_path, **{GIVEN: "from0outside", "SAMVERKAN_PORT": "8123"})
    assert (done.returncode, done.stderr) == (0, "")
    services = json.loads(done.stdout)["services"]
    (port,) = services["api"]["ports"]
    assert (port["host_ip"], port["published"], port["target"]) == ("127.0.0.1", "8123", 8000)
    assert services["api"]["environment"][GIVEN] == "from0outside"
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == "neo4j/from0outside"
    for service in services.values():
        assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
        assert int(service["deploy"]["resources"]["limits"]["memory"]) <= 1536 * 2**20
