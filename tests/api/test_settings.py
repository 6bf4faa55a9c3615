"""Settings come from the environment or from secret files; what is wrong is refused in one line with a remedy."""

import os
from pathlib import Path

import pytest
from pydantic import ValidationError

from api.limits import Limits
from api.settings import Settings, SettingsError, read_settings


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith("SAMVERKAN_") or name == "PORT":
            monkeypatch.delenv(name)


def test_without_an_environment_everything_has_a_default() -> None:
    settings = read_settings()
    assert (settings.host, settings.port, settings.data) == ("127.0.0.1", 8000, Path(".samverkan"))
    assert (settings.database_url, settings.examples) == (None, True)
    assert settings.limits == Limits()


@pytest.mark.parametrize(
    ("variables", "given", "port"),
    [
        ({"PORT": "81"}, {}, 81),
        ({"SAMVERKAN_PORT": "82"}, {}, 82),
        ({"SAMVERKAN_PORT": "82", "PORT": "81"}, {}, 82),
        ({"SAMVERKAN_PORT": "82", "PORT": "81"}, {"port": 83}, 83),
        ({"PORT": "81"}, {"port": 83}, 83),
        ({"SAMVERKAN_PORT": ""}, {}, 8000),
    ],
)
def test_options_go_before_variables_and_ours_before_others(
    variables: dict[str, str], given: dict[str, int], port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert read_settings(**given).port == port


@pytest.mark.parametrize(("value", "examples"), [("1", True), ("0", False), ("false", False)])
def test_switches(value: str, examples: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_EXAMPLES", value)
    assert read_settings().examples is examples


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("SAMVERKAN_PORT", "70000", ["SAMVERKAN_PORT", "65535", "8000"]),
        ("SAMVERKAN_PORT", "eighty", ["SAMVERKAN_PORT", "integer"]),
        ("SAMVERKAN_SECRETS_FOLDER", "/none/there", ["SAMVERKAN_SECRETS_FOLDER", "/none/there", "leave it out"]),
        ("SAMVERKAN_PROT", "8000", ["SAMVERKAN_PROT", "Did you mean SAMVERKAN_PORT?"]),
        ("SAMVERKAN_WHATEVER_ELSE", "1", ["SAMVERKAN_WHATEVER_ELSE", "README"]),
        (
            "SAMVERKAN_DATABASE_PASSWORD_FILE",
            "/run/secrets/password",
            ["SAMVERKAN_DATABASE_PASSWORD_FILE", "Name the file samverkan_database_password", "/run/secrets"],
        ),
        ("SAMVERKAN_EXAMPLES", "perhaps", ["SAMVERKAN_EXAMPLES", "boolean"]),
        ("SAMVERKAN_DATABASE_URL", "http://localhost", ["SAMVERKAN_DATABASE_URL", "neo4j://host:7687"]),
        ("SAMVERKAN_LOG_LEVEL", "loud", ["SAMVERKAN_LOG_LEVEL", "'warning'"]),
        ("SAMVERKAN_HEAP_MB", "1", ["SAMVERKAN_HEAP_MB", "256"]),
        ("SAMVERKAN_ADMIN_KEY", "smv_hemligt", ["SAMVERKAN_ADMIN_KEY", "form", "openssl"]),
        ("SAMVERKAN_KEY_PEPPER", "hemligt", ["SAMVERKAN_KEY_PEPPER", "at least 50", "openssl"]),
        ("SAMVERKAN_PUBLIC_READING", "perhaps", ["SAMVERKAN_PUBLIC_READING", "boolean"]),
        ("SAMVERKAN_TRUSTED_PROXIES", "-1", ["SAMVERKAN_TRUSTED_PROXIES", "X-Forwarded-For"]),
        ("SAMVERKAN_OIDC_ISSUER", "http://idp.example.se", ["SAMVERKAN_OIDC_ISSUER", "https://"]),
        ("SAMVERKAN_OIDC_ISSUER", "https://idp.example.se", ["SAMVERKAN_OIDC_ISSUER", "SAMVERKAN_OIDC_AUDIENCE"]),
        ("SAMVERKAN_OIDC_ALGORITHMS", "HS256", ["SAMVERKAN_OIDC_ALGORITHMS", "HS256", "RS256"]),
        ("SAMVERKAN_OIDC_ALGORITHMS", "RS256,none", ["SAMVERKAN_OIDC_ALGORITHMS", "none", "ES256"]),
        ("SAMVERKAN_STATEMENT_TIMEOUT_MS", "20000", ["SAMVERKAN_REQUEST_TIMEOUT_MS", "SAMVERKAN_STATEMENT_TIMEOUT_MS"]),
    ],
)
def test_a_wrong_value_is_one_line_that_helps(
    variable: str, value: str, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert [word for word in words if word not in str(refused.value)] == []
    assert "\n" not in str(refused.value)
    assert "hemligt" not in str(refused.value)


def test_the_variable_that_was_set_is_blamed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eighty")
    with pytest.raises(SettingsError, match=r"^PORT: .*integer"):
        read_settings()
    with pytest.raises(SettingsError, match=r"^SAMVERKAN_PORT: "):
        read_settings(port=70_000)


def test_variables_of_tests_are_none_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMVERKAN_TEST_DATABASE_URL", "neo4j://host")
    assert read_settings().database_url is None


def test_a_secret_comes_from_a_file_and_is_shown_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samverkan_database_password").write_text("hemligt\n")
    monkeypatch.setenv("SAMVERKAN_SECRETS_FOLDER", str(tmp_path))
    settings = read_settings()
    assert settings.database_password.get_secret_value() == "hemligt"
    assert "hemligt" not in f"{settings!r} {settings}"


def test_the_environment_goes_before_a_secret_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "samverkan_database_password").write_text("from-the-file")
    monkeypatch.setenv("SAMVERKAN_SECRETS_FOLDER", str(tmp_path))
    monkeypatch.setenv("SAMVERKAN_DATABASE_PASSWORD", "from-outside")
    assert read_settings().database_password.get_secret_value() == "from-outside"


@pytest.mark.parametrize(
    ("what", "reason"), [("folder", "Is a directory"), ("bytes", "not UTF-8"), ("loop", "symbolic")]
)
def test_a_secret_file_that_cannot_be_read_is_named_with_the_reason(
    what: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "samverkan_database_password"
    if what == "folder":
        secret.mkdir()
    elif what == "bytes":
        secret.write_bytes(b"hemligt\xff")
    else:
        secret.symlink_to(secret)
    monkeypatch.setenv("SAMVERKAN_SECRETS_FOLDER", str(tmp_path))
    with pytest.raises(SettingsError) as refused:
        read_settings()
    told = str(refused.value)
    assert [word for word in ("SAMVERKAN_DATABASE_PASSWORD", str(secret), reason, "may read") if word not in told] == []
    assert "hemligt" not in told
    assert "\n" not in told


def test_settings_do_not_change() -> None:
    settings = Settings()
    with pytest.raises(ValidationError):
        setattr(settings, "port", 1)  # noqa: B010 - type checkers know that it cannot be set
