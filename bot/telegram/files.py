"""Files in Telegram: what a message holds, and how its content is fetched."""

from collections.abc import AsyncIterator

import aiohttp
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import Message

from bot.fetching import whole
from bot.telegram.failures import our_failure
from core.errors import Unavailable
from core.ports import IncomingFile

_SECONDS = 15
# Longer than the whole lease no download may take: another worker would begin it again.
_DOWNLOAD_SECONDS = 120
_CHUNK = 64 * 1024
_NOT_NOW = "temporarily unavailable"


def files_in(message: Message) -> tuple[IncomingFile, ...]:
    """The file of the message, a picture in its largest size; names are those of the sender or of ours."""
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (IncomingFile(largest.file_id, "slika", largest.file_size or 0),)
    # Beside an animation Telegram sends the same as a document.
    if named := message.document or message.animation or message.video or message.audio:
        return (IncomingFile(named.file_id, named.file_name or "fajl", named.file_size or 0),)
    if message.voice:
        return (IncomingFile(message.voice.file_id, "glasovna poruka", message.voice.file_size or 0),)
    if note := message.video_note:
        return (IncomingFile(note.file_id, "video poruka", note.file_size or 0),)
    return ()


async def fetch(bot: Bot, ref: str) -> bytes:
    """The content behind a file's id. Raises Unavailable or Undeliverable; neither tells the token."""
    try:
        file = await bot.get_file(ref, request_timeout=_SECONDS)
        return await whole(_content(bot, file.file_path or ""))
    except TelegramBadRequest as error:
        if _NOT_NOW in error.message:
            raise Unavailable(error.message) from error
        raise our_failure(error, bot.token) from error
    except AiogramError as error:
        raise our_failure(error, bot.token) from error
    # Its words hold the address, and that the token.
    except (aiohttp.ClientError, TimeoutError) as error:
        raise Unavailable(f"the file could not be fetched: {type(error).__name__}") from None


async def _content(bot: Bot, path: str) -> AsyncIterator[bytes]:
    url = bot.session.api.file_url(bot.token, path)
    async for chunk in bot.session.stream_content(url, timeout=_DOWNLOAD_SECONDS, chunk_size=_CHUNK):
        yield chunk
