"""The operator's word "/daljinski": begins a session on the ticket it answers, ends the one that runs."""

from core.desk.press_session import begin_session, end_session
from core.desk.shift import Shift
from core.hours.sessions import running_of
from core.tickets.rows import Ticket


def switch_session(shift: Shift, ticket: Ticket | None, *, answers: bool) -> bool:
    """False if it is not clear which ticket is meant. `answers`: it was said to a message of this ticket.

    Said to another ticket than the one that is worked on, it is a wish to begin there.
    """
    running = running_of(shift.tx, shift.operator.code)
    if running and (not answers or ticket is None or ticket.id == running.ticket_id):
        end_session(shift, running)
        return True
    if ticket is None:
        return False
    begin_session(shift, ticket)
    return True
