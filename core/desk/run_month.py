"""The monthly statements send themselves on the first working day, once, however long we were down."""

from core.coverage.calendar import is_open, open_pieces
from core.database.runs import note_run, periods_run
from core.database.transaction import Transaction
from core.desk.make_statement import clients_with_statement
from core.desk.moment import Moment
from core.hours.month import Month

_JOB = "statements"


def months_due(tx: Transaction, moment: Moment) -> list[Month]:
    """Months that are over, whose statements are due and were not sent by a run yet; oldest first."""
    zone = moment.calendar.zone
    done = periods_run(tx, _JOB)
    month = Month.containing(moment.company.opened_at, zone)
    due = []
    while month < Month.containing(tx.now, zone):
        if str(month) not in done and _may_run(moment, month):
            due.append(month)
        month = month.next()
    return due


def clients_of_month(tx: Transaction, moment: Moment, month: Month) -> list[int]:
    """Ids of the clients who get a statement for this month."""
    return [client.id for client in clients_with_statement(tx, moment, month)]


def finish_month(tx: Transaction, month: Month) -> None:
    """Every client's statement is on its way: this month is not run again."""
    note_run(tx, _JOB, str(month))


def _may_run(moment: Moment, month: Month) -> bool:
    """From the first opening in the next month on: at the beginning of its first working day."""
    over_at = month.bounds(moment.calendar.zone)[1]
    return is_open(moment.calendar, moment.at) or bool(open_pieces(moment.calendar, over_at, moment.at))
