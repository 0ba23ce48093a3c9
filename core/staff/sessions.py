"""Sessions and one-time links: random tokens of which only hashes are kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, func, select, update

from core.database.transaction import Transaction
from core.staff.rows import SignInFailure, SignInLink, StaffSession

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
LINK_LASTS = timedelta(minutes=10)
# A session is marked as seen at most this often: a page that refreshes itself writes nothing.
_SEEN_EVERY = timedelta(minutes=5)
_WINDOW = timedelta(minutes=15)
_TRIES_A_NAME, _TRIES_AN_ADDRESS = 8, 40


@dataclass(frozen=True)
class Token:
    """What the browser, or the link, carries; its hash is what we know of it."""

    text: str

    @property
    def hash(self) -> str:
        """The name of the row."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def new_token() -> Token:
    """256 random bits."""
    return Token(secrets.token_urlsafe(32))


def open_session(tx: Transaction, operator: str, stage: str) -> Token:
    """A new session of this operator at this stage."""
    token = new_token()
    session = StaffSession(
        token_hash=token.hash, operator=operator, stage=stage, created_at=tx.now, seen_at=tx.now
    )
    tx.add(session)
    return token


def session_of(tx: Transaction, token: str) -> StaffSession | None:
    """The session that this cookie opens, or None: unknown, ended, or too old."""
    return tx.first(select(StaffSession).where(StaffSession.token_hash == Token(token).hash, *_alive(tx)))


def is_to_be_marked(tx: Transaction, session: StaffSession) -> bool:
    """True if it was last marked as seen some minutes ago."""
    return session.seen_at < tx.now - _SEEN_EVERY


def end_sessions(tx: Transaction, operator: str, *, but: int | None = None) -> None:
    """Signs the operator out everywhere, or everywhere but in one session."""
    others = update(StaffSession).where(StaffSession.operator == operator, StaffSession.ended_at.is_(None))
    if but is not None:
        others = others.where(StaffSession.id != but)
    tx.changed(others.values(ended_at=tx.now))


def make_link(tx: Transaction, operator: str, lasts: timedelta = LINK_LASTS) -> Token:
    """A link that signs this operator in, once."""
    token = new_token()
    tx.add(SignInLink(token_hash=token.hash, operator=operator, expires_at=tx.now + lasts))
    return token


def links_lately(tx: Transaction, operator: str) -> int:
    """How many links this operator was sent within the hour."""
    latest = tx.now + LINK_LASTS
    lately = SignInLink.expires_at.between(latest - timedelta(hours=1), latest)
    query = select(func.count()).select_from(SignInLink).where(SignInLink.operator == operator, lately)
    return tx.first(query) or 0


def use_link(tx: Transaction, token: str) -> str | None:
    """The operator whom the link signs in; None if it is unknown, used or too old."""
    link = tx.first(select(SignInLink).where(SignInLink.token_hash == Token(token).hash))
    if link is None:
        return None
    unused = update(SignInLink).where(
        SignInLink.id == link.id, SignInLink.used_at.is_(None), SignInLink.expires_at > tx.now
    )
    return link.operator if tx.changed(unused.values(used_at=tx.now)) == 1 else None


def too_many_failures(tx: Transaction, name: str, address: str) -> bool:
    """True while this name, or this address, has failed too often lately."""
    lately = SignInFailure.at > tx.now - _WINDOW
    by = {"name": SignInFailure.name == name, "address": SignInFailure.address == address}
    counts = {
        which: tx.first(select(func.count()).select_from(SignInFailure).where(lately, is_it)) or 0
        for which, is_it in by.items()
    }
    return counts["name"] >= _TRIES_A_NAME or counts["address"] >= _TRIES_AN_ADDRESS


def note_failure(tx: Transaction, name: str, address: str) -> None:
    """One more try that failed."""
    tx.add(SignInFailure(name=name[:64], address=address[:64], at=tx.now))


def sessions_by_operator(tx: Transaction) -> dict[str, int]:
    """On how many devices each operator is signed in; who is on none is not in it."""
    counted = select(StaffSession.operator, func.count()).where(*_alive(tx)).group_by(StaffSession.operator)
    return {code: int(count) for code, count in tx.session.execute(counted)}


def _alive(tx: Transaction) -> tuple[ColumnElement[bool], ...]:
    return (
        StaffSession.ended_at.is_(None),
        StaffSession.seen_at > tx.now - IDLE,
        StaffSession.created_at > tx.now - LONGEST,
    )
