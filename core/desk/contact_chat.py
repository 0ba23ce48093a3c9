"""The chats by which a contact is reached without having asked."""

from sqlalchemy import select

from core.clients.identity import addresses
from core.clients.rows import Contact
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Chat

# In this order; e-mail joins once that channel exists.
CHAT_CHANNELS = ("telegram", "viber", "webchat")


def contact_chats(tx: Transaction, moment: Moment, contact: Contact) -> list[Chat]:
    """The contact's newest address on each of its channels, the first way first, in its language."""
    language = contact.language or moment.company.language
    known = [(channel, addresses(tx, contact.id, channel)) for channel in CHAT_CHANNELS]
    return [Chat(channel, newest[-1], language) for channel, newest in known if newest]


def contact_chat(tx: Transaction, moment: Moment, contact: Contact) -> Chat | None:
    """The first of them; None if no chat is linked."""
    return next(iter(contact_chats(tx, moment, contact)), None)


def statement_readers(tx: Transaction, client_id: int) -> list[Contact]:
    """The contacts of a client who hear of its time: those who get the statement."""
    query = select(Contact).where(Contact.client_id == client_id, Contact.gets_statement, Contact.active)
    return list(tx.all(query.order_by(Contact.id)))
