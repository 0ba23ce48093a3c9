"""A ticket is done: work on it ends, the client is told, and the next message begins a new matter."""

from core.conversations.chat import Choice
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.call_off import close_its_page
from core.desk.expect_words import expect_words
from core.desk.moment import Moment
from core.desk.stop_session import stop_session
from core.desk.tell_client import tell_client
from core.desk.tell_outside import tell_ticket
from core.hours.sessions import refuse, unfinished_on
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message, close


def close_ticket(
    tx: Transaction, moment: Moment, ticket: Ticket, *, summary: str = "", operator: Operator | None = None
) -> bool:
    """Closes the ticket, stops its page and ends its remote sessions; False if it was closed already.

    The `summary` of the operator stays with the ticket, and the client reads it.
    """
    if not close(tx, ticket.id, operator.code if operator else None):
        return False
    close_its_page(tx, ticket.id)
    _end_sessions(tx, moment, ticket)
    if summary and operator:
        add_message(tx, ticket, summary, author="operator", operator=operator.code)
        told = {"summary": summary}
        tell_client(tx, moment, ticket, "your-ticket-closed-so", told, [_rating_row(ticket)])
    else:
        tell_client(tx, moment, ticket, "your-ticket-closed", {}, [_rating_row(ticket)])
    if ticket.conversation_id is not None:
        expect_words(tx, tx.get(Conversation, ticket.conversation_id), "mark", {"ticket": ticket.id})
    tell_ticket(tx, "ticket.closed", ticket)
    return True


def _end_sessions(tx: Transaction, moment: Moment, ticket: Ticket) -> None:
    for session in unfinished_on(tx, ticket.id):
        if session.state == "running":
            stop_session(tx, moment, session)
        else:
            refuse(tx, session)


def _rating_row(ticket: Ticket) -> list[Choice]:
    """Five buttons: what it was worth."""
    return [
        Choice("rating", "rate", {"ticket": ticket.id, "rating": stars}, {"rating": str(stars)})
        for stars in range(1, 6)
    ]
