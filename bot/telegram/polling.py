"""Fetching updates one after another: each is taken in before the next fetch confirms it.

aiogram's own polling confirms updates whether or not they were handled, and handles them side by side: a
crash loses them, and two messages of one person change places.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramConflictError, TelegramRetryAfter
from aiogram.methods import TelegramMethod
from sqlalchemy.exc import OperationalError

from bot.telegram.failures import our_failure
from bot.telegram.parse import ALLOWED_UPDATES

log = structlog.get_logger()

Take = Callable[[dict[str, Any]], Awaitable[None]]
Pause = Callable[[float], Awaitable[None]]

_WAIT_SECONDS = 25
_FIRST_PAUSE = 1.0
_LONGEST_PAUSE = 30.0
# An update that fails so often is at fault itself, and must not keep all others waiting.
_MOST_TRIES = 4


class FetchUpdates(TelegramMethod[list[dict[str, Any]]]):
    """getUpdates as it comes: with aiogram's own, one update that it cannot read spoils the whole batch."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None = None
    timeout: int = _WAIT_SECONDS
    allowed_updates: list[str] = ALLOWED_UPDATES


class Polling:
    """A loop that ends only when it is stopped. `pause` waits between tries."""

    def __init__(self, bot: Bot, take: Take, pause: Pause = asyncio.sleep) -> None:
        self._bot = bot
        self._take = take
        self._pause = pause
        self._offset: int | None = None
        self._tries = 0
        self._taking = asyncio.Lock()

    async def run(self, prepare: Callable[[], Awaitable[None]]) -> None:
        """Prepares Telegram for it, as often as it takes, and then fetches for ever."""
        await self.prepared(prepare)
        while True:
            await self._works(self._round)

    async def prepared(self, prepare: Callable[[], Awaitable[None]]) -> None:
        """Tries until Telegram has taken it."""
        while not await self._works(prepare):
            pass

    async def stop(self, task: asyncio.Task[None]) -> None:
        """Ends the loop between two updates, never within one."""
        async with self._taking:
            task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def _works(self, act: Callable[[], Awaitable[None]]) -> bool:
        """Does it; after a failure waits and gives back False."""
        try:
            await act()
        # This loop is a worker's tick: whatever happens, it goes on listening.
        except Exception as error:
            await self._pause(self._wait_after(error))
            return False
        self._tries = 0
        return True

    async def _round(self) -> None:
        fetch = FetchUpdates(offset=self._offset)
        fetched = await self._bot(fetch, request_timeout=_WAIT_SECONDS + 10)
        for update in fetched:
            async with self._taking:
                await self._take_in(update)
            self._offset = int(update["update_id"]) + 1

    async def _take_in(self, update: dict[str, Any]) -> None:
        """Takes one in. A database that is away is waited for; a fault of ours is not waited for long."""
        for tries_left in reversed(range(_MOST_TRIES)):
            try:
                return await self._take(update)
            except OperationalError:
                raise
            # One update that we cannot digest must not hold all others up.
            except Exception:
                log.exception("telegram: an update failed", update=update["update_id"], tries_left=tries_left)
        return None

    def _wait_after(self, error: Exception) -> float:
        seconds = min(_FIRST_PAUSE * 2.0 ** min(self._tries, 10), _LONGEST_PAUSE)
        self._tries += 1
        match error:
            case TelegramConflictError():
                log.error("telegram: another program fetches this bot's updates: stop it, or use another bot")
            case TelegramRetryAfter():
                seconds = float(error.retry_after)
            case TelegramBadRequest():
                log.error("telegram: refuses what we ask", reason=error.message, again_in_seconds=seconds)
            case AiogramError():
                reason = our_failure(error, self._bot.token).reason
                log.warning("telegram: cannot be reached", reason=reason, again_in_seconds=seconds)
            case OperationalError():
                log.warning("telegram: the database is away", again_in_seconds=seconds)
            case _:
                log.error("telegram: listening failed", exc_info=error, again_in_seconds=seconds)
        return seconds
