"""The operator's buttons of a remote session: begin, end, do not count."""

from core.conversations.rows import Button
from core.desk.dismiss_session import dismiss_session
from core.desk.shift import Shift
from core.desk.start_session import start_session
from core.desk.stop_session import stop_session
from core.hours.rows import RemoteSession
from core.tickets.rows import Ticket


def press_session(shift: Shift, button: Button) -> None:
    """Each of these looks at the state again: pressed twice, it is done once."""
    tx, moment, operator, facts = shift.tx, shift.moment, shift.operator, button.facts
    match button.action:
        case "start-session":
            start_session(tx, moment, tx.get(Ticket, facts["ticket"]), operator, facts.get("agreed"))
        case "stop-session":
            if not stop_session(tx, moment, tx.get(RemoteSession, facts["session"])):
                shift.say("session-over")
        case "dismiss-session":
            session = tx.get(RemoteSession, facts["session"])
            if not dismiss_session(tx, moment, session, operator):
                shift.say("session-dismissed-already")
