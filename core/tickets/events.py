"""What became of a ticket, kept in the order in which it happened."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select

from core.database.transaction import Transaction
from core.tickets.rows import TicketEvent


def note_event(tx: Transaction, ticket_id: int, what: str, operator: str | None = None, **facts: Any) -> None:
    """Keeps that this happened now; `operator` did it."""
    tx.add(TicketEvent(ticket_id=ticket_id, what=what, operator=operator, facts=facts, at=tx.now))


def events_of(tx: Transaction, ticket_ids: Collection[int]) -> Sequence[TicketEvent]:
    """Everything that became of these tickets, oldest first."""
    query = select(TicketEvent).where(TicketEvent.ticket_id.in_(ticket_ids))
    return tx.all(query.order_by(TicketEvent.id))
