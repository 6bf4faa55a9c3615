"""Settings: each a documented row, read once from the environment or from secret files, frozen from then on.

A row's name in the environment is ``SAMVERKAN_`` and its own name in capitals; a unit stands in the name.
The README's table of settings is compared with these rows by a test.
"""

import ipaddress
import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.access.key_form import key_id
from api.access.peppers import parse_peppers
from api.access.provider_keys import is_safe
from api.access.tokens import algorithms_of
from api.limits import Limits

PREFIX = "SAMVERKAN_"
_SECRETS_FOLDER = "SAMVERKAN_SECRETS_FOLDER"
_OF_TESTS = "SAMVERKAN_TEST_"


class SettingsError(Exception):
    """A setting breaks a rule; the message is one line that names variable, rule and remedy."""


class Settings(BaseSettings):
    """All settings as values. Whoever wants other ones builds another object."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True)

    database_url: Annotated[str | None, Field(pattern=r"^(neo4j|bolt)(\+s|\+ssc)?://[^\s/]+$")] = Field(
        default=None,
        description="address of a Neo4j server (`neo4j://host:7687`); left out, the embedded engine is used",
    )
    database_user: str = Field(default="neo4j", min_length=1, description="user on that server")
    database_password: SecretStr = Field(
        default=SecretStr(""), description="password of that user; better given as a secret file"
    )
    data: Path = Field(default=Path(".samverkan"), description="folder of the embedded engine's data")
    host: str = Field(
        default="127.0.0.1", min_length=1, description="address to listen on; the default is this machine alone"
    )
    port: int = Field(
        default=8000, ge=0, le=65535, description="port to listen on, 0 for any free one; `PORT` counts too"
    )
    public_reading: bool | None = Field(
        default=None,
        description="everybody may read (1 or 0); left out, only where `SAMVERKAN_HOST` is this machine alone",
    )
    admin_key: SecretStr = Field(
        default=SecretStr(""),
        description="an administrator's key, `smv_…`; better as a secret file. Left out, the first start makes one",
    )
    key_pepper: SecretStr = Field(
        default=SecretStr(""),
        description="secret of at least 50 characters that the database's keys are of no use without; "
        "several while it is changed, that which writes first: `2:new,1:old`. "
        "Left out, the embedded engine keeps one of its own",
    )
    trusted_proxies: int = Field(
        default=0, ge=0, le=10, description="proxies in front that append to `X-Forwarded-For`; 0: it is not looked at"
    )
    oidc_issuer: str | None = Field(
        default=None,
        description="identity provider whose tokens sign people in, by its name to the letter (`https://…`)",
    )
    oidc_audience: str | None = Field(default=None, description="what its tokens must name as `aud`")
    oidc_algorithms: str = Field(
        default="RS256,PS256,ES256", description="algorithms that its tokens may be signed with"
    )
    oidc_role_claim: str = Field(
        default="roles",
        min_length=1,
        description="claim that holds `reader`, `editor` or `admin`; it may lie deeper, as `realm_access.roles`",
    )
    oidc_name_claim: str = Field(
        default="sub", min_length=1, description="claim that changes are signed with, after `oidc:`"
    )
    oidc_leeway_seconds: int = Field(
        default=30, ge=0, le=300, description="how far its clock may be from ours, in seconds"
    )
    examples: bool = Field(default=True, description="load the fictional municipality into an empty registry (1 or 0)")
    contact: Annotated[str | None, Field(pattern=r"^([^\s@<>\"]+@[^\s@<>\"]+|https://[^\s<>\"]+)$")] = Field(
        default=None,
        description="where people report what they cannot use on the page: an e-mail address, or a web address (`https://…`)",
    )
    statement_timeout_ms: int = Field(
        default=5_000,
        ge=100,
        le=600_000,
        description="longest run of one statement, ended by the engine, in milliseconds",
    )
    request_timeout_ms: int = Field(
        default=10_000, ge=200, le=900_000, description="longest wait for the start of an answer, in milliseconds"
    )
    max_body_bytes: int = Field(
        default=262_144, ge=1_024, le=16_777_216, description="largest body of a request, in bytes"
    )
    max_depth: int = Field(default=15, ge=1, le=50, description="levels of nested fields in an operation")
    max_aliases: int = Field(
        default=30, ge=0, le=1_000, description="aliased fields in an operation, fragments expanded"
    )
    max_tokens: int = Field(default=2_000, ge=50, le=20_000, description="lexical tokens in a document")
    max_root_fields: int = Field(default=10, ge=1, le=100, description="root fields in an operation")
    max_fields: int = Field(default=1_000, ge=10, le=10_000, description="fields in an operation, fragments expanded")
    max_directives: int = Field(default=50, ge=0, le=1_000, description="directives in a document")
    heap_mb: int = Field(
        default=1_024, ge=256, le=65_536, description="largest heap of the embedded engine, in mebibytes"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="least level that is logged"
    )
    debug_explain: bool = Field(default=False, description="return the statement in `extensions.explain` (1 or 0)")

    @field_validator("admin_key")
    @classmethod
    def _admin_key_is_a_key(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and key_id(value.get_secret_value()) is None:
            raise ValueError(
                'has not the form of a key. Make one with `echo "smv_$(openssl rand -hex 6)_$(openssl rand -hex 32)"`'
            )
        return value

    @field_validator("key_pepper")
    @classmethod
    def _pepper_is_long(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value():
            parse_peppers(value.get_secret_value())
        return value

    @field_validator("oidc_algorithms")
    @classmethod
    def _algorithms_are_public(cls, value: str) -> str:
        algorithms_of(value)
        return value

    @field_validator("oidc_issuer")
    @classmethod
    def _issuer_is_safe(cls, value: str | None) -> str | None:
        if value is not None and not is_safe(value):
            raise ValueError("is no address with https://, nor one with http:// on this machine")
        return value

    @model_validator(mode="after")
    def _provider_is_whole(self) -> Self:
        if (self.oidc_issuer is None) != (self.oidc_audience is None):
            raise ValueError(
                f"{PREFIX}OIDC_ISSUER and {PREFIX}OIDC_AUDIENCE belong together: "
                "tokens for others must not sign anybody in here"
            )
        return self

    @model_validator(mode="after")
    def _order_of_deadlines(self) -> Self:
        if self.request_timeout_ms <= self.statement_timeout_ms:
            raise ValueError(
                f"{PREFIX}REQUEST_TIMEOUT_MS must be more than {PREFIX}STATEMENT_TIMEOUT_MS: "
                "a request waits for its statement"
            )
        return self

    @property
    def reading_is_public(self) -> bool:
        """Whether everybody may read: as set, otherwise where only this machine can ask."""
        if self.public_reading is not None:
            return self.public_reading
        return _is_loopback(self.host) and not self.trusted_proxies

    @property
    def limits(self) -> Limits:
        """What a document may ask for."""
        return Limits(
            depth=self.max_depth,
            aliases=self.max_aliases,
            tokens=self.max_tokens,
            root_fields=self.max_root_fields,
            fields=self.max_fields,
            directives=self.max_directives,
        )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def read_settings(**given: Any) -> Settings:
    """The settings of this process; what is ``given`` (from the command line) goes before the environment."""
    _refuse_unknown(os.environ)
    aliases = {}
    if os.environ.get("PORT") and not os.environ.get(f"{PREFIX}PORT") and "port" not in given:
        given["port"] = os.environ["PORT"]
        aliases["port"] = "PORT"
    folder = _secrets_folder(os.environ)
    if folder is not None:
        _check_secrets(folder)
        given["_secrets_dir"] = folder
    try:
        return Settings(**given)
    except ValidationError as error:
        raise SettingsError(_one_line(error, aliases)) from None


def _secrets_folder(environment: Mapping[str, str]) -> Path | None:
    """Where secret files lie. The usual folder may be missing; one that was named may not."""
    named = environment.get(_SECRETS_FOLDER)
    folder = Path(named or "/run/secrets")
    if folder.is_dir():
        return folder
    if named:
        raise SettingsError(f"{_SECRETS_FOLDER}: {folder} is not a folder. Make it, name another one, or leave it out.")
    return None


def _check_secrets(folder: Path) -> None:
    # Pydantic tells neither file nor reason, and passes over a folder: what Docker makes where a file is missing.
    for name in Settings.model_fields:
        path = folder / f"{PREFIX}{name}".lower()
        try:
            path.read_text("utf-8")
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise SettingsError(
                f"{PREFIX}{name.upper()}: the secret file {path} cannot be read: {reason}. "
                f"Make it a text file that user {os.getuid()} may read, or take it away."
            ) from None


def setting_rows() -> Iterator[tuple[str, str, str]]:
    """Each setting as (variable, default, meaning): what the README's table and ``--help`` show."""
    for name, field in Settings.model_fields.items():
        yield PREFIX + name.upper(), _shown(field.default), field.description or ""
    yield _SECRETS_FOLDER, "/run/secrets", "folder of secret files, each named as its variable in small letters"


