"""The ledger against itself: every open month is counted again from the real times."""

from sqlalchemy import select

from core.clients.rows import Client
from core.company.organisation import today
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.hours.ledger import terms_of
from core.hours.rounding import count
from core.hours.rows import Statement, TimeEntry
from core.roster.reading import with_role


def reconcile(tx: Transaction, moment: Moment) -> list[int]:
    """Ids of the entries that would be counted otherwise today; the managers are told if there are any."""
    differing = [entry.id for entry in _open_entries(tx) if _differs(tx, moment, entry)]
    if differing:
        _tell_managers(tx, moment, differing)
    return differing


def _open_entries(tx: Transaction) -> list[TimeEntry]:
    """Entries of months that are not closed; corrections have no times to count."""
    closed = (
        select(Statement.id)
        .where(Statement.client_id == TimeEntry.client_id, Statement.month == TimeEntry.month)
        .exists()
    )
    query = select(TimeEntry).where(~closed, TimeEntry.source != "correction")
    return list(tx.all(query.order_by(TimeEntry.id)))


def _differs(tx: Transaction, moment: Moment, entry: TimeEntry) -> bool:
    client = tx.get(Client, entry.client_id)
    cover = moment.history(client).cover(today(moment.company, entry.started_at))
    terms = terms_of(cover, moment.company)
    counted = count(entry.kind, entry.started_at, entry.ended_at, terms, moment.calendar)
    return (counted.minutes, counted.draws) != (entry.minutes, entry.draws)


def _tell_managers(tx: Transaction, moment: Moment, differing: list[int]) -> None:
    facts = {"count": len(differing), "entries": ", ".join(str(entry_id) for entry_id in differing[:20])}
    for manager in with_role(moment.operators.values(), "manager"):
        if chat := operator_chat(moment.company, manager):
            key = f"reconcile-{moment.local:%Y-%m-%d}-{manager.code}"
            say(tx, chat, Text("ledger-differs", facts), key=key)
