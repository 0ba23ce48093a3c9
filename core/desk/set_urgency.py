"""An operator says how urgent a ticket is."""

from core.database.transaction import Transaction
from core.errors import Invalid
from core.roster.rows import Operator
from core.tickets.events import note_event
from core.tickets.rows import Ticket

# The most urgent first.
URGENCIES = ("all-stopped", "stopped", "one-stopped", "hindered", "can-wait")


def set_urgency(tx: Transaction, ticket: Ticket, operator: Operator, urgency: str) -> None:
    """Keeps it; empty: nobody knows. Raises Invalid for anything else."""
    if urgency not in (*URGENCIES, ""):
        raise Invalid(f"urgency {urgency!r}: use one of {', '.join(URGENCIES)}")
    if (ticket.urgency or "") != urgency:
        ticket.urgency = urgency or None
        note_event(tx, ticket.id, "urgency", operator.code, urgency=urgency)
