"""A group has a new id at its messenger: everything that goes there goes to the new one from now on."""

from sqlalchemy import Update, select, update

from core.company.organisation import ONLY
from core.company.rows import Organisation
from core.conversations.rows import Button, Conversation
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.desk.moment import Moment
from core.desk.say import Text
from core.desk.tell_operator import tell_managers
from core.roster.rows import Operator
from core.tickets.topics import Topic


def follow_move(tx: Transaction, moment: Moment, channel: str, old: str, new: str) -> None:
    """Keeps the new id wherever the old one stood, and tells the managers once.

    What the company file says is theirs to change: read again with the old id, it is followed again.
    """
    company = tx.locked(Organisation, ONLY)
    if company and company.chat.get("forum") == old:
        company.chat = {**company.chat, "forum": new}
    for operator in tx.all(select(Operator).where(Operator.telegram_id == old)):
        operator.telegram_id = new
    tx.session.flush()
    moves = [_waiting(channel, old), *_shown(tx, channel, old, new)]
    moved = [tx.changed(move.values({column: new})) for move, column in moves]
    if moved[0]:
        tell_managers(tx, moment, Text("group-moved", {"old": old, "new": new}))


def _waiting(channel: str, old: str) -> tuple[Update, str]:
    """What waits to be sent, with what is being sent just now: who comes second to the move finds none."""
    unsent = Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None)
    return update(Delivery).where(Delivery.channel == channel, Delivery.address == old, *unsent), "address"


def _shown(tx: Transaction, channel: str, old: str, new: str) -> list[tuple[Update, str]]:
    """The topics, the buttons, and the chat itself, unless one is known under the new id already."""
    known = select(Conversation.id).where(Conversation.channel == channel, Conversation.chat == new)
    here = Conversation.channel == channel, Conversation.chat == old
    chat = [(update(Conversation).where(*here), "chat")] if tx.first(known) is None else []
    buttons = update(Button).where(Button.channel == channel, Button.chat == old)
    return [*chat, (update(Topic).where(Topic.chat == old), "chat"), (buttons, "chat")]