def _shown(default: object) -> str:
    if isinstance(default, bool):
        return str(int(default))
    return "" if default is None or isinstance(default, SecretStr) else str(default)


def _refuse_unknown(environment: Mapping[str, str]) -> None:
    # A misspelled name would otherwise be ignored in silence.
    known = [variable for variable, _, _ in setting_rows()]
    for variable in environment:
        if variable.startswith(PREFIX) and not variable.startswith(_OF_TESTS) and variable not in known:
            if variable.removesuffix("_FILE") in known:
                raise SettingsError(_as_secret(variable.removesuffix("_FILE")))
            close = get_close_matches(variable.removeprefix(PREFIX), [one.removeprefix(PREFIX) for one in known], n=1)
            remedy = f"Did you mean {PREFIX}{close[0]}?" if close else "The README lists all settings."
            raise SettingsError(f"{variable} is not a setting. {remedy}")


def _as_secret(variable: str) -> str:
    """What to do in place of the ``…_FILE`` that other images know."""
    return (
        f"{variable}_FILE is not a setting. Name the file {variable.lower()} and lay it in /run/secrets, "
        f"or in the folder that {_SECRETS_FOLDER} names."
    )


def _one_line(error: ValidationError, aliases: Mapping[str, str]) -> str:
    """The first problem; ``aliases`` names the variable that a value came from where it is not the setting's own."""
    first = error.errors(include_url=False, include_context=False)[0]
    rule = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return f"{rule}. Change one of them or leave both out."
    name = str(first["loc"][0])
    variable = name if name.isupper() else PREFIX + name.upper()
    field = Settings.model_fields.get(name.removeprefix(PREFIX).lower())
    meaning = f" Meaning: {field.description}." if field and field.description else ""
    default = f" Left out: {_shown(field.default)}." if field and _shown(field.default) else ""
    return f"{aliases.get(name, variable)}: {rule[0].lower()}{rule[1:]}.{meaning}{default}"
