"""A worker that sends a month is killed again and again: everybody gets everything, nothing gets lost.

Delivery is at least once: a part may come twice if the messenger had taken it and the worker was killed
before it could write that down. No other part may. Run by `make kill`; it prints what it saw.
"""

import random
import secrets
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from core.clock import SystemClock
from core.company_file.reading import read_company
from core.database.outbox import Delivery
from core.database.transaction import Database, Transaction
from core.desk.load_company import load_company
from core.desk.run_month import finish_month, months_untold
from core.desk.statement_progress import progress_of, queued_clients
from core.desk.statement_ways import PARTS, part_of
from core.hours.month import Month
from simulator.clock import TurnableClock
from simulator.telegram.chats import Message
from simulator.telegram.person import Person
from simulator.telegram.server import PretendTelegram
from tests.slow.pretend_server import serving
from tests.slow.worker_process import TOKEN, worker
from tests.stories.many_clients import FIRST_CHAT, company_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

CLIENTS, KILLS = 60, 12
ALL = CLIENTS * len(PARTS)
ZONE = ZoneInfo("Europe/Belgrade")
MANAGER, OPERATORS = 7009, (7001, 7002, 7003)
_PATIENCE_SECONDS = 150
Part = tuple[int, str]
T = TypeVar("T")


def test_a_month_survives_a_worker_that_is_killed_again_and_again(
    database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = secrets.randbelow(10**6)
    month = _month()
    telegram = PretendTelegram(TOKEN, SystemClock())
    people = [telegram.person(FIRST_CHAT + n, f"Ana {n}", has_opened_chat=True) for n in range(CLIENTS)]
    for operator in (MANAGER, *OPERATORS):
        telegram.person(operator, "Operater", has_opened_chat=True)
    database = Database(database_url)
    _prepare(database, month, company_of(tmp_path, CLIENTS))
    with serving(telegram) as url:
        under_way = Counter[Part]()
        for is_reached in _points(random.Random(seed), database, month, people):
            with worker(tmp_path, database_url, url) as process:
                _wait(is_reached, process)
                process.kill()
            under_way.update(_leased(database))
        with worker(tmp_path, database_url, url) as process:
            _wait(
                lambda: _read(database, lambda tx: months_untold(tx) == [] and _is_done(tx, month)), process
            )
    taken = _taken(people)
    missing = {(person.user_id, part) for person in people for part in PARTS} - set(taken)
    repeated = Counter({part: count - 1 for part, count in taken.items() if count > 1})
    with capsys.disabled():
        print(
            f"\n{database.engine.dialect.name}: {KILLS} kills (seed {seed}), {ALL} parts, "
            f"under way at a kill {under_way.total()}, sent twice {repeated.total()}, lost {len(missing)}"
        )
    database.close()
    assert missing == set()
    assert repeated - under_way == Counter()
    telegram.assert_nothing_unexpected()
    told = [text for text in telegram.person(MANAGER, "").unread_texts() if f"Poslato: {CLIENTS}" in text]
    assert len(told) == 1


def _month() -> Month:
    """A month that is over for long enough that its statements are due, whatever today is."""
    return Month.containing(SystemClock().now() - timedelta(days=12), ZONE).previous()


def _prepare(database: Database, month: Month, company: Path) -> None:
    """The desk was opened in that month; later ones are not what is looked at."""
    with database.begin(TurnableClock(start=month.bounds(ZONE)[0] + timedelta(days=1))) as tx:
        load_company(tx, read_company(company))
    with database.begin(SystemClock()) as tx:
        later = month.next()
        while later < Month.containing(tx.now, ZONE):
            finish_month(tx, later)
            later = later.next()


def _points(
    chance: random.Random, database: Database, month: Month, people: list[Person]
) -> Iterator[Callable[[], bool]]:
    """Moments to kill at: some while statements are queued, the others while parts are sent."""
    for queued in sorted(chance.sample(range(1, CLIENTS), 3)):
        yield partial(_has_queued, database, month, queued)
    for sent in sorted(chance.sample(range(1, ALL), KILLS - 3)):
        yield partial(_has_taken, people, sent)


def _wait(is_reached: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not is_reached():
        assert process.poll() is None, "the worker ended by itself"
        assert time.monotonic() < until, "the worker does not get on"
        time.sleep(0.002)


def _leased(database: Database) -> Counter[Part]:
    """Parts whose sending may have been under way when the worker died."""
    query = select(Delivery).where(Delivery.leased_until.is_not(None), Delivery.sent_at.is_(None))
    rows = _read(database, lambda tx: list(tx.all(query)))
    parts = ((row.address, part_of(row.key or "")) for row in rows)
    return Counter((int(address), part.name) for address, part in parts if part)


def _taken(people: list[Person]) -> Counter[Part]:
    """What the messenger took, by person and part."""
    return Counter((person.user_id, _part(message)) for person in people for message in person.inbox)


def _part(message: Message) -> str:
    if message.file is None:
        return "statement"
    return "statement-chart" if message.file.kind == "photo" else "statement-pdf"


def _has_queued(database: Database, month: Month, least: int) -> bool:
    return _read(database, lambda tx: queued_clients(tx, month)) >= least


def _has_taken(people: list[Person], least: int) -> bool:
    return _taken(people).total() >= least


def _is_done(tx: Transaction, month: Month) -> bool:
    went = progress_of(tx, month)
    waits = tx.first(select(Delivery.id).where(Delivery.sent_at.is_(None), Delivery.set_aside_at.is_(None)))
    return went.sent == CLIENTS and waits is None


def _read(database: Database, look: Callable[[Transaction], T]) -> T:
    with database.read(SystemClock()) as tx:
        return look(tx)
