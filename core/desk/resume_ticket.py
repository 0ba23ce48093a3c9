"""An operator opens a closed ticket again, however old, and has it."""

from core.database.transaction import Transaction
from core.roster.rows import Operator
from core.tickets.rows import Ticket
from core.tickets.tickets import reopen, take


def resume_ticket(tx: Transaction, ticket: Ticket, operator: Operator) -> bool:
    """Makes it this operator's; False if it is open already, or goes on as another.

    The client hears nothing: it is for the operator to write.
    """
    if not reopen(tx, ticket, None, operator.code):
        return False
    take(tx, ticket.id, operator.code)
    tx.session.refresh(ticket)
    return True
