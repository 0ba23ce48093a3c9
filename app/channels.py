"""Chat channels by name: one line a channel. Each is imported only if it is opened."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from app.settings import Settings, secret
from bot.channel import Channel, Door
from core.errors import Invalid

Pause = Callable[[float], Awaitable[None]]


@dataclass(frozen=True)
class Outside:
    """What stands in for the messengers' networks in tests and the demo; `pause` waits, in seconds."""

    telegram: Any = None
    viber: httpx.AsyncBaseTransport | None = None
    pause: Pause = asyncio.sleep


def open_channel(name: str, settings: Settings, door: Door, outside: Outside) -> Channel:
    """The channel with this name, not yet listening."""
    match name:
        case "telegram":
            return _telegram(settings, door, outside.telegram, outside.pause)
        case "viber":
            return _viber(settings, door, outside.viber, outside.pause)
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


def _viber(
    settings: Settings, door: Door, transport: httpx.AsyncBaseTransport | None, pause: Pause
) -> Channel:
    from bot.viber.channel import ViberChannel  # noqa: PLC0415 - imported only if opened

    if settings.viber_token is None:
        raise Invalid("VIBER_TOKEN missing: the channel viber needs it")
    return ViberChannel(
        token=secret(settings.viber_token),
        api_url=settings.viber_api_url,
        public_url=settings.dezurni_public_url,
        door=door,
        transport=transport,
        pause=pause,
    )


def _webchat(door: Door) -> Channel:
    from bot.webchat.channel import WebChatChannel  # noqa: PLC0415 - imported only if opened

    return WebChatChannel(door)
