"""aiogram's session without a socket: hands each method to whoever stands in for Telegram in this process."""

import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile

Files = Mapping[str, tuple[str, bytes]]
# Method, parameters, files -> the HTTP status and the body. A broken connection is a ConnectionError.
Call = Callable[[str, dict[str, Any], Files], Awaitable[tuple[int, dict[str, Any]]]]


class Carried(BaseSession):
    """Carries methods to `call`, and asks `download` for the content behind a file's path."""

    def __init__(self, call: Call, download: Callable[[str], bytes | None]) -> None:
        super().__init__()
        self._call = call
        self._download = download

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
            status, body = await self._call(method.__api_method__, params, files)
        except ConnectionError as error:
            raise TelegramNetworkError(method, str(error)) from error
        return self.check_response(bot, method, status, json.dumps(body)).result

    async def stream_content(self, url: str, *_args: Any, **_kwargs: Any) -> AsyncGenerator[bytes, None]:
        """The content of a file: its path stands behind the token."""
        yield self._download(url.partition("/bot")[2].partition("/")[2]) or b""


async def _content(bot: Bot, file: InputFile) -> bytes:
    return b"".join([part async for part in file.read(bot)])
