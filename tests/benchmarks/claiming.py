"""`python -m tests.benchmarks.claiming`: how fast workers take the outbox's rows, beside a bare loop.

The bare loop is what a queue on PostgreSQL costs at least: select so many rows for update, those locked by
others skipped, mark them, commit. Ours keeps the order of each chat, counts attempts, and notes each
delivery by itself, for what was sent must be known at once. Both on one durable PostgreSQL, in turns.
"""

import argparse
import os
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.synchronize import Barrier
from time import perf_counter
from typing import Any

import psycopg
from sqlalchemy import insert

from app.tables import metadata
from core.clock import SystemClock
from core.database.claiming import claim
from core.database.outbox import Delivery, Parcel, Priority, record_sent
from core.database.schema import migrate
from core.database.transaction import Database
from tests.benchmarks.databases import DURABLE, databases

_AT_ONCE = 20
_CLOCK = SystemClock()
_PAYLOAD = {"key": "help", "facts": {}, "language": "sr-Latn", "rows": []}
_BARE = (
    "SELECT id, payload FROM bare WHERE done_at IS NULL AND leased_until IS NULL "
    "ORDER BY priority, due_at, id LIMIT %s FOR UPDATE SKIP LOCKED"
)


def main() -> None:
    """Measures each number of workers, ours and bare in turns."""
    asked = _parser().parse_args()
    print(f"postgresql, {DURABLE['postgresql']}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    print(f"{asked.rows:,} rows for {asked.rows // 2:,} chats, taken {_AT_ONCE} at a time; rows a second")
    print(
        f"  {'workers':>8}{'recorded together':>20}{'bare':>8}{'ratio':>7}"
        f"{'each by itself':>20}{'bare':>8}{'ratio':>7}"
    )
    with databases("postgresql") as new_database:
        for workers in asked.workers:
            url = new_database()
            ours, bare = (
                [asked.rows / _raced(act, url, workers, asked.rows) for act in acts]
                for acts in ((_claimed, _claimed_and_recorded), (_bare_claimed, _bare_done))
            )
            print(f"  {workers:8}", end="")
            for width, (our, theirs) in ((20, pair) for pair in zip(ours, bare, strict=True)):
                print(f"{our:{width}.0f}{theirs:8.0f}{our / theirs:7.2f}", end="")
            print(flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.claiming", description=__doc__)
    parser.add_argument("--rows", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 4])
    return parser


def _raced(act: Any, url: str, workers: int, rows: int) -> float:
    """Seconds until all rows are taken, by processes that begin together."""
    _fill(url, rows)
    context = get_context("spawn")
    barrier = context.Barrier(workers + 1)
    processes = [context.Process(target=_work, args=(act, url, barrier)) for _ in range(workers)]
    for process in processes:
        process.start()
    barrier.wait(120)
    began = perf_counter()
    for process in processes:
        process.join()
    taken = perf_counter() - began
    assert all(process.exitcode == 0 for process in processes)
    return taken


def _work(act: Any, url: str, barrier: Barrier) -> None:
    act(url, barrier)


def _fill(url: str, rows: int) -> None:
    database = Database(url)
    migrate(database, metadata)
    with database.begin(_CLOCK) as tx:
        tx.session.connection().exec_driver_sql("TRUNCATE outbox")
        tx.session.connection().exec_driver_sql("DROP TABLE IF EXISTS bare")
        due_at = tx.now - timedelta(hours=1)
        tx.session.execute(insert(Delivery), [_row(number, due_at) for number in range(rows)])
        for statement in (
            "CREATE TABLE bare AS SELECT id, channel, address, payload, priority, due_at, leased_until, "
            "attempts, sent_at AS done_at FROM outbox",
            "ALTER TABLE bare ADD PRIMARY KEY (id)",
            "CREATE INDEX ON bare (priority, due_at, id) WHERE done_at IS NULL",
        ):
            tx.session.connection().exec_driver_sql(statement)
    database.close()


def _row(number: int, due_at: Any) -> dict[str, Any]:
    row = {"channel": "telegram", "address": str(number // 2), "payload": _PAYLOAD, "attempts": 0}
    return row | {"priority": int(Priority.ROUTINE), "created_at": due_at, "due_at": due_at, "refused": False}


def _claimed(url: str, barrier: Barrier) -> None:
    """A claim opens the next row of its chat only when it is recorded: all at once, here."""
    _loop(url, barrier, each=False)


def _claimed_and_recorded(url: str, barrier: Barrier) -> None:
    _loop(url, barrier, each=True)


def _loop(url: str, barrier: Barrier, *, each: bool) -> None:
    database = Database(url)
    database.engine.connect().close()
    barrier.wait(120)
    while parcels := _claim(database):
        if each:
            for parcel in parcels:
                with database.begin(_CLOCK) as tx:
                    record_sent(tx, parcel, None)
        else:
            with database.begin(_CLOCK) as tx:
                for parcel in parcels:
                    record_sent(tx, parcel, None)
    database.close()


def _claim(database: Database) -> list[Parcel]:
    with database.begin(_CLOCK) as tx:
        return claim(tx, ["telegram"], _AT_ONCE)


def _bare_claimed(url: str, barrier: Barrier) -> None:
    """Leases, and marks all as done together in a second transaction."""
    _bare_loop(url, barrier, ("UPDATE bare SET leased_until = now() WHERE id = ANY(%s)", *_DONE))


def _bare_done(url: str, barrier: Barrier) -> None:
    """Marks them in the transaction that took them: one commit for all."""
    _bare_loop(url, barrier, _DONE)


_DONE = ("UPDATE bare SET done_at = now() WHERE id = ANY(%s)",)


def _bare_loop(url: str, barrier: Barrier, updates: tuple[str, ...]) -> None:
    with psycopg.connect(url) as connection:
        barrier.wait(120)
        while ids := [row[0] for row in connection.execute(_BARE, (_AT_ONCE,)).fetchall()]:
            for update in updates:
                connection.execute(update, (ids,))
                connection.commit()


if __name__ == "__main__":
    main()
