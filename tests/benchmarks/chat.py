"""`python -m tests.benchmarks.chat`: updates a second, and whether memory stays flat.

Telegram's webhook, dialogue and database of the real application beside a bare aiogram bot that echoes,
in one process and one run, in turns. An update of ours is answered when its transaction is committed; the
answers wait in the outbox. The echo bot stores nothing, and answers into the void.
"""

import argparse
import asyncio
import ctypes
import gc
import itertools
import os
import statistics
import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import httpx
from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Chat, Message, Update
from fastapi import FastAPI, Request
from sqlalchemy import delete

from app.house import House, Vendors
from app.http import create_app
from app.settings import Settings
from app.tables import metadata
from core.company_file.reading import read_company
from core.conversations.rows import Button, Words
from core.database.inbox import Received
from core.database.outbox import Delivery
from core.database.schema import migrate
from core.desk.load_company import load_company
from core.learning.rows import Question
from knowledge_base.article import installed_articles
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from tests.stories.world import BOT_TOKEN, COMPANY, PUBLIC_URL, SECRET

_HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
_BATCH, _PEOPLE = 100, 1000
# What people write: an article, a wish, thanks, a greeting, words that the library does not know.
_WRITTEN = (
    "kako da odštampam fakturu",
    "koliko imam sati",
    "hvala",
    "dobar dan",
    "kako da dodam novog korisnika",
    "/pomoc",
)
Post = Callable[[dict[str, Any]], Awaitable[None]]


def main() -> None:
    """Measures what the command line asks for."""
    asked = _parser().parse_args()
    load = os.getloadavg()[0]
    print(f"sqlite, WAL, synchronous=FULL; {os.cpu_count()} cores, load {load:.1f}")
    with tempfile.TemporaryDirectory(prefix="dezurni-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'dezurni.db'}"
        with _desk(url) as house:
            asyncio.run(_compare(house, asked.updates))
            if asked.flat:
                asyncio.run(_stays_flat(house, asked.flat))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.chat", description=__doc__)
    parser.add_argument("--updates", type=int, default=2000, help="updates of each bot")
    parser.add_argument("--flat", type=int, default=100_000, help="updates over which memory is watched")
    return parser


class _Nowhere(BaseSession):
    """Telegram, as far as a bot that echoes needs it: every call is taken at once."""

    async def close(self) -> None:
        """Nothing is held."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109
        """The message that was sent; True for all else."""
        if not isinstance(method, SendMessage):
            return True
        return Message(message_id=1, date=0, chat=Chat(id=int(method.chat_id), type="private"))  # type: ignore[arg-type]

    async def stream_content(self, *_args: Any, **_kwargs: Any) -> AsyncGenerator[bytes, None]:
        """There are no files."""
        yield b""


@contextmanager
def _desk(url: str) -> Iterator[House]:
    """The real application on a durable database, with the stories' company."""
    values: dict[str, Any] = {
        "dezurni_database_url": url,
        "dezurni_public_url": PUBLIC_URL,
        "dezurni_secret_key": "a secret of this benchmark, long enough",
        "dezurni_channels": ["telegram"],
        "telegram_token": BOT_TOKEN,
        "telegram_mode": "webhook",
        "telegram_webhook_secret": SECRET,
    }
    clock = TurnableClock(datetime.fromisoformat("2026-11-24T10:00+01:00"))
    house = House(
        Settings(_env_file=None, **values),
        clock,
        Vendors(telegram=_Nowhere()),
        library=IndexedLibrary(installed_articles()),
    )
    migrate(house.database, metadata)
    with house.database.begin(clock) as tx:
        load_company(tx, read_company(COMPANY))
    try:
        yield house
    finally:
        house.close()


def _echo_app() -> FastAPI:
    """A bare aiogram bot behind the same kind of webhook."""
    router, bot = Router(), Bot(BOT_TOKEN, session=_Nowhere())
    dispatcher = Dispatcher()
    dispatcher.include_router(router)

    @router.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    app = FastAPI()

    @app.post("/telegram/webhook")
    async def webhook(request: Request) -> None:
        update = Update.model_validate_json(await request.body(), context={"bot": bot})
        await dispatcher.feed_update(bot, update)

    return app


async def _compare(house: House, updates: int) -> None:
    ids = itertools.count(1)
    rates: dict[str, list[float]] = {"the desk": [], "echo": []}
    busy: dict[str, list[float]] = {"the desk": [], "echo": []}
    async with _posting(create_app(house)) as ours, _posting(_echo_app()) as echo:
        await _run(ours, ids, _BATCH)
        await _run(echo, ids, _BATCH)
        for _ in range(max(updates // _BATCH, 1)):
            for name, post in (("the desk", ours), ("echo", echo)):
                began, worked = perf_counter(), process_time()
                await _run(post, ids, _BATCH)
                rates[name].append(_BATCH / (perf_counter() - began))
                busy[name].append((process_time() - worked) / _BATCH * 1000)
    for name, each in rates.items():
        rate, cost = statistics.median(each), statistics.median(busy[name])
        print(f"{name:>9}: {rate:7.0f} updates a second, {cost:6.2f} ms of the processor each")
    ratio = statistics.median(busy["the desk"]) / statistics.median(busy["echo"])
    print(f"an update of ours costs {ratio:.1f} of the echo's")


async def _stays_flat(house: House, updates: int) -> None:
    """Memory as the system knows it, after each tenth; what was stored is taken away, as nights do.

    Untraced: a trace of each allocation would take five times the time, hours of 100,000 updates.
    """
    ids = itertools.count(10_000_001)
    kept: list[float] = []
    async with _posting(create_app(house)) as ours:
        for tenth in range(1, 11):
            await _run(ours, ids, updates // 10)
            _forget(house)
            kept.append(_resident() / 1024)
            print(f"{tenth * (updates // 10):>9,} updates: {kept[-1]:9,.0f} kB", flush=True)
    growth = (kept[-1] - kept[2]) / (updates * 0.7)
    print(f"after the first three tenths it grows by {growth * 1024:.2f} bytes an update")


def _resident() -> int:
    """Bytes that this process holds, after rubbish and what the allocator keeps were given up (Linux)."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _forget(house: House) -> None:
    with house.database.begin(house.clock) as tx:
        for table in (Received, Delivery, Button, Words, Question):
            tx.session.execute(delete(table))


@asynccontextmanager
async def _posting(app: Any) -> AsyncIterator[Post]:
    """Posts updates to an application in this process."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url=PUBLIC_URL) as client:

        async def post(update: dict[str, Any]) -> None:
            answer = await client.post("/telegram/webhook", json=update, headers=_HEADERS)
            assert answer.status_code == 200

        yield post


async def _run(post: Post, ids: Iterator[int], count: int) -> None:
    for number in itertools.islice(ids, count):
        await post(_update(number))


def _update(number: int) -> dict[str, Any]:
    person = {"id": 100_000 + number % _PEOPLE, "is_bot": False, "first_name": "Neko", "language_code": "sr"}
    message = {
        "message_id": number,
        "date": 1,
        "chat": {"id": person["id"], "type": "private", "first_name": "Neko"},
        "from": person,
        "text": _WRITTEN[number % len(_WRITTEN)],
    }
    return {"update_id": number, "message": message}


if __name__ == "__main__":
    main()
