"""Looks from outside whether pages walk: beside the worker, with nothing of the worker's.

It has its own threads, its own connection and its own channels, so that a worker that hangs does not hang
it too. While all is well it calls the heartbeat's address; whoever listens there notices its silence.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Protocol

import httpx
import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from core.clock import Clock
from core.database.claiming import claim_named
from core.database.heartbeat import some_worker_lives
from core.database.outbox import Parcel
from core.database.transaction import Database
from core.desk.audit_pages import ALARM, audit_pages, raise_alarm
from core.desk.follow_delivery import delivered, not_delivered
from core.desk.moment import now_of
from core.errors import DeliveryFailed

log = structlog.get_logger()

_LOOK_SECONDS, _BEAT_SECONDS = 20, 60
_PATIENCE_SECONDS = 10

Get = Callable[[str], object]


class Postman(Protocol):
    """A channel that only sends."""

    async def send(self, parcel: Parcel) -> str | None:
        """Sends it; raises Unavailable or Undeliverable."""
        ...

    async def close(self) -> None:
        """Gives connections back."""
        ...


# Made anew for each alarm: a connection belongs to the loop that opened it.
Open = Callable[[], Postman]


class Auditor:
    """One auditor of one process; any number of them may look at once."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        openers: Mapping[str, Open],
        heartbeat_url: str | None = None,
        get: Get | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._openers = openers
        self._heartbeat_url = heartbeat_url
        self._get = get or _get

    @contextmanager
    def running(self) -> Iterator[None]:
        """Looks every so often until the block ends."""
        scheduler = BackgroundScheduler(timezone="UTC")
        scheduler.add_job(self._safely(self.look), "interval", seconds=_LOOK_SECONDS)
        scheduler.add_job(self._safely(self.beat), "interval", seconds=_BEAT_SECONDS)
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)

    def look(self) -> None:
        """Raises the alarm for what is late, and sends it."""
        with self._database.read(self._clock) as tx:
            if audit_pages(tx).is_well:
                return
        with self._database.begin(self._clock) as tx:
            if raise_alarm(tx, now_of(tx), audit_pages(tx)):
                log.error("pages are late, and the managers are told")
            parcels = claim_named(tx, ALARM, list(self._openers))
        for parcel in parcels:
            self._deliver(parcel)

    def beat(self) -> None:
        """Calls the heartbeat's address if there is one and all is well: nothing late, and a worker alive."""
        if self._heartbeat_url is None:
            return
        with self._database.read(self._clock) as tx:
            well = audit_pages(tx).is_well and some_worker_lives(tx)
        if well:
            self._get(self._heartbeat_url)

    def close(self) -> None:
        """Gives its connections back."""
        self._database.close()

    def _deliver(self, parcel: Parcel) -> None:
        try:
            ref = asyncio.run(_sent(self._openers[parcel.channel], parcel))
        except DeliveryFailed as failure:
            with self._database.begin(self._clock) as tx:
                not_delivered(tx, parcel, failure)
        else:
            with self._database.begin(self._clock) as tx:
                delivered(tx, parcel, ref)

    @staticmethod
    def _safely(act: Callable[[], None]) -> Callable[[], None]:
        def job() -> None:
            try:
                act()
            # Its own fault must not end it: the database, or whoever listens to the heartbeat, may be away.
            except Exception as error:
                log.warning("the auditor could not look", what=act.__name__, error=type(error).__name__)

        return job


async def _sent(opener: Open, parcel: Parcel) -> str | None:
    channel = opener()
    try:
        return await channel.send(parcel)
    finally:
        await channel.close()


def _get(url: str) -> None:
    httpx.get(url, timeout=_PATIENCE_SECONDS).raise_for_status()
