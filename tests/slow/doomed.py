"""The processes that chaos kills: forked from one that has everything imported, so they start at once."""

import asyncio
import os
import random
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bot.telegram.channel
import bot.telegram.polling  # noqa: F401 - here, not in each of hundreds of processes
import telephony.caller  # noqa: F401
from app.commands.context import log_to_stderr
from app.house import House
from app.settings import Settings
from app.tables import metadata
from bot.dialogue.render import render
from core.clock import Clock, SystemClock
from core.database.alone import alone
from core.database.schema import migrate
from core.database.transaction import Database
from core.desk.load_company import load_company
from core.desk.moment import now_of
from knowledge_base.article import installed_articles
from knowledge_base.library import IndexedLibrary
from tests.core.desk.office import example
from tests.slow.worker_process import TOKEN

ACCOUNT_SID, AUTH_TOKEN, LINE = "AC" + "1" * 32, "pretend-token", "+381113334444"
_HELP: dict[str, Any] = {
    "key": "help",
    "facts": {},
    "language": "sr-Latn",
    "rows": [],
    "ticket": None,
    "ask_phone": False,
}
_PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class Hastened:
    """A clock that runs so many times as fast, from there on: leases and steps come in a test's time."""

    began_at: datetime
    shown_at: datetime
    rate: int

    def now(self) -> datetime:
        """Its present moment."""
        return self.shown_at + (SystemClock().now() - self.began_at) * self.rate


@dataclass(frozen=True)
class Site:
    """Where the processes live: their folder, database, clock, and the pretenders' addresses."""

    folder: Path
    database_url: str
    clock: Clock
    telegram_url: str
    twilio_url: str


class Doomed:
    """The processes that run on one site; the first of them also has the doors."""

    def __init__(self, site: Site, count: int, chance: random.Random) -> None:
        self._site = site
        self._chance = chance
        self._context: ForkServerContext = get_context("forkserver")
        self._context.set_forkserver_preload(["tests.slow.warm"])
        self._processes: list[ForkServerProcess] = [self._begun(place) for place in range(count)]

    def kill_one(self) -> None:
        """One of them, at some moment of its first half second or later; another takes its place."""
        place = self._chance.randrange(len(self._processes))
        process = self._processes[place]
        assert process.is_alive(), "a process ended by itself: see the log"
        process.kill()
        process.join()
        self._processes[place] = self._begun(place)

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """One of them stands still during the block."""
        process = self._chance.choice(self._processes)
        assert process.pid
        os.kill(process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(process.pid, signal.SIGCONT)

    def kill_all(self) -> None:
        """The end."""
        for process in self._processes:
            process.kill()
            process.join()

    def _begun(self, place: int) -> ForkServerProcess:
        """A process that has got going."""
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_live, args=(self._site, theirs, place == 0), daemon=True)
        process.start()
        assert ours.poll(_PATIENCE_SECONDS), "a process does not get going"
        ours.recv()
        return process


@contextmanager
def doomed(site: Site, count: int, chance: random.Random) -> Iterator[Doomed]:
    """So many processes; however the block ends, they are dead afterwards."""
    processes = Doomed(site, count, chance)
    try:
        yield processes
    finally:
        processes.kill_all()


def _live(site: Site, going: Connection, has_doors: bool) -> None:
    os.chdir(site.folder)
    log = (site.folder / "log").open("a")
    os.dup2(log.fileno(), sys.stdout.fileno())
    os.dup2(log.fileno(), sys.stderr.fileno())
    settings = _settings(site)
    log_to_stderr(settings)
    with alone(site.database_url):
        house = House(settings, site.clock, library=library())
        asyncio.run(_work(house, going, has_doors))


async def _work(house: House, going: Connection, has_doors: bool) -> None:
    if has_doors:
        async with house.running():
            going.send("going")
            await asyncio.Event().wait()
    with house.auditor.running():
        going.send("going")
        await house.worker.run()


def _settings(site: Site) -> Settings:
    given = {
        "dezurni_database_url": site.database_url,
        "dezurni_secret_key": "x" * 40,
        "dezurni_log": "json",
        "dezurni_channels": "telegram",
        "telegram_token": TOKEN,
        "telegram_api_url": site.telegram_url,
        "twilio_account_sid": ACCOUNT_SID,
        "twilio_auth_token": AUTH_TOKEN,
        "twilio_from_number": LINE,
        "twilio_api_url": site.twilio_url,
    }
    return Settings(_env_file=None, **given)  # type: ignore[arg-type]


@cache
def library() -> IndexedLibrary:
    """The articles; made once, before the forks."""
    return IndexedLibrary(installed_articles())


def warm() -> None:
    """Reads what a process reads at its first use (texts, holidays, numbers): it is forked with it then."""
    library()
    render(_HELP)
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/warm.db", durable=False)
        migrate(database, metadata)
        with database.begin(SystemClock()) as tx:
            load_company(tx, example())
        with database.read(SystemClock()) as tx:
            moment = now_of(tx)
            assert moment.duty and moment.coverage
        database.close()


def hastened(shown_at: datetime, rate: int) -> Hastened:
    """A clock that shows this now."""
    return Hastened(SystemClock().now(), shown_at, rate)
