"""A remote session that was a mistake: its time is given back, and the client sees it."""

from sqlalchemy import select

from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.desk.session_facts import session_chat, session_facts
from core.desk.stop_session import session_work
from core.hours import sessions
from core.hours.ledger import correct
from core.hours.rows import RemoteSession, TimeEntry
from core.roster.rows import Operator
from core.tickets.rows import Ticket


def dismiss_session(tx: Transaction, moment: Moment, session: RemoteSession, operator: Operator) -> bool:
    """Corrects what was booked to nothing; False if that was done before, or the session still runs."""
    ticket = tx.locked(Ticket, session.ticket_id)
    assert ticket
    if not sessions.dismiss(tx, session):
        return False
    client = tx.get(Client, session.client_id)
    for entry in _entries(tx, session):
        correct(tx, entry, 0, operator=operator.code, key=f"{entry.key}-dismissed")
    plan = moment.cover(client).plan
    facts = {
        **session_facts(tx, moment, session),
        "left": moment.balance(client).left_minutes if plan and "remote" in plan.draws else "",
    }
    if reader := session_chat(tx, moment, ticket):
        say(tx, reader, Text("session-not-counted", facts))
    if chat := operator_chat(moment.company, operator):
        say(tx, chat, Text("session-dismissed", facts, ticket=ticket.number))
    return True


def _entries(tx: Transaction, session: RemoteSession) -> list[TimeEntry]:
    booked = select(TimeEntry).where(TimeEntry.key.startswith(f"{session_work(session).key}#"))
    return list(tx.all(booked.where(TimeEntry.corrects_id.is_(None)).order_by(TimeEntry.id)))
