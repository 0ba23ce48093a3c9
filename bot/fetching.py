"""A file that a messenger gave out is kept among ours: first the bytes, then the row that tells of them."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from bot.channel import Door
from core.desk.keep_file import keep_file
from core.errors import Undeliverable
from core.files.storing import MOST_BYTES, store


def is_fetching(payload: dict[str, Any]) -> bool:
    """True for the order to bring a file in."""
    return payload.get("do") == "fetch-file"


async def whole(chunks: AsyncIterator[bytes]) -> bytes:
    """What comes, in one piece; raises Undeliverable once it is more than anybody may send."""
    content = bytearray()
    async for chunk in chunks:
        content += chunk
        if len(content) > MOST_BYTES:
            raise Undeliverable(f"the file has more than {MOST_BYTES} bytes")
    return bytes(content)


async def keep_fetched(door: Door, order: dict[str, Any], content: bytes) -> None:
    """Stores it as the order says; a second time changes nothing."""
    await asyncio.to_thread(_keep, door, order, content)
    door.wake()


def _keep(door: Door, order: dict[str, Any], content: bytes) -> None:
    stored = store(door.files, order["name"], order["as"], content)
    with door.database.begin(door.clock) as tx:
        keep_file(tx, order["file"], stored)
