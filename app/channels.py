"""Chat channels by name: one line a channel. Each is imported only if it is opened."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from app.settings import Settings, secret
from bot.channel import Channel, Door
from core.errors import Invalid

Pause = Callable[[float], Awaitable[None]]


def open_channel(
    name: str, settings: Settings, door: Door, telegram_session: Any = None, pause: Pause = asyncio.sleep
) -> Channel:
    """The channel with this name, not yet listening. `pause` waits, in seconds."""
    match name:
        case "telegram":
            return _telegram(settings, door, telegram_session, pause)
        case "webchat":
            return _webchat(door)
    raise Invalid(f"DEZURNI_CHANNELS: unknown channel {name!r}")


def _telegram(settings: Settings, door: Door, session: Any, pause: Pause) -> Channel:
    from bot.telegram.channel import TelegramChannel  # noqa: PLC0415 - importing aiogram takes seconds

    if settings.telegram_token is None:
        raise Invalid("TELEGRAM_TOKEN missing: the channel telegram needs it")
    return TelegramChannel(
        token=secret(settings.telegram_token),
        mode=settings.telegram_mode,
        api_url=settings.telegram_api_url,
        public_url=settings.dezurni_public_url,
        webhook_secret=secret(settings.telegram_webhook_secret),
        door=door,
        session=session,
        pause=pause,
    )


def _webchat(door: Door) -> Channel:
    from bot.webchat.channel import WebChatChannel  # noqa: PLC0415 - imported only if opened

    return WebChatChannel(door)
