"""The monthly statements send themselves on the first working day, once, however long we were down."""

from datetime import date

from core.coverage.calendar import first_working_day
from core.coverage.opening import open_now
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
    """From the opening of the first working day of the next month on."""
    following = month.next()
    first = first_working_day(moment.calendar, following.year, following.number)
    now: date = moment.local.date()
    return now > first or (now == first and _has_opened(moment))


def _has_opened(moment: Moment) -> bool:
    coverage = open_now(moment.calendar, moment.at)
    opens = coverage.opens_at
    return coverage.open or opens is None or opens.date() > moment.local.date()
