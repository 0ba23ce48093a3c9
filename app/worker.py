"""What happens by itself: answers, deliveries, pages, statements. The truth is rows; this only looks.

APScheduler ticks: it wakes this loop each second and at longer beats. Nothing depends on a tick being on
time, or on which process takes it.
"""

import asyncio
import os
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Concatenate, ParamSpec, Protocol, TypeVar

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from app.answers import Answers
from app.chores import Chores
from app.day import DayRun
from app.lane import Lane
from app.leases import Leases
from app.pieces import (
    advance_due_page,
    advance_due_pages,
    ask_for_pages,
    paging_due,
)
from app.sending import send_one
from app.shelves import Shelves
from app.transactions import DATABASE_AWAY, NO_FAULT, Transactions
from core.clock import Clock
from core.database.claiming import due_channels, keep_leases
from core.database.heartbeat import EVERY, beat
from core.database.outbox import Parcel, Priority
from core.database.pace import Pace, claim_in_pace
from core.database.transaction import Database, Transaction
from core.desk.follow_delivery import delivered, not_delivered
from core.desk.statement_progress import FAULT
from core.errors import DeliveryFailed, NotFound, Unavailable
from core.escalation.attempts import operators_to_ask
from core.escalation.pages import due_pages
from core.ports import FittedLibrary
from telephony.journal import Journal

log = structlog.get_logger()

# Deliveries of one channel under way at once. The second lane is for pages alone: a messenger that hangs over
# statements does not keep a page from being tried.
PLACES, URGENT_PLACES = 20, 10
# Transactions at once, and threads for everything else that blocks (a telephone order may hang for seconds).
_TRANSACTIONS, _THREADS = 8, 64
OPERATORS_AT_ONCE = 20
# What was sent must be noted: so often, a second apart, for nearly as long as its lease is kept.
RECORD_TRIES = 240
_SECOND, _MINUTE = 1, 60
T = TypeVar("T")
P = ParamSpec("P")
_LaneName = tuple[str, Priority]


class Sender(Protocol):
    """Anything that can deliver a parcel: a chat channel, or the telephone line."""

    @property
    def pace(self) -> Pace | None:
        """How fast the vendor takes messages; None: as fast as they come."""
        ...

    async def send(self, parcel: Parcel) -> str | None:
        """Sends it; raises Unavailable or Undeliverable."""
        ...


