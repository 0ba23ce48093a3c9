"""An answer that went out grows or changes: more of its album came, or the operator edited it."""

from datetime import timedelta

from sqlalchemy import select

from core.database.outbox import Delivery
from core.desk.bring_along import stands_for_files
from core.desk.hear_edit import said_before
from core.desk.hear_files import join_message
from core.desk.say import Chat, Text, say
from core.desk.shift import Shift, meant_ticket
from core.desk.take_files import KNOWN, Sender, take_files
from core.desk.tell_client import chat_of_client
from core.files.files import of_album
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import change_message
from core.tickets.topics import note_changed

# Who sends several files without an album sends them within seconds.
_BURST = timedelta(seconds=10)


def joins_files(shift: Shift) -> bool:
    """True if this is one more file of an album, or of several in a row, on its way or noted."""
    inbound = shift.inbound
    first = of_album(shift.tx, inbound.channel, inbound.chat, inbound.album) if inbound.album else None
    joined = first.message_id if first else _files_just_sent(shift)
    if joined is None:
        return False
    author = first.author if first else "operator"
    files = take_files(shift.tx, shift.moment, inbound, Sender(author, shift.chat, KNOWN))
    join_message(shift.tx, shift.moment, files, joined)
    return True


def _files_just_sent(shift: Shift) -> int | None:
    """The answer of nothing but files that this operator gave a moment ago on the ticket that is meant."""
    inbound = shift.inbound
    ticket = meant_ticket(shift) if inbound.files and not inbound.text.strip() else None
    if ticket is None:
        return None
    last = shift.tx.first(select(Message).where(Message.ticket_id == ticket.id).order_by(Message.id.desc()))
    if last is None or (last.author, last.operator) != ("operator", shift.operator.code):
        return None
    is_fresh = stands_for_files(last) and shift.tx.now - last.said_at <= _BURST
    return last.id if is_fresh else None


def correct_answer(shift: Shift) -> None:
    """The answer reads as it does now, on the ticket and for the client; whatever else is edited stays."""
    said, now = said_before(shift.tx, shift.inbound), shift.inbound.text.strip()
    if said is None or said.message_id is None or not now or said.text == now:
        return
    before, said.text = said.text, now
    message = shift.tx.get(Message, said.message_id)
    change_message(shift.tx, message, before, now)
    if not shift.topic:
        note_changed(shift.tx, message.id)
    ticket = shift.tx.get(Ticket, message.ticket_id)
    shift.did("correct-answer", "tickets", ticket.number)
    chat = chat_of_client(shift.tx, shift.moment, ticket)
    if chat:
        facts = {"number": str(ticket.number), "operator": shift.operator.name, "text": now}
        earlier = _sent_ref(shift, chat, message)
        say(shift.tx, chat, Text("operator-corrected", facts, message=message.id, replaces=earlier))


def _sent_ref(shift: Shift, chat: Chat, message: Message) -> str | None:
    """The messenger's id under which the client has it."""
    there = (
        Delivery.channel == chat.channel,
        Delivery.address == chat.address,
        Delivery.sent_ref.is_not(None),
        Delivery.payload["message"].as_integer() == message.id,
    )
    return shift.tx.first(select(Delivery.sent_ref).where(*there).order_by(Delivery.id.desc()))
