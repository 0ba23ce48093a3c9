"""Absences that leave a shift empty or meet an appointment: the operator and the managers hear of it once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from core.appointments.appointments import open_between
from core.clients.rows import Client
from core.company.organisation import today
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_operator import managers_who_read, tell_managers, tell_operator
from core.roster.reading import absence_of
from core.roster.rows import AbsenceRow
from core.roster.schedule import Absence, edges_of
from core.roster.shifts import turns_hit

_AHEAD = timedelta(days=60)


def warn_of_absences(tx: Transaction, moment: Moment) -> None:
    """Says which shifts of the next 60 days, and which appointments, each absence hits; each once.

    Where no manager reads chats, the absence stays untold to them.
    """
    on = today(moment.company, moment.at)
    near = (AbsenceRow.ends_on >= on, AbsenceRow.starts_on <= on + _AHEAD)
    untold = select(AbsenceRow).where(
        or_(AbsenceRow.told_at.is_(None), AbsenceRow.managers_told_at.is_(None)), *near
    )
    for row in tx.all(untold.order_by(AbsenceRow.starts_on, AbsenceRow.id)):
        hit = _hit(tx, moment, absence_of(row))
        if any(hit.values()):
            _tell(tx, moment, row, Text("absence-hits", {**_facts(moment, row), **hit}))
        elif row.told_at:
            # Somebody stands in meanwhile, or it is past: nothing is left that managers should hear.
            row.managers_told_at = tx.now
            tx.session.flush()


def untold_absences(tx: Transaction, moment: Moment) -> Sequence[AbsenceRow]:
    """Those that hit something, of which no manager has heard."""
    told = (AbsenceRow.told_at.is_not(None), AbsenceRow.managers_told_at.is_(None))
    ahead = select(AbsenceRow).where(*told, AbsenceRow.ends_on >= today(moment.company, moment.at))
    return tx.all(ahead.order_by(AbsenceRow.starts_on, AbsenceRow.id))


def _hit(tx: Transaction, moment: Moment, absence: Absence) -> dict[str, list[dict[str, Any]]]:
    zone = moment.calendar.zone
    begins, ends = edges_of(zone, absence)
    turns = turns_hit(moment.roster, absence, moment.at, moment.at + _AHEAD)
    meetings = open_between(tx, absence.operator, max(begins, moment.at), ends)
    return {
        "shifts": [
            {
                "schedule": turn.schedule,
                "since": turn.starts_at.astimezone(zone).isoformat(),
                "until": turn.ends_at.astimezone(zone).isoformat(),
                "backup": "yes" if turn.is_backup else "no",
            }
            for turn in turns
        ],
        "appointments": [
            {
                "kind": meeting.kind,
                "client": tx.get(Client, meeting.client_id).name,
                "starts": meeting.starts_at.astimezone(zone).isoformat(),
            }
            for meeting in meetings
        ],
    }


def _tell(tx: Transaction, moment: Moment, row: AbsenceRow, text: Text) -> None:
    if _is_first(tx, row, AbsenceRow.told_at):
        tell_operator(tx, moment, row.operator, text)
    if managers_who_read(tx, moment) and _is_first(tx, row, AbsenceRow.managers_told_at):
        tell_managers(tx, moment, text, but=(row.operator,))


def _is_first(tx: Transaction, row: AbsenceRow, told_at: InstrumentedAttribute[datetime | None]) -> bool:
    untold = update(AbsenceRow).where(AbsenceRow.id == row.id, told_at.is_(None))
    return tx.changed(untold.values({told_at: tx.now})) == 1


def _facts(moment: Moment, row: AbsenceRow) -> dict[str, Any]:
    return {
        "absence": row.id,
        "operator": moment.name_of(row.operator),
        "since": row.starts_on.isoformat(),
        "until": row.ends_on.isoformat(),
        "days": (row.ends_on - row.starts_on).days + 1,
    }
