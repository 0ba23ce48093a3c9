"""Tickets as lines of a list: who it is of, since when somebody waits, who has it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.tickets.inbox import AT_RISK
from core.tickets.rows import Ticket
from web.masking import masked_digits


@dataclass(frozen=True)
class TicketLine:
    """A ticket in a list. `waits`: how long the client waits for a word; `due` is the promised answer."""

    number: int
    subject: str
    client: str
    code: str
    state: str
    operator: str
    urgency: str
    opened_at: datetime
    due: datetime | None
    is_near: bool
    is_late: bool
    waits: timedelta | None
    has_contract: bool


def ticket_lines(tx: Transaction, moment: Moment, tickets: Sequence[Ticket]) -> list[TicketLine]:
    """Each as a line, in their order."""
    wanted = {ticket.client_id for ticket in tickets if ticket.client_id}
    clients = {client.id: client for client in tx.all(select(Client).where(Client.id.in_(wanted)))}
    return [_line(moment, ticket, clients.get(ticket.client_id or 0)) for ticket in tickets]


def _line(moment: Moment, ticket: Ticket, client: Client | None) -> TicketLine:
    zone = moment.calendar.zone
    due = ticket.answer_due_at if ticket.answered_at is None and ticket.state != "closed" else None
    return TicketLine(
        number=ticket.number,
        # A stranger's ticket may begin with their number: it is not for every eye.
        subject=ticket.subject if client else masked_digits(ticket.subject),
        client=client.name if client else "",
        code=client.code if client else "",
        state=ticket.state,
        operator=moment.name_of(ticket.operator),
        urgency=ticket.urgency or "",
        opened_at=ticket.opened_at.astimezone(zone),
        due=due.astimezone(zone) if due else None,
        is_near=due is not None and due < moment.at + AT_RISK,
        is_late=due is not None and due < moment.at,
        waits=moment.at - ticket.awaits_since if ticket.awaits_since else None,
        has_contract=ticket.rank > 0,
    )
