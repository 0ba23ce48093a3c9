"""An operator types how long something took, the way people do: 25m, 1h15, 1:15, od 9:10 do 9:40."""

from datetime import datetime, timedelta

from core.clients.rows import Client
from core.coverage.calendar import last_moment, moment_on
from core.database.transaction import Transaction
from core.desk.book_time import book_time
from core.desk.moment import Moment
from core.errors import Invalid
from core.hours import duration
from core.hours.duration import ClockRange
from core.hours.ledger import Work
from core.hours.rows import TimeEntry
from core.roster.rows import Operator
from core.tickets.rows import Ticket

_KINDS = {"telegram": "chat", "webchat": "chat", "voicemail": "phone", "missed-call": "phone"}

# A longer range was typed the wrong way round.
_LONGEST_RANGE = timedelta(hours=12)


def type_time(
    tx: Transaction, moment: Moment, ticket: Ticket, operator: Operator, typed: str, key: str
) -> list[TimeEntry]:
    """Books it on the ticket, as work that ended now or lay between the clock times typed.

    Raises Invalid where it cannot be read, and gives an empty list for a ticket of nobody we know.
    """
    starts_at, ends_at = span_typed(moment, typed)
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


def span_typed(moment: Moment, typed: str) -> tuple[datetime, datetime]:
    """From when to when: work that ended now, or lay between the clock times. Raises Invalid."""
    read = duration.parse(typed)
    if isinstance(read, timedelta):
        return moment.at - read, moment.at
    return _range(moment, read)


def _range(moment: Moment, read: ClockRange) -> tuple[datetime, datetime]:
    """The newest such range that is over, at the shortest: in the night with an hour twice, its first one."""
    zone, today = moment.calendar.zone, moment.local.date()
    ends_on = today if read.ends <= moment.local.time() else today - timedelta(days=1)
    starts_on = ends_on if read.starts < read.ends else ends_on - timedelta(days=1)
    starts_at = moment_on(zone, datetime.combine(starts_on, read.starts))
    ends_at = moment_on(zone, datetime.combine(ends_on, read.ends))
    if ends_at <= starts_at:
        ends_at = last_moment(zone, datetime.combine(ends_on, read.ends))
    if ends_at - starts_at > _LONGEST_RANGE:
        raise Invalid(
            f"from {read.starts} to {read.ends} is too long: are they the wrong way round?",
            "too-long",
            text=f"{read.starts:%H:%M}-{read.ends:%H:%M}",
        )
    return starts_at, ends_at
