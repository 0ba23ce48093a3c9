"""A real client talks with the pretend Telegram over real HTTP."""

import asyncio
import json
import threading
import urllib.request
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar
from urllib.error import HTTPError

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from simulator.telegram.person import SMALLEST_PNG, Person
from simulator.telegram.server import PretendTelegram
from tests.simulator.telegram.conftest import TOKEN

T = TypeVar("T")
YES_OR_NO = InlineKeyboardMarkup(
    inline_keyboard=[
        [
            InlineKeyboardButton(text="Da", callback_data="da"),
            InlineKeyboardButton(text="Ne", callback_data="ne"),
        ]
    ]
)


def talk(url: str, say: Callable[[Bot], Awaitable[T]], token: str = TOKEN) -> T:
    """What comes of a talk of a bot with the server at this address."""

    async def talking() -> T:
        session = AiohttpSession(api=TelegramAPIServer.from_base(url))
        async with Bot(token, session=session, default=DefaultBotProperties(parse_mode="HTML")) as bot:
            return await say(bot)

    return asyncio.run(talking())


def test_the_bot_learns_who_it_is(url: str) -> None:
    me = talk(url, lambda bot: bot.get_me())
    assert (me.id, me.username, me.is_bot) == (4242, "dezurni_bot", True)


def test_another_token_is_refused(url: str) -> None:
    with pytest.raises(TelegramUnauthorizedError):
        talk(url, lambda bot: bot.get_me(), token="4242:other")


def test_a_long_poll_gets_what_is_written_meanwhile(url: str, telegram: PretendTelegram, ana: Person) -> None:
    def writes_once_listened_to() -> None:
        ana.writes("Zdravo, imam pitanje")

    async def poll(bot: Bot) -> list[str]:
        threading.Timer(0.1, writes_once_listened_to).start()
        updates = await bot.get_updates(timeout=30, allowed_updates=["message"])
        assert await bot.get_updates(offset=updates[-1].update_id + 1, timeout=0) == []
        return [update.message.text or "" for update in updates if update.message]

    assert talk(url, poll) == ["Zdravo, imam pitanje"]


def test_a_dispatcher_polls_answers_and_hears_a_press(
    url: str, telegram: PretendTelegram, ana: Person
) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def asks(message: Message) -> None:
        await message.answer(f"Pišete: <b>{message.text}</b>. Pomoglo?", reply_markup=YES_OR_NO)
        ana.presses("Da")

    @dispatcher.callback_query()
    async def hears(query: CallbackQuery) -> None:
        await query.answer("Drago nam je")
        assert isinstance(query.message, Message)
        await query.message.edit_text("Hvala")
        await dispatcher.stop_polling()

    async def serve(bot: Bot) -> None:
        ana.writes("štampač")
        await dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1)

    talk(url, serve)
    assert ana.reads("hvala").labels == []
    ana.reads_toast("drago")
    telegram.assert_nothing_unexpected(unread=True, unanswered=True)


def test_a_message_carries_markup_keyboard_and_what_it_answers(
    url: str, telegram: PretendTelegram, ana: Person
) -> None:
    question = ana.writes("Koliko imam sati?")
    reply = ReplyParameters(message_id=question.message_id)
    sent = talk(
        url,
        lambda bot: bot.send_message(
            7001, "<b>3:30</b> &amp; više", reply_markup=YES_OR_NO, reply_parameters=reply
        ),
    )
    assert sent.html_text == "<b>3:30</b> &amp; više"
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Koliko imam sati?"
    assert sent.reply_markup is not None
    assert sent.reply_markup.model_dump() == YES_OR_NO.model_dump()
    assert ana.reads("3:30").labels == ["Da", "Ne"]
    telegram.assert_nothing_unexpected()


def test_a_keyboard_asks_for_the_number(url: str, telegram: PretendTelegram, ana: Person) -> None:
    keys = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Podeli broj", request_contact=True)]])

    async def ask(bot: Bot) -> None:
        await bot.send_message(7001, "Ko ste?", reply_markup=keys)
        ana.shares_own_phone("+381601230001")
        [update] = await bot.get_updates()
        assert update.message is not None
        assert update.message.contact is not None
        assert update.message.contact.user_id == update.message.chat.id

    talk(url, ask)
    telegram.assert_nothing_unexpected()


def test_every_kind_of_update_is_understood(url: str, ana: Person) -> None:
    ana.edits(ana.writes("a"), "b")
    ana.sends_photo(caption="slika", album="x")
    ana.sends_document("a.pdf", b"%PDF")
    ana.blocks_bot()
    ana.unblocks_bot()
    updates = talk(url, lambda bot: bot.get_updates())
    assert [update.event_type for update in updates] == [
        "message",
        "edited_message",
        "message",
        "message",
        "my_chat_member",
        "my_chat_member",
    ]


def test_who_blocks_the_bot_is_forbidden_ground(url: str, ana: Person) -> None:
    ana.blocks_bot()
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        talk(url, lambda bot: bot.send_message(7001, "a"))


def test_a_flood_tells_when_to_come_again(url: str, telegram: PretendTelegram, ana: Person) -> None:
    telegram.faults.floods(7001, retry_after=7)
    with pytest.raises(TelegramRetryAfter) as flood:
        talk(url, lambda bot: bot.send_message(7001, "a"))
    assert flood.value.retry_after == 7


