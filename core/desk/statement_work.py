"""What a statement says of the work of its month: line by line, by kind, by ticket, and what came late."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.roster.rows import Operator
from core.tickets.rows import Ticket


class _Entry(NamedTuple):
    """A time entry with the local day it began on, its ticket, and the name of who worked."""

    on: date
    kind: str
    operator: str
    minutes: int
    draws: bool
    note: str
    visible: bool
    ticket: int | None
    subject: str | None
    name: str | None


def work_of(tx: Transaction, moment: Moment, client: Client, month: Month) -> dict[str, Any]:
    """The month's entries in the order the work was done, in every form in which a statement shows them."""
    entries = [entry for entry in _entries(tx, moment, client, month) if _is_shown(entry)]
    began_on = month.days()[0]
    return {
        "by_kind": dict(sorted(_summed((entry.kind, entry.minutes) for entry in entries).items())),
        "by_ticket": [
            {"ticket": number, "subject": subject, "minutes": minutes}
            for (number, subject), minutes in _summed(
                ((entry.ticket, entry.subject), entry.minutes) for entry in entries
            ).items()
        ],
        "lines": [_line(entry) for entry in entries],
        # Work, or a correction of work, of an earlier month that was closed when it was booked.
        "corrections": [_correction(entry) for entry in entries if entry.on < began_on],
        "operator_names": _names(entries),
    }


def _entries(tx: Transaction, moment: Moment, client: Client, month: Month) -> list[_Entry]:
    query = (
        select(
            TimeEntry.started_at,
            TimeEntry.kind,
            TimeEntry.operator,
            TimeEntry.minutes,
            TimeEntry.draws,
            TimeEntry.note,
            TimeEntry.visible,
            Ticket.number,
            Ticket.subject,
            Operator.name,
        )
        .outerjoin(Ticket, Ticket.id == TimeEntry.ticket_id)
        .outerjoin(Operator, Operator.code == TimeEntry.operator)
        .where(TimeEntry.client_id == client.id, TimeEntry.month == str(month))
        .order_by(TimeEntry.started_at, TimeEntry.id)
    )
    zone = moment.calendar.zone
    rows = tx.session.execute(query).all()
    return [_Entry(started_at.astimezone(zone).date(), *rest) for started_at, *rest in rows]


def _is_shown(entry: _Entry) -> bool:
    """What counts against the client's time always; else what was not hidden and not for ourselves."""
    return entry.draws or (entry.visible and entry.kind != "internal")


def _note(entry: _Entry) -> str:
    """Hiding an entry hides what was written of it, never its time."""
    return entry.note if entry.visible else ""


def _summed(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    summed: dict[Any, int] = defaultdict(int)
    for key, minutes in pairs:
        summed[key] += minutes
    return summed


def _line(entry: _Entry) -> dict[str, Any]:
    return {
        "on": entry.on.isoformat(),
        "kind": entry.kind,
        "operator": entry.operator,
        "ticket": entry.ticket,
        "minutes": entry.minutes,
        "draws": entry.draws,
        "note": _note(entry),
    }


def _correction(entry: _Entry) -> dict[str, Any]:
    return {
        "on": entry.on.isoformat(),
        "corrects_month": str(Month(entry.on.year, entry.on.month)),
        "minutes": entry.minutes,
        "note": _note(entry),
    }


def _names(entries: list[_Entry]) -> dict[str, str]:
    """Who worked, by code: also those who have left since."""
    names = {entry.operator: entry.name for entry in entries if entry.name is not None}
    return dict(sorted(names.items()))
