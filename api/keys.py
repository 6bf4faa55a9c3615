"""``samverkan keys``: the keys of a registry at rest, of one in a database, or of one that an instance serves."""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from http.client import HTTPException
from typing import Any, Protocol
from urllib.error import HTTPError

from rich.table import Table
from rich.text import Text

from api.access.access import open_keyring
from api.access.keys import ANOTHER_NAME, Keyring
from api.access.principal import Role
from api.access.refused import SignInRefused
from api.errors import STATUS
from api.instance import ask_graphql, served_at
from api.settings import Settings
from api.terminal import Terminal
from api.upkeep import opened
from graph.commands.refusals import Refused
from graph.errors import InvalidInput, RegistryError
from graph.ids import new_id
from graph.keys import NameTaken, StoredKey
from graph.values import STOCKHOLM, check_date, instant_text, now

_BY = "cli"
_FIELDS = "id name role createdAt createdBy expiresAt revokedAt revokedBy lastUsedAt"
_CREATE = (
    "mutation ($input: CreateApiKeyInput!) "
    "{ done: createApiKey(input: $input) { secret refusals { message } apiKey { " + _FIELDS + " } } }"
)
_REVOKE = (
    "mutation ($input: RevokeApiKeyInput!) "
    "{ done: revokeApiKey(input: $input) { refusals { message } apiKey { " + _FIELDS + " } } }"
)
_GRACE_SECONDS = 5.0
"""How much longer than a request may take its answer is waited for."""
_PAUSE_SECONDS = 2.0
_DAYS = re.compile(r"[1-9][0-9]{0,4}")


class NotDone(RegistryError):
    """A key cannot be made or ended; the message says why and what to do."""


class _NoAnswer(NotDone):
    """It is not known whether the instance did what it was asked."""


class Desk(Protocol):
    """Whoever makes and ends keys. All raise a RegistryError where it cannot be done."""

    async def create(self, name: str, role: Role, expires_at: str | None) -> tuple[StoredKey, str]:
        """A new key and its text, which is never seen again."""
        ...

    async def revoke(self, id_: str) -> StoredKey:
        """End the key with this id."""
        ...

    async def all(self) -> tuple[list[StoredKey], list[str]]:
        """All keys that ever were, the oldest first, and what there is to say of them."""
        ...


@asynccontextmanager
async def desk(settings: Settings, terminal: Terminal) -> AsyncIterator[Desk]:
    """The keys of these settings' registry: through the instance that serves it, or opened here.

    NotDone says what to do where neither is possible.
    """
    url = served_at(settings) if settings.database_url is None else ""
    if url:
        key = settings.admin_key.get_secret_value()
        if not key:
            rule = f"The registry in {settings.data} is served at {url}, which makes and ends its keys."
            raise NotDone(f"{rule} Name an administrator's key in SAMVERKAN_ADMIN_KEY, or stop the server first.")
        yield _Served(url, key, settings.request_timeout_ms / 1000 + _GRACE_SECONDS)
        return
    if settings.database_url is None and not (settings.data / "engine").exists():
        raise NotDone(f"{settings.data} holds no registry. Make one with `samverkan serve`, or name it with --data.")
    async with opened(settings, terminal) as store:
        folder = settings.data if settings.database_url is None else None
        yield Opened(open_keyring(settings, store, folder))


async def revoke(keys: Desk, wanted: str) -> StoredKey:
    """End the key with this id or name."""
    found, _ = await keys.all()
    for key in found:
        if wanted == key.id or wanted.casefold() == key.name.casefold():
            return await keys.revoke(key.id)
    raise NotDone(f"There is no key {wanted!r}. `samverkan keys list` shows all.")


def expiry(text: str) -> str | None:
    """When a key ends: "never" (None), a number of days from now, or the day from which it no longer works."""
    if text == "never":
        return None
    if _DAYS.fullmatch(text):
        return instant_text(datetime.now(UTC) + timedelta(days=int(text)))
    try:
        day = date.fromisoformat(check_date("--expires", text))
    except InvalidInput:
        raise InvalidInput("--expires", "is neither days, day nor never.", "Write 90, 2027-01-31 or never.") from None
    return instant_text(datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM))