def test_forgotten_escaping_is_refused(url: str, telegram: PretendTelegram, ana: Person) -> None:
    with pytest.raises(TelegramBadRequest, match="can't parse entities"):
        talk(url, lambda bot: bot.send_message(7001, "1 < 2"))
    with pytest.raises(AssertionError, match="sendMessage: Bad Request: can't parse entities"):
        telegram.assert_nothing_unexpected()


def _breaks(telegram: PretendTelegram) -> None:
    telegram.faults.breaks()


def _drops(telegram: PretendTelegram) -> None:
    telegram.faults.drops()


def _loses_answer(telegram: PretendTelegram) -> None:
    telegram.faults.loses_answer()


def _migrates(telegram: PretendTelegram) -> None:
    telegram.faults.migrates(7001, -100500)


@pytest.mark.parametrize(
    ("goes_wrong", "error", "arrived"),
    [
        (_breaks, TelegramServerError, 0),
        (_drops, TelegramNetworkError, 0),
        (_loses_answer, TelegramNetworkError, 1),
        (_migrates, TelegramMigrateToChat, 0),
    ],
)
def test_what_goes_wrong_is_seen_as_the_real_thing(
    url: str,
    telegram: PretendTelegram,
    ana: Person,
    goes_wrong: Callable[[PretendTelegram], None],
    error: type[TelegramAPIError],
    arrived: int,
) -> None:
    goes_wrong(telegram)
    with pytest.raises(error):
        talk(url, lambda bot: bot.send_message(7001, "a"))
    assert len(ana.inbox) == arrived


def test_a_second_poller_is_a_conflict(url: str, telegram: PretendTelegram) -> None:
    telegram.faults.second_poller()
    with pytest.raises(TelegramConflictError):
        talk(url, lambda bot: bot.get_updates())


def test_files_go_and_come_as_bytes(url: str, telegram: PretendTelegram, ana: Person) -> None:
    async def carry(bot: Bot) -> bytes:
        pdf = BufferedInputFile(b"%PDF-1.7 \xff\x00", "izveštaj.pdf")
        sent = await bot.send_document(7001, pdf, caption="<i>Oktobar</i>")
        assert sent.document is not None
        assert sent.caption == "Oktobar"
        again = await bot.send_document(7001, sent.document.file_id)
        assert again.document == sent.document
        await bot.send_photo(7001, BufferedInputFile(SMALLEST_PNG, "a.png"))
        fetched = await bot.download(sent.document)
        assert fetched is not None
        return fetched.read()

    assert talk(url, carry) == b"%PDF-1.7 \xff\x00"
    documents = [message.file for message in ana.inbox if message.file]
    assert [file.kind for file in documents] == ["document", "document", "photo"]
    assert documents[0].name == "izveštaj.pdf"
    telegram.assert_nothing_unexpected()


def test_commands_and_webhook_are_set_as_aiogram_says_it(url: str, telegram: PretendTelegram) -> None:
    async def prepare(bot: Bot) -> str:
        await bot.set_my_commands(
            [BotCommand(command="sati", description="Preostali sati")], language_code="sr"
        )
        await bot.set_webhook(
            "https://desk.example/telegram",
            secret_token="tajna",
            allowed_updates=["message", "callback_query"],
            drop_pending_updates=False,
        )
        info = await bot.get_webhook_info()
        await bot.delete_webhook()
        return info.url

    assert talk(url, prepare) == "https://desk.example/telegram"
    telegram.assert_nothing_unexpected()


def test_json_and_addresses_are_read_as_well_as_forms(url: str, ana: Person) -> None:
    body = json.dumps({"chat_id": 7001, "text": "JSON"}).encode()
    request = urllib.request.Request(
        f"{url}/bot{TOKEN}/sendMessage", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        assert json.load(answer)["ok"] is True
    with urllib.request.urlopen(f"{url}/bot{TOKEN}/sendMessage?chat_id=7001&text=adresa") as answer:
        assert json.load(answer)["ok"] is True
    assert [message.text for message in ana.inbox] == ["JSON", "adresa"]


@pytest.mark.parametrize(
    "path", [f"file/bot{TOKEN}/documents/none.pdf", "file/botother/a", f"bot{TOKEN}/dance"]
)
def test_what_is_not_there_is_not_found(url: str, path: str) -> None:
    with pytest.raises(HTTPError) as error:
        urllib.request.urlopen(f"{url}/{path}")
    assert error.value.code == 404
    assert json.load(error.value)["description"] == "Not Found"


def test_a_broken_json_is_refused(url: str) -> None:
    request = urllib.request.Request(f"{url}/bot{TOKEN}/getMe", b"{", {"Content-Type": "application/json"})
    with pytest.raises(HTTPError) as error:
        urllib.request.urlopen(request)
    assert error.value.code == 400
    error.value.close()


def test_the_time_of_a_message_is_the_clocks(url: str, telegram: PretendTelegram, ana: Person) -> None:
    sent = talk(url, lambda bot: bot.send_message(7001, "a"))
    assert sent.date - telegram.account.clock.now() == timedelta(0)
