"""The ledger against itself: a client's open months are counted again from the real times."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from core.clients.rows import Client
from core.company.organisation import today
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.hours.ledger import terms_of
from core.hours.rounding import Terms, count
from core.hours.rows import Statement, TimeEntry
from core.roster.reading import with_role

# A longer list is no message.
_MOST_NAMED = 20


def reconcile(tx: Transaction, moment: Moment, client: Client) -> list[int]:
    """Ids of the entries that would be counted otherwise today, with their corrections; only reads."""
    history = moment.history(client)

    @cache
    def terms_on(on: date) -> Terms:
        return terms_of(history.cover(on), moment.company)

    closed = select(Statement.month).where(Statement.client_id == client.id)
    by_hand = aliased(TimeEntry)
    corrected = select(func.coalesce(func.sum(by_hand.minutes), 0)).where(by_hand.corrects_id == TimeEntry.id)
    columns = TimeEntry.id, TimeEntry.kind, TimeEntry.started_at, TimeEntry.ended_at
    minutes_now = TimeEntry.minutes + corrected.scalar_subquery()
    entries = select(*columns, minutes_now, TimeEntry.draws).where(
        TimeEntry.client_id == client.id,
        TimeEntry.month.not_in(closed),
        # A correction has no times to count.
        TimeEntry.source != "correction",
    )
    differing = []
    for entry_id, kind, start, end, minutes, draws in tx.session.execute(entries.order_by(TimeEntry.id)):
        counted = count(kind, start, end, terms_on(today(moment.company, start)), moment.calendar)
        if (counted.minutes, counted.draws) != (minutes, draws):
            differing.append(entry_id)
    return differing


def tell_of_differing(tx: Transaction, moment: Moment, on: date, differing: Sequence[int]) -> None:
    """Tells the managers of all entries that differ on this day, once."""
    facts = {"count": len(differing), "entries": "; ".join(_named(tx, moment, differing[:_MOST_NAMED]))}
    for manager in with_role(moment.operators.values(), "manager"):
        if chat := operator_chat(moment.company, manager):
            say(tx, chat, Text("ledger-differs", facts), key=f"reconcile-{on}-{manager.code}")


def _named(tx: Transaction, moment: Moment, entry_ids: Sequence[int]) -> list[str]:
    """Whose, of what day, and the number by which it is corrected."""
    named = select(TimeEntry.id, TimeEntry.started_at, Client.name).join(Client)
    rows = tx.session.execute(named.where(TimeEntry.id.in_(entry_ids)).order_by(TimeEntry.id))
    days = ((number, today(moment.company, start), client) for number, start, client in rows)
    return [f"{client}, {on.day}. {on.month}. (#{number})" for number, on, client in days]
