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


def show(tx: Transaction, channel: str, chat: str, choice: Choice) -> str:
    """Stores a button and gives back its token: what the messenger carries instead of the meaning."""
    token = secrets.token_urlsafe(12)
    # Not written one by one: a message about many pages has many buttons, and they go with it.
    tx.session.add(
        Button(
            token=token, channel=channel, chat=chat, action=choice.action, facts=choice.facts, shown_at=tx.now
        )
    )
    return token


def is_elsewhere(tx: Transaction, inbound: Inbound) -> bool:
    """Whether the press is of a button that was shown to somebody in another chat."""
    shown = select(Button).where(Button.token == inbound.argument, Button.channel == inbound.channel)
    button = tx.first(shown)
    return button is not None and button.chat != inbound.chat


def press(tx: Transaction, channel: str, chat: str, token: str) -> tuple[Button | None, bool]:
    """The button with this token in this chat, and whether this is its first press in time.

    A token of another chat, or one we never gave out, is no button.
    """
    button = tx.first(
        select(Button).where(Button.token == token, Button.channel == channel, Button.chat == chat)
    )
    if button is None:
        return None, False
    fresh = update(Button).where(
        Button.id == button.id, Button.pressed_at.is_(None), Button.shown_at > tx.now - BUTTON_LIFE
    )
    return button, tx.changed(fresh.values(pressed_at=tx.now)) == 1
