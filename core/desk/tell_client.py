"""Tells the client of a ticket what became of it, in the chat where it began."""

from collections.abc import Sequence
from typing import Any

from core.clients.identity import person
from core.conversations.chat import Choice
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Chat, Text, client_chat, say
from core.tickets.rows import Ticket


def tell_client(
    tx: Transaction,
    moment: Moment,
    ticket: Ticket,
    key: str,
    facts: dict[str, Any],
    rows: Sequence[Sequence[Choice]] = (),
) -> bool:
    """Says it; False if the ticket did not begin in a chat, or the chat is another client's by now."""
    chat = chat_of_client(tx, moment, ticket)
    if chat:
        say(tx, chat, Text(key, {"number": str(ticket.number), **facts}, rows))
    return chat is not None


def chat_of_client(tx: Transaction, moment: Moment, ticket: Ticket) -> Chat | None:
    """Where the client of a ticket reads; None if it did not begin in a chat, or that is another's by now."""
    if ticket.conversation_id is None:
        return None
    conversation = tx.get(Conversation, ticket.conversation_id)
    reader = person(tx, conversation.contact_id) if conversation.contact_id else None
    if ticket.client_id and (reader is None or reader.client.id != ticket.client_id):
        return None
    return client_chat(moment.company, conversation, reader.contact.language if reader else None)
