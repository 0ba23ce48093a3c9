"""The chats by which a contact is reached without having asked."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import func, select

from core.clients.rows import Contact, ContactMethod
from core.company.rows import Organisation
from core.conversations.rows import Conversation
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Chat

# In this order; e-mail joins once that channel exists.
CHAT_CHANNELS = ("telegram", "viber", "webchat")
# Where a message costs money unless the person wrote so lately; and the key that allows it nevertheless.
PAID_TO_BEGIN: Mapping[str, timedelta] = {"viber": timedelta(hours=24)}
_ALLOWED_BY = {"viber": "viber_paid_talks"}


def contact_chats(tx: Transaction, moment: Moment, contact: Contact) -> list[Chat]:
    """The contact's newest address on each of its channels, the first way first, in its language."""
    language = contact.language or moment.company.language
    query = select(ContactMethod.channel, ContactMethod.address).where(
        ContactMethod.contact_id == contact.id, ContactMethod.active
    )
    newest = dict(tx.session.execute(query.order_by(ContactMethod.id)).all())
    return [
        Chat(channel, newest[channel], language)
        for channel in CHAT_CHANNELS
        if channel in newest and may_begin_talk(tx, moment.company, channel, newest[channel])
    ]


def may_begin_talk(tx: Transaction, company: Organisation, channel: str, chat: str) -> bool:
    """False where a message would begin a talk that is charged, and the company file does not allow that."""
    span = PAID_TO_BEGIN.get(channel)
    if span is None or company.chat.get(_ALLOWED_BY[channel], False):
        return True
    here = Conversation.channel == channel, Conversation.chat == chat
    heard = tx.first(select(Conversation.last_heard_at).where(*here))
    return heard is not None and heard > tx.now - span


def contact_chat(tx: Transaction, moment: Moment, contact: Contact) -> Chat | None:
    """The first of them; None if no chat is linked."""
    return next(iter(contact_chats(tx, moment, contact)), None)


def statement_readers(tx: Transaction, client_id: int) -> list[Contact]:
    """The contacts of a client who hear of its time: those who get the statement."""
    query = select(Contact).where(Contact.client_id == client_id, Contact.gets_statement, Contact.active)
    return list(tx.all(query.order_by(Contact.id)))


def routine_readers(tx: Transaction, client_id: int) -> list[Contact]:
    """The same without those who want nothing that they have not asked for."""
    return [each for each in statement_readers(tx, client_id) if each.routine_stopped_at is None]


def readers_without_chat(tx: Transaction, client_id: int) -> int:
    """How many of them no chat is linked to."""
    linked = select(ContactMethod.id).where(
        ContactMethod.contact_id == Contact.id, ContactMethod.channel.in_(CHAT_CHANNELS), ContactMethod.active
    )
    readers = Contact.client_id == client_id, Contact.gets_statement, Contact.active
    return tx.first(select(func.count(Contact.id)).where(*readers, ~linked.exists())) or 0
