"""Somebody changed a message that was sent: what the desk made of it changes with it."""

from sqlalchemy import select

from core.clients.identity import person
from core.conversations.rows import Conversation, Said, Words
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text, operator_chat, say
from core.ports import Inbound
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import change_message
from core.tickets.topics import note_changed


def hear_edit(tx: Transaction, moment: Moment, here: Conversation, inbound: Inbound) -> None:
    """On a ticket the message reads as it does now, and its operator is told; words that wait are changed.

    What was answered and became nothing stays answered.
    """
    said = said_before(tx, inbound)
    now = inbound.text.strip()
    if said is None or not now or said.text == now:
        return
    before, said.text = said.text, now
    if said.message_id:
        message = tx.get(Message, said.message_id)
        change_message(tx, message, before, now)
        note_changed(tx, message.id)
        _tell_operator(tx, moment, message, now)
    elif here.question and before in here.question:
        here.question = here.question.replace(before, now, 1)
    for words in tx.all(select(Words).where(Words.conversation_id == here.id)):
        if words.said.get("ref") == inbound.ref:
            words.said = {**words.said, "text": now}
    tx.session.flush()


def said_before(tx: Transaction, inbound: Inbound) -> Said | None:
    """What this message said before."""
    same = Said.channel == inbound.channel, Said.chat == inbound.chat, Said.ref == inbound.ref
    return tx.first(select(Said).where(*same))


def _tell_operator(tx: Transaction, moment: Moment, message: Message, text: str) -> None:
    ticket = tx.get(Ticket, message.ticket_id)
    operator = moment.operators.get(ticket.operator or "")
    chat = operator_chat(moment.company, operator) if operator else None
    if chat:
        who = person(tx, ticket.contact_id) if ticket.contact_id else None
        facts = {
            "number": str(ticket.number),
            "client": who.client.name if who else "",
            "contact": who.contact.name if who else "",
            "text": text,
        }
        say(tx, chat, Text("client-corrected", facts, ticket=ticket.number))
