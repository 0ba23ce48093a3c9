"""What is new in a chat, as server-sent events: each once, in order, and from where the page was."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from bot.webchat.watch import EVERY_SECONDS, Watch

# A stream ends after a while and the page comes again by itself: so a page that went away without a
# word, or a proxy that hangs, does not hold one for ever.
STREAM_SECONDS = 55.0
# A proxy closes what is silent for long; a page that hears nothing for longer asks by itself.
_SIGN_OF_LIFE_SECONDS = 12.0

Read = Callable[[str, int], list[dict[str, Any]]]


async def events(watch: Watch, read: Read, chat: str, after: int, seconds: float) -> AsyncIterator[str]:
    """Server-sent events: one for each message, and a comment now and then as a sign of life.

    It ends early where the database is away: the page comes again.
    """
    loop = asyncio.get_running_loop()
    ends = loop.time() + seconds
    quiet_since = loop.time()
    yield "retry: 1000\n\n"
    with watch.listening(chat):
        number: int | None = None
        while True:
            try:
                if number is None or number > after:
                    for message in await run_in_threadpool(read, chat, after):
                        after, quiet_since = message["number"], loop.time()
                        yield _event(message)
                if loop.time() >= ends:
                    return
                await asyncio.sleep(EVERY_SECONDS)
                number = await watch.number(chat)
            except SQLAlchemyError:
                return
            if loop.time() - quiet_since >= _SIGN_OF_LIFE_SECONDS:
                quiet_since = loop.time()
                yield ": here\n\n"


def after_of(after: int, last_event_id: str | None) -> int:
    """From where to go on: a page that comes again tells the last number it saw."""
    if last_event_id and last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 19:
        return max(after, int(last_event_id))
    return after


def _event(message: dict[str, Any]) -> str:
    told = json.dumps(message, ensure_ascii=False)
    return f"id: {message['number']}\nevent: message\ndata: {told}\n\n"
