"""A remote session has begun: the client sees it, the operator can end it."""

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.call_off import close_its_page
from core.desk.moment import Moment
from core.desk.remind_session import remind_session
from core.desk.say import Text, operator_chat, say
from core.desk.session_buttons import stop_row
from core.desk.session_facts import charge_facts, session_chat, session_facts
from core.hours.charge import Charge
from core.hours.rows import RemoteSession
from core.tickets.rows import Ticket
from core.tickets.tickets import answered, take


def announce_session(tx: Transaction, moment: Moment, session: RemoteSession, charge: Charge) -> None:
    """Tells both sides. Who works on a ticket that nobody has taken, takes it."""
    ticket = tx.get(Ticket, session.ticket_id)
    if take(tx, ticket.id, session.operator):
        close_its_page(tx, ticket.id)
    answered(tx, ticket)  # the client reads that somebody works on it
    facts = {
        **session_facts(tx, moment, session),
        **charge_facts(moment, tx.get(Client, session.client_id), charge),
    }
    reader = session_chat(tx, moment, ticket)
    if reader:
        say(tx, reader, Text("session-started", facts))
    operator = moment.operators.get(session.operator)
    chat = operator_chat(moment.company, operator) if operator else None
    if chat:
        told = {**facts, "told": "yes" if reader else "no"}
        say(tx, chat, Text("session-runs", told, stop_row(session), ticket.number))
    remind_session(tx, moment, session)
