"""Updates that Telegram posts: taken in with the secret, refused without, never brought again for ever."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from bot.channel import Door
from bot.telegram.channel import TelegramChannel
from bot.telegram.webhook import MOST_BYTES, SECRET_HEADER, telegram_routes
from core.database.inbox import Received
from core.tickets.rows import Message, Ticket
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


def test_telegram_is_told_before_anything_is_done_and_whoever_dies_between_has_lost_nothing(
    hook: TelegramChannel, door: Door, milica: Person
) -> None:
    app = FastAPI()
    app.include_router(telegram_routes(hook))
    at_the_answer: list[tuple[int, int]] = []
    answers: list[int] = []

    def post(dies: bool) -> None:
        async def told(message: Any) -> None:
            if message["type"] == "http.response.start":
                answers.append(message["status"])
            elif dies:
                raise ConnectionError("the process is killed here")
            else:
                at_the_answer.append((counted(door, Received), counted(door, Ticket)))

        asyncio.run(app(_scope(), _body(milica.last_update), told))

    milica.writes("Ne radi kasa")
    with pytest.raises(ConnectionError):
        post(dies=True)
    assert (answers, counted(door, Received), counted(door, Ticket)) == ([200], 1, 0)
    # Whoever hears the next message hears this one before it.
    milica.writes("piše greška 17")
    post(dies=False)
    assert at_the_answer == [(2, 0)]
    with door.database.read(door.clock) as tx:
        said = list(tx.all(select(Message.text).order_by(Message.id)))
    assert said == ["Ne radi kasa", "piše greška 17"]


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


def _scope() -> dict[str, Any]:
    headers = [(SECRET_HEADER.lower().encode(), SECRET.encode())]
    where = {"method": "POST", "path": "/telegram/webhook", "raw_path": b"/telegram/webhook"}
    return {
        "type": "http",
        "http_version": "1.1",
        "scheme": "http",
        "query_string": b"",
        **where,
        "headers": headers,
    }


def _body(update: Any) -> Callable[[], Awaitable[dict[str, Any]]]:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": json.dumps(update).encode(), "more_body": False}

    return receive
