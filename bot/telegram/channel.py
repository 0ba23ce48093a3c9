"""Telegram as a channel: fetching or a webhook on one side, sendMessage on the other."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.session.base import BaseSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramMigrateToChat, TelegramUnauthorizedError
from aiogram.methods import Response
from aiogram.types import File as TelegramFile
from aiogram.types import ForumTopic, Message, Update, User
from aiogram.utils.token import TokenValidationError

from bot.channel import Door
from bot.dialogue.render import render, texts
from bot.fetching import is_fetching, keep_fetched
from bot.hearing import hear, keep
from bot.telegram.failures import our_failure
from bot.telegram.files import fetch
from bot.telegram.forum import Forum
from bot.telegram.menus import set_menu, set_menus
from bot.telegram.parse import ALLOWED_UPDATES, parse, read_update
from bot.telegram.path import WEBHOOK
from bot.telegram.polling import Pause, Polling
from bot.telegram.sending import GAP, Keys, count_of, send_file, send_text
from core.database.outbox import Parcel
from core.database.pace import Limit, Pace, count_messages
from core.desk.follow_move import follow_move
from core.desk.moment import now_of
from core.errors import Invalid, Unavailable
from core.ports import File, Inbound
from core.roster.reading import operators

log = structlog.get_logger()

# aiogram reads an answer by a class made for its kind, and pydantic forgets those that nobody holds: made
# anew each time, to send a message takes half as long again.
_KINDS: tuple[Any, ...] = (Message, Message | bool, bool, list[Update], ForumTopic, TelegramFile, User)
_ANSWERS = [Response.__class_getitem__(kind) for kind in _KINDS]
_SECONDS = 5
# https://core.telegram.org/bots/faq: a message a second to one chat, about 30 a second to all, 20 a minute to
# one group, whose number is negative. Topics and what happens to them count as well, and one delivery to the
# operators' group may come to three of them: they must still fit when it is the last one let through.
_PACE = Pace(
    overall=Limit(30, timedelta(seconds=1)),
    each=(Limit(1, GAP), Limit(18, timedelta(minutes=1), prefix="-")),
)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@dataclass
class TelegramChannel:
    """The channel "telegram". `session` stands in for the network, `pause` for waiting, in tests."""

    token: str = field(repr=False)
    mode: Literal["polling", "webhook"]
    api_url: str
    public_url: str
    webhook_secret: str = field(repr=False)
    door: Door
    session: BaseSession | None = None
    pause: Pause = asyncio.sleep
    name: str = "telegram"
    pace: Pace | None = _PACE
    username: str | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        if self.mode == "webhook" and not self.webhook_secret:
            raise Invalid("TELEGRAM_WEBHOOK_SECRET missing: TELEGRAM_MODE=webhook needs it")
        if self.webhook_secret and not _SECRET.fullmatch(self.webhook_secret):
            raise Invalid("TELEGRAM_WEBHOOK_SECRET: Telegram takes only 1 to 256 of A-Z, a-z, 0-9, _ and -")
        session = self.session or AiohttpSession(api=TelegramAPIServer.from_base(self.api_url))
        try:
            self.bot = Bot(self.token, session=session)
        except TokenValidationError as error:
            raise Invalid("TELEGRAM_TOKEN: not a token: @BotFather gives one like 123456:ABC…") from error
        self._polling = Polling(self.bot, self._take_raw, self.pause)
        self._forum = Forum(self.bot, self.door, self.pause)
        self._task: asyncio.Task[None] | None = None
        self._answering: set[asyncio.Future[None]] = set()

    @property
    def account(self) -> str:
        """The bot's own id, which is the token's first part."""
        return str(self.bot.id)

    async def open(self) -> None:
        """Begins to listen. Telegram may be away; only a token that it refuses raises Invalid."""
        try:
            self.username = (await self.bot.get_me(request_timeout=_SECONDS)).username
        except TelegramUnauthorizedError as error:
            await self.close()
            raise Invalid("TELEGRAM_TOKEN: Telegram refuses it: ask @BotFather for the right one") from error
        except AiogramError as error:
            log.warning("telegram: cannot be reached", reason=our_failure(error, self.token).reason)
        self._task = asyncio.create_task(self._listen(), name="telegram")

    async def send(self, parcel: Parcel) -> str | None:
        """Sends one text or file; gives back the message's id. Raises Unavailable or Undeliverable."""
        if is_fetching(parcel.payload):
            await keep_fetched(self.door, parcel.payload, await fetch(self.bot, parcel.payload["ref"]))
            return None
        if parcel.payload.get("do") == "menu":
            await self._set_menu(parcel)
            return None
        if parcel.payload.get("do") == "remove-topic" or "topic" in parcel.payload:
            return await self._send_to_topic(parcel)
        if "file" in parcel.payload:
            return await self._send_file(parcel)
        said = render(parcel.payload, again=parcel.may_repeat, page=self.public_url)
        language = parcel.payload["language"]
        replaces = parcel.payload.get("replaces")
        keys = Keys(language, hides=parcel.payload["key"] == "linked", replaces=replaces)
        if (messages := count_of(said)) > 1:
            await asyncio.to_thread(self._count, parcel, messages)
        return await self._sent(parcel, lambda chat: send_text(self.bot, chat, said, keys, self.pause))

    async def _sent(self, parcel: Parcel, send: Callable[[str], Awaitable[str]]) -> str:
        """Sends it, and once more to where a group has moved: a basic group gets a new id when it grows."""
        try:
            return await send(parcel.address)
        except TelegramMigrateToChat as moved:
            new = str(moved.migrate_to_chat_id)
            log.warning("telegram: a group has a new id", old=parcel.address, new=new)
            await asyncio.to_thread(self._follow, parcel.address, new)
            try:
                return await send(new)
            except AiogramError as error:
                raise our_failure(error, self.token) from error
        except AiogramError as error:
            raise our_failure(error, self.token) from error

    def _follow(self, old: str, new: str) -> None:
        """Later messages go to the new id at once."""
        with self.door.database.begin(self.door.clock) as tx:
            follow_move(tx, now_of(tx), self.name, old, new)

    def _count(self, parcel: Parcel, messages: int) -> None:
        with self.door.database.begin(self.door.clock) as tx:
            count_messages(tx, parcel, messages, GAP)

    async def _send_to_topic(self, parcel: Parcel) -> str | None:
        try:
            return await self._shown(parcel)
        except TelegramMigrateToChat as moved:
            await asyncio.to_thread(self._follow, parcel.address, str(moved.migrate_to_chat_id))
            raise Unavailable("the group has a new id, and is written to there next") from moved
        except AiogramError as error:
            raise our_failure(error, self.token) from error

    async def _shown(self, parcel: Parcel) -> str | None:
        if parcel.payload.get("do") == "remove-topic":
            await self._forum.remove(parcel)
            return None
        if "file" in parcel.payload:
            return await self._forum.send_file(parcel, *await self._made(parcel.payload))
        return await self._forum.send(parcel)

    async def _set_menu(self, parcel: Parcel) -> None:
        chat = parcel.payload["chat"]
        is_operator = chat in await asyncio.to_thread(self._operators)
        try:
            await set_menu(self.bot, chat, is_operator=is_operator)
        except AiogramError as error:
            raise our_failure(error, self.token) from error

    async def _send_file(self, parcel: Parcel) -> str:
        file, caption = await self._made(parcel.payload)
        return await self._sent(parcel, lambda chat: send_file(self.bot, chat, file, caption))

    async def _made(self, wanted: Mapping[str, Any]) -> tuple[File, str]:
        """The file, made only now, and what is said of it."""
        kind, facts, language = wanted["file"], wanted["facts"], wanted["language"]
        file = await asyncio.to_thread(self.door.documents.file, kind, facts, language)
        return file, texts().say(kind, language, facts)

    async def close(self) -> None:
        """Stops listening after the update at hand, and closes the connections."""
        if self._task:
            await self._polling.stop(self._task)
        await self.bot.session.close()

    def answering_press(self, update: Update) -> "asyncio.Future[None]":
        """Begins to answer at once: Telegram waits for seconds only, and a database may take longer."""
        answering = asyncio.ensure_future(self._answer_press(update))
        self._answering.add(answering)
        answering.add_done_callback(self._answering.discard)
        return answering

    async def _answer_press(self, update: Update) -> None:
        """Stops the button from turning; too late is no harm."""
        query = update.callback_query
        if query is None:
            return
        try:
            await self.bot.answer_callback_query(query.id, request_timeout=_SECONDS)
        except AiogramError as error:
            log.info("telegram: a press was not answered", reason=our_failure(error, self.token).reason)

    async def _take_raw(self, raw: dict[str, Any]) -> None:
        update = read_update(raw, self.bot)
        if update is None:
            return
        answering = self.answering_press(update)
        try:
            inbound = parse(update, self.account)
            if inbound:
                await asyncio.to_thread(self._take_in, inbound)
        finally:
            await answering

    def _take_in(self, inbound: Inbound) -> None:
        if keep(self.door, inbound):
            hear(self.door, self.name, inbound.chat)

    async def _listen(self) -> None:
        if self.mode == "polling":
            await self._polling.run(self._prepare_polling)
        else:
            await self._polling.prepared(self._prepare_webhook)

    async def _prepare_polling(self) -> None:
        await self.bot.delete_webhook()
        await set_menus(self.bot, await asyncio.to_thread(self._operators))

    async def _prepare_webhook(self) -> None:
        address = self.public_url.rstrip("/") + WEBHOOK
        await self.bot.set_webhook(address, secret_token=self.webhook_secret, allowed_updates=ALLOWED_UPDATES)
        # Whoever writes is heard from here on; the menus can wait for the database.
        await set_menus(self.bot, await asyncio.to_thread(self._operators))

    def _operators(self) -> list[str]:
        """The chats of our operators, who have a menu of their own."""
        with self.door.database.read(self.door.clock) as tx:
            return [each.telegram_id for each in operators(tx).values() if each.telegram_id]
