"""`python -m tests.benchmarks.paging`: pages that are all due at once, behind a line of routine messages.

A real worker in a process of its own, and a pretend Telegram in another, which takes its time to answer.
Measured is from each page's due time to the record of the message that carries it: later than the attempt.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import String, cast, func, insert, literal, select, text, update

from app.tables import metadata
from core.clock import SystemClock
from core.database.outbox import Delivery, Priority
from core.database.schema import migrate
from core.database.transaction import Database, Transaction
from core.desk.load_company import load_company
from core.escalation.rows import Notification, Page
from core.tickets.rows import Ticket
from simulator.telegram.asgi import asgi_app
from simulator.telegram.server import PretendTelegram
from tests.benchmarks.databases import DURABLE, databases
from tests.core.desk.office import example
from tests.slow.pretend_server import Slow, listening
from tests.slow.real_process import TOKEN, dezurni

_FIRST_OPERATOR, _FIRST_READER = 7100, 100_000
# The worker is in full swing when the pages fall due.
_SWING = 100
_PATIENCE_SECONDS = 300
_CLOCK = SystemClock()
T = TypeVar("T")


def main() -> None:
    """Measures what the command line asks for."""
    asked = _parser().parse_args()
    print(
        f"{asked.database}, {DURABLE[asked.database]}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    print(
        f"{asked.pages:,} pages due at once for {asked.operators} operators, {asked.routine:,} routine "
        f"messages waiting, Telegram answers in {asked.milliseconds} ms",
        flush=True,
    )
    with databases(asked.database) as new_database, tempfile.TemporaryDirectory() as folder:
        url = new_database()
        database = Database(url)
        migrate(database, metadata)
        with _telegram(asked) as address:
            _fill(database, asked)
            with dezurni(Path(folder), url, address, "worker"):
                due_at = _fall_due(database)
                waits = _waits(database, due_at, asked.pages)
        database.close()
    for share in (0.001, 0.01, 0.5, 0.9, 0.99, 1):
        print(
            f"  {share * 100:4.3g} % of the pages were out after {waits[int(share * len(waits)) - 1]:.2f} s"
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.paging", description=__doc__)
    parser.add_argument("--database", choices=list(DURABLE), default="sqlite")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--operators", type=int, default=100)
    parser.add_argument("--routine", type=int, default=10_000)
    parser.add_argument("--milliseconds", type=int, default=40)
    return parser


@contextmanager
def _telegram(asked: argparse.Namespace) -> Iterator[str]:
    """The pretend Telegram's address; its process ends with the block."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(asked, theirs), daemon=True)
    process.start()
    try:
        yield str(ours.recv())
    finally:
        ours.send("enough")
        process.join(20)
        process.kill()


def _serve(asked: argparse.Namespace, main_process: Connection) -> None:
    telegram = PretendTelegram(TOKEN, _CLOCK)
    for first, count in ((_FIRST_OPERATOR, asked.operators), (_FIRST_READER, asked.routine)):
        for number in range(first, first + count):
            telegram.person(number, f"Osoba {number}", has_opened_chat=True)
    with listening(Slow(asgi_app(telegram, longest_wait_seconds=1), asked.milliseconds / 1000)) as address:
        main_process.send(address)
        main_process.recv()


def _fill(database: Database, asked: argparse.Namespace) -> None:
    """Everybody and everything that waits."""

    def edit(data: dict[str, Any]) -> None:
        data["operators"] += [
            {"code": _operator(n), "name": f"Operater {n}", "telegram_id": _FIRST_OPERATOR + n}
            | {"roles": ["operator"]}
            for n in range(asked.operators)
        ]

    with database.begin(_CLOCK) as tx:
        load_company(tx, example(edit))
        tx.session.execute(insert(Delivery), [_routine(n, tx.now) for n in range(asked.routine)])
        tx.session.execute(insert(Ticket), [_ticket(n, tx.now) for n in range(1, asked.pages + 1)])
        pages = [_page(n, n % asked.operators, tx.now) for n in range(1, asked.pages + 1)]
        tx.session.execute(insert(Page), pages)
        if database.url.get_backend_name() == "postgresql":
            _count_on(tx)


def _fall_due(database: Database) -> datetime:
    """Once the worker sends, every page is due a second later; the moment."""
    sent = select(func.count()).select_from(Delivery).where(Delivery.sent_at.is_not(None))
    while (_read(database, lambda tx: tx.first(sent)) or 0) < _SWING:
        time.sleep(0.2)
    with database.begin(_CLOCK) as tx:
        due_at = tx.now + timedelta(seconds=1)
        tx.changed(update(Page).values(due_at=due_at))
    return due_at


def _count_on(tx: Transaction) -> None:
    """The ids above were given by hand."""
    for table in ("tickets", "pages"):
        tx.session.execute(text(f"SELECT setval('{table}_id_seq', (SELECT max(id) FROM {table}))"))


def _operator(number: int) -> str:
    return f"operater-{number}"


def _routine(number: int, now: datetime) -> dict[str, Any]:
    said: dict[str, Any] = {"key": "help", "facts": {}, "language": "sr-Latn", "rows": [], "ticket": None}
    return {
        "channel": "telegram",
        "address": str(_FIRST_READER + number),
        "payload": said | {"ask_phone": False, "appointment": None, "wants_report": False},
        "priority": int(Priority.ROUTINE),
        "created_at": now,
        "due_at": now,
        "attempts": 0,
        "refused": False,
    }


def _ticket(number: int, now: datetime) -> dict[str, Any]:
    subject = f"Program se ne otvara ({number})"
    named = {"id": number, "number": number, "client_id": None, "subject": subject}
    return named | {"source": "chat", "rank": 1, "state": "open", "opened_at": now}


def _page(number: int, operator: int, now: datetime) -> dict[str, Any]:
    step = {"after_minutes": 0, "notify": _operator(operator), "by": ["chat"]}
    policy = {"code": "bench", "repeat": 0, "steps": [step, step | {"after_minutes": 60}]}
    row = {"id": number, "ticket_id": number, "policy": policy, "state": "open", "steps_taken": 0}
    return row | {"opened_at": now, "due_at": None, "version": 0, "reminded": 0}


def _waits(database: Database, due_at: datetime, pages: int) -> list[float]:
    """Seconds from due to sent, of each page, shortest first."""
    until = time.monotonic() + _PATIENCE_SECONDS
    query = (
        select(Delivery.sent_at)
        .select_from(Notification)
        .join(Delivery, Delivery.key == literal("page-").concat(cast(Notification.bundle, String)))
        .where(Delivery.sent_at.is_not(None))
    )
    while time.monotonic() < until:
        sent = _read(database, lambda tx: tx.all(query))
        if len(sent) >= pages:
            return sorted((at - due_at).total_seconds() for at in sent if at)
        time.sleep(1)
    raise SystemExit(f"only {len(sent)} pages are out")


def _read(database: Database, look: Callable[[Transaction], T]) -> T:
    with database.read(_CLOCK) as tx:
        return look(tx)


if __name__ == "__main__":
    main()
