"""A pretend Telegram with a clock that stands, and the same behind a real socket."""

import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import uvicorn

from simulator.clock import TurnableClock
from simulator.telegram.asgi import asgi_app
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram

TOKEN = "4242:pretend"


@pytest.fixture
def clock() -> TurnableClock:
    return TurnableClock(datetime(2026, 10, 14, 8, 0, tzinfo=UTC))


@pytest.fixture
def telegram(clock: TurnableClock) -> PretendTelegram:
    return PretendTelegram(TOKEN, clock)


@pytest.fixture
def ana(telegram: PretendTelegram) -> Person:
    """A person whose chat the bot knows, with nothing in it."""
    return telegram.person(7001, "Ana Jovanović", has_opened_chat=True)


@pytest.fixture
def url(telegram: PretendTelegram) -> Iterator[str]:
    """The address at which the pretend Telegram is served over HTTP."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(asgi_app(telegram), log_level="critical", lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()
