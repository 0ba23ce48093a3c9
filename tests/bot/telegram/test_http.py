"""The channel over a real socket: TELEGRAM_API_URL points to the pretend Telegram."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from bot.channel import Door
from core.errors import Invalid
from simulator.telegram.asgi import asgi_app
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from tests.bot.deliver import deliver
from tests.bot.telegram.conftest import Make


@pytest.fixture
def url(telegram: PretendTelegram) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    # A long poll is under way when all is done: nobody waits for it.
    config = uvicorn.Config(
        asgi_app(telegram), log_level="critical", lifespan="off", ws="none", timeout_graceful_shutdown=0
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


def test_a_talk_over_http(
    url: str, make: Make, door: Door, telegram: PretendTelegram, milica: Person
) -> None:
    channel = make(session=None, api_url=url)

    async def talk() -> None:
        milica.writes("Ne štampa mi štampač")
        await channel.open()
        async with asyncio.timeout(20):
            while not await deliver(door, channel):  # noqa: ASYNC110  it rings no bell
                await asyncio.sleep(0.05)
        await channel.close()

    asyncio.run(talk())
    assert milica.reads("Da li Vam je ovo pomoglo?").labels == ["Da", "Ne", "Treba mi operater"]
    telegram.assert_nothing_unexpected(unread=True)


def test_a_token_that_telegram_refuses_stops_the_start(url: str, make: Make) -> None:
    channel = make(session=None, api_url=url, token="4242:other")
    with pytest.raises(Invalid, match="TELEGRAM_TOKEN"):
        asyncio.run(channel.open())
