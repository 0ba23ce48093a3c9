"""One text to one chat: HTML, buttons, and the ways around what Telegram refuses."""

import html
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.capabilities import Capabilities, Outbound, fit
from bot.dialogue.emphasis import plain, runs
from bot.dialogue.render import Rendered, texts
from bot.telegram.failures import is_broken_markup
from core.ports import File

MOST_LETTERS = 4096
CAN = Capabilities(
    max_text=MOST_LETTERS,
    max_caption=1024,
    inline_buttons=True,
    edit=True,
    files="bytes",
    action_is_text=False,
    initiated_paid=False,
    contact_share=True,
    group=True,
    max_label=128,
)
_SAME_ALREADY = "message is not modified"
# Shorter than the outbox's lease: who waits longer may be sent a second time by the next worker.
_SECONDS = 10
_FILE_SECONDS = 15

# Between the messages of one text: what Telegram wants within one chat.
GAP = timedelta(seconds=1)

Markup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove


Pause = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class Keys:
    """How the keys below the text are spoken of, and whether those of an earlier message go away.

    `replaces`: the id of the message in the place of which it goes.
    """

    language: str
    hides: bool = False
    replaces: str | None = None


async def send_text(bot: Bot, chat: str, said: Rendered, keys: Keys, pause: Pause) -> str:
    """Sends it, in several messages if need be, `pause` between them; the id of the one with the buttons.

    Raises aiogram's errors.
    """
    messages = _messages(said, keys)
    ids = []
    for place, each in enumerate(messages):
        if place:
            await pause(GAP.total_seconds())
        ids.append(await _send(bot, chat, each))
    # A key for one's number that could not stand beside the buttons comes after them.
    return ids[-2] if _is_apart(messages) else ids[-1]


def count_of(said: Rendered) -> int:
    """How many messages `send_text` makes of it."""
    return len(_messages(said, Keys("sr-Latn")))


def _messages(said: Rendered, keys: Keys) -> list[Outbound]:
    whole = Outbound(said.text, said.rows, said.ask_phone, replaces=keys.replaces, hides_keys=keys.hides)
    return fit(whole, CAN, texts().say("share-phone-hint", keys.language))


def _is_apart(messages: list[Outbound]) -> bool:
    return len(messages) > 1 and messages[-1].ask_phone is not None and any(messages[-2].rows)


async def send_file(bot: Bot, chat: str, file: File, caption: str, thread: int | None = None) -> str:
    """Sends it with a few words, a picture as a picture; the id of the message. `thread`: into this topic.

    Telegram has no place for `alt`: what a picture shows must stand in the text sent before it.
    """
    content = BufferedInputFile(file.content, filename=file.name)
    if file.mime.startswith("image/"):
        send: Any = bot.send_photo
    else:
        send = bot.send_document
    sent = await send(chat, content, caption=caption, message_thread_id=thread, request_timeout=_FILE_SECONDS)
    return str(sent.message_id)


def as_html(text: str) -> str:
    """The text with everything escaped, and **bold** as Telegram knows it."""
    pieces = ((html.escape(piece, quote=False), is_bold) for piece, is_bold in runs(text))
    return "".join(f"<b>{piece}</b>" if is_bold else piece for piece, is_bold in pieces)


async def _send(bot: Bot, chat: str, said: Outbound) -> str:
    """One message: in the place of an earlier one, if that is still there; else a new one."""
    markup = _buttons(said)
    if said.replaces and await _has_edited(bot, chat, said, markup):
        return said.replaces
    shown = markup or _keys(said) or (ReplyKeyboardRemove() if said.hides_keys else None)
    try:
        sent = await bot.send_message(
            chat, as_html(said.text), parse_mode="HTML", reply_markup=shown, request_timeout=_SECONDS
        )
    except TelegramBadRequest as error:
        if not is_broken_markup(error):
            raise
        text = plain(said.text)
        sent = await bot.send_message(chat, text, reply_markup=shown, request_timeout=_SECONDS)
    return str(sent.message_id)


async def _has_edited(bot: Bot, chat: str, said: Outbound, markup: InlineKeyboardMarkup | None) -> bool:
    """False where Telegram has no such message to edit any more."""
    try:
        await bot.edit_message_text(
            as_html(said.text),
            chat_id=chat,
            message_id=int(said.replaces or 0),
            parse_mode="HTML",
            reply_markup=markup,
            request_timeout=_SECONDS,
        )
    except TelegramBadRequest as error:
        return _SAME_ALREADY in error.message
    return True


def _buttons(said: Outbound) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(text=label.text, callback_data=label.token) for label in row]
        for row in said.rows
        if row
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _keys(said: Outbound) -> ReplyKeyboardMarkup | None:
    if said.ask_phone is None:
        return None
    share = KeyboardButton(text=said.ask_phone, request_contact=True)
    return ReplyKeyboardMarkup(keyboard=[[share]], resize_keyboard=True, one_time_keyboard=True)