def show_keys(keys: Sequence[StoredKey], terminal: Terminal) -> None:
    """The keys as a table."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("id", "name", "role", "made", "ends", "last used", ""):
        table.add_column(heading, overflow="fold")
    for key in keys:
        state, style = _state(key)
        cells = (key.id, key.name, key.role.lower(), _minute(key.created_at), _minute(key.expires_at) or "never")
        table.add_row(*map(Text, cells), Text(_minute(key.last_used_at) or "never"), Text(state, style))
    terminal.out.print(table)


def _state(key: StoredKey) -> tuple[str, str]:
    if key.revoked_at is not None:
        return f"revoked {_minute(key.revoked_at)} by {key.revoked_by}", "red"
    return ("expired", "red") if key.expires_at is not None and key.expires_at <= now() else ("", "")


def _minute(instant: str | None) -> str:
    return f"{instant[:10]} {instant[11:16]}Z" if instant else ""


@dataclass(frozen=True, slots=True)
class Opened:
    """Keys of a registry that this command has opened."""

    keyring: Keyring

    async def create(self, name: str, role: Role, expires_at: str | None) -> tuple[StoredKey, str]:
        """As ``Desk``."""
        try:
            stored, text = await self.keyring.create(name, role, expires_at, _BY)
        except SignInRefused as refused:
            raise NotDone(refused.message) from None
        except Refused as refused:
            raise NotDone(" ".join(one.message for one in refused.refusals)) from None
        except NameTaken:
            raise NotDone(f"{name!r} is the name of a key that is there, or was. {ANOTHER_NAME}") from None
        return stored, text

    async def revoke(self, id_: str) -> StoredKey:
        """As ``Desk``."""
        stored = await self.keyring.revoke(id_, _BY)
        if stored is None:
            raise NotDone(f"There is no key {id_!r}.")
        return stored

    async def all(self) -> tuple[list[StoredKey], list[str]]:
        """As ``Desk``."""
        stored = await self.keyring.all()
        notes = [
            f"{count} still need pepper {version} of SAMVERKAN_KEY_PEPPER; each gets the first when it is used."
            for version, count in sorted(self.keyring.needing_other_peppers(stored).items())
        ]
        return stored, notes


@dataclass(frozen=True, slots=True)
class _Served:
    """Keys of a registry that an instance serves, asked over GraphQL."""

    url: str
    key: str
    seconds: float
    """How long to wait for an answer."""

    async def create(self, name: str, role: Role, expires_at: str | None) -> tuple[StoredKey, str]:
        given = {"name": name, "role": role.name, "expiresAt": expires_at, "idempotencyKey": new_id()}
        try:
            answer = self._done(_CREATE, given)
        except _NoAnswer:
            # The same request again makes no second key, and tells whether the first time made one.
            await asyncio.sleep(_PAUSE_SECONDS)
            answer = self._created_again(given)
        made = _read(answer["apiKey"])
        if answer["secret"] is None:
            rule = f"The key {made.id} was made, but its text was lost on the way."
            raise NotDone(
                f"{rule} End it with `samverkan keys revoke {made.id}`, and make another one under another name."
            )
        return made, str(answer["secret"])

    def _created_again(self, given: dict[str, Any]) -> Mapping[str, Any]:
        try:
            return self._done(_CREATE, given)
        except _NoAnswer as error:
            there = (
                f"where {given['name']!r} is there, its text is lost: revoke it and make another one under another name"
            )
            remedy = f"Look at `samverkan keys list`: {there}; where it is not, send the same command again."
            raise NotDone(f"{error} It is not known whether the key was made. {remedy}") from None

    async def revoke(self, id_: str) -> StoredKey:
        try:
            return _read(self._done(_REVOKE, {"id": id_})["apiKey"])
        except _NoAnswer as error:
            remedy = "Send the same command again: a key is ended once, however often."
            raise NotDone(f"{error} It is not known whether the key was ended. {remedy}") from None

    async def all(self) -> tuple[list[StoredKey], list[str]]:
        try:
            return [_read(one) for one in self._ask("{ done: apiKeys { " + _FIELDS + " } }", {})], []
        except _NoAnswer as error:
            raise NotDone(f"{error} Try again in a moment, or look at its log.") from None

    def _done(self, mutation: str, given: dict[str, Any]) -> Mapping[str, Any]:
        payload: Mapping[str, Any] = self._ask(mutation, {"input": given})
        if payload["refusals"]:
            raise NotDone(" ".join(one["message"] for one in payload["refusals"]))
        return payload

    def _ask(self, query: str, variables: dict[str, Any]) -> Any:
        try:
            answer = ask_graphql(self.url, query, variables, self.key, self.seconds)
        except HTTPError as error:
            if error.code == HTTPStatus.UNAUTHORIZED:
                raise NotDone(f"{self.url} does not know the key in SAMVERKAN_ADMIN_KEY.") from None
            raise self._failed(error.code, f"{self.url} answers {error.code}.") from None
        except (OSError, ValueError, HTTPException):
            raise _NoAnswer(f"{self.url} does not answer.") from None
        if "errors" in answer:
            status = max(STATUS.get(error["extensions"]["code"], 400) for error in answer["errors"])
            raise self._failed(status, " ".join(error["message"] for error in answer["errors"]))
        return answer["data"]["done"]

    def _failed(self, status: int, message: str) -> NotDone:
        """What a status means: from 500 on it is open whether anything was done."""
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return _NoAnswer(f"{self.url} could not answer.")
        return NotDone(message)


def _read(found: Mapping[str, Any]) -> StoredKey:
    """A key as an instance tells it: what recognises it never leaves the instance."""
    return StoredKey(
        id=found["id"],
        name=found["name"],
        role=found["role"],
        digest="",
        pepper=0,
        created_at=found["createdAt"],
        created_by=found["createdBy"],
        expires_at=found["expiresAt"],
        revoked_at=found["revokedAt"],
        revoked_by=found["revokedBy"],
        last_used_at=found["lastUsedAt"],
    )
