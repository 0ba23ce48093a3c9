"""Calling the pretend Telegram from a coroutine, in this process.

A client's session hands over the method's name, its parameters as JSON or form values, and its files;
getUpdates waits as a long poll does. Nothing of any client library is known here.
"""

import asyncio
from typing import Any

from simulator.telegram.server import Answer, Files, PretendTelegram


async def call(
    telegram: PretendTelegram,
    method: str,
    params: dict[str, Any],
    files: Files | None = None,
    *,
    longest_wait_seconds: int = 50,
) -> Answer:
    """The status and body of a call. Raises NoAnswer when a fault breaks the connection.

    A getUpdates with a timeout waits for the first update so many real seconds, up to the longest.
    """
    if method == "getUpdates":
        await _wait_for_update(telegram, params, longest_wait_seconds)
    return telegram.handle(method, params, files)


async def _wait_for_update(telegram: PretendTelegram, params: dict[str, Any], longest: int) -> None:
    seconds = min(int(params.get("timeout") or 0), longest)
    if seconds <= 0 or not _would_be_empty(telegram, int(params.get("offset") or 0)):
        return
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()

    def wake() -> None:
        loop.call_soon_threadsafe(arrived.set)

    unlisten = telegram.account.updates.listen(wake)
    try:
        if _would_be_empty(telegram, int(params.get("offset") or 0)):
            await asyncio.wait_for(arrived.wait(), seconds)
    except TimeoutError:
        pass
    finally:
        unlisten()


def _would_be_empty(telegram: PretendTelegram, offset: int) -> bool:
    updates = telegram.account.updates
    return updates.webhook is None and not updates.has_for(offset)
