"""A desk without doors: a database, a clock to turn, and the example company, changed as a test needs it."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import select

from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.company.organisation import organisation
from core.company_file.reading import read_company
from core.company_file.schema import CompanyFile
from core.database.outbox import Delivery
from core.database.transaction import Database, Transaction
from core.desk.load_company import load_company
from core.hours.ledger import Work, book
from core.hours.rows import TimeEntry
from simulator.clock import TurnableClock

BELGRADE = ZoneInfo("Europe/Belgrade")
T = TypeVar("T")
Edit = Callable[[dict[str, Any]], object]


@cache
def _example() -> CompanyFile:
    return without_pins(read_company(Path(__file__).parents[2] / "company.yaml"))


def without_pins(company: CompanyFile) -> CompanyFile:
    """The company with nobody's PIN: half a load's time is their slow hashes, which few tests need."""
    data = company.model_dump(mode="json", by_alias=True)
    for person in (*data["operators"], *(who for client in data["clients"] for who in client["contacts"])):
        person["pin"] = None
    return CompanyFile.model_validate(data)


def example(edit: Edit | None = None) -> CompanyFile:
    """The example company, edited as the plain data that its file holds."""
    if edit is None:
        return _example()
    data = _example().model_dump(mode="json", by_alias=True)
    edit(data)
    return CompanyFile.model_validate(data)


def coded(entries: Sequence[dict[str, Any]], code: str) -> dict[str, Any]:
    """The entry with this code."""
    return next(entry for entry in entries if entry["code"] == code)


def wall(text: str) -> datetime:
    """A moment of the organisation's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=BELGRADE)


class Office:
    """The desk at a moment; `now` is the wall clock."""

    def __init__(self, url: str, now: str) -> None:
        self.database = Database(url, durable=False)
        self.clock = TurnableClock(wall(now))

    def turns_to(self, now: str) -> None:
        """The clock is put there."""
        self.clock.turn_to(wall(now))

    def passes(self, **length: float) -> None:
        """So much time passes."""
        self.clock.advance(timedelta(**length))

    def write(self, act: Callable[[Transaction], T]) -> T:
        """One transaction."""
        with self.database.begin(self.clock) as tx:
            return act(tx)

    def read(self, look: Callable[[Transaction], T]) -> T:
        """Something read."""
        with self.database.read(self.clock) as tx:
            return look(tx)

    def load(self, edit: Edit | None = None) -> int:
        """Loads the example company, edited; returns how many rows changed."""
        company = example(edit)
        return self.write(lambda tx: load_company(tx, company))

    def at_once(self, *acts: Callable[[Transaction], T]) -> list[T]:
        """Each in a transaction and a thread of its own, all begun at the same moment."""
        barrier = Barrier(len(acts))

        def run(act: Callable[[Transaction], T]) -> T:
            barrier.wait(10)
            return self.write(act)

        with ThreadPoolExecutor(len(acts)) as pool:
            return list(pool.map(run, acts))

    def client(self, code: str) -> Client:
        """The client with this code."""
        return self.read(lambda tx: client_by_code(tx, code))

    def books(
        self, client: str, start: str, minutes: float, kind: str = "remote", key: str = ""
    ) -> list[TimeEntry]:
        """Books work that began at `start` of the wall clock."""
        starts_at = wall(start)
        ends_at = starts_at.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)
        work = Work(kind, "ana", starts_at, ends_at, "typed", key or f"{client}-{start}")
        return self.write(lambda tx: book(tx, organisation(tx), client_by_code(tx, client), work))

    def said_to(self, channel: str, address: str) -> list[str]:
        """The keys of the texts that wait for, or went to, this chat, in their order."""
        query = select(Delivery).where(Delivery.channel == channel, Delivery.address == address)
        rows = self.read(lambda tx: tx.all(query.order_by(Delivery.id)))
        return [row.payload["key"] for row in rows if "key" in row.payload]


@contextmanager
def office(url: str, now: str) -> Iterator[Office]:
    """An office that gives its connections back."""
    opened = Office(url, now)
    try:
        yield opened
    finally:
        opened.database.close()
