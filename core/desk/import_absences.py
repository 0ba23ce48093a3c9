"""Absences from an operator's own calendar: the newest file is the truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select

from core.company.organisation import today
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.warn_of_absences import warn_of_absences
from core.roster.rows import AbsenceRow, Operator

# What ended earlier than files are read for stays as it was.
_KEPT = timedelta(days=31)


@dataclass(frozen=True)
class Found:
    """One absence of a file: days with the last one included, or wall-clock moments with the end excluded."""

    uid: str
    starts: date | datetime
    ends: date | datetime
    reason: str


def import_absences(
    tx: Transaction, moment: Moment, operator: Operator, found: Sequence[Found]
) -> tuple[int, int]:
    """Brings the operator's imported absences to what the file says; how many are new, how many went.

    One that stands as it was is not touched, so that nobody hears of it twice.
    """
    # Of two imports for one operator at once, the second sees the first's.
    tx.locked(Operator, operator.id)
    missing = list(dict.fromkeys(found))
    since = today(moment.company, moment.at) - _KEPT
    stored = select(AbsenceRow).where(
        AbsenceRow.operator == operator.code, AbsenceRow.source == "feed", AbsenceRow.ends_on >= since
    )
    removed = 0
    for row in tx.all(stored.order_by(AbsenceRow.id)):
        if (same := _said(row)) in missing:
            missing.remove(same)
        else:
            tx.session.execute(delete(AbsenceRow).where(AbsenceRow.id == row.id))
            removed += 1
    for each in missing:
        tx.add(_row(operator, each))
    warn_of_absences(tx, moment)
    return len(missing), removed


def _said(row: AbsenceRow) -> Found:
    return Found(row.uid, row.starts or row.starts_on, row.ends or row.ends_on, row.reason)


def _row(operator: Operator, found: Found) -> AbsenceRow:
    row = AbsenceRow(operator=operator.code, reason=found.reason, source="feed", uid=found.uid)
    if isinstance(found.starts, datetime) and isinstance(found.ends, datetime):
        row.starts, row.ends = found.starts, found.ends
        row.starts_on = found.starts.date()
        # The end is excluded: one at midnight is the day before.
        row.ends_on = (found.ends - timedelta(microseconds=1)).date()
    else:
        row.starts_on, row.ends_on = found.starts, found.ends
    return row
