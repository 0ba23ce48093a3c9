"""The chat by which a contact is reached without having asked."""

from sqlalchemy import select

from core.clients.identity import addresses
from core.clients.rows import Contact
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Chat

# In this order; e-mail joins once that channel exists.
CHAT_CHANNELS = ("telegram", "viber", "webchat")


def contact_chat(tx: Transaction, moment: Moment, contact: Contact) -> Chat | None:
    """The contact's newest address on its first channel, in its language; None if no chat is linked."""
    language = contact.language or moment.company.language
    for channel in CHAT_CHANNELS:
        if known := addresses(tx, contact.id, channel):
            return Chat(channel, known[-1], language)
    return None


def statement_readers(tx: Transaction, client_id: int) -> list[Contact]:
    """The contacts of a client who hear of its time: those who get the statement."""
    query = select(Contact).where(Contact.client_id == client_id, Contact.gets_statement, Contact.active)
    return list(tx.all(query.order_by(Contact.id)))
