"""The stage: a whole desk on a database to be thrown away, with pretended vendors and a clock that is turned.

Nothing of ours is replaced, and nothing leaves the process: only the vendors' transports lead into the
pretenders. The daily work (statements, reminders, backups) stays away.
"""

import asyncio
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import httpx
from fastapi import FastAPI
from sqlalchemy import func, select

from app.house import House, Vendors
from app.pretended import ACCOUNT_SID, AUTH_TOKEN, BOT_TOKEN, give_line, hand_out_telephones, pretended
from app.settings import Settings
from app.tables import metadata
from bot.channel import Channel
from core.company.organisation import organisation
from core.database.outbox import Delivery
from core.database.transaction import Database, Transaction, inside_transaction
from core.escalation.rows import Page
from core.roster.reading import operators
from knowledge_base.library import IndexedLibrary
from simulator.clock import TurnableClock
from simulator.telegram.server import PretendTelegram
from simulator.telegram.transport import call
from simulator.twilio import Options, Pace, PretendTwilio, over_asgi
from simulator.twilio.http_client import PretendHttpClient
from telephony.webhooks import voice_routes

# Never asked: requests go straight into the application.
_BASE = "https://rehearsal.invalid"
_SECRET = "pretend-webhook-secret"
# What follows from each other at one moment; more is a fault of ours.
_MOST_ROUNDS = 200
T = TypeVar("T")


class Stage:
    """The desk, the pretenders and the clock, while `opened` lasts."""

    def __init__(self, database: Database, clock: TurnableClock, library: IndexedLibrary) -> None:
        self.clock = clock
        with database.read(clock) as tx:
            self.line = organisation(tx).phone
            people = operators(tx)
        self._runner = asyncio.Runner()
        self.twilio = PretendTwilio(
            ACCOUNT_SID,
            AUTH_TOKEN,
            clock,
            lambda request: self._post(request),  # noqa: PLW0108 - the app comes after
            Options(Pace(recording_ready_seconds=0), inside_transaction=inside_transaction),
        )
        self.telegram = PretendTelegram(BOT_TOKEN, clock, self._post_update, inside_transaction)
        give_line(self.twilio, self.line, _BASE)
        hand_out_telephones(self.telegram, people.values())
        self.house = House(
            _settings(database, self.line), clock, self._vendors(), library=library, durable=False
        )
        self._app = _doors(self.house)

    @contextmanager
    def opened(self) -> Iterator["Stage"]:
        """The doors are open while the block runs."""
        with ExitStack() as stack:
            stack.enter_context(self._runner)
            stack.callback(self.house.close)
            self._post = stack.enter_context(over_asgi(self._app))
            for channel in self.house.channels.values():
                stack.callback(self._closes, channel)
                self._runner.run(channel.open())
            yield self

    def settles(self, act: Callable[[], bool]) -> None:
        """All that is due at this moment happens, on both sides; `act`: people do something, or nothing."""
        for _ in range(_MOST_ROUNDS):
            self.twilio.run_due()
            worked = self._runner.run(self.house.worker.attend())
            if not act() and not worked and not self._is_due(self.twilio.next_due()):
                return
        raise RuntimeError("the rehearsal does not come to rest")

    def next_due(self) -> datetime | None:
        """The next moment at which something happens by itself."""
        moments = [self.twilio.next_due(), self.house.worker.opens_at, self.read(_next_row)]
        return min((at for at in moments if at and at > self.clock.now()), default=None)

    def read(self, look: Callable[[Transaction], T]) -> T:
        """Something read from the stage's own database."""
        with self.house.database.read(self.clock) as tx:
            return look(tx)

    def _closes(self, channel: Channel) -> None:
        self._runner.run(channel.close())

    def _is_due(self, at: datetime | None) -> bool:
        return at is not None and at <= self.clock.now()

    def _vendors(self) -> Vendors:
        from bot.telegram.carried import Carried  # noqa: PLC0415 - importing aiogram takes seconds

        session = Carried(partial(call, self.telegram), self.telegram.download)
        return Vendors(PretendHttpClient(self.twilio), session, pause=_at_once)

    def _post_update(self, url: str, headers: dict[str, str], body: bytes) -> int:
        async def ask() -> int:
            carrier = httpx.ASGITransport(app=self._app)
            async with httpx.AsyncClient(transport=carrier, base_url=_BASE) as client:
                return (await client.post(url, headers=headers, content=body)).status_code

        return self._runner.run(ask())


@contextmanager
def empty_database() -> Iterator[Database]:
    """A database of the newest schema in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
        database = Database(f"sqlite:///{Path(folder) / 'rehearsal.db'}", durable=False)
        try:
            metadata.create_all(database.engine)
            yield database
        finally:
            database.close()


def _settings(database: Database, line: str) -> Settings:
    return Settings(
        _env_file=None,
        dezurni_database_url=database.url.render_as_string(hide_password=False),
        dezurni_public_url=_BASE,
        dezurni_heartbeat_url=None,
        dezurni_channels=["telegram"],
        telegram_mode="webhook",
        telegram_webhook_secret=_SECRET,
        **pretended(line),
    )


def _doors(house: House) -> FastAPI:
    from bot.telegram.webhook import telegram_routes  # noqa: PLC0415 - importing aiogram takes seconds

    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    app.include_router(voice_routes(house.voice_door))
    app.include_router(telegram_routes(house.channels["telegram"]))  # type: ignore[arg-type]
    return app


async def _at_once(_seconds: float) -> None:
    """Whoever sends several messages in a row need not wait: nobody counts here."""


def _next_row(tx: Transaction) -> datetime | None:
    waiting = (Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None), Delivery.due_at > tx.now)
    delivery = tx.first(select(func.min(Delivery.due_at)).where(*waiting))
    page = tx.first(select(func.min(Page.due_at)).where(Page.due_at > tx.now, Page.state == "open"))
    return min((at for at in (delivery, page) if at), default=None)
