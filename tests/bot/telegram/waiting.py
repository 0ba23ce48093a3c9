"""Ways to wait in a test: for a channel to be open, and for what it does to be done."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import func, select

from bot.channel import Door
from bot.telegram.channel import TelegramChannel


def polled(channel: TelegramChannel, act: Callable[[], Awaitable[None]]) -> None:
    """Opens the channel, acts, and closes it again."""

    async def run() -> None:
        await channel.open()
        try:
            await act()
        finally:
            await channel.close()

    asyncio.run(run())


async def until(condition: Callable[[], bool]) -> None:
    """Lets everything else go on until it is so."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110  what is waited for rings no bell
            await asyncio.sleep(0.01)


def counted(door: Door, kind: type[Any]) -> int:
    with door.database.read(door.clock) as tx:
        return tx.first(select(func.count()).select_from(kind)) or 0
