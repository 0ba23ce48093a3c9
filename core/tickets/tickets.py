"""Tickets: numbered, found, written on, taken by one operator and closed."""

from sqlalchemy import func, select, update

from core.company.organisation import one_at_a_time
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.errors import NotFound
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import Message, Ticket

FIRST_NUMBER = 1001
SUBJECT_LENGTH = 120


def next_number(tx: Transaction) -> int:
    """The next ticket's number; nobody else gets one until this transaction ends."""
    one_at_a_time(tx)
    return int(tx.first(select(func.max(Ticket.number))) or FIRST_NUMBER - 1) + 1


def subject_of(text: str) -> str:
    """The first line of what was written, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= SUBJECT_LENGTH:
        return line
    return line[:SUBJECT_LENGTH].rsplit(" ", 1)[0] + "…"


def add_message(
    tx: Transaction, ticket: Ticket, text: str, *, author: str, operator: str | None = None
) -> Message:
    """One more thing said on a ticket, by "client", "operator" or "desk"."""
    return tx.add(Message(ticket_id=ticket.id, author=author, operator=operator, text=text, said_at=tx.now))


def alive_in(tx: Transaction, conversation: Conversation) -> Ticket | None:
    """The newest ticket of this conversation that is not closed."""
    query = select(Ticket).where(Ticket.conversation_id == conversation.id, Ticket.state.in_(ALIVE))
    return tx.first(query.order_by(Ticket.id.desc()))


def ticket_by_number(tx: Transaction, number: int) -> Ticket:
    """The ticket with this number; raises NotFound."""
    found = tx.first(select(Ticket).where(Ticket.number == number))
    if found is None:
        raise NotFound(f"there is no ticket #{number}")
    return found


def taken_by(tx: Transaction, operator: str) -> list[Ticket]:
    """The tickets this operator answers for now."""
    query = select(Ticket).where(Ticket.operator == operator, Ticket.state == State.TAKEN)
    return list(tx.all(query.order_by(Ticket.id)))


def take(tx: Transaction, ticket_id: int, operator: str) -> bool:
    """Makes this operator the one who answers for it; False if somebody was faster."""
    free = update(Ticket).where(Ticket.id == ticket_id, Ticket.state == State.OPEN)
    return tx.changed(free.values(state=State.TAKEN, operator=operator)) == 1


def release(tx: Transaction, ticket_id: int, operator: str) -> None:
    """This operator answers for it no more: it waits for somebody again."""
    theirs = update(Ticket).where(
        Ticket.id == ticket_id, Ticket.state == State.TAKEN, Ticket.operator == operator
    )
    tx.changed(theirs.values(state=State.OPEN, operator=None))


def close(tx: Transaction, ticket_id: int) -> bool:
    """Closes it; False if it was closed already."""
    alive = update(Ticket).where(Ticket.id == ticket_id, Ticket.state.in_(ALIVE))
    return tx.changed(alive.values(state=State.CLOSED, closed_at=tx.now)) == 1


def answered(tx: Transaction, ticket: Ticket) -> None:
    """Notes the first answer's moment; later answers do not move it."""
    first = update(Ticket).where(Ticket.id == ticket.id, Ticket.answered_at.is_(None))
    tx.changed(first.values(answered_at=tx.now))
