"""The ledger against itself: every open month is counted again from the real times."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from sqlalchemy import select

from core.clients.rows import Client
from core.company.organisation import today
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.hours.ledger import terms_of
from core.hours.rounding import Terms, count
from core.hours.rows import Statement, TimeEntry
from core.roster.reading import with_role

# So many entries are in memory at a time.
_PORTION = 1000


def reconcile(tx: Transaction, moment: Moment) -> list[int]:
    """Ids of the entries that would be counted otherwise today; the managers are told if there are any."""
    terms_on = cache(_terms_reader(tx, moment))
    differing = [entry.id for entry in _open_entries(tx) if _differs(moment, entry, terms_on)]
    if differing:
        _tell_managers(tx, moment, differing)
    return differing


def _terms_reader(tx: Transaction, moment: Moment) -> Callable[[int, date], Terms]:
    """Reads by what rules a client's work of a day is counted."""

    history = cache(lambda client_id: moment.history(tx.get(Client, client_id)))

    def read(client_id: int, on: date) -> Terms:
        return terms_of(history(client_id).cover(on), moment.company)

    return read


def _open_entries(tx: Transaction) -> Iterator[TimeEntry]:
    """Entries of months that are not closed; corrections have no times to count."""
    closed = (
        select(Statement.id)
        .where(Statement.client_id == TimeEntry.client_id, Statement.month == TimeEntry.month)
        .exists()
    )
    query = select(TimeEntry).where(~closed, TimeEntry.source != "correction").order_by(TimeEntry.id)
    yield from tx.session.scalars(query, execution_options={"yield_per": _PORTION})


def _differs(moment: Moment, entry: TimeEntry, terms_on: Callable[[int, date], Terms]) -> bool:
    terms = terms_on(entry.client_id, today(moment.company, entry.started_at))
    counted = count(entry.kind, entry.started_at, entry.ended_at, terms, moment.calendar)
    return (counted.minutes, counted.draws) != (entry.minutes, entry.draws)


def _tell_managers(tx: Transaction, moment: Moment, differing: list[int]) -> None:
    facts = {"count": len(differing), "entries": ", ".join(str(entry_id) for entry_id in differing[:20])}
    for manager in with_role(moment.operators.values(), "manager"):
        if chat := operator_chat(moment.company, manager):
            key = f"reconcile-{moment.local:%Y-%m-%d}-{manager.code}"
            say(tx, chat, Text("ledger-differs", facts), key=key)
