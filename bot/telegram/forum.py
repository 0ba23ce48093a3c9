"""The operators' forum group: topics made, written in, closed and opened again, and made anew when deleted.

At most three calls for one delivery, a second apart; the channel's pace leaves room for them. A topic that
Telegram does not know any more is forgotten and made once more, and everything goes into the new one.
"""

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.channel import Door
from bot.dialogue.emphasis import plain
from bot.dialogue.render import Rendered, render
from bot.dialogue.split import parts
from bot.telegram.failures import is_broken_markup
from bot.telegram.sending import GAP, MOST_LETTERS, Pause, as_html, send_file
from core.database.outbox import Parcel
from core.database.pace import count_messages
from core.desk.adopt_topic import keep_or_remove
from core.desk.mirror_ticket import Showing, note_done, showing, speaking
from core.desk.moment import now_of
from core.ports import File
from core.tickets.topics import Topic, note_dead

# What Telegram says of a topic that was deleted, in its different methods.
_MISSING = ("message thread not found", "topic_deleted", "topic_id_invalid")
_SECONDS = 10
_UNCHANGED, _CLOSED = "topic_not_modified", "topic_closed"


@dataclass
class Forum:
    """Carries out what the desk wants shown in the group."""

    bot: Bot
    door: Door
    pause: Pause

    async def send(self, parcel: Parcel) -> str | None:
        """Shows what its topic does not show yet, or says a text in it; the id of the message.

        Raises aiogram's errors.
        """
        wanted = await asyncio.to_thread(self._wanted, parcel)
        if wanted is None:
            return None
        try:
            return await self._carry_out(wanted)
        except TelegramBadRequest as error:
            if wanted.thread is None or not _says(error, *_MISSING):
                raise
        await asyncio.to_thread(self._forget, wanted)
        again = await asyncio.to_thread(self._wanted, parcel)
        return await self._carry_out(again) if again else None

    async def send_file(self, parcel: Parcel, file: File, caption: str) -> str | None:
        """Puts it into its topic; None where that is no more: in the next one it is shown anew."""
        thread = parcel.payload["thread"]
        if not await asyncio.to_thread(self._stands, parcel.payload["topic"], thread):
            return None
        try:
            return await send_file(self.bot, parcel.address, file, caption, thread=int(thread))
        except TelegramBadRequest as error:
            if not _says(error, *_MISSING):
                raise
        return None

    async def remove(self, parcel: Parcel) -> None:
        """A topic that was made a second time goes away; closed, where we may not delete."""
        thread = int(parcel.payload["thread"])
        try:
            await self.bot.delete_forum_topic(parcel.address, thread)
        except TelegramBadRequest as error:
            if not _says(error, *_MISSING):
                await self._changes(self.bot.close_forum_topic, parcel.address, thread)

    def _stands(self, topic_id: int, thread: str) -> bool:
        with self.door.database.read(self.door.clock) as tx:
            topic = tx.session.get(Topic, topic_id)
            return topic is not None and topic.thread == thread

    def _wanted(self, parcel: Parcel) -> Showing | None:
        """What is to be done, in a transaction of its own; how many messages it comes to is counted."""
        with self.door.database.begin(self.door.clock) as tx:
            topic_id = parcel.payload["topic"]
            is_view = parcel.payload.get("do") == "topic"
            moment = now_of(tx)
            wanted = showing(tx, moment, topic_id) if is_view else speaking(tx, moment, topic_id)
            if wanted and not is_view:
                wanted = replace(wanted, payload=parcel.payload)
            if wanted and (calls := _calls(wanted)) > 1:
                count_messages(tx, parcel, calls, GAP)
            return wanted

    async def _carry_out(self, wanted: Showing) -> str | None:
        thread = wanted.thread or await self._make(wanted)
        if wanted.reopens:
            await self._changes(self.bot.reopen_forum_topic, wanted.chat, thread)
        if wanted.renames:
            await self._changes(self.bot.edit_forum_topic, wanted.chat, thread, name=wanted.name)
        ref = await self._say(wanted, thread)
        if wanted.closes:
            await self.pause(GAP.total_seconds())
            await self._changes(self.bot.close_forum_topic, wanted.chat, thread)
        if wanted.state:
            await asyncio.to_thread(self._note, wanted, ref)
        return ref

    async def _make(self, wanted: Showing) -> int:
        """The topic's thread. Where the answer is lost, Telegram tells of it by an update as well."""
        made = await self.bot.create_forum_topic(wanted.chat, wanted.name)
        # At once: whoever is killed behind this has at least not made it for nothing.
        thread = await asyncio.to_thread(self._made, wanted, str(made.message_thread_id))
        await self.pause(GAP.total_seconds())
        return int(thread)

    async def _changes(self, call: Any, chat: str, thread: int | str, **values: Any) -> None:
        """What stands so already is no failure."""
        try:
            await call(chat, int(thread), **values)
        except TelegramBadRequest as error:
            if not _says(error, _UNCHANGED):
                raise
        if call != self.bot.close_forum_topic:
            await self.pause(GAP.total_seconds())

    async def _say(self, wanted: Showing, thread: int | str) -> str | None:
        if wanted.payload is None:
            return None
        said = render(wanted.payload)
        *first, last = parts(said.text, MOST_LETTERS)
        for part in first:
            await self._part(wanted.chat, part, None, int(thread))
            await self.pause(GAP.total_seconds())
        try:
            sent = await self._part(wanted.chat, last, _buttons(said), int(thread))
        except TelegramBadRequest as error:
            if not _says(error, _CLOSED):
                raise
            # Somebody closed it by hand; the ticket is open, or speaks once more.
            await self._changes(self.bot.reopen_forum_topic, wanted.chat, thread)
            sent = await self._part(wanted.chat, last, _buttons(said), int(thread))
        return str(sent.message_id)

    async def _part(self, chat: str, text: str, markup: InlineKeyboardMarkup | None, thread: int) -> Message:
        """One message in a topic; plain where Telegram cannot read our HTML."""
        how: dict[str, Any] = {
            "reply_markup": markup,
            "message_thread_id": thread,
            "request_timeout": _SECONDS,
        }
        try:
            return await self.bot.send_message(chat, as_html(text), parse_mode="HTML", **how)
        except TelegramBadRequest as error:
            if not is_broken_markup(error):
                raise
        return await self.bot.send_message(chat, plain(text), **how)

    def _made(self, wanted: Showing, thread: str) -> str:
        with self.door.database.begin(self.door.clock) as tx:
            return keep_or_remove(tx, tx.get(Topic, wanted.topic_id), thread)

    def _forget(self, wanted: Showing) -> None:
        with self.door.database.begin(self.door.clock) as tx:
            note_dead(tx, wanted.topic_id, wanted.thread or "")

    def _note(self, wanted: Showing, ref: str | None) -> None:
        with self.door.database.begin(self.door.clock) as tx:
            note_done(tx, wanted, ref)


def _buttons(said: Rendered) -> InlineKeyboardMarkup | None:
    rows = [
        [InlineKeyboardButton(text=each.text, callback_data=each.token) for each in row] for row in said.rows
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if any(rows) else None


def _calls(wanted: Showing) -> int:
    """How many messages of Telegram's it comes to: topics, and what happens to them, count as such."""
    texts = len(parts(render(wanted.payload).text, MOST_LETTERS)) if wanted.payload else 0
    return texts + (wanted.thread is None) + wanted.reopens + wanted.renames + wanted.closes


def _says(error: TelegramBadRequest, *words: str) -> bool:
    return any(each in error.message.lower() for each in words)
