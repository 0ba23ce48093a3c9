"""What an operator is told about a ticket, in chat and by telephone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from core.clients.identity import Person, person
from core.clients.rows import Client
from core.contracts.standing import Cover
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.tickets.rows import Message, Ticket


def ticket_facts(tx: Transaction, moment: Moment, ticket: Ticket) -> dict[str, Any]:
    """Number, client, contact, plan, and the first words of it."""
    return tickets_facts(tx, moment, [ticket])[0]


def tickets_facts(tx: Transaction, moment: Moment, tickets: Sequence[Ticket]) -> list[dict[str, Any]]:
    """The same of several, in their order."""
    words = _first_words(tx, tickets)
    return [_facts(tx, moment, ticket, words.get(ticket.id, ticket.subject)) for ticket in tickets]


def _facts(tx: Transaction, moment: Moment, ticket: Ticket, text: str) -> dict[str, Any]:
    who = person(tx, ticket.contact_id) if ticket.contact_id else None
    client = who.client if who else tx.get(Client, ticket.client_id) if ticket.client_id else None
    return {
        "number": str(ticket.number),
        "source": ticket.source,
        "text": text,
        **caller_facts(who, moment.cover(client), client),
    }


def _first_words(tx: Transaction, tickets: Sequence[Ticket]) -> dict[int, str]:
    theirs = Message.ticket_id.in_([ticket.id for ticket in tickets])
    firsts = select(func.min(Message.id)).where(theirs).group_by(Message.ticket_id)
    return {
        first.ticket_id: first.text
        for first in tx.all(select(Message).where(Message.id.in_(firsts)))
        if first.text
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
