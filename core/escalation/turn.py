"""Whose turn it is: while clients with a contract wait, nobody without one is served before them."""

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import aliased

from core.contracts.standing import CONTRACT_RANK
from core.database.transaction import Transaction
from core.escalation.pages import LIVE
from core.escalation.rows import Page
from core.tickets.events import note_event
from core.tickets.lifecycle import State
from core.tickets.rows import Ticket

_Waiting = type[Ticket]


def take_in_turn(tx: Transaction, ticket_id: int, operator: str, *, is_open: bool) -> bool:
    """Makes this operator the one who answers for it; False if somebody was faster, or must go first.

    Decided in one UPDATE: of what others do at this moment it sees all or nothing.
    """
    before = aliased(Ticket)
    held_back = select(before.id).where(*_waits(before, is_open=is_open)).exists()
    free = update(Ticket).where(
        Ticket.id == ticket_id, Ticket.state == State.OPEN, (Ticket.rank >= CONTRACT_RANK) | ~held_back
    )
    taken = tx.changed(free.values(state=State.TAKEN, operator=operator)) == 1
    if taken:
        note_event(tx, ticket_id, "taken", operator)
    return taken


def first_in_turn(tx: Transaction, ticket: Ticket, *, is_open: bool) -> Ticket | None:
    """The ticket that goes before this one: the highest rank, then the oldest; None if it is its turn."""
    if ticket.rank >= CONTRACT_RANK:
        return None
    waiting = select(Ticket).where(*_waits(Ticket, is_open=is_open))
    return tx.first(waiting.order_by(Ticket.rank.desc(), Ticket.opened_at, Ticket.id))


def _waits(ticket: _Waiting, *, is_open: bool) -> tuple[ColumnElement[bool], ...]:
    """A contract's ticket that nobody has taken, and whose promise runs: in business hours, or paged."""
    conditions = (ticket.state == State.OPEN, ticket.rank >= CONTRACT_RANK)
    if is_open:
        return conditions
    paged = select(Page.id).where(Page.ticket_id == ticket.id, Page.state.in_(LIVE))
    return (*conditions, paged.exists())
