"""The state of the desk as short texts: one differs whenever the page that it stands for would."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from core.calls.rows import Call, CallLeg
from core.conversations.rows import Conversation
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.follow_call import ALIVE
from core.escalation.pages import LIVE
from core.escalation.rows import Notification, Page
from core.hours.rows import RemoteSession, TimeEntry
from core.roster.rows import AbsenceRow, DutyTold, KnownHole, OverrideRow
from core.staff.rows import AuditEntry
from core.tickets.looks import lookers
from core.tickets.rows import Message, Ticket, TicketEvent


@dataclass(frozen=True)
class Pulses:
    """Of the desk as a whole, of the lists of tickets, and of each ticket that is watched, by its number."""

    desk: str
    tickets: str
    each: Mapping[int, str]

    def of(self, page: str) -> str:
        """Of the page with this name: "now", "tickets", "ticket-1001"; of one that nobody knows, the desk."""
        if page == "tickets":
            return self.tickets
        kind, _, number = page.partition("-")
        if kind == "ticket" and number.isdecimal():
            return self.each.get(int(number), "")
        return self.desk


def pulses(tx: Transaction, numbers: Collection[int]) -> Pulses:
    """All of them, by looks into indexes."""
    tickets = _row(tx, Message.id, TicketEvent.id, Ticket.id)
    desk = _row(
        tx, Delivery.id, Call.id, CallLeg.id, Notification.id, Conversation.id, AuditEntry.id, OverrideRow.id
    )
    return Pulses(
        desk="-".join((tickets, desk, _roster(tx), _lines(tx))),
        tickets=tickets,
        each=_each(tx, numbers) if numbers else {},
    )


def _row(tx: Transaction, *ids: Any) -> str:
    """The newest of each."""
    newest = (select(func.max(one)).scalar_subquery() for one in ids)
    return "-".join(str(value) for value in tx.session.execute(select(*newest)).one())


def _roster(tx: Transaction) -> str:
    """Who was told to be on duty, who is away, and what is missing."""
    told = select(func.sum(DutyTold.version)).scalar_subquery()
    away = select(func.count()).select_from(AbsenceRow).scalar_subquery()
    holes = select(func.max(KnownHole.id)).scalar_subquery()
    missing = select(func.count()).select_from(KnownHole).scalar_subquery()
    known = select(func.count(KnownHole.told_at)).scalar_subquery()
    found = tx.session.execute(select(told, away, holes, missing, known)).one()
    return "-".join(str(value) for value in found)


def _lines(tx: Transaction) -> str:
    """The calls and the pages that are under way."""
    calls = (
        select(Call.id, Call.state, Call.operator)
        .where(Call.state.in_((*ALIVE, "call-back")))
        .order_by(Call.id)
    )
    pages = select(Page.id, Page.version, Page.state, Page.steps_taken).where(Page.state.in_(LIVE))
    rows = [*tx.session.execute(calls), *tx.session.execute(pages.order_by(Page.id))]
    return ",".join(":".join(str(value) for value in row) for row in rows)


def _each(tx: Transaction, numbers: Collection[int]) -> dict[int, str]:
    query = select(Ticket.id, Ticket.number, Ticket.urgency, Ticket.answered_at, Ticket.state)
    rows = tx.session.execute(query.where(Ticket.number.in_(numbers))).all()
    ids = [row.id for row in rows]
    parts = [
        _newest(tx, Message.ticket_id, Message.id, ids),
        _newest(tx, TicketEvent.ticket_id, TicketEvent.id, ids),
        _newest(tx, TimeEntry.ticket_id, TimeEntry.id, ids),
        _told(tx, select(Call.ticket_id, Call.id, Call.state, Call.outcome).where(Call.ticket_id.in_(ids))),
        _told(
            tx,
            select(RemoteSession.ticket_id, RemoteSession.id, RemoteSession.state).where(
                RemoteSession.ticket_id.in_(ids)
            ),
        ),
        _told(
            tx,
            select(Page.ticket_id, Page.state, Page.version, Page.steps_taken).where(Page.ticket_id.in_(ids)),
        ),
        {ticket: str(looks) for ticket, looks in lookers(tx, ids).items()},
    ]
    return {row.number: "-".join([str(row[2:]), *(part.get(row.id, "") for part in parts)]) for row in rows}


def _newest(tx: Transaction, ticket: Any, one: Any, ids: Collection[int]) -> dict[int, str]:
    return _told(tx, select(ticket, func.max(one)).where(ticket.in_(ids)).group_by(ticket))


def _told(tx: Transaction, query: Any) -> dict[int, str]:
    """The rows of each ticket, which is their first column."""
    found: dict[int, str] = {}
    for ticket, *values in tx.session.execute(query):
        found[ticket] = f"{found.get(ticket, '')},{':'.join(map(str, values))}"
    return found
