"""Conversations by channel and chat, and the buttons shown in them."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select, update

from core.conversations.rows import Button, Conversation
from core.database.transaction import Transaction
from core.ports import Inbound

BUTTON_LIFE = timedelta(days=7)


@dataclass(frozen=True)
class Choice:
    """A button to be shown: the key of its label, what pressing it does, and with what facts."""

    label: str
    action: str
    facts: dict[str, Any] = field(default_factory=dict)
    label_facts: dict[str, Any] = field(default_factory=dict)


def conversation(tx: Transaction, channel: str, chat: str) -> Conversation:
    """The conversation in this chat, begun if this is the first word of it; nobody else's until the end."""
    where = {"channel": channel, "chat": chat}
    found = next(iter(tx.all(_here(), **where)), None)
    if found is None:
        tx.insert_once(Conversation, **where, last_heard_at=tx.now)
        [found] = tx.all(_here(), **where)
    return found


@cache
def _here() -> Select[Conversation]:
    """Asked with every message: to put it together takes as long as to ask."""
    here = Conversation.channel == bindparam("channel"), Conversation.chat == bindparam("chat")
    return select(Conversation).where(*here).with_for_update()


def show(tx: Transaction, channel: str, chat: str, choice: Choice, person: str | None) -> str:
    """Stores a button and gives back its token: what the messenger carries instead of the meaning.

    `person` alone may press it; None: any of the operators who read the group in which it is shown.
    """
    token = secrets.token_urlsafe(12)
    where = {"channel": channel, "chat": chat, "person": person}
    # Not written one by one: a message about many pages has many buttons, and they go with it.
    tx.session.add(Button(token=token, **where, action=choice.action, facts=choice.facts, shown_at=tx.now))
    return token


def press(tx: Transaction, inbound: Inbound) -> tuple[Button | None, bool]:
    """The button that was pressed, and whether this is its first press in time.

    What was shown in another chat or to somebody else, or was never given out, is no button.
    """
    button = _shown(tx, inbound)
    if button is None or not _is_theirs(button, inbound):
        return None, False
    fresh = update(Button).where(
        Button.id == button.id, Button.pressed_at.is_(None), Button.shown_at > tx.now - BUTTON_LIFE
    )
    return button, tx.changed(fresh.values(pressed_at=tx.now)) == 1


def is_anothers(tx: Transaction, inbound: Inbound) -> bool:
    """Whether the press is of a button that was shown to somebody else, here or in another chat."""
    button = _shown(tx, inbound)
    return button is not None and not _is_theirs(button, inbound)


def _shown(tx: Transaction, inbound: Inbound) -> Button | None:
    shown = Button.token == inbound.argument, Button.channel == inbound.channel
    return tx.first(select(Button).where(*shown))


def _is_theirs(button: Button, inbound: Inbound) -> bool:
    return button.chat == inbound.chat and button.person in (None, inbound.sender)
