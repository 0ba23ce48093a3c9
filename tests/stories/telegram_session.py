"""aiogram's session without a socket: hands each method to the pretend Telegram."""

import json
from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile

from simulator.telegram.refusals import NoAnswer
from simulator.telegram.server import PretendTelegram
from simulator.telegram.transport import call


class InProcess(BaseSession):
    """Carries methods to a pretend Telegram in the same process."""

    def __init__(self, telegram: PretendTelegram) -> None:
        super().__init__()
        self._telegram = telegram

    async def close(self) -> None:
        """Nothing is held."""

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> Any:
        """One call of the Bot API."""
        uploads: dict[str, InputFile] = {}
        params = {
            name: self.prepare_value(value, bot, uploads)
            for name, value in method.model_dump(warnings=False).items()
        }
        files = {name: (file.filename or name, await _content(bot, file)) for name, file in uploads.items()}
        try:
            status, body = await call(self._telegram, method.__api_method__, params, files)
        except NoAnswer as error:
            raise TelegramNetworkError(method, str(error)) from error
        return self.check_response(bot, method, status, json.dumps(body)).result

    async def stream_content(self, url: str, *_args: Any, **_kwargs: Any) -> AsyncGenerator[bytes, None]:
        """The content of a file."""
        yield self._telegram.download(url.rpartition(f"/bot{self._telegram.token}/")[2]) or b""


async def _content(bot: Bot, file: InputFile) -> bytes:
    return b"".join([part async for part in file.read(bot)])
