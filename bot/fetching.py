"""A file that a messenger gave out is kept among ours: first the bytes, then the row that tells of them."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

from bot.channel import Door
from core.desk.keep_file import keep_file
from core.errors import Undeliverable
from core.files.files import Source, add_file
from core.files.storing import MOST_BYTES, new_name, store
from core.ports import File, IncomingFile

_PUBLISHED_FOR = timedelta(days=2)


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


def publish(door: Door, file: File, shown: str) -> str:
    """The address under which this file can be had for two days, for messengers that take no bytes.

    `shown` ends the address: some tell the type of a file by that. The copy is forgotten by itself.
    """
    content = store(door.files, new_name(), file.name, file.content)
    source = Source("desk", "desk", "", None)
    with door.database.begin(door.clock) as tx:
        add_file(tx, source, IncomingFile("", file.name, content=content))
    return door.link(content.name, _PUBLISHED_FOR, shown)


def _keep(door: Door, order: dict[str, Any], content: bytes) -> None:
    stored = store(door.files, order["name"], order["as"], content)
    with door.database.begin(door.clock) as tx:
        keep_file(tx, order["file"], stored)
