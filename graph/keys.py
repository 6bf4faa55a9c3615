"""API keys as the database keeps them: never the key itself, only what recognises it. Nothing here knows a role.

Instants are fixed-width UTC text, so that they compare as text.
"""

from dataclasses import dataclass, field

from graph.commands.answers import KEPT_MICROSECONDS
from graph.cypher import Cypher, Statement, Value
from graph.store import Row, Store, Transaction
from graph.writes.clock import lock

_COLUMNS: Cypher = (
    "k.id, k.name, k.role, k.digest, k.pepper, k.createdAt, k.createdBy, k.expiresAt, k.revokedAt, k.revokedBy, "
    "k.lastUsedAt, k.reason, k.revokedReason"
)
_FIND: Cypher = "MATCH (k:ApiKey {id: $id}) RETURN " + _COLUMNS
_LIST: Cypher = "MATCH (k:ApiKey) RETURN " + _COLUMNS + " ORDER BY k.createdAt, k.id"
_LIVE: Cypher = (
    "MATCH (k:ApiKey {role: $role}) WHERE k.revokedAt IS NULL AND (k.expiresAt IS NULL OR k.expiresAt > $now) "
    "RETURN count(k)"
)
_LIKE: Cypher = "MATCH (k:ApiKey) WHERE k.id = $id OR k.nameKey = $nameKey RETURN " + _COLUMNS
_ADD: Cypher = "CREATE (k:ApiKey) SET k = $properties RETURN k.id"
_REVOKE: Cypher = (
    "MATCH (k:ApiKey {id: $id}) SET k.revokedReason = CASE WHEN k.revokedAt IS NULL THEN $reason "
    "ELSE k.revokedReason END, k.revokedAt = coalesce(k.revokedAt, $at), k.revokedBy = coalesce(k.revokedBy, $by) "
    "RETURN " + _COLUMNS
)
_USE: Cypher = (
    "MATCH (k:ApiKey {id: $id}) WHERE k.lastUsedAt IS NULL OR k.lastUsedAt <= $before "
    "SET k.lastUsedAt = $at, k.digest = $digest, k.pepper = $pepper RETURN k.id"
)
_ANSWERED: Cypher = (
    "MATCH (i:Idempotency {key: $key}) WHERE i.instant >= $oldest OPTIONAL MATCH (k:ApiKey {id: i.answer}) "
    "RETURN i.input, " + _COLUMNS
)
_ANSWER: Cypher = (
    "MERGE (i:Idempotency {key: $key}) "
    "SET i.input = $input, i.at = $at, i.instant = $instant, i.answer = $answer RETURN i.key"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredKey:
    """One key: who it signs in and with what role, what recognises it, and its life."""

    id: str
    name: str
    """What changes are signed with; no two keys ever have the same, capitals and small letters alike."""
    role: str
    digest: str = field(repr=False)
    pepper: int
    """Version of the secret that ``digest`` was made with."""
    created_at: str
    created_by: str
    expires_at: str | None = None
    """From when it no longer works; None: it does not end."""
    revoked_at: str | None = None
    revoked_by: str | None = None
    last_used_at: str | None = None
    reason: str | None = None
    """Why it was made."""
    revoked_reason: str | None = None

    def ended(self, now: str) -> str | None:
        """Since when it no longer works; None where it does."""
        if self.revoked_at is not None:
            return self.revoked_at
        return self.expires_at if self.expires_at is not None and self.expires_at <= now else None


class NameTaken(Exception):
    """A key of this name is there, or was."""


class RequestReused(Exception):
    """Another input came with what should be the same request."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request with a key of its own, which sent again has the answer of the first time and no second effect."""

    key: str
    """Under what its answer is kept, beside those of all other mutations."""
    input: str
    """A digest of all that it asks."""
    instant: int
    """Now, in whole microseconds since 1970: an answer is kept for a week."""


async def find_key(store: Store, key_id: str) -> StoredKey | None:
    """The key with this id."""
    rows = await store.read(Statement("keys.find", _FIND, {"id": key_id}))
    return _stored(rows[0]) if rows else None


async def list_keys(store: Store) -> list[StoredKey]:
    """All keys that ever were, the oldest first."""
    return [_stored(row) for row in await store.read(Statement("keys.list", _LIST, {}))]


async def answered_before(store: Store, request: Request) -> StoredKey | None:
    """The key that the same request was about before, as it is now; RequestReused where that asked something else."""
    return _answered(await store.read(_question(request)), request)


async def add_key(
    store: Store, key: StoredKey, *, request: Request | None = None, unless_live_at: str | None = None
) -> StoredKey | None:
    """Keep a new key, once however often it is tried, and give it; or the one that the same request made before.

    ``unless_live_at``: only where no key of its role works at that instant; None where one does. NameTaken where
    another has or had its name, RequestReused where its request had another input.
    """

    async def work(transaction: Transaction) -> StoredKey | None:
        await lock(transaction)
        if request is not None and (before := _answered(await transaction.run(_question(request)), request)):
            return before
        properties = _properties(key)
        known = {name: properties[name] for name in ("id", "nameKey")}
        like = [_stored(row) for row in await transaction.run(Statement("keys.like", _LIKE, known))]
        # The key itself works too, where a try before this one kept it.
        if unless_live_at is not None and all(other.id != key.id for other in like):
            live = {"role": key.role, "now": unless_live_at}
            if await transaction.run(Statement("keys.live", _LIVE, live)) != [[0]]:
                return None
        if like:
            return _kept_before(key, like)
        await transaction.run(Statement("keys.add", _ADD, {"properties": properties}))
        if request is not None:
            await transaction.run(_answer(request, key.id, key.created_at))
        return key

    return await store.write(work)


def _kept_before(key: StoredKey, like: list[StoredKey]) -> StoredKey:
    """The key itself, where a try before this one kept it; NameTaken where another has its name."""
    for other in like:
        if other.id == key.id:
            return other
    raise NameTaken(key.name)


async def revoke_key(
    store: Store, key_id: str, by: str, at: str, reason: str | None = None, request: Request | None = None
) -> StoredKey | None:
    """End a key now; one that was revoked stays as it is. None where there is none with this id.

    RequestReused where its request had another input.
    """

    async def work(transaction: Transaction) -> StoredKey | None:
        await lock(transaction)
        if request is not None and (before := _answered(await transaction.run(_question(request)), request)):
            return before
        parameters: dict[str, Value] = {"id": key_id, "by": by, "at": at, "reason": reason}
        rows = await transaction.run(Statement("keys.revoke", _REVOKE, parameters))
        if rows and request is not None:
            await transaction.run(_answer(request, key_id, at))
        return _stored(rows[0]) if rows else None

    return await store.write(work)


async def note_use(store: Store, key: StoredKey, at: str, before: str) -> None:
    """Keep when a key was used, with its digest as given, unless a use after ``before`` is kept already."""
    parameters: dict[str, Value] = {
        "id": key.id,
        "at": at,
        "before": before,
        "digest": key.digest,
        "pepper": key.pepper,
    }

    async def work(transaction: Transaction) -> None:
        await transaction.run(Statement("keys.use", _USE, parameters))

    await store.write(work)


def _question(request: Request) -> Statement:
    """Asks for what was answered to a request."""
    parameters: dict[str, Value] = {"key": request.key, "oldest": request.instant - KEPT_MICROSECONDS}
    return Statement("keys.answered", _ANSWERED, parameters)


def _answered(rows: list[Row], request: Request) -> StoredKey | None:
    """The key that a request was about before; None where it is new."""
    if not rows:
        return None
    input_, *columns = rows[0]
    if input_ != request.input:
        raise RequestReused
    return _stored(columns)


def _answer(request: Request, key_id: str, at: str) -> Statement:
    """Keeps the answer to a request: the key that it is about."""
    parameters: dict[str, Value] = {
        "key": request.key,
        "input": request.input,
        "at": at,
        "instant": request.instant,
        "answer": key_id,
    }
    return Statement("keys.answer", _ANSWER, parameters)


def _properties(key: StoredKey) -> dict[str, Value]:
    return {
        "id": key.id,
        "name": key.name,
        "nameKey": key.name.casefold(),
        "role": key.role,
        "digest": key.digest,
        "pepper": key.pepper,
        "createdAt": key.created_at,
        "createdBy": key.created_by,
        "expiresAt": key.expires_at,
        "reason": key.reason,
    }


def _stored(row: Row) -> StoredKey:
    id_, name, role, digest, pepper, created_at, created_by, *rest = row
    if not isinstance(pepper, int):
        raise TypeError("the version of a pepper is no number")
    told = [None if one is None else str(one) for one in rest]
    expires_at, revoked_at, revoked_by, last_used_at, reason, revoked_reason = told
    return StoredKey(
        id=str(id_),
        name=str(name),
        role=str(role),
        digest=str(digest),
        pepper=pepper,
        created_at=str(created_at),
        created_by=str(created_by),
        expires_at=expires_at,
        revoked_at=revoked_at,
        revoked_by=revoked_by,
        last_used_at=last_used_at,
        reason=reason,
        revoked_reason=revoked_reason,
    )
