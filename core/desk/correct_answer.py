"""An answer that went out grows or changes: more of its album came, or the operator edited it."""

from sqlalchemy import select

from core.database.outbox import Delivery
from core.desk.hear_edit import said_before
from core.desk.hear_files import join_message
from core.desk.say import Chat, Text, say
from core.desk.shift import Shift
from core.desk.take_files import KNOWN, Sender, take_files
from core.desk.tell_client import chat_of_client
from core.files.files import of_album
from core.tickets.rows import Message, Ticket
from core.tickets.tickets import change_message


def joins_album(shift: Shift) -> bool:
    """True if this is one more file of an album that is on its way to the client, or was noted."""
    inbound = shift.inbound
    first = of_album(shift.tx, inbound.channel, inbound.chat, inbound.album) if inbound.album else None
    if first is None or first.message_id is None:
        return False
    files = take_files(shift.tx, shift.moment, inbound, Sender(first.author, shift.chat, KNOWN))
    join_message(shift.tx, shift.moment, files, first.message_id)
    return True


def correct_answer(shift: Shift) -> None:
    """The answer reads as it does now, on the ticket and for the client; whatever else is edited stays."""
    said, now = said_before(shift.tx, shift.inbound), shift.inbound.text.strip()
    if said is None or said.message_id is None or not now or said.text == now:
        return
    before, said.text = said.text, now
    message = shift.tx.get(Message, said.message_id)
    change_message(shift.tx, message, before, now)
    ticket = shift.tx.get(Ticket, message.ticket_id)
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
