"""Absences that leave a shift empty or meet an appointment: the operator and the managers hear of it once."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select, update

from core.appointments.appointments import open_between
from core.clients.rows import Client
from core.company.organisation import today
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_operator import tell_operator
from core.roster.reading import absence_of, with_role
from core.roster.rows import AbsenceRow
from core.roster.schedule import Absence, edges_of
from core.roster.shifts import turns_hit

_AHEAD = timedelta(days=60)


def warn_of_absences(tx: Transaction, moment: Moment) -> None:
    """Says which shifts of the next 60 days, and which appointments, each absence hits; each once."""
    on = today(moment.company, moment.at)
    near = (AbsenceRow.ends_on >= on, AbsenceRow.starts_on <= on + _AHEAD)
    untold = select(AbsenceRow).where(AbsenceRow.told_at.is_(None), *near)
    for row in tx.all(untold.order_by(AbsenceRow.starts_on, AbsenceRow.id)):
        hit = _hit(tx, moment, absence_of(row))
        if any(hit.values()) and _is_first(tx, row):
            _tell(tx, moment, row, hit)


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


def _is_first(tx: Transaction, row: AbsenceRow) -> bool:
    untold = update(AbsenceRow).where(AbsenceRow.id == row.id, AbsenceRow.told_at.is_(None))
    return tx.changed(untold.values(told_at=tx.now)) == 1


def _tell(tx: Transaction, moment: Moment, row: AbsenceRow, hit: dict[str, list[dict[str, Any]]]) -> None:
    facts = {
        "operator": moment.name_of(row.operator),
        "since": row.starts_on.isoformat(),
        "until": row.ends_on.isoformat(),
        "days": (row.ends_on - row.starts_on).days + 1,
        **hit,
    }
    managers = (manager.code for manager in with_role(moment.operators.values(), "manager"))
    for code in dict.fromkeys((row.operator, *managers)):
        tell_operator(tx, moment, code, Text("absence-hits", facts))
