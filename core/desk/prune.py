"""What nobody needs any more is forgotten, some rows at a time, at night.

What a repeat is known by is kept far longer than anybody repeats anything: the vendors do so for days.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from core.clients.rows import LinkAttempt, LinkCode
from core.conversations.rows import Button, Said
from core.database.base import Base
from core.database.heartbeat import Heartbeat
from core.database.inbox import Received
from core.database.outbox import Delivery
from core.database.pace import Hold
from core.database.runs import has_run, note_run
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.staff.rows import SignInFailure, SignInLink, StaffSession

# The hour of the organisation's wall clock from which on the desk is quiet enough.
_NIGHT = 3
_JOB = "prune"


@dataclass(frozen=True)
class Kept:
    """Rows of a table are kept for so many days after this moment of theirs; others for ever."""

    table: type[Base]
    since: ColumnElement[Any] | InstrumentedAttribute[Any]
    days: int
    only: tuple[ColumnElement[bool], ...] = ()


# A key says that something was said, for good: statements and notices are not said again after a year. The
# telephone's orders are named by their own rows, which come once.
_UNNAMED = (or_(Delivery.key.is_(None), Delivery.channel == "voice"),)
_OUTBOX_DAYS = 180
KEPT = (
    Kept(Delivery, Delivery.sent_at, _OUTBOX_DAYS, _UNNAMED),
    Kept(Delivery, Delivery.set_aside_at, _OUTBOX_DAYS, _UNNAMED),
    Kept(Received, Received.received_at, 180, (Received.due_at.is_(None),)),
    Kept(Button, Button.shown_at, 400),
    Kept(Said, Said.said_at, 7),
    Kept(LinkCode, LinkCode.expires_at, 30),
    Kept(LinkAttempt, LinkAttempt.at, 30),
    Kept(SignInFailure, SignInFailure.at, 30),
    Kept(SignInLink, SignInLink.expires_at, 30),
    Kept(StaffSession, StaffSession.seen_at, 30),
    Kept(Heartbeat, Heartbeat.at, 1),
    Kept(Hold, Hold.until, 1),
)


def prune(tx: Transaction, moment: Moment, most: int = 2000, more: Sequence[Kept] = ()) -> bool:
    """Forgets at most so many rows of each kind, once a night; True if there may be more to forget.

    `more`: what others keep besides the desk.
    """
    today = str(moment.local.date())
    if moment.local.hour < _NIGHT or has_run(tx, _JOB, today):
        return False
    _forget_refusals(tx, moment.at)
    forgotten = [_forget(tx, kept, moment.at, most) for kept in (*KEPT, *more)]
    if max(forgotten) < most:
        note_run(tx, _JOB, today)
        return False
    return True


def _forget_refusals(tx: Transaction, now: datetime) -> None:
    """What an address once refused says no more of it than what it took, and that is forgotten by now."""
    old = update(Delivery).where(Delivery.refused, Delivery.set_aside_at < now - timedelta(days=_OUTBOX_DAYS))
    tx.changed(old.values(refused=False))


def _forget(tx: Transaction, kept: Kept, now: datetime, most: int) -> int:
    key: Sequence[Any] = kept.table.__mapper__.primary_key
    old = select(*key).where(kept.since < now - timedelta(days=kept.days), *kept.only).limit(most)
    # Another worker that is at the same rows is left alone with them.
    found = tx.session.execute(old.with_for_update(skip_locked=True)).all()
    for row in found:
        mine = (column == value for column, value in zip(key, row, strict=True))
        tx.session.execute(delete(kept.table).where(*mine), execution_options={"synchronize_session": False})
    return len(found)
