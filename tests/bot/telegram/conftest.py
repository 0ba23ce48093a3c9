"""A Telegram channel on a desk, and a pretend Telegram with people."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from bot.channel import Door
from bot.telegram.channel import TelegramChannel
from core.database.transaction import inside_transaction
from simulator.clock import TurnableClock
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from tests.bot.telegram.session import InProcess

TOKEN = "4242:pretend"
SECRET = "tajna_rec-1"

Make = Callable[..., TelegramChannel]


@pytest.fixture
def telegram(clock: TurnableClock) -> PretendTelegram:
    return PretendTelegram(TOKEN, clock, inside_transaction=inside_transaction)


@pytest.fixture
def milica(telegram: PretendTelegram) -> Person:
    """A contact of a client with a contract, whose Telegram we know."""
    return telegram.person(5001, "Milica Zorić", has_opened_chat=True)


@pytest.fixture
def stranger(telegram: PretendTelegram) -> Person:
    person = telegram.person(5999, "Neko Neznan", has_opened_chat=True)
    person.phone = "+381601230001"
    return person


@pytest.fixture
def ana(telegram: PretendTelegram) -> Person:
    """An operator."""
    return telegram.person(7001, "Ana Jovanović", has_opened_chat=True)


@pytest.fixture
def pauses() -> list[float]:
    """How long the channel would have waited, each time."""
    return []


@pytest.fixture
def make(door: Door, telegram: PretendTelegram, pauses: list[float]) -> Make:
    """Makes a channel; nothing is waited for."""

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await asyncio.sleep(0)

    def make(**changes: Any) -> TelegramChannel:
        settings: dict[str, Any] = {
            "token": TOKEN,
            "mode": "polling",
            "api_url": "https://api.telegram.org",
            "public_url": "https://desk.example",
            "webhook_secret": SECRET,
            "door": door,
            "session": InProcess(telegram),
            "pause": pause,
        }
        return TelegramChannel(**{**settings, **changes})

    return make


@pytest.fixture
def channel(make: Callable[..., TelegramChannel]) -> TelegramChannel:
    return make()
