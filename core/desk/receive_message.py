"""Takes in one thing that somebody did in a chat, where the answer must stand in the messenger's own call."""

from core.database.inbox import receive_once
from core.database.transaction import Transaction
from core.desk.hear_message import hear_message
from core.ports import Inbound, Library


def receive_message(tx: Transaction, inbound: Inbound, library: Library) -> bool:
    """Does at once what the message asks, for who waits for the answer; False if it was taken in before."""
    if not receive_once(tx, channel=inbound.channel, account=inbound.account, event=inbound.event):
        return False
    hear_message(tx, inbound, library)
    return True
