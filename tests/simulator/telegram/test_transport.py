"""A client's session that stays in the process: what a story test needs, on top of `transport.call`."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramForbiddenError
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile, InputFile

from simulator.telegram.person import Person
from simulator.telegram.refusals import NoAnswer
from simulator.telegram.server import PretendTelegram
from simulator.telegram.transport import call


class InProcess(BaseSession):
    """Hands each method over to a pretend Telegram."""

    def __init__(self, telegram: PretendTelegram) -> None:
        super().__init__()
        self._telegram = telegram

    async def close(self) -> None:
        """Nothing to close."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109  the signature is aiogram's
    ) -> Any:
        uploads: dict[str, InputFile] = {}
        params = {
            name: self.prepare_value(value, bot, uploads)
            for name, value in method.model_dump(warnings=False).items()
        }
        files = {name: (file.filename or name, await _content(bot, file)) for name, file in uploads.items()}
        status, body = await call(self._telegram, method.__api_method__, params, files)
        return self.check_response(bot, method, status, json.dumps(body)).result

    async def stream_content(self, url: str, *_args: Any, **_kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield self._telegram.download(url.rpartition(f"/bot{self._telegram.token}/")[2]) or b""


async def _content(bot: Bot, file: InputFile) -> bytes:
    return b"".join([part async for part in file.read(bot)])


@pytest.fixture
def bot(telegram: PretendTelegram) -> Bot:
    return Bot(telegram.token, session=InProcess(telegram))


def test_messages_and_files_go_without_a_socket(bot: Bot, telegram: PretendTelegram, ana: Person) -> None:
    async def carry() -> bytes:
        await bot.send_message(7001, "<b>Zdravo</b>", parse_mode="HTML")
        sent = await bot.send_document(7001, BufferedInputFile(b"%PDF", "a.pdf"))
        assert sent.document is not None
        fetched = await bot.download(sent.document)
        assert fetched is not None
        return fetched.read()

    assert asyncio.run(carry()) == b"%PDF"
    ana.reads("zdravo")
    telegram.assert_nothing_unexpected()


def test_refusals_and_broken_connections_are_raised(bot: Bot, telegram: PretendTelegram, ana: Person) -> None:
    ana.blocks_bot()
    with pytest.raises(TelegramForbiddenError):
        asyncio.run(bot.send_message(7001, "a"))
    telegram.faults.drops()
    with pytest.raises(NoAnswer):
        asyncio.run(bot.send_message(7001, "a"))
