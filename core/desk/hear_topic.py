"""Somebody writes or presses in a topic of the operators' group: it is heard as if said to the desk."""

from sqlalchemy import func, select

from core.database.transaction import Transaction
from core.desk.hear_operator import serve
from core.desk.mark_note import NOTE_MARK, is_marked_note
from core.desk.mirror_ticket import forum_of
from core.desk.moment import Moment
from core.desk.say import Chat, Text, say
from core.desk.shift import Shift
from core.desk.work_on_ticket import keep_note
from core.ports import Inbound, Library, Wish
from core.roster.reading import operator_in_chat
from core.tickets.lifecycle import State
from core.tickets.rows import Message, Ticket
from core.tickets.topics import Topic, note_shown, topic_in


def hear_topic(tx: Transaction, moment: Moment, inbound: Inbound, library: Library) -> None:
    """An operator's words are a reply to the client, or a note; who is nobody of ours is not heard.

    Who writes in the group's name cannot be told apart from others, and is told so.
    """
    topic = topic_in(tx, inbound.chat, inbound.thread or "")
    if topic is None or topic.chat != forum_of(moment):
        return
    if inbound.sender == inbound.chat:
        _refuse_unnamed(tx, moment, topic)
    elif operator := operator_in_chat(tx, inbound.channel, inbound.sender):
        ticket = tx.get(Ticket, topic.ticket_id)
        _hear(Shift(tx, moment, operator, inbound, library, ticket, topic.id), topic, ticket)


def _hear(shift: Shift, topic: Topic, ticket: Ticket) -> None:
    before = _last_message(shift.tx, ticket)
    text = shift.inbound.text.strip()
    if shift.inbound.wish is Wish.PRESS:
        serve(shift)
    elif is_marked_note(text):
        # An answer that is made a note afterwards was read already; a note that is edited stays one.
        if shift.inbound.wish is not Wish.EDITED:
            keep_note(shift, text.removeprefix(NOTE_MARK))
            _stands_there(shift, topic, before)
    elif ticket.state == State.CLOSED and shift.inbound.wish not in (Wish.NOTE, Wish.EDITED):
        shift.say("topic-is-closed", number=str(ticket.number))
    else:
        serve(shift)
        # An article that is sent from here was not written here: the topic shows it.
        if shift.inbound.wish is not Wish.CANNED:
            _stands_there(shift, topic, before)


def _stands_there(shift: Shift, topic: Topic, before: int) -> None:
    """What was just written in the topic itself is not shown there again."""
    new = select(Message.id).where(
        Message.ticket_id == topic.ticket_id, Message.id > before, Message.operator == shift.operator.code
    )
    note_shown(shift.tx, topic, list(shift.tx.all(new)), None)


def _last_message(tx: Transaction, ticket: Ticket) -> int:
    return tx.first(select(func.max(Message.id)).where(Message.ticket_id == ticket.id)) or 0


def _refuse_unnamed(tx: Transaction, moment: Moment, topic: Topic) -> None:
    chat = Chat("telegram", topic.chat, moment.company.language, topic.id)
    say(tx, chat, Text("topic-unnamed", {}))
