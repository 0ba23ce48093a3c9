"""Keeps one thing that somebody did in a chat, so that whoever brought it may be told that it arrived."""

from core.conversations.plain import plain
from core.database.inbox import keep
from core.database.transaction import Transaction
from core.ports import Inbound


def keep_message(tx: Transaction, inbound: Inbound) -> bool:
    """Nothing is done about it yet; False if this very event was kept before."""
    which = {"channel": inbound.channel, "account": inbound.account, "event": inbound.event}
    return keep(tx, **which, chat=inbound.chat, said=plain(inbound))
