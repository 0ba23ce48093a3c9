"""The operator's buttons of a remote session: begin, end, do not count."""

from core.conversations.rows import Button
from core.desk.dismiss_session import dismiss_session
from core.desk.shift import Shift
from core.desk.start_session import Started, start_session
from core.desk.stop_session import stop_session
from core.hours.rows import RemoteSession
from core.hours.sessions import asked_on
from core.tickets.rows import Ticket


def press_session(shift: Shift, button: Button) -> None:
    """Each of these looks at the state again: pressed twice, it is done once."""
    tx, facts = shift.tx, button.facts
    match button.action:
        case "start-session":
            begin_session(shift, tx.get(Ticket, facts["ticket"]), facts.get("agreed"))
        case "stop-session":
            if not end_session(shift, tx.get(RemoteSession, facts["session"])):
                shift.say("session-over")
        case "dismiss-session":
            session = tx.get(RemoteSession, facts["session"])
            if dismiss_session(tx, shift.moment, session, shift.operator):
                shift.did("dismiss-session", "tickets", tx.get(Ticket, session.ticket_id).number)
            else:
                shift.say("session-dismissed-already")


def begin_session(shift: Shift, ticket: Ticket, agreed: str | None = None) -> None:
    """Begins it, asks the client first, or says what must be agreed on before."""
    # Held here already: of two presses at once, one asks the client.
    shift.tx.locked(Ticket, ticket.id)
    asked_before = asked_on(shift.tx, ticket.id) is not None
    started = start_session(shift.tx, shift.moment, ticket, shift.operator, agreed)
    if started is Started.RUNNING:
        shift.did("start-session", "tickets", ticket.number)
    elif started is Started.ASKED and not asked_before:
        shift.did("ask-session", "tickets", ticket.number)


def end_session(shift: Shift, session: RemoteSession) -> bool:
    """Ends and books it; False if it does not run any more."""
    entries = stop_session(shift.tx, shift.moment, session)
    if entries:
        shift.did("stop-session", "tickets", shift.tx.get(Ticket, session.ticket_id).number)
    return bool(entries)
