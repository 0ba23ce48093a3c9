"""Tells the client of a ticket what became of it, in the chat where it began."""

from typing import Any

from core.clients.identity import person
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, client_chat, say
from core.tickets.rows import Ticket


def tell_client(tx: Transaction, moment: Moment, ticket: Ticket, key: str, facts: dict[str, Any]) -> bool:
    """Says it; False if the ticket did not begin in a chat."""
    if ticket.conversation_id is None:
        return False
    language = person(tx, ticket.contact_id).contact.language if ticket.contact_id else None
    chat = client_chat(moment.company, tx.get(Conversation, ticket.conversation_id), language)
    say(tx, chat, Text(key, {"number": str(ticket.number), **facts}))
    return True
