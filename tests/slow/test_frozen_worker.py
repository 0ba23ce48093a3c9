"""A worker that hangs: the auditor of another process says so to the manager, and health turns red."""

import signal
import socket
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from core.clock import SystemClock
from core.company_file.reading import read_company
from core.database.heartbeat import some_worker_lives
from core.database.transaction import Database, Transaction
from core.desk.load_company import load_company
from core.desk.moment import now_of
from core.desk.open_ticket import open_ticket
from core.desk.page_operator import page_operator
from simulator.clock import TurnableClock
from simulator.telegram.server import PretendTelegram
from tests.slow.pretend_server import serving
from tests.slow.real_process import TOKEN, dezurni
from tests.stories.world import COMPANY

_PATIENCE_SECONDS = 90
OPERATORS, MANAGER = (7001, 7002, 7003), 7009


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_worker_that_is_frozen_is_told_of_by_another_process(postgres_url: str, tmp_path: Path) -> None:
    database = Database(postgres_url)
    telegram = PretendTelegram(TOKEN, SystemClock())
    manager = telegram.person(MANAGER, "Vesna", has_opened_chat=True)
    people = [telegram.person(chat, "Operater", has_opened_chat=True) for chat in OPERATORS]
    with database.begin(SystemClock()) as tx:
        load_company(tx, read_company(COMPANY))
    port = _free_port()
    with (
        serving(telegram) as url,
        dezurni(tmp_path, postgres_url, url, "worker") as worker,
        dezurni(tmp_path, postgres_url, url, "serve", "--no-worker", "--port", str(port)),
    ):
        _wait(lambda: _read(database, some_worker_lives) and _health(port) == (200, "ok"))
        worker.send_signal(signal.SIGSTOP)
        with database.begin(TurnableClock(start=SystemClock().now() - timedelta(minutes=4.5))) as tx:
            _opens_page(tx)
        _wait(lambda: any("Pozivanje dežurnih kasni" in text for text in manager.unread_texts()))
        assert _health(port) == (503, "late")
        assert not any("Dežurstvo" in text for person in people for text in person.unread_texts())
        worker.send_signal(signal.SIGCONT)
        _wait(lambda: any("#1001" in text for person in people for text in person.unread_texts()))
        _wait(lambda: _health(port) == (200, "ok"))
    database.close()
    assert sum("Pozivanje dežurnih kasni" in text for text in manager.unread_texts()) == 1
    telegram.assert_nothing_unexpected()


def _opens_page(tx: Transaction) -> None:
    """As if it had been opened some minutes ago, and nobody had walked it since."""
    moment = now_of(tx)
    page_operator(tx, moment, open_ticket(tx, moment, text="server ne radi", source="chat").ticket)


def _health(port: int) -> tuple[int, str]:
    try:
        answer = httpx.get(f"http://127.0.0.1:{port}/health", timeout=5)
    except httpx.TransportError:
        return 0, "no answer"
    return answer.status_code, answer.json()["escalation"]


def _wait(is_reached: Callable[[], bool]) -> None:
    until = time.monotonic() + _PATIENCE_SECONDS
    while not is_reached():
        assert time.monotonic() < until, "it does not come to that"
        time.sleep(0.1)


def _read(database: Database, look: Callable[[Transaction], bool]) -> bool:
    with database.read(SystemClock()) as tx:
        return look(tx)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
