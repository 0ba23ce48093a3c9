"""Secret addresses of calendars: of an operator's shifts, or of a schedule's."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select, update

from core.database.transaction import Transaction
from core.roster.reading import operators
from core.roster.rows import FeedRow, ScheduleRow

_FIRST = 1


@dataclass(frozen=True)
class Feed:
    """Whose calendar: the operator with this code, or the schedule."""

    kind: Literal["operator", "schedule"]
    code: str


def token_of(tx: Transaction, feed: Feed, secret: str) -> str:
    """What stands in the feed's address; nobody without the secret can make it."""
    row = tx.session.get(FeedRow, (feed.kind, feed.code))
    return _token(feed, row.version if row else _FIRST, secret)


def renew(tx: Transaction, feed: Feed) -> None:
    """From now on the feed has another address, and the old one is nobody's."""
    tx.insert_once(FeedRow, kind=feed.kind, code=feed.code, version=_FIRST)
    this = update(FeedRow).where(FeedRow.kind == feed.kind, FeedRow.code == feed.code)
    tx.changed(this.values(version=FeedRow.version + 1))


def feed_with(tx: Transaction, token: str, secret: str) -> Feed | None:
    """The feed with this token. Every one is compared, so that the time it takes tells nothing."""
    versions = {(row.kind, row.code): row.version for row in tx.all(select(FeedRow))}
    given = token.encode()
    found = None
    for feed in _every(tx):
        expected = _token(feed, versions.get((feed.kind, feed.code), _FIRST), secret)
        if hmac.compare_digest(expected.encode(), given):
            found = feed
    return found


def _every(tx: Transaction) -> Iterable[Feed]:
    yield from (Feed("operator", code) for code in operators(tx))
    yield from (Feed("schedule", code) for code in tx.all(select(ScheduleRow.code)))


def _token(feed: Feed, version: int, secret: str) -> str:
    said = f"feed\n{feed.kind}\n{feed.code}\n{version}"
    return hmac.new(secret.encode(), said.encode(), hashlib.sha256).hexdigest()[:40]
