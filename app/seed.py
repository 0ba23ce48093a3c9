"""A little history for the demo company, made by the same verbs as any other: nothing is drawn by hand."""

from datetime import datetime, time, timedelta

from core.clients.identity import client_by_code
from core.coverage.calendar import Calendar, add_working_time, first_working_day
from core.database.transaction import Transaction
from core.desk.moment import Moment, now_of
from core.hours.ledger import Work, book
from core.hours.month import Month

# client, kind, operator, working hours after the month's first opening, minutes, note
_WORK = [
    ("zora", "phone", "ana", 1, 12, "Štampa računa na novom štampaču"),
    ("zora", "remote", "marko", 12, 40, "Podešavanje fiskalnog štampača"),
    ("dunav", "remote", "marko", 3, 75, "Uvoz izvoda iz banke"),
    ("dunav", "phone", "jelena", 20, 18, "Pitanje o PDV evidenciji"),
    ("granit", "remote", "ana", 5, 130, "Slanje e-faktura na SEF"),
    ("granit", "consulting", "ana", 16, 90, "Priprema za zaključak godine"),
    ("panonija", "phone", "jelena", 9, 25, "Nivelacija cena"),
]


def seed(tx: Transaction) -> None:
    """Books the work of last month, and of this month as far as it has come."""
    moment = now_of(tx)
    this_month = Month.containing(tx.now, moment.calendar.zone)
    for month in (this_month.previous(), this_month):
        for number, (client, kind, operator, hours, minutes, note) in enumerate(_WORK):
            starts = add_working_time(
                moment.calendar, _first_opening(moment.calendar, month), timedelta(hours=hours)
            )
            work = Work(
                kind=kind,
                operator=operator,
                starts_at=starts,
                ends_at=starts + timedelta(minutes=minutes),
                source="typed",
                key=f"seed-{month}-{number}",
                note=note,
            )
            _book_if_past(tx, moment, client, work)


def _book_if_past(tx: Transaction, moment: Moment, client: str, work: Work) -> None:
    if work.ends_at < tx.now:
        book(tx, moment.company, client_by_code(tx, client), work)


def _first_opening(calendar: Calendar, month: Month) -> datetime:
    first = first_working_day(calendar, month.year, month.number)
    return datetime.combine(first, time(8), calendar.zone)
