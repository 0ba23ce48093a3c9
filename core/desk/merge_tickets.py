"""Two tickets of one client are about the same: one goes on for both, and the other's number leads to it."""

from sqlalchemy import delete, or_, select, update

from core.appointments.rows import Appointment
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.call_off import close_its_page
from core.desk.moment import Moment
from core.desk.set_urgency import URGENCIES
from core.desk.tell_client import tell_client
from core.desk.tell_outside import tell_ticket
from core.errors import Conflict, Invalid
from core.hours.rows import ProposedEntry, RemoteSession
from core.roster.rows import Operator
from core.tickets.events import note_event
from core.tickets.lifecycle import ALIVE, State
from core.tickets.rows import CallBack, Message, Ticket, TicketLink
from core.tickets.tickets import take
from core.tickets.words import keep_words


def merge_tickets(tx: Transaction, moment: Moment, ticket: Ticket, into: Ticket, operator: Operator) -> None:
    """Ends `ticket`; all that was said on it is read in `into`, and what its client writes comes there.

    Raises Invalid for tickets of two clients, and Conflict if one of them was merged, or `into` closed,
    meanwhile.
    """
    if ticket.id == into.id or not _are_of_one_client(ticket, into):
        raise Invalid(f"#{ticket.number} and #{into.number} are not two tickets of one client")
    _lead_chats_on(tx, ticket, into)
    _hold(tx, ticket, into)
    _end(tx, ticket, into)
    _take_along(tx, ticket, into)
    _take_over(tx, ticket, into)
    note_event(tx, into.id, "merged", operator.code, number=ticket.number)
    close_its_page(tx, ticket.id)
    tx.session.refresh(ticket)
    tell_client(tx, moment, ticket, "ticket-merged", {"into": str(into.number)})
    tell_ticket(tx, "ticket.closed", ticket)


def _are_of_one_client(ticket: Ticket, into: Ticket) -> bool:
    """Of nobody we know, it must be one chat."""
    if ticket.client_id is None and into.client_id is None:
        return ticket.conversation_id is not None and ticket.conversation_id == into.conversation_id
    return ticket.client_id == into.client_id


def _lead_chats_on(tx: Transaction, ticket: Ticket, into: Ticket) -> None:
    spoken_of = update(Conversation).where(Conversation.ticket_id == ticket.id)
    tx.changed(spoken_of.values(ticket_id=into.id))


def _hold(tx: Transaction, ticket: Ticket, into: Ticket) -> None:
    """Both, the older first, as they are now."""
    for each in sorted((ticket, into), key=lambda one: one.id):
        tx.locked(Ticket, each.id)
    if ticket.merged_into_id or into.merged_into_id or into.state not in ALIVE:
        raise Conflict(f"#{ticket.number} or #{into.number} is not what it was: look at both again")


def _end(tx: Transaction, ticket: Ticket, into: Ticket) -> None:
    whole = or_(Ticket.id == ticket.id, Ticket.merged_into_id == ticket.id)
    closed_at = ticket.closed_at or tx.now
    tx.changed(update(Ticket).where(whole).values(merged_into_id=into.id))
    ended = update(Ticket).where(Ticket.id == ticket.id)
    tx.changed(ended.values(state=State.CLOSED, closed_at=closed_at))


def _take_along(tx: Transaction, ticket: Ticket, into: Ticket) -> None:
    """What is under way goes on with the other; what is done keeps the number under which it was done."""
    running = (
        (RemoteSession, ("asked", "agreed", "running")),
        (ProposedEntry, ("open",)),
        (CallBack, ("waiting", "asked", "accepted")),
        (Appointment, ("proposed", "confirmed")),
    )
    for kind, states in running:
        under_way = update(kind).where(kind.ticket_id == ticket.id, kind.state.in_(states))
        tx.changed(under_way.values(ticket_id=into.id))
    for message in tx.all(select(Message).where(Message.ticket_id == ticket.id).order_by(Message.id)):
        keep_words(tx, into.id, message)
    _move_links(tx, ticket, into)


def _move_links(tx: Transaction, ticket: Ticket, into: Ticket) -> None:
    theirs = or_(TicketLink.ticket_id == ticket.id, TicketLink.other_id == ticket.id)
    for link in tx.all(select(TicketLink).where(theirs)):
        other = link.other_id if link.ticket_id == ticket.id else link.ticket_id
        if other != into.id:
            first, second = sorted((other, into.id))
            by = {"linked_by": link.linked_by, "linked_at": link.linked_at}
            tx.insert_once(TicketLink, ticket_id=first, other_id=second, **by)
    tx.session.execute(delete(TicketLink).where(theirs))


def _take_over(tx: Transaction, ticket: Ticket, into: Ticket) -> None:
    """The stricter promise, the higher urgency, the chat and the operator that the other does not have."""
    if into.state == State.OPEN and ticket.operator:
        take(tx, into.id, ticket.operator)
        tx.session.refresh(into)
    into.conversation_id = into.conversation_id or ticket.conversation_id
    into.contact_id = into.contact_id or ticket.contact_id
    into.rank = max(into.rank, ticket.rank)
    into.urgency = _more_urgent(into.urgency, ticket.urgency)
    into.awaits_since = min(filter(None, (into.awaits_since, ticket.awaits_since)), default=None)
    if not ticket.answered_at:
        into.answer_due_at = min(filter(None, (into.answer_due_at, ticket.answer_due_at)), default=None)
    ticket.awaits_since = None
    tx.session.flush()


def _more_urgent(*urgencies: str | None) -> str | None:
    return next((each for each in URGENCIES if each in urgencies), None)
