"""A ticket is done: the client is told, and the next message begins a new matter."""

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.tell_client import tell_client
from core.escalation.pages import close_page
from core.tickets.rows import Ticket
from core.tickets.tickets import close


def close_ticket(tx: Transaction, moment: Moment, ticket: Ticket) -> bool:
    """Closes the ticket and stops its page; False if it was closed already."""
    if not close(tx, ticket.id):
        return False
    close_page(tx, ticket.id)
    tell_client(tx, moment, ticket, "your-ticket-closed", {})
    return True
