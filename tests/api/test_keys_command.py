"""The first key and `samverkan keys` as people meet them: processes of their own, a real engine, a server beside."""

import re
from pathlib import Path

import pytest

from api.access.key_form import make_key
from api.access.keys import Keyring
from api.access.peppers import Peppers
from api.access.principal import Role
from api.keys import NotDone, Opened, expiry
from graph.errors import InvalidInput
from graph.store import Store
from graph.values import now
from tests.neo4j_server import Neo4jServer
from tests.serving import run, run_apart, serving

VIEWER = "{ viewer { name role keyExpiresAt } }"
KEY = re.compile(r"smv_[0-9a-f]{12}_[0-9a-f]{64}")
EMPTY = {"SAMVERKAN_EXAMPLES": "0"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One data folder for the tests below, which stand in the order of its life."""
    return tmp_path_factory.mktemp("samverkan") / "data"


@pytest.fixture(scope="module")
def keys() -> dict[str, str]:
    """The keys that they make, by whose they are."""
    return {}


async def test_without_a_registry_there_are_no_keys(data: Path) -> None:
    code, printed = await run("keys", "list", "--data", str(data))
    assert (code, len(printed.splitlines())) == (1, 1)
    assert f"{data} holds no registry" in printed
    assert list(data.parent.iterdir()) == []


async def test_where_a_key_is_set_none_is_printed(data: Path) -> None:
    key = make_key()
    async with serving(data, SAMVERKAN_ADMIN_KEY=key, **EMPTY) as served:
        assert (await served.ask(VIEWER, key=key))["data"]["viewer"]["name"] == "admin"
        _, printed = await served.stop()
    assert "smv_" not in printed
    code, printed = await run("check", "--data", str(data), SAMVERKAN_ADMIN_KEY=key, **EMPTY)
    assert (code, "SAMVERKAN_ADMIN_KEY" in printed, key[-20:] in printed) == (0, True, False)


async def test_where_nobody_could_sign_in_an_administrators_key_is_printed_once(
    data: Path, keys: dict[str, str]
) -> None:
    async with serving(data, **EMPTY) as served:
        (keys["first"],) = KEY.findall("".join(served.printed))
        answer = await served.ask(VIEWER, key=keys["first"])
        assert answer["data"]["viewer"] == {"name": "first administrator", "role": "ADMIN", "keyExpiresAt": None}
        _, printed = await served.stop()
    assert printed.count(keys["first"]) == 1
    # before anything that could break the start: a key that works and was never shown is lost
    assert printed.index(keys["first"]) < printed.index("Samverkan answers")


async def test_at_rest_keys_are_made_shown_and_ended(data: Path, keys: dict[str, str]) -> None:
    code, out, err = await run_apart(
        "keys", "create", "Anna, kansliet", "--role", "editor", "--expires", "90", "--data", str(data)
    )
    assert (code, KEY.fullmatch(out.strip()) is not None) == (0, True), err
    assert "shown this once" in err
    keys["anna"] = out.strip()
    code, out, _ = await run_apart(
        "keys", "create", "Bo", "--role", "reader", "--expires", "never", "--data", str(data)
    )
    keys["bo"] = out.strip()
    code, printed = await run("keys", "revoke", "bo", "--data", str(data))
    assert (code, "The key of Bo" in printed) == (0, True), printed

    code, printed = await run("keys", "list", "--data", str(data), COLUMNS="200")
    assert code == 0
    lines = {name: line for line in printed.splitlines() for name in ("first", "Anna", "Bo") if name in line}
    assert re.search(r"admin +\S+ \S+Z +never +20\S+ \S+Z", lines["first"])
    assert re.search(r"editor +\S+ \S+Z +20\S+ \S+Z +never", lines["Anna"])
    assert re.search(r"reader .* revoked .* by cli", lines["Bo"])
    assert not any(key.rpartition("_")[2] in printed for key in keys.values())


async def test_while_a_server_runs_keys_are_made_and_ended_through_it(data: Path, keys: dict[str, str]) -> None:
    admin = {"SAMVERKAN_ADMIN_KEY": keys["first"]}
    async with serving(data, **EMPTY) as served:
        assert "smv_" not in "".join(served.printed)
        assert (await served.ask(VIEWER, key=keys["anna"]))["data"]["viewer"]["role"] == "EDITOR"
        assert (await served.ask(VIEWER, key=keys["bo"]))["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"

        code, printed = await run("keys", "list", "--data", str(data))
        assert (code, len(printed.splitlines())) == (1, 1)
        assert "SAMVERKAN_ADMIN_KEY" in printed
        assert "stop the server" in printed
        for wrong, words in ((make_key(), "does not know the key"), (keys["anna"], "needs the role admin")):
            code, printed = await run("keys", "list", "--data", str(data), SAMVERKAN_ADMIN_KEY=wrong)
            assert (code, words in printed, wrong in printed) == (1, True, False), printed

        code, out, err = await run_apart("keys", "create", "Cecilia", "--role", "admin", "--data", str(data), **admin)
        assert (code, (await served.ask(VIEWER, key=out.strip()))["data"]["viewer"]["name"]) == (0, "Cecilia"), err
        code, printed = await run("keys", "create", "cecilia", "--role", "admin", "--data", str(data), **admin)
        assert (code, "Choose another one" in printed) == (1, True), printed
        code, printed = await run("keys", "list", "--data", str(data), COLUMNS="200", **admin)
        assert (code, "Cecilia" in printed, "Anna, kansliet" in printed) == (0, True, True), printed
        code, printed = await run("keys", "revoke", "Anna, kansliet", "--data", str(data), **admin)
        assert (code, "works no longer" in printed) == (0, True), printed
        refused = await served.ask(VIEWER, key=keys["anna"])
        assert "revoked" in refused["errors"][0]["message"]
        code, printed = await run("keys", "revoke", "nobody", "--data", str(data), **admin)
        assert (code, "There is no key 'nobody'" in printed) == (1, True), printed
        await served.stop()


async def test_an_instance_that_tells_readers_only_is_checked_all_the_same(data: Path, keys: dict[str, str]) -> None:
    async with serving(data, SAMVERKAN_PUBLIC_READING="0", **EMPTY) as served:
        answer = await served.ask("{ actors { totalCount } }")
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["FORBIDDEN"]
        code, printed = await run("check", "--data", str(data))
        assert (code, "engine ok" in printed, "readers only" in printed) == (0, True, True), printed
        code, printed = await run("check", "--data", str(data), SAMVERKAN_ADMIN_KEY=keys["first"])
        assert (code, re.search(r"plans +1\b", printed) is not None) == (0, True), printed
        await served.stop()


async def test_options_that_are_wrong_are_told(data: Path) -> None:
    for options, words in (
        (["--role", "boss"], "'reader', 'editor', 'admin'"),
        (["--role", "reader", "--expires", "soon"], "90, 2027-01-31 or never"),
        ([], "--role"),
    ):
        code, printed = await run("keys", "create", "Dan", *options, "--data", str(data), COLUMNS="200")
        assert (code, words in printed) == (2, True), printed


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("never", None),
        ("2099-01-31", "2099-01-30T23:00:00.000000Z"),
        ("2099-07-01", "2099-06-30T22:00:00.000000Z"),
    ],
)
def test_a_day_begins_in_stockholm(text: str, instant: str | None) -> None:
    assert expiry(text) == instant


def test_days_count_from_now() -> None:
    assert now() < str(expiry("1")) < str(expiry("2")) < str(expiry("90"))
    for wrong in ("0", "-1", "2027-02-30", "1.5", "", "100000"):
        with pytest.raises(InvalidInput):
            expiry(wrong)


async def test_over_a_database_keys_need_a_pepper(neo4j_server: Neo4jServer) -> None:
    address = {
        "SAMVERKAN_DATABASE_URL": f"neo4j://127.0.0.1:{neo4j_server.port}",
        "SAMVERKAN_DATABASE_PASSWORD": neo4j_server.password,
    }
    async with serving(None, **address) as served:
        assert any("Nobody can sign in" in line for line in served.printed)
        answer = await served.ask(VIEWER, key=make_key())
        assert "SAMVERKAN_KEY_PEPPER" in answer["errors"][0]["message"]
        await served.stop()
    code, printed = await run("keys", "create", "Anna", "--role", "reader", **address)
    assert (code, "SAMVERKAN_KEY_PEPPER" in printed.splitlines()[-1]) == (1, True), printed

    peppered = {**address, "SAMVERKAN_KEY_PEPPER": "p" * 64}
    async with serving(None, **peppered) as served:
        (first,) = KEY.findall("".join(served.printed))
        # no process owns the database: the command opens it itself, and the server knows the key
        code, out, err = await run_apart("keys", "create", "Anna", "--role", "reader", **peppered)
        assert code == 0, err
        names = [(await served.ask(VIEWER, key=key))["data"]["viewer"]["name"] for key in (first, out.strip())]
        await served.stop()
    assert names == ["first administrator", "Anna"]


async def test_a_name_is_given_once_at_rest_too(empty_store: Store) -> None:
    keyring = Keyring(empty_store, Peppers({1: b"a" * 64}))
    await keyring.create("Anna", Role.READER, None, "test")

    with pytest.raises(NotDone, match=r"'ANNA' is the name of a key that is there, or was\."):
        await Opened(keyring).create("ANNA", Role.READER, None)
    with pytest.raises(NotDone, match="SAMVERKAN_KEY_PEPPER"):
        await Opened(Keyring(empty_store, None)).create("Bo", Role.READER, None)
    with pytest.raises(NotDone, match="no key '000000000000'"):
        await Opened(keyring).revoke("0" * 12)
