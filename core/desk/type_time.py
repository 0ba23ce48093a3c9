"""An operator types how long something took, the way people do: 25m, 1h15, 1:15, od 9:10 do 9:40."""

from datetime import datetime, timedelta

from core.clients.rows import Client
from core.coverage.calendar import first_moment, last_moment
from core.database.transaction import Transaction
from core.desk.book_time import book_time
from core.desk.moment import Moment
from core.hours import duration
from core.hours.ledger import Work
from core.hours.rows import TimeEntry
from core.roster.rows import Operator
from core.tickets.rows import Ticket

_KINDS = {"telegram": "chat", "webchat": "chat", "voicemail": "phone", "missed-call": "phone"}


def type_time(
    tx: Transaction, moment: Moment, ticket: Ticket, operator: Operator, typed: str, key: str
) -> list[TimeEntry]:
    """Books it on the ticket, as work that ended now or lay between the clock times typed.

    Raises Invalid where it cannot be read, and gives an empty list for a ticket of nobody we know.
    """
    starts_at, ends_at = _span(moment, typed)
    if ticket.client_id is None:
        return []
    work = Work(
        kind=_KINDS.get(ticket.source, "remote"),
        operator=operator.code,
        starts_at=starts_at,
        ends_at=ends_at,
        source="typed",
        key=key,
        ticket_id=ticket.id,
    )
    return book_time(tx, moment, tx.get(Client, ticket.client_id), work)


def _span(moment: Moment, typed: str) -> tuple[datetime, datetime]:
    read = duration.parse(typed)
    if isinstance(read, timedelta):
        return moment.at - read, moment.at
    zone = moment.calendar.zone
    today = moment.local.date()
    # A range that would end later today was yesterday's.
    day = today if read.ends <= moment.local.time() else today - timedelta(days=1)
    following = day + timedelta(days=1) if read.ends <= read.starts else day
    starts = first_moment(zone, datetime.combine(day, read.starts))
    return starts, last_moment(zone, datetime.combine(following, read.ends))
