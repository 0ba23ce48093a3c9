"""Who has which chat: a token that the browser keeps opens it, and is changed now and then."""

import hashlib
import secrets
from datetime import timedelta

from sqlalchemy import or_, select, update

from bot.webchat.rows import WebVisitor
from core.database.transaction import Transaction

# A browser that stays away for longer has no chat any more: who finds it later finds nothing.
LIFE = timedelta(days=180)
# So long a token opens the chat before the browser is given the next.
TURN = timedelta(hours=12)
# Other tabs learn of the new token from the one that got it; what they had sent already still counts.
_GRACE = timedelta(minutes=5)
_SEEN_EVERY = timedelta(minutes=5)


def arrive(tx: Transaction, site: str) -> tuple[WebVisitor, str]:
    """A new chat and its token, which is told only here."""
    token = secrets.token_urlsafe(32)
    visitor = WebVisitor(
        chat=secrets.token_urlsafe(12),
        token_hash=_hash(token),
        token_at=tx.now,
        site=site,
        came_at=tx.now,
        seen_at=tx.now,
        last_number=0,
    )
    return tx.add(visitor), token


def visitor_with(tx: Transaction, token: str) -> WebVisitor | None:
    """Whose token this is; None if it is nobody's, or nobody's any more."""
    hashed = _hash(token)
    old = or_(WebVisitor.old_until.is_(None), WebVisitor.old_until > tx.now)
    opens = or_(WebVisitor.token_hash == hashed, (WebVisitor.old_hash == hashed) & old)
    return tx.first(select(WebVisitor).where(opens, WebVisitor.seen_at > tx.now - LIFE))


def seen(tx: Transaction, visitor: WebVisitor, token: str) -> None:
    """The visitor is here: a new token that was used ends the old one; must be in a writing transaction."""
    if visitor.old_hash and visitor.old_until is None and visitor.token_hash == _hash(token):
        visitor.old_until = tx.now + _GRACE
    if visitor.seen_at < tx.now - _SEEN_EVERY:
        visitor.seen_at = tx.now


def next_token(tx: Transaction, visitor: WebVisitor, token: str) -> str | None:
    """The token from now on, if it is time for another. The one that was shown opens until that is used."""
    if visitor.token_at > tx.now - TURN:
        return None
    fresh, shown = secrets.token_urlsafe(32), _hash(token)
    # Of two tabs that come at once only one gets a new token; the other reads it from the browser.
    due = update(WebVisitor).where(WebVisitor.id == visitor.id, WebVisitor.token_at == visitor.token_at)
    values = {"token_hash": _hash(fresh), "token_at": tx.now, "old_hash": shown, "old_until": None}
    return fresh if tx.changed(due.values(**values)) else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
