"""API keys as the database keeps them: never the key itself, only what recognises it. Nothing here knows a role.

Instants are fixed-width UTC text, so that they compare as text.
"""

from dataclasses import dataclass, field

from graph.cypher import Cypher, Statement, Value
from graph.store import Row, Store, Transaction
from graph.writes.clock import lock

_COLUMNS: Cypher = (
    "k.id, k.name, k.role, k.digest, k.pepper, k.createdAt, k.createdBy, k.expiresAt, k.revokedAt, k.revokedBy, "
    "k.lastUsedAt, k.reason, k.revokedReason, k.request"
)
_FIND: Cypher = "MATCH (k:ApiKey {id: $id}) RETURN " + _COLUMNS
_LIST: Cypher = "MATCH (k:ApiKey) RETURN " + _COLUMNS + " ORDER BY k.createdAt, k.id"
_LIVE: Cypher = (
    "MATCH (k:ApiKey {role: $role}) WHERE k.revokedAt IS NULL AND (k.expiresAt IS NULL OR k.expiresAt > $now) "
    "RETURN count(k)"
)
_LIKE: Cypher = "MATCH (k:ApiKey) WHERE k.id = $id OR k.nameKey = $nameKey OR k.request = $request RETURN " + _COLUMNS
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
    request: str | None = None
    """What recognises the request that made it, where that was given a key of its own to be sent again."""

    def ended(self, now: str) -> str | None:
        """Since when it no longer works; None where it does."""
        if self.revoked_at is not None:
            return self.revoked_at
        return self.expires_at if self.expires_at is not None and self.expires_at <= now else None


class NameTaken(Exception):
    """A key of this name is there, or was."""


class RequestReused(Exception):
    """Another key was made by what should be the same request."""


async def find_key(store: Store, key_id: str) -> StoredKey | None:
    """The key with this id."""
    rows = await store.read(Statement("keys.find", _FIND, {"id": key_id}))
    return _stored(rows[0]) if rows else None


async def list_keys(store: Store) -> list[StoredKey]:
    """All keys that ever were, the oldest first."""
    return [_stored(row) for row in await store.read(Statement("keys.list", _LIST, {}))]


async def add_key(store: Store, key: StoredKey, *, unless_live_at: str | None = None) -> StoredKey | None:
    """Keep a new key, once however often it is tried, and give it; or the one that the same request made before.

    ``unless_live_at``: only where no key of its role works at that instant; None where one does. NameTaken where
    another has or had its name, RequestReused where its request made a different one.
    """

    async def work(transaction: Transaction) -> StoredKey | None:
        await lock(transaction)
        properties = _properties(key)
        known = {name: properties[name] for name in ("id", "nameKey", "request")}
        like = [_stored(row) for row in await transaction.run(Statement("keys.like", _LIKE, known))]
        # The key itself works too, where a try before this one kept it.
        if unless_live_at is not None and all(other.id != key.id for other in like):
            live = {"role": key.role, "now": unless_live_at}
            if await transaction.run(Statement("keys.live", _LIVE, live)) != [[0]]:
                return None
        if like:
            return _made_before(key, like)
        await transaction.run(Statement("keys.add", _ADD, {"properties": properties}))
        return key

    return await store.write(work)


def _made_before(key: StoredKey, like: list[StoredKey]) -> StoredKey:
    """The one among those like it that this request made."""
    for other in like:
        if other.id == key.id:
            return other
        if key.request is not None and other.request == key.request:
            if (other.name, other.role) != (key.name, key.role):
                raise RequestReused
            return other
    raise NameTaken(key.name)


async def revoke_key(store: Store, key_id: str, by: str, at: str, reason: str | None = None) -> StoredKey | None:
    """End a key now; one that was revoked stays as it is. None where there is none with this id."""

    async def work(transaction: Transaction) -> list[Row]:
        parameters: dict[str, Value] = {"id": key_id, "by": by, "at": at, "reason": reason}
        return await transaction.run(Statement("keys.revoke", _REVOKE, parameters))

    rows = await store.write(work)
    return _stored(rows[0]) if rows else None


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
        "request": key.request,
    }


def _stored(row: Row) -> StoredKey:
    id_, name, role, digest, pepper, created_at, created_by, *rest = row
    if not isinstance(pepper, int):
        raise TypeError("the version of a pepper is no number")
    told = [None if one is None else str(one) for one in rest]
    expires_at, revoked_at, revoked_by, last_used_at, reason, revoked_reason, request = told
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
        request=request,
    )
