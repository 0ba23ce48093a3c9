"""Measures one filled database, in a process of its own so that its peak of memory is its own.

Prints one line of JSON; `python -m tests.benchmarks` calls it and says what it means.
"""

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import event, func, select

from app.documents import letter_of, statement_file
from bot.dialogue.render import render
from core.clients.rows import Client
from core.database.transaction import Database, Transaction
from core.desk.make_statement import make_statement, with_statement
from core.desk.moment import now_of
from core.desk.statement_ways import statement_facts
from core.hours.rows import TimeEntry
from documents.letter import Letter
from simulator.clock import TurnableClock
from tests.benchmarks.month import MONTH, NOW
from tests.core.desk.office import wall

LANGUAGE = "sr-Latn"
_PROBED = 200
_FETCHED = {"yield_per": 1000}


class Bench:
    """The filled database, as the worker has it: every commit is durable."""

    def __init__(self, url: str) -> None:
        self.database = Database(url)
        self.clock = TurnableClock(wall(NOW))

    def bare_sums(self) -> int:
        """What the statements rest on, by the database alone: drawn, by kind and by ticket; rows fetched."""
        of_month = TimeEntry.month == str(MONTH)
        minutes = func.sum(TimeEntry.minutes)
        client = TimeEntry.client_id
        sums = (
            select(client, minutes).where(of_month, TimeEntry.draws).group_by(client),
            select(client, TimeEntry.kind, minutes).where(of_month).group_by(client, TimeEntry.kind),
            select(client, TimeEntry.ticket_id, minutes)
            .where(of_month)
            .group_by(client, TimeEntry.ticket_id),
        )
        with self.database.read(self.clock) as tx:
            return sum(1 for each in sums for _ in tx.session.execute(each, execution_options=_FETCHED))

    def clients(self) -> list[int]:
        """Who gets a statement."""
        with self.database.read(self.clock) as tx:
            return list(tx.session.scalars(with_statement(MONTH).with_only_columns(Client.id)))

    def close(self, client_id: int) -> None:
        """Closes one client's month, in a transaction of its own."""
        with self.database.begin(self.clock) as tx:
            _statement(tx, client_id)

    def tell(self, client_id: int) -> int:
        """Reads the closed month and says it in words; how many letters they have."""
        with self.database.begin(self.clock) as tx:
            data = _statement(tx, client_id)
        rendered = render({"key": "statement", "facts": statement_facts(data), "language": LANGUAGE})
        return len(rendered.text)

    def letter(self, client_id: int) -> tuple[dict[str, Any], Letter]:
        """What a PDF is made of."""
        with self.database.begin(self.clock) as tx:
            client = tx.get(Client, client_id)
            return _statement(tx, client_id), letter_of(tx, now_of(tx), client, MONTH)

    def queries_of_a_close(self, client_ids: list[int]) -> float:
        """How many statements of SQL a close takes on average; what it closes is taken back."""
        seen: list[str] = []
        event.listen(self.database.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
        for client_id in client_ids:
            with self.database.read(self.clock) as tx:
                _statement(tx, client_id)
        return len(seen) / len(client_ids)


def _statement(tx: Transaction, client_id: int) -> dict[str, Any]:
    return make_statement(tx, now_of(tx), tx.get(Client, client_id), MONTH)


def measure(url: str) -> dict[str, Any]:
    """Seconds of each part, and the most memory that was in use until its end."""
    bench = Bench(url)
    found: dict[str, Any] = {"began_kib": _peak_kib()}
    with _timed(found, "sums"):
        found["sums"] = bench.bare_sums()
    with _timed(found, "clients"):
        clients = bench.clients()
    found["clients"] = len(clients)
    with _timed(found, "close"):
        for client_id in clients:
            bench.close(client_id)
    with _timed(found, "tell"):
        found["letters"] = sum(bench.tell(client_id) for client_id in clients)
    bench.database.close()
    return found


def probe(url: str) -> dict[str, Any]:
    """Counts the queries of a close, before anything is closed."""
    bench = Bench(url)
    queries = bench.queries_of_a_close(bench.clients()[:_PROBED])
    bench.database.close()
    return {"queries": queries}


def typeset(url: str, count: int) -> dict[str, Any]:
    """PDFs of closed months on all cores, in threads as the worker makes them; read before, typeset now."""
    bench = Bench(url)
    read = [bench.letter(client_id) for client_id in bench.clients()[:count]]
    bench.database.close()
    found: dict[str, Any] = {"pdfs": len(read), "cores": os.cpu_count()}
    _pdf(read[0])  # the fonts are read once in a process
    with _timed(found, "pdf"), ThreadPoolExecutor(os.cpu_count()) as pool:
        found["bytes"] = sum(pool.map(_pdf, read))
    return found


def _pdf(read: tuple[dict[str, Any], Letter]) -> int:
    return len(statement_file("statement-pdf", *read, LANGUAGE).content)


@contextmanager
def _timed(found: dict[str, Any], name: str) -> Iterator[None]:
    began = perf_counter()
    yield
    found[f"{name}_seconds"] = perf_counter() - began
    found[f"{name}_kib"] = _peak_kib()


def _peak_kib() -> int:
    """The most memory that this process ever had, as Linux counts it."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["measure", address]:
            result = measure(address)
        case ["probe", address]:
            result = probe(address)
        case ["typeset", address, number]:
            result = typeset(address, int(number))
    print(json.dumps(result))
