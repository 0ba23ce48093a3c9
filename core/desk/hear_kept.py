"""Hears what was kept of a chat: one thing in one transaction, in the order in which it arrived."""

from core.conversations.plain import inbound_of
from core.database.inbox import next_kept
from core.database.transaction import Transaction
from core.desk.hear_message import hear_message
from core.ports import Library


def hear_kept(tx: Transaction, channel: str, chat: str, library: Library) -> bool:
    """Does what the oldest message that waits there asks; True if there are more."""
    said, there_is_more = next_kept(tx, channel, chat)
    if said:
        hear_message(tx, inbound_of(said), library)
    return there_is_more
