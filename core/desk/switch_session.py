"""The operator's word "/daljinski": begins a session on the ticket it answers, ends the one that runs."""

from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.start_session import start_session
from core.desk.stop_session import stop_session
from core.hours.sessions import running_of
from core.roster.rows import Operator
from core.tickets.rows import Ticket


def switch_session(
    tx: Transaction, moment: Moment, operator: Operator, ticket: Ticket | None, *, answers: bool
) -> bool:
    """False if it is not clear which ticket is meant. `answers`: it was said to a message of this ticket.

    Said to another ticket than the one that is worked on, it is a wish to begin there.
    """
    running = running_of(tx, operator.code)
    if running and (not answers or ticket is None or ticket.id == running.ticket_id):
        stop_session(tx, moment, running)
        return True
    if ticket is None:
        return False
    start_session(tx, moment, ticket, operator)
    return True
