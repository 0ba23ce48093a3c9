"""Everything the pretend Telegram knows about one bot."""

import itertools
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from threading import RLock
from typing import Any

from core.clock import Clock
from simulator.telegram.chats import Message, Room, User
from simulator.telegram.entities import FormattedText
from simulator.telegram.files import Shelf
from simulator.telegram.parameters import Command
from simulator.telegram.refusals import Refused, not_possible
from simulator.telegram.updates import Updates

# Telegram names no number; "query is too old" has been seen from a few seconds on. A bot that answers
# first and works after never notices.
PRESS_LIFETIME = timedelta(seconds=15)


@dataclass(frozen=True)
class Press:
    """A button pressed, and whether the bot has answered it."""

    query_id: str
    chat_id: int
    message: Message
    data: str
    at: datetime
    answered_at: datetime | None = None


class Account:
    """The bot, its chats, and what waits for it."""

    def __init__(self, bot: User, clock: Clock) -> None:
        self.bot = bot
        self.clock = clock
        self.lock = RLock()
        self.chats: dict[int, Room] = {}
        self.files = Shelf()
        self.updates = Updates()
        self.presses: dict[str, Press] = {}
        self.commands: dict[tuple[str, int | None, int | None, str], tuple[Command, ...]] = {}
        self.is_local = False
        self._message_ids = itertools.count(1)
        self._query_ids = itertools.count(1)
        self._numbers = itertools.count(1)

    def counts_from(self, first_id: int) -> None:
        """From here the ids of updates, messages and presses are counted."""
        self.updates.counts_from(first_id)
        self._message_ids = itertools.count(first_id)
        self._query_ids = itertools.count(first_id)

    def next_number(self) -> int:
        """The next running number of a change."""
        return next(self._numbers)

    def next_message_id(self) -> int:
        """An id for something that takes one without being a message: a topic."""
        return next(self._message_ids)

    def chat_to_write_to(self, chat_id: int) -> Room:
        """The chat, if the bot may write there. Raises Refused."""
        chat = self.chats.get(chat_id)
        refusal = not_possible("chat not found") if chat is None else chat.refusal()
        if refusal is not None:
            raise refusal
        assert chat is not None
        return chat

    def new_message(self, sender: User, said: FormattedText, **parts: Any) -> Message:
        """A message of this moment with an id of its own; in private chats ids count over all of them."""
        return Message(
            message_id=next(self._message_ids),
            sender=sender,
            at=self.clock.now(),
            number=self.next_number(),
            text=said.text,
            entities=said.entities,
            **parts,
        )

    def changed(self, message: Message, **parts: Any) -> Message:
        """The message with some parts changed, under a new running number."""
        return replace(message, number=self.next_number(), **parts)

    def new_press(self, chat: Room, message: Message, data: str) -> Press:
        """A press that waits for its answer."""
        query_id = f"q{next(self._query_ids)}"
        press = Press(query_id, chat.chat_id, message, data, self.clock.now())
        self.presses[query_id] = press
        return press

    def press_to_answer(self, query_id: str) -> Press:
        """The press, if it may still be answered. Raises Refused; an id that never was breaks a rule."""
        press = self.presses.get(query_id)
        if press is None or self.clock.now() - press.at > PRESS_LIFETIME:
            reason = "query is too old and response timeout expired or query ID is invalid"
            raise Refused(400, f"Bad Request: {reason}", breaks_rule=press is None)
        return press
