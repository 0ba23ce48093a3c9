"""Telegram tells that a topic of ours was made: by this it is known even where the answer to us was lost."""

import re

from sqlalchemy import select

from core.database.outbox import put
from core.database.transaction import Transaction
from core.desk.mirror_ticket import CHANNEL, forum_of
from core.desk.moment import Moment
from core.ports import Inbound
from core.tickets.rows import Ticket
from core.tickets.topics import Topic, note_made

_NUMBERED = re.compile(r"#(\d{1,9})\b")


def adopt_topic(tx: Transaction, moment: Moment, inbound: Inbound) -> None:
    """Its ticket is shown there from now on, unless it has another topic: then this one goes away."""
    named, thread = _NUMBERED.match(inbound.text), inbound.thread
    if named is None or thread is None or inbound.chat != forum_of(moment):
        return
    shown = select(Topic).join(Ticket, Ticket.id == Topic.ticket_id)
    topic = tx.first(shown.where(Ticket.number == int(named[1]), Topic.chat == inbound.chat))
    if topic:
        keep_or_remove(tx, topic, thread)


def keep_or_remove(tx: Transaction, topic: Topic, thread: str) -> str:
    """The thread in which the ticket is shown: this one, or an earlier one, and then this one is removed."""
    if note_made(tx, topic.id, None, thread):
        return thread
    tx.session.refresh(topic)
    if topic.thread and topic.thread != thread:
        payload = {"do": "remove-topic", "thread": thread}
        put(tx, CHANNEL, topic.chat, payload, key=f"remove-topic-{topic.chat}-{thread}")
    return topic.thread or thread
