"""An aiogram session that stays in the process and speaks with the pretend Telegram."""

import json
from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile

from simulator.telegram.refusals import NoAnswer
from simulator.telegram.server import Answer, PretendTelegram
from simulator.telegram.transport import call


class InProcess(BaseSession):
    """Hands each method over; a broken connection is what it is over a socket."""

    def __init__(self, telegram: PretendTelegram) -> None:
        super().__init__()
        self._telegram = telegram
        self.is_closed = False

    async def close(self) -> None:
        """Notes it."""
        self.is_closed = True

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[Any],
        timeout: int | None = None,  # noqa: ASYNC109  the signature is aiogram's
    ) -> Any:
        """The method's result; raises what a real session raises."""
        uploads: dict[str, InputFile] = {}
        params = {
            name: self.prepare_value(value, bot, uploads)
            for name, value in method.model_dump(warnings=False).items()
            if value is not None
        }
        try:
            status, body = await self._answer(method.__api_method__, params)
        except NoAnswer as error:
            raise TelegramNetworkError(method, str(error)) from error
        return self.check_response(bot, method, status, json.dumps(body)).result

    async def _answer(self, name: str, params: dict[str, Any]) -> Answer:
        """A fetch confirms at once, as the real one does, and only then waits for the next update."""
        if name == "getUpdates":
            status, body = self._telegram.handle(name, {**params, "timeout": 0})
            if status != 200 or body["result"]:
                return status, body
        return await call(self._telegram, name, params)

    async def stream_content(self, url: str, *_args: Any, **_kwargs: Any) -> AsyncGenerator[bytes, None]:
        """Nothing is fetched."""
        yield b""
