"""One look at the database for all open pages of a process: in which chats something is new."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from bot.channel import Door
from bot.webchat.rows import WebVisitor

EVERY_SECONDS = 0.4
# Tabs of one browser that may listen at once; more of them ask now and then instead.
MOST_STREAMS = 6


class Watch:
    """Who listens, and the last number of each chat that is listened to."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._listening: Counter[str] = Counter()
        self._looked_at = -EVERY_SECONDS
        self._numbers: Mapping[str, int] = {}
        self._looking = asyncio.Lock()

    def is_full(self, chat: str) -> bool:
        """True if as many pages listen to this chat as may."""
        return self._listening[chat] >= MOST_STREAMS

    @contextmanager
    def listening(self, chat: str) -> Iterator[None]:
        """While the block runs, this chat is looked after."""
        self._listening[chat] += 1
        try:
            yield
        finally:
            self._listening[chat] -= 1
            if not self._listening[chat]:
                del self._listening[chat]

    async def number(self, chat: str) -> int | None:
        """The chat's last number as of the last look, which is fresh; None if it was not looked at yet."""
        async with self._looking:
            at = asyncio.get_running_loop().time()
            if at - self._looked_at >= EVERY_SECONDS:
                self._numbers = await run_in_threadpool(self._look, list(self._listening))
                self._looked_at = at
        return self._numbers.get(chat)

    def _look(self, chats: list[str]) -> dict[str, int]:
        query = select(WebVisitor.chat, WebVisitor.last_number).where(WebVisitor.chat.in_(chats))
        with self._door.database.read(self._door.clock) as tx:
            return dict(tx.session.execute(query).all())
