"""Hears one thing that somebody did in a chat, whoever it was."""

from core.database.transaction import Transaction
from core.desk.adopt_topic import adopt_topic
from core.desk.follow_block import follow_block
from core.desk.hear_client import hear_client
from core.desk.hear_operator import hear_operator
from core.desk.hear_topic import hear_topic
from core.desk.moment import now_of
from core.ports import Inbound, Library, Wish
from core.roster.reading import operator_in_chat


def hear_message(tx: Transaction, inbound: Inbound, library: Library) -> None:
    """Does what the message asks."""
    moment = now_of(tx)
    if inbound.wish in (Wish.BLOCKED, Wish.UNBLOCKED):
        follow_block(tx, moment, inbound)
    elif inbound.wish is Wish.TOPIC_MADE:
        adopt_topic(tx, moment, inbound)
    elif inbound.thread:
        hear_topic(tx, moment, inbound, library)
    elif operator := operator_in_chat(tx, inbound.channel, inbound.sender):
        hear_operator(tx, moment, operator, inbound, library)
    else:
        hear_client(tx, moment, inbound, library)
