"""The leases of what this process is sending: they run on for as long as it lives and is at it.

A slow messenger, or a slow machine, would otherwise make another process send the same a second time. A
thread of its own keeps them: an event loop with much to do comes too late just when it matters.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from core.clock import Clock
from core.database.claiming import keep_leases
from core.database.outbox import LEASE, Parcel
from core.database.transaction import Database

log = structlog.get_logger()

_SECOND = 1
# A lease is kept well before its end: the database may be slow as well.
_EARLY = LEASE / 4
# Whoever is not done by then hangs for good: another may try.
LONGEST = timedelta(minutes=5)


class Leases:
    """What is under way in this process, and its leases."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._lock = threading.Lock()
        # Since when it is being sent, and when its lease began to run.
        self._under_way: dict[Parcel, tuple[datetime, datetime]] = {}

    @contextmanager
    def held(self, parcel: Parcel) -> Iterator[None]:
        """The parcel is being sent during the block."""
        now = self._clock.now()
        with self._lock:
            self._under_way[parcel] = now, (parcel.leased_until or now + LEASE) - LEASE
        try:
            yield
        finally:
            with self._lock:
                del self._under_way[parcel]

    def runs_short(self, parcel: Parcel) -> bool:
        """Much of its lease is over before it is begun: whoever leased it had to wait, or stood still."""
        return parcel.leased_until is not None and self._clock.now() > parcel.leased_until - LEASE / 2

    @contextmanager
    def kept(self) -> Iterator[None]:
        """They are looked at each second during the block."""
        over = threading.Event()
        thread = threading.Thread(target=self._keep, args=(over,), name="leases", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join(_SECOND)

    def look(self) -> None:
        """Keeps those leases that have run for a while."""
        now = self._clock.now()
        old = self._old(now)
        if not old:
            return
        with self._database.begin(self._clock) as tx:
            keep_leases(tx, old)
        with self._lock:
            kept = {parcel: (self._under_way[parcel][0], now) for parcel in old if parcel in self._under_way}
            self._under_way.update(kept)

    def _old(self, now: datetime) -> list[Parcel]:
        with self._lock:
            return [
                parcel
                for parcel, (since, leased_at) in self._under_way.items()
                if now - leased_at > _EARLY and now - since < LONGEST
            ]

    def _keep(self, over: threading.Event) -> None:
        while not over.wait(_SECOND):
            try:
                self.look()
            except (OperationalError, InterfaceError) as error:
                log.warning("leases could not be kept: the database is away", reason=type(error).__name__)
