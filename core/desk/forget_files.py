"""Files of chats are kept for the days that the company file says after their ticket is closed."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select, update

from core.database.runs import has_run, note_run
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.files.rows import StoredFile
from core.tickets.lifecycle import State
from core.tickets.rows import Ticket

_USUAL_DAYS = 730
# What was sent and never said anything about.
_LOOSE_DAYS = 2
_AT_ONCE = 200
_JOB = "stray-files"
_NIGHT = 3
_HERE = ("kept", "waiting", "lost", "refused")


def files_due(tx: Transaction, moment: Moment) -> list[tuple[int, str]]:
    """Those whose day has come, by id and name; some at a time."""
    days = moment.company.chat.get("keep_files_days", _USUAL_DAYS)
    closed = Ticket.state == State.CLOSED, Ticket.closed_at < tx.now - timedelta(days=days)
    loose = StoredFile.message_id.is_(None), StoredFile.received_at < tx.now - timedelta(days=_LOOSE_DAYS)
    query = (
        select(StoredFile)
        .outerjoin(Ticket, Ticket.id == StoredFile.ticket_id)
        .where(StoredFile.state == "kept", or_(and_(*closed), and_(*loose)))
    )
    return [(file.id, file.name) for file in tx.all(query.order_by(StoredFile.id).limit(_AT_ONCE))]


def file_deleted(tx: Transaction, file_id: int) -> None:
    """Its content is gone; that it was there, and what it was, stays known."""
    kept = update(StoredFile).where(StoredFile.id == file_id, StoredFile.state == "kept")
    tx.changed(kept.values(state="deleted", deleted_at=tx.now))


def is_time_to_sweep(tx: Transaction, moment: Moment) -> datetime | None:
    """Once a night: before when something must have been written to be looked at; else None."""
    today = str(moment.local.date())
    if moment.local.hour < _NIGHT or has_run(tx, _JOB, today):
        return None
    note_run(tx, _JOB, today)
    return tx.now - timedelta(days=1)


def strays(tx: Transaction, names: Collection[str]) -> list[str]:
    """Of these, what no row tells of: bytes whose transaction failed, or whose file is gone."""
    known: set[str] = set()
    listed = sorted(names)
    for first in range(0, len(listed), _AT_ONCE):
        some = StoredFile.name.in_(listed[first : first + _AT_ONCE])
        known.update(tx.all(select(StoredFile.name).where(some, StoredFile.state.in_(_HERE))))
    return [name for name in listed if name not in known]
