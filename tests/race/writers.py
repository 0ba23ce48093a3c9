"""The processes of the race: each books through the real use case, in a transaction for each booking."""

from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerContext
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from time import perf_counter
from typing import Any, NamedTuple

from core.clients.identity import client_by_code
from core.database.transaction import Database
from core.desk.book_time import book_time
from core.desk.make_statement import make_statement
from core.desk.moment import now_of
from core.hours.month import Month
from simulator.clock import TurnableClock
from tests.core.desk.office import wall
from tests.race.bookings import NOW, Race, booking, steps

_PATIENCE_SECONDS = 120
# Closed while they book, each when a part of the first writer's bookings is done. November of one client
# is closed before its October is.
CLOSINGS = (
    ("zora", "2026-10"), ("dunav", "2026-11"), ("granit", "2026-10"), ("dunav", "2026-10"),
    ("zora", "2026-11"), ("bivsi", "2026-10"),
)  # fmt: skip


class Entry(NamedTuple):
    """An entry as the ledger gave it to who booked."""

    id: int
    month: str
    minutes: int


Told = list[tuple[str, tuple[Entry, ...]]]
Accepted = dict[str, tuple[Entry, ...]]
Closed = dict[tuple[str, str], dict[str, Any]]


@dataclass(frozen=True)
class Outcome:
    """What each writer was told, what was closed meanwhile, how long all took, and one booking at most."""

    accepted: list[Told]
    closed: Closed
    seconds: float
    longest_seconds: float


@dataclass(frozen=True)
class _Track:
    """What the processes share."""

    url: str
    durable: bool
    race: Race
    start: Barrier
    pairs: list[Barrier]
    closings: "Queue[tuple[str, str] | None]"


def run(race: Race, url: str, *, durable: bool) -> Outcome:
    """Runs the race in a process for each writer and one more that closes months."""
    # Forked from one process that has everything imported: that takes each of them longer than to book.
    context = get_context("forkserver")
    context.set_forkserver_preload([__name__])
    track = _track(context, race, url, durable=durable)
    with ProcessPoolExecutor(race.writers + 1, context, _join, (track,)) as pool:
        writers = [pool.submit(_write, writer) for writer in range(race.writers)]
        closer = pool.submit(_close)
        track.start.wait(_PATIENCE_SECONDS)
        began = perf_counter()
        done = _all(writers)
        seconds = perf_counter() - began
        longest = max(slowest for _, slowest in done)
        return Outcome([told for told, _ in done], closer.result(_PATIENCE_SECONDS), seconds, longest)


def _track(context: ForkServerContext, race: Race, url: str, *, durable: bool) -> _Track:
    pairs = [context.Barrier(2) for _ in range(race.writers // 2)]
    return _Track(url, durable, race, context.Barrier(race.writers + 2), pairs, context.Queue())


def _all(writers: "list[Future[Any]]") -> list[Any]:
    """What all writers answer; a fault of one is shown, not that another waited for it in vain."""
    faults = [fault for writer in writers if (fault := writer.exception())]
    if faults:
        raise ExceptionGroup("writers failed", [fault for fault in faults if isinstance(fault, Exception)])
    return [writer.result() for writer in writers]


_joined: list[_Track] = []


def _join(track: _Track) -> None:
    _joined.append(track)


def _write(writer: int) -> tuple[Told, float]:
    """Books what is this writer's to book; the first one also tells what is to be closed.

    Answers what it was told, and the seconds of its slowest booking.
    """
    (track,) = _joined
    database, clock = Database(track.url, durable=track.durable), TurnableClock(wall(NOW))
    closings = dict(_closings(track.race)) if writer == 0 else {}
    told: Told = []
    slowest = 0.0
    try:
        track.start.wait(_PATIENCE_SECONDS)
        for number, step in enumerate(steps(track.race, writer)):
            if number in closings:
                track.closings.put(closings[number])
            if step.together:
                track.pairs[writer // 2].wait(_PATIENCE_SECONDS)
            began = perf_counter()
            told.append((step.key, _booked(database, clock, step.key)))
            slowest = max(slowest, perf_counter() - began)
    finally:
        track.pairs[writer // 2].abort()
        if writer == 0:
            track.closings.put(None)
        database.close()
    return told, slowest


def _booked(database: Database, clock: TurnableClock, key: str) -> tuple[Entry, ...]:
    code, work = booking(key)
    with database.begin(clock) as tx:
        entries = book_time(tx, now_of(tx), client_by_code(tx, code), work)
        return tuple(Entry(entry.id, entry.month, entry.minutes) for entry in entries)


def _closings(race: Race) -> Iterator[tuple[int, tuple[str, str]]]:
    for number, closing in enumerate(CLOSINGS, 1):
        yield race.bookings * number // (len(CLOSINGS) + 1), closing


def _close() -> Closed:
    """Closes months as it is told, until there is no more; the statements as they were made."""
    (track,) = _joined
    database, clock = Database(track.url, durable=track.durable), TurnableClock(wall(NOW))
    closed: Closed = {}
    track.start.wait(_PATIENCE_SECONDS)
    while closing := track.closings.get():
        code, month = closing
        with database.begin(clock) as tx:
            closed[closing] = make_statement(tx, now_of(tx), client_by_code(tx, code), Month.parse(month))
    database.close()
    return closed
