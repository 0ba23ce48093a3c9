"""Updates that Telegram posts: taken in with the secret, refused without, never brought again for ever."""

import asyncio
import json
from typing import Any

import pytest
from fastapi import FastAPI

from bot.channel import Door
from bot.telegram.channel import TelegramChannel
from bot.telegram.webhook import MOST_BYTES, SECRET_HEADER, telegram_routes
from core.database.inbox import Received
from core.tickets.rows import Ticket
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from tests.bot.asking import Visitor
from tests.bot.deliver import deliver
from tests.bot.telegram.conftest import SECRET, Make
from tests.bot.telegram.waiting import counted, polled, until


@pytest.fixture
def hook(make: Make) -> TelegramChannel:
    return make(mode="webhook")


@pytest.fixture
def outside(hook: TelegramChannel) -> Visitor:
    app = FastAPI()
    app.include_router(telegram_routes(hook))
    return Visitor(app)


def posted(outside: Visitor, update: Any, secret: str | None = SECRET) -> tuple[int, bytes]:
    headers = {} if secret is None else {SECRET_HEADER: secret.encode()}
    body = update if isinstance(update, bytes) else json.dumps(update).encode()
    answer = outside.post("/telegram/webhook", content=body, headers=headers)
    return answer.status_code, answer.content


def test_a_posted_update_is_taken_in_once(
    outside: Visitor, door: Door, milica: Person, woken: list[str]
) -> None:
    milica.writes("Ne radi kasa")
    for _ in range(5):
        assert posted(outside, milica.last_update) == (200, b"")
    assert counted(door, Ticket) == 1
    assert woken


def test_a_posted_press_is_answered(
    outside: Visitor, hook: TelegramChannel, door: Door, telegram: PretendTelegram, milica: Person
) -> None:
    milica.writes("Ne štampa mi štampač")
    posted(outside, milica.last_update)
    asyncio.run(deliver(door, hook))
    milica.presses("Da")
    assert len(telegram.unanswered_presses()) == 1
    assert posted(outside, milica.last_update) == (200, b"")
    assert telegram.unanswered_presses() == []
    telegram.assert_nothing_unexpected()


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "ÿ"])
def test_a_forged_update_is_refused_with_nothing(
    outside: Visitor, door: Door, milica: Person, secret: str | None
) -> None:
    milica.writes("Ne radi kasa")
    assert posted(outside, milica.last_update, secret) == (403, b"")
    assert counted(door, Received) == 0


@pytest.mark.parametrize(
    "junk", [b"", b"{", b"null", b"[]", b"\xff\x00", b"[" * 100_000, b'{"update_id": 1}']
)
def test_junk_is_taken_and_forgotten(outside: Visitor, door: Door, junk: bytes) -> None:
    assert posted(outside, junk) == (200, b"")
    assert counted(door, Received) == 0


def test_a_huge_body_is_refused(outside: Visitor) -> None:
    assert posted(outside, b" " * (MOST_BYTES + 1)) == (413, b"")
    assert posted(outside, b" " * (MOST_BYTES + 1), "wrong") == (403, b"")


def test_the_webhook_is_registered_with_its_secret(hook: TelegramChannel, telegram: PretendTelegram) -> None:
    async def talk() -> None:
        await until(lambda: telegram.account.updates.webhook is not None)

    polled(hook, talk)
    webhook = telegram.account.updates.webhook
    assert webhook
    assert (webhook.url, webhook.secret_token) == ("https://desk.example/telegram/webhook", SECRET)
