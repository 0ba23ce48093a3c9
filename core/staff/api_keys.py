"""Keys of the API: made and shown once, used within their scopes and pace, revoked."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import case, select, update

from core.database.transaction import Transaction
from core.errors import Conflict, Invalid, NotFound
from core.staff.rows import ApiKey
from core.staff.scopes import checked_scopes
from core.staff.sessions import Token

LASTS_DAYS = (30, 90, 365)
A_MINUTE = 600
_PREFIX, _SHOWN = "dz_", 9
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Wait:
    """The key was used too often: it may be used again after so many seconds."""

    seconds: int


def make_key(tx: Transaction, name: str, scopes: list[str], days: int, by: str) -> str:
    """A new key, which is shown now and never again. Raises Invalid or Conflict."""
    called = " ".join(name.split())
    if not 1 <= len(called) <= 64 or not called.isprintable():
        raise Invalid("a key needs a name of at most 64 characters", "key-name")
    if not 1 <= days <= max(LASTS_DAYS):
        raise Invalid(f"a key lasts from 1 to {max(LASTS_DAYS)} days", "key-days", most=max(LASTS_DAYS))
    text = f"{_PREFIX}{secrets.token_urlsafe(32)}"
    made = tx.insert_once(
        ApiKey,
        name=called,
        prefix=text[:_SHOWN],
        key_hash=Token(text).hash,
        scopes=checked_scopes(scopes),
        created_by=by,
        created_at=tx.now,
        expires_at=tx.now + timedelta(days=days),
        minute_at=tx.now,
        used=0,
    )
    if not made:
        raise Conflict(
            f"there is, or was, a key named {called!r}: the record of what it did is kept by name",
            "key-taken",
            name=called,
        )
    return text


def revoke_key(tx: Transaction, key_id: int) -> None:
    """Ends the key at once; raises NotFound for one that does not live."""
    alive = update(ApiKey).where(ApiKey.id == key_id, ApiKey.revoked_at.is_(None))
    if tx.changed(alive.values(revoked_at=tx.now)) == 0:
        raise NotFound(f"there is no key {key_id} that could be revoked")


def key_of(tx: Transaction, text: str) -> ApiKey | None:
    """The living key with this text, found by its hash; None if it is unknown, revoked or too old."""
    alive = ApiKey.revoked_at.is_(None), ApiKey.expires_at > tx.now
    return tx.first(select(ApiKey).where(ApiKey.key_hash == Token(text).hash, *alive))


def wait_of(tx: Transaction, key: ApiKey) -> Wait | None:
    """How long the key must wait, if it was used too often in this minute."""
    left = key.minute_at + _MINUTE - tx.now
    return Wait(int(left.total_seconds()) + 1) if left > timedelta() and key.used >= A_MINUTE else None


def count_use(tx: Transaction, key: ApiKey) -> Wait | None:
    """Counts one use of the key in this minute, over all processes; or how long it must wait."""
    runs = ApiKey.minute_at > tx.now - _MINUTE
    values = {
        "used": case((runs, ApiKey.used + 1), else_=1),
        "minute_at": case((runs, ApiKey.minute_at), else_=tx.now),
        "last_used_at": tx.now,
    }
    within = update(ApiKey).where(ApiKey.id == key.id, ~runs | (ApiKey.used < A_MINUTE))
    if tx.changed(within.values(**values)) == 1:
        return None
    tx.session.refresh(key)
    return wait_of(tx, key) or Wait(1)