class Worker:
    """One worker of one process. Any number of them may share a PostgreSQL database."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        senders: Mapping[str, Sender],
        journal: Journal,
        library: FittedLibrary,
        shelves: Shelves | None = None,
    ) -> None:
        self._clock = clock
        self._senders = senders
        self._name = f"{socket.gethostname()}-{os.getpid()}"
        self._loop: asyncio.AbstractEventLoop | None = None
        transactions = Transactions(database, clock, _TRANSACTIONS)
        self._in_transaction = transactions.run
        self._look = transactions.look
        self._alone = transactions.alone
        self._answers = Answers(transactions, library)
        self._leases = Leases(database, clock)
        self._chores = Chores(
            transactions,
            DayRun(database, clock),
            partial(send_one, database, clock),
            journal,
            shelves,
            library,
        )
        self._lanes = {
            (channel, worst): Lane(partial(self._claim, channel, worst), self._send, places)
            for worst, places in ((Priority.URGENT, URGENT_PLACES), (Priority.ROUTINE, PLACES))
            for channel in senders
        }
        awake = [asyncio.Event() for _ in range(4)]
        self._walk_awake, self._answer_awake, self._post_awake, self._rest_awake = awake
        # When more may go out that waits only for a channel's pace, by lane.
        self._opens: dict[_LaneName, datetime] = {}
        self._walks = False

    def wake(self) -> None:
        """Something waits: look now. Callable from any thread, also before the worker runs."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._ring)

    async def run(self) -> None:
        """Looks for work until it is cancelled: pages, answers, deliveries and the rest side by side."""
        self._loop = asyncio.get_running_loop()
        self._loop.set_default_executor(ThreadPoolExecutor(_THREADS, "blocking"))
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(self._quick_beat, "interval", seconds=_SECOND)
        scheduler.add_job(self._slow_beat, "interval", seconds=_MINUTE)
        scheduler.add_job(self._beat, "interval", seconds=EVERY.total_seconds())
        scheduler.start()
        try:
            with self._leases.kept():
                await self._beat()
                await self._side_by_side()
        finally:
            scheduler.shutdown(wait=False)
            for lane in self._lanes.values():
                await lane.close()

    async def _side_by_side(self) -> None:
        await asyncio.gather(
            self._again(self._escalate, self._walk_awake),
            self._again(self._answer, self._answer_awake),
            self._again(self._wake_lanes, self._post_awake),
            *(self._again(lane.fill, lane.awake) for lane in self._lanes.values()),
            self._again(self._everything_else, self._rest_awake),
        )

    async def tick(self) -> bool:
        """Everything that is due now, once, one after the other; True if something was."""
        did = await self._pages_and_deliveries()
        return await self._everything_else() or did

    async def attend(self) -> bool:
        """Pages and deliveries that are due now, and none of the daily work; True if there were any."""
        did = await self._pages_and_deliveries()
        await self._chores.free_the_line()
        return did

    async def _pages_and_deliveries(self) -> bool:
        did = await self._escalate()
        did |= await self._answer()
        for lane in await self._busy_lanes():
            did |= await lane.once()
        return did

    async def settle(self) -> None:
        """Works until nothing is due any more: for tests and for `--send`."""
        self._chores.are_due()
        while await self.tick():
            pass

    async def _everything_else(self) -> bool:
        did = await self._chores.do()
        if did:
            self._ring()
        return did

    async def _again(self, act: Callable[[], Awaitable[bool]], awake: asyncio.Event) -> None:
        while True:
            awake.clear()
            if not await self._safely(act):
                await awake.wait()

    async def _safely(self, act: Callable[[], Awaitable[bool]]) -> bool:
        try:
            return await act()
        # The one place where everything is caught: a bad row, or a database away, must not end the worker.
        except Exception as error:
            if not isinstance(error, NotFound):  # no company is loaded yet
                log.exception("the worker could not do a part of its work", part=repr(act))
            return False

    def _ring(self) -> None:
        for awake in (self._walk_awake, self._answer_awake, self._post_awake, self._rest_awake):
            awake.set()

    # The scheduler runs plain functions in threads, where the event must not be touched.
    async def _quick_beat(self) -> None:
        self._ring()

    async def _slow_beat(self) -> None:
        self._chores.are_due()
        self._ring()

    async def _beat(self) -> None:
        with suppress(Exception):  # the database may be away: then there is no sign of life, as it should be
            await self._in_transaction(beat, self._name)

    async def _escalate(self) -> bool:
        """First every page that is due, then each operator once: many pages are one message and one call."""
        begun = self._clock.now()
        try:
            due = await self._look(paging_due, begun)
            did = bool(due.pages) and await self._walk(begun)
            codes = await self._look(operators_to_ask) if due.pages else due.operators
            if not did:
                self._look_at(due.next_at, self._walk_awake.set)
            for first in range(0, len(codes), OPERATORS_AT_ONCE):
                if await self._ask(codes[first : first + OPERATORS_AT_ONCE]):
                    did = self._walks = True
                    self._ring()
            return did
        finally:
            if self._walks:
                self._walks = False
                self._ring()

    async def _walk(self, begun: datetime) -> bool:
        did = False
        try:
            while await self._in_transaction(advance_due_pages):
                did = self._walks = True
        except NO_FAULT:
            raise
        except Exception:
            log.exception("pages could not be walked together; each by itself now")
        # Those that were accepted, and the others of a bad one; what fell due meanwhile walks together again.
        for page_id in await self._look(due_pages, begun):
            did |= await self._alone(advance_due_page, page_id)
        return did

    async def _ask(self, codes: Sequence[str]) -> bool:
        try:
            return await self._in_transaction(ask_for_pages, codes)
        except NO_FAULT:
            raise
        except Exception:
            log.exception("operators could not be asked together; each by themselves now")
        asked = [await self._alone(ask_for_pages, [code]) for code in codes]
        return any(asked)

    async def _answer(self) -> bool:
        """What somebody waits for an answer to."""
        did = await self._answers.give()
        if did:
            self._ring()
        return did

    async def _wake_lanes(self) -> bool:
        """Those that have something to claim; the others sleep on."""
        for lane in await self._busy_lanes():
            lane.awake.set()
        return False

    async def _busy_lanes(self) -> list[Lane]:
        due = await self._look(due_channels, list(self._senders))
        for name in [name for name in self._opens if name[0] not in due]:
            del self._opens[name]
        return [lane for (channel, _), lane in self._lanes.items() if channel in due]

    async def _claim(self, channel: str, worst: Priority, most: int) -> Sequence[Parcel]:
        # While pages walk to the outbox, nothing else is begun: it would take their time.
        allowed = Priority.URGENT if self._walks else worst
        pace = self._senders[channel].pace
        claimed = await self._in_transaction(claim_in_pace, {channel: pace}, most, worst=allowed)
        self._look_again_at((channel, worst), claimed.opens_at)
        return claimed.parcels

    @property
    def opens_at(self) -> datetime | None:
        """When more may go out that waits only for a channel's pace, if anything does."""
        return min(self._opens.values(), default=None)

    def _look_again_at(self, lane: _LaneName, moment: datetime | None) -> None:
        """The next beat may be almost a second away, and a chat take a message before."""
        self._opens.pop(lane, None)
        if moment is None:
            return
        self._opens[lane] = moment
        self._look_at(moment, self._ring)

    def _look_at(self, moment: datetime | None, look: Callable[[], None]) -> None:
        """Then, where that is before the next beat."""
        wait = (moment - self._clock.now()).total_seconds() if moment else _SECOND
        if self._loop and wait < _SECOND:
            self._loop.call_later(max(wait, 0), look)

    async def _send(self, parcel: Parcel) -> None:
        with self._leases.held(parcel):
            if not self._leases.runs_short(parcel) or await self._leased_anew(parcel):
                await self._send_and_note(parcel)

    async def _leased_anew(self, parcel: Parcel) -> bool:
        """False if another has it by now."""
        return await self._in_transaction(keep_leases, [parcel]) > 0

    async def _send_and_note(self, parcel: Parcel) -> None:
        try:
            ref = await self._senders[parcel.channel].send(parcel)
        except DeliveryFailed as failure:
            await self._failed(parcel, failure)
        # What is read as it is sent (a statement's numbers) could not be: another time it can.
        except DATABASE_AWAY:
            await self._failed(parcel, Unavailable("the database was away as it was to be sent"))
        # A bug in rendering one text must not stop the others: it is set aside and seen.
        except Exception as error:
            log.exception("a delivery could not be made", delivery=parcel.id, channel=parcel.channel)
            await self._failed(parcel, _broken(error))
        else:
            await self._recorded(delivered, parcel, ref)

    async def _failed(self, parcel: Parcel, failure: DeliveryFailed) -> None:
        set_aside = await self._recorded(not_delivered, parcel, failure)
        log.warning(
            "set aside" if set_aside else "will be tried again",
            delivery=parcel.id,
            channel=parcel.channel,
            attempt=parcel.attempt,
        )

    async def _recorded(
        self, note: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Should the database be away, again and again: what is not noted goes out twice."""
        for _ in range(RECORD_TRIES):
            try:
                return await self._in_transaction(note, *args, **kwargs)
            except DATABASE_AWAY:
                await asyncio.sleep(_SECOND)
        return await self._in_transaction(note, *args, **kwargs)


def _broken(error: Exception) -> DeliveryFailed:
    return DeliveryFailed(f"{FAULT}: {type(error).__name__}: {error}")
