"""One text to one chat: HTML, buttons, and the ways around what Telegram refuses."""

import html
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.dialogue.emphasis import runs
from bot.dialogue.render import Rendered, texts
from bot.dialogue.split import parts
from bot.telegram.failures import is_broken_markup
from core.ports import File

MOST_LETTERS = 4096
# Shorter than the outbox's lease: who waits longer may be sent a second time by the next worker.
_SECONDS = 10
_FILE_SECONDS = 15

# Between the messages of one text: what Telegram wants within one chat.
GAP = timedelta(seconds=1)

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


Pause = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class Keys:
    """How the keys below the text are spoken of, and whether those of an earlier message go away."""

    language: str
    hides: bool = False


async def send_text(bot: Bot, chat: str, said: Rendered, keys: Keys, pause: Pause) -> str:
    """Sends it, in several messages if it is long, `pause` between them; the id of the one with the buttons.

    A message carries buttons or keys, not both: keys beside buttons come with a hint of their own.
    Raises aiogram's errors.
    """
    buttons = _buttons(said)
    shown = _keys(said) or (ReplyKeyboardRemove() if keys.hides else None)
    *first, last = parts(said.text, MOST_LETTERS)
    for part in first:
        await _send(bot, chat, part, None)
        await pause(GAP.total_seconds())
    sent = await _send(bot, chat, last, buttons or shown)
    if _needs_hint(said):
        await pause(GAP.total_seconds())
        await _send(bot, chat, texts().say("share-phone-hint", keys.language), shown)
    return str(sent.message_id)


def count_of(said: Rendered) -> int:
    """How many messages `send_text` makes of it."""
    return len(parts(said.text, MOST_LETTERS)) + _needs_hint(said)


async def send_file(bot: Bot, chat: str, file: File, caption: str) -> str:
    """Sends it with a few words, a picture as a picture; the id of the message.

    Telegram has no place for `alt`: what a picture shows must stand in the text sent before it.
    """
    content = BufferedInputFile(file.content, filename=file.name)
    if file.mime.startswith("image/"):
        sent = await bot.send_photo(chat, content, caption=caption, request_timeout=_FILE_SECONDS)
    else:
        sent = await bot.send_document(chat, content, caption=caption, request_timeout=_FILE_SECONDS)
    return str(sent.message_id)


def as_html(text: str) -> str:
    """The text with everything escaped, and **bold** as Telegram knows it."""
    pieces = ((html.escape(piece, quote=False), is_bold) for piece, is_bold in runs(text))
    return "".join(f"<b>{piece}</b>" if is_bold else piece for piece, is_bold in pieces)


async def _send(bot: Bot, chat: str, text: str, markup: Markup | None) -> Message:
    try:
        return await bot.send_message(
            chat, as_html(text), parse_mode="HTML", reply_markup=markup, request_timeout=_SECONDS
        )
    except TelegramBadRequest as error:
        if not is_broken_markup(error):
            raise
    plain = "".join(piece for piece, _ in runs(text))
    return await bot.send_message(chat, plain, reply_markup=markup, request_timeout=_SECONDS)


def _needs_hint(said: Rendered) -> bool:
    return said.ask_phone is not None and any(said.rows)


def _buttons(said: Rendered) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(text=label.text, callback_data=label.token) for label in row]
        for row in said.rows
        if row
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _keys(said: Rendered) -> ReplyKeyboardMarkup | None:
    if said.ask_phone is None:
        return None
    share = KeyboardButton(text=said.ask_phone, request_contact=True)
    return ReplyKeyboardMarkup(keyboard=[[share]], resize_keyboard=True, one_time_keyboard=True)
