"""Two tickets have to do with each other."""

from sqlalchemy import delete

from core.database.transaction import Transaction
from core.errors import Invalid
from core.roster.rows import Operator
from core.tickets.events import note_event
from core.tickets.rows import Ticket, TicketLink


def link_tickets(tx: Transaction, ticket: Ticket, other: Ticket, operator: Operator) -> bool:
    """Each is shown beside the other from now on; False if they were linked before."""
    first, second = _pair(ticket, other)
    linked = tx.insert_once(
        TicketLink, ticket_id=first.id, other_id=second.id, linked_by=operator.code, linked_at=tx.now
    )
    if linked:
        note_event(tx, ticket.id, "linked", operator.code, number=other.number)
        note_event(tx, other.id, "linked", operator.code, number=ticket.number)
    return linked


def unlink_tickets(tx: Transaction, ticket: Ticket, other: Ticket) -> None:
    """They have nothing to do with each other after all."""
    first, second = _pair(ticket, other)
    theirs = (TicketLink.ticket_id == first.id, TicketLink.other_id == second.id)
    tx.session.execute(delete(TicketLink).where(*theirs))


def _pair(ticket: Ticket, other: Ticket) -> tuple[Ticket, Ticket]:
    if ticket.id == other.id:
        raise Invalid(f"#{ticket.number} cannot be linked to itself")
    return (ticket, other) if ticket.id < other.id else (other, ticket)
