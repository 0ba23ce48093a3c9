"""What is told about a remote session, and to whom."""

from typing import Any

from core.clients.identity import person
from core.clients.rows import Client
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.contact_chat import contact_chat
from core.desk.moment import Moment
from core.desk.say import Chat, client_chat
from core.hours.charge import Charge
from core.hours.ledger import terms_of
from core.hours.rows import RemoteSession
from core.tickets.rows import Ticket


def session_chat(tx: Transaction, moment: Moment, ticket: Ticket) -> Chat | None:
    """Where the client reads of it: the ticket's chat while it is theirs, else the contact's own."""
    if ticket.conversation_id:
        conversation = tx.get(Conversation, ticket.conversation_id)
        reader = person(tx, conversation.contact_id) if conversation.contact_id else None
        if reader and reader.client.id == ticket.client_id:
            return client_chat(moment.company, conversation, reader.contact.language)
    who = person(tx, ticket.contact_id) if ticket.contact_id else None
    return contact_chat(tx, moment, who.contact) if who and who.contact.active else None


def session_facts(tx: Transaction, moment: Moment, session: RemoteSession) -> dict[str, Any]:
    """Whose session it is, who works, and since when."""
    client, ticket = tx.get(Client, session.client_id), tx.get(Ticket, session.ticket_id)
    operator = moment.operators.get(session.operator)
    since = session.started_at.astimezone(moment.calendar.zone).isoformat() if session.started_at else ""
    return {
        "number": str(ticket.number),
        "client": client.name,
        "operator": operator.name if operator else session.operator,
        "since": since,
    }


def price_facts(moment: Moment, client: Client) -> dict[str, Any]:
    """What an hour beyond the included time costs now, and how it is counted."""
    cover = moment.cover(client)
    return {
        "per_hour": str(cover.plan.overage_per_hour) if cover.plan else "",
        "currency": moment.company.currency,
        "step": terms_of(cover, moment.company).step_minutes,
        "factor": 1.0 if moment.coverage.open else float(cover.after_hours_factor),
    }


def charge_facts(moment: Moment, client: Client, charge: Charge) -> dict[str, Any]:
    """How a session that begins now is charged; `left` is empty where nothing is drawn."""
    plan = moment.cover(client).plan
    draws = plan is not None and "remote" in plan.draws
    left = moment.balance(client).left_minutes if draws else ""
    return {"charge": str(charge), "left": left, **price_facts(moment, client)}
