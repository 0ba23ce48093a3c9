"""Telegram's limits of sending, watched: whoever keeps them is never told to wait."""

from collections import deque
from datetime import datetime, timedelta

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
_PER_CHAT, _OVERALL, _PER_GROUP = (1, SECOND), (30, SECOND), (20, MINUTE)


class Pace:
    """The moments of what was sent lately, over all chats and to each."""

    def __init__(self) -> None:
        self._overall: deque[datetime] = deque()
        self._chats: dict[int, deque[datetime]] = {}

    def complaint(self, chat_id: int, at: datetime) -> str | None:
        """Notes a message to this chat; which limit it breaks, if any."""
        chat = self._chats.setdefault(chat_id, deque())
        for sent in (self._overall, chat):
            sent.append(at)
            while sent[0] <= at - MINUTE:
                sent.popleft()
        if _too_many(chat, at, *_PER_CHAT):
            return f"more than one message a second to chat {chat_id}"
        if _too_many(self._overall, at, *_OVERALL):
            return "more than 30 messages a second"
        if chat_id < 0 and _too_many(chat, at, *_PER_GROUP):
            return f"more than 20 messages a minute to group {chat_id}"
        return None


def _too_many(sent: deque[datetime], at: datetime, most: int, within: timedelta) -> bool:
    return len(sent) > most and sent[-1 - most] > at - within
