"""What an operator is told about a ticket, in chat and by telephone."""

from typing import Any

from sqlalchemy import select

from core.clients.identity import Person, person
from core.clients.rows import Client
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.tickets.rows import Message, Ticket


def ticket_facts(tx: Transaction, moment: Moment, ticket: Ticket) -> dict[str, Any]:
    """Number, client, contact, plan, and the first words of it."""
    who = person(tx, ticket.contact_id) if ticket.contact_id else None
    client = who.client if who else tx.get(Client, ticket.client_id) if ticket.client_id else None
    text = tx.first(select(Message.text).where(Message.ticket_id == ticket.id).order_by(Message.id))
    return {
        "number": str(ticket.number),
        "source": ticket.source,
        "text": text or ticket.subject,
        **caller_facts(who, moment.cover(client), client),
    }


def caller_facts(who: Person | None, cover: Cover, client: Client | None = None) -> dict[str, Any]:
    """Who somebody is, or only whose company it is, and what covers them."""
    served = who.client if who else client
    return {
        "client": served.name if served else "",
        "contact": who.contact.name if who else "",
        "plan": cover.plan.name if cover.plan else "",
        "standing": str(cover.standing),
    }
