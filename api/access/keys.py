"""API keys: made once, shown once, recognised ever after by what the database keeps of them."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hmac import compare_digest
from typing import Any, TypeVar

from api.access.key_form import ADMIN_NAME, check_name, key_id, make_key
from api.access.peppers import Peppers
from api.access.principal import Principal, Role
from api.access.refused import SignInRefused, invalid
from graph.commands.answers import KEY_FIELD, input_digest, key_of
from graph.commands.refusals import Refusal, Refused, as_refusal
from graph.errors import InvalidInput, OutcomeUnknown, RegistryError
from graph.keys import Request, StoredKey, add_key, answered_before, find_key, list_keys, note_use, revoke_key
from graph.privacy import refuse_personal_numbers
from graph.store import Store
from graph.values import check_text, instant_text
from graph.writes.problems import as_problem

Value = TypeVar("Value")

_FRESH_SECONDS = 5.0
_USE_SECONDS = 60.0
_MOST_REMEMBERED = 1_000
_CLOSE_SECONDS = 2.0
_TRIES = 3
_LONGEST_REASON = 1_000
ANOTHER_NAME = "Choose another one: changes are signed with it."
NO_PEPPER = "This registry cannot keep keys: its operator has to set SAMVERKAN_KEY_PEPPER first."
_ANOTHER = "Ask an administrator of this registry for another one."
_NO_PEPPER_REMEDY = "Until then sign in with the key in SAMVERKAN_ADMIN_KEY, or with a token."

_log = logging.getLogger("samverkan.keys")


class Keyring:
    """The keys of one registry: verifies, makes, lists and revokes them. Lives as long as the app.

    What was read of a key is believed for five seconds; a revocation through this object works at once.
    """

    def __init__(
        self, store: Store, peppers: Peppers | None, admin_key: str = "", clock: Callable[[], float] = time.time
    ) -> None:
        """``admin_key`` is the one of the settings, which no database knows; ``clock`` gives seconds since 1970."""
        self._store = store
        self._peppers = peppers
        self._admin_key = admin_key
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, StoredKey | None]] = OrderedDict()
        self._uses: OrderedDict[str, float] = OrderedDict()
        self._changes = 0
        self._noting: set[asyncio.Task[None]] = set()

    @property
    def keeps_keys(self) -> bool:
        """Whether there is a pepper to keep keys with."""
        return self._peppers is not None

    async def principal(self, text: str) -> Principal:
        """Whoever a key signs in; SignInRefused where it signs in nobody."""
        if self._admin_key and compare_digest(text.encode(), self._admin_key.encode()):
            return Principal(ADMIN_NAME, Role.ADMIN)
        if self._peppers is None:
            raise SignInRefused(NO_PEPPER, _NO_PEPPER_REMEDY, counts=False)
        found = key_id(text)
        stored = await self._find(found) if found else None
        # As much work for a key that is not there as for one that is.
        version = self._peppers.writing if stored is None else stored.pepper
        digest = self._peppers.digest(text, version)
        if digest is None:
            # Another server has written with a pepper that this one lacks: its holder must not slow down an office.
            _log.warning("key %s needs pepper %d, which SAMVERKAN_KEY_PEPPER does not give", found, version)
            raise invalid(counts=False)
        if stored is None or not compare_digest(digest, stored.digest):
            raise invalid()
        self._check_life(stored)
        self._note_use(stored, text)
        return Principal(stored.name, Role[stored.role], stored.expires_at)

    async def create(
        self,
        name: str,
        role: Role,
        expires_at: str | None,
        by: str,
        *,
        reason: str = "",
        request: Request | None = None,
        beside: Sequence[Refusal] = (),
    ) -> tuple[StoredKey, str]:
        """Make a key and give it with its text, which is never seen again.

        A request sent again gives the key that it made, with an empty text. Refused with all that is wrong: a name
        that is reserved, a personal identity number, a role without rights, an end that is past, and what is wrong
        ``beside``. NameTaken where a key has or had the name; RequestReused; SignInRefused where there is no pepper.
        """
        wrong = [*self._wrong(name, role, expires_at, reason), *beside]
        # Time alone makes an end wrong: what was asked before it passed has the answer that it had then.
        late = [one.path for one in wrong] == [("expiresAt",)]
        if request is not None and late and (before := await answered_before(self._store, request)):
            return before, ""
        if wrong:
            raise Refused(wrong)
        made, text = self._made(name, role, expires_at, by)
        made = replace(made, reason=_reason(reason))
        kept = await self._add(made, request=request) or made
        return kept, text if kept.id == made.id else ""

    def request(self, mutation: str, by: str, given: Mapping[str, Any]) -> Request | None:
        """What tells that the input of a mutation is sent again; None where it names no key for that."""
        key = given.get(KEY_FIELD)
        if not key:
            return None
        return Request(key_of(by, key), input_digest(mutation, given), int(self._clock() * 1_000_000))

    async def _add(
        self, key: StoredKey, *, request: Request | None = None, unless_live_at: str | None = None
    ) -> StoredKey | None:
        """Keep a key, as ``add_key``. Raises OutcomeUnknown where it cannot be found out now whether it was kept."""
        unknown: OutcomeUnknown | None = None
        for attempt in range(1, _TRIES + 1):
            try:
                return await add_key(self._store, key, request=request, unless_live_at=unless_live_at)
            except RegistryError as error:
                unknown = error if isinstance(error, OutcomeUnknown) else unknown
                if unknown is None:
                    raise
                # From here on no other failure may be told: it would say that there is no such key.
                _log.warning("key %s: not known whether it was kept, try %d: %s", key.id, attempt, type(error).__name__)
        raise unknown or AssertionError("the loop returns or raises where nothing is unknown")

    async def create_first(self, name: str, by: str, show: Callable[[str], None]) -> None:
        """Make an administrator's key where no such key works, and show its text.

        It is shown also where this ends before it is known whether the key was kept: nobody else will ever see it.
        """
        stored, text = self._made(name, Role.ADMIN, None, by)
        if any(known.name.casefold() == name.casefold() for known in await self.all()):
            stored = replace(stored, name=f"{name} {stored.id}")
        try:
            kept = await self._add(stored, unless_live_at=self._now())
        except (OutcomeUnknown, asyncio.CancelledError):
            show(text)
            raise
        if kept is not None:
            show(text)

    async def revoke(self, key: str, by: str, *, reason: str = "", request: Request | None = None) -> StoredKey | None:
        """End a key, by id; None where there is none. InvalidInput for a reason that breaks a rule; RequestReused."""
        why = _reason(reason)
        try:
            return await revoke_key(self._store, key, by, self._now(), why, request)
        finally:
            # Whatever is being read of it meanwhile is not believed either.
            self._changes += 1
            self._known.pop(key, None)

    async def all(self) -> list[StoredKey]:
        """All keys that ever were, the oldest first."""
        return await list_keys(self._store)

    def needing_other_peppers(self, keys: list[StoredKey]) -> dict[int, int]:
        """How many keys that work still need which pepper other than the one that writes."""
        counts: dict[int, int] = {}
        for key in keys:
            if self._peppers and key.pepper != self._peppers.writing and key.ended(self._now()) is None:
                counts[key.pepper] = counts.get(key.pepper, 0) + 1
        return counts

    async def close(self) -> None:
        """Let what is being written be written, for two seconds at most."""
        if self._noting:
            await asyncio.wait(self._noting, timeout=_CLOSE_SECONDS)
        for task in self._noting:
            task.cancel()

    def _now(self, ago: float = 0.0) -> str:
        return instant_text(datetime.fromtimestamp(self._clock(), UTC) - timedelta(seconds=ago))

    def _wrong(self, name: str, role: Role, expires_at: str | None, reason: str) -> Iterator[Refusal]:
        """All that is wrong with what a key is to be."""
        checks: tuple[Callable[[], object], ...] = (
            lambda: check_name(name),
            lambda: _check_role(role),
            lambda: self._check_end(expires_at),
            lambda: _reason(reason),
        )
        for check in checks:
            try:
                check()
            except InvalidInput as error:
                yield as_refusal(as_problem(0, (error.field,), error), (error.field,))

    def _check_end(self, expires_at: str | None) -> None:
        if expires_at is not None and expires_at <= self._now():
            remedy = "Give an instant to come, or null for a key without end."
            raise InvalidInput("expiresAt", "lies in the past.", remedy)

    def _made(self, name: str, role: Role, expires_at: str | None, by: str) -> tuple[StoredKey, str]:
        if self._peppers is None:
            raise SignInRefused(NO_PEPPER, _NO_PEPPER_REMEDY, counts=False)
        text, version = make_key(), self._peppers.writing
        stored = StoredKey(
            id=str(key_id(text)),
            name=check_name(name),
            role=role.name,
            digest=str(self._peppers.digest(text, version)),
            pepper=version,
            created_at=self._now(),
            created_by=by,
            expires_at=expires_at,
        )
        return stored, text

    async def _find(self, id_: str) -> StoredKey | None:
        known = self._known.get(id_)
        if known is not None and 0 <= self._clock() - known[0] < _FRESH_SECONDS:
            return known[1]
        asked, changes = self._clock(), self._changes
        stored = await find_key(self._store, id_)
        if changes == self._changes:
            _remember(self._known, id_, (asked, stored))
        return stored

    def _check_life(self, stored: StoredKey) -> None:
        """Said to nobody but who has the right key."""
        if stored.revoked_at is not None:
            raise SignInRefused("This key was revoked.", _ANOTHER, counts=False)
        if stored.ended(self._now()) is not None:
            raise SignInRefused("This key has expired.", _ANOTHER, counts=False)

    def _note_use(self, stored: StoredKey, text: str) -> None:
        """Write when a key was used, at most once a minute and beside the request; with the pepper that writes then."""
        now = self._clock()
        if self._peppers is None or now - self._uses.get(stored.id, -_USE_SECONDS) < _USE_SECONDS:
            return
        _remember(self._uses, stored.id, now)
        version = self._peppers.writing
        fresh = replace(stored, digest=str(self._peppers.digest(text, version)), pepper=version)
        task = asyncio.get_running_loop().create_task(self._write_use(fresh, self._now(), self._now(_USE_SECONDS)))
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)

    async def _write_use(self, key: StoredKey, at: str, before: str) -> None:
        try:
            await note_use(self._store, key, at, before)
        except RegistryError as error:
            _log.warning("the use of key %s was not written: %s", key.id, type(error).__name__)


def _check_role(role: Role) -> None:
    if role is Role.ANONYMOUS:
        raise InvalidInput("role", "gives no rights.", "Choose READER, EDITOR or ADMIN.")


def _reason(text: str) -> str | None:
    if not text:
        return None
    refuse_personal_numbers("reason", text)
    return check_text("reason", text, _LONGEST_REASON)


def _remember(held: OrderedDict[str, Value], key: str, value: Value) -> None:
    """Keep, and forget the oldest where it becomes too many."""
    held[key] = value
    held.move_to_end(key)
    while len(held) > _MOST_REMEMBERED:
        held.popitem(last=False)
