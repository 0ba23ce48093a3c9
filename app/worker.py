"""What happens by itself: deliveries, pages, lost telephones, statements. The truth is rows; this only looks.

APScheduler ticks: it wakes this loop each second and at longer beats. Nothing depends on a tick being on
time, or on which process takes it.
"""

import asyncio
import os
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Concatenate, ParamSpec, Protocol, TypeVar

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import DataError

from app.day import DayRun
from app.sending import send_one
from core.clock import Clock
from core.database.heartbeat import EVERY, beat
from core.database.outbox import Parcel, claim
from core.database.transaction import Database, Transaction
from core.desk.advance_page import advance_page
from core.desk.ask_for_call import ask_for_call
from core.desk.ask_operator import ask_operator
from core.desk.follow_call import free_lost_legs
from core.desk.follow_delivery import delivered, not_delivered
from core.desk.hand_over import hand_over
from core.desk.hear_client import hear_words
from core.desk.keep_words import words_due
from core.desk.moment import now_of
from core.desk.remind_appointment import appointments_due, remind_appointment
from core.desk.run_month import finish_month, months_due, months_untold, next_clients, tell_month
from core.desk.statement_progress import FAULT
from core.desk.take_journal import take_journal
from core.errors import DeliveryFailed, NotFound
from core.escalation.attempts import operators_to_ask
from core.escalation.pages import due_pages
from core.hours.month import Month
from core.ports import Library
from core.tickets.call_backs import calls_due
from telephony.journal import Journal

log = structlog.get_logger()

BATCH = 20
STATEMENTS_A_TICK = 20
LOOKS_A_TICK = 20
_SECOND, _MINUTE = 1, 60
T = TypeVar("T")
P = ParamSpec("P")


class Sender(Protocol):
    """Anything that can deliver a parcel: a chat channel, or the telephone line."""

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
        library: Library,
    ) -> None:
        self._database = database
        self._clock = clock
        self._senders = senders
        self._journal = journal
        self._library = library
        self._name = f"{socket.gethostname()}-{os.getpid()}"
        self._awake = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._slow_due = True
        # Months whose statements are to be sent, and those of which the managers are still to be told.
        self._due: list[Month] = []
        self._untold: list[Month] = []
        self._day = DayRun(database, clock)

    def wake(self) -> None:
        """Something waits: look now. Callable from any thread, also before the worker runs."""
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._awake.set)

    async def run(self) -> None:
        """Looks for work until it is cancelled."""
        self._loop = asyncio.get_running_loop()
        scheduler = AsyncIOScheduler(timezone="UTC")
        scheduler.add_job(self._quick_beat, "interval", seconds=_SECOND)
        scheduler.add_job(self._slow_beat, "interval", seconds=_MINUTE)
        scheduler.add_job(self._beat, "interval", seconds=EVERY.total_seconds())
        scheduler.start()
        try:
            await self._beat()
            await self._work()
        finally:
            scheduler.shutdown(wait=False)

    async def tick(self) -> bool:
        """Everything that is due now, once; True if something was."""
        did = await self._escalate()
        did |= await self._answer()
        did |= await self._deliver()
        await self._in_transaction(free_lost_legs)
        if self._slow_due:
            self._slow_due = False
            did |= await self._slow_work()
        did |= await self._send_statements()
        did |= await asyncio.to_thread(self._day.go_on, LOOKS_A_TICK)
        return did or await self._tell_months()

    async def settle(self) -> None:
        """Works until nothing is due any more: for tests and for `--send`."""
        self._slow_due = True
        while await self.tick():
            pass

    async def _work(self) -> None:
        while True:
            self._awake.clear()
            if not await self._tick_safely():
                await self._awake.wait()

    async def _tick_safely(self) -> bool:
        try:
            return await self.tick()
        # The one place where everything is caught: a bad row, or a database away, must not end the worker.
        except Exception as error:
            if isinstance(error, NotFound):
                return False  # no company is loaded yet
            log.exception("the worker's tick failed")
            return False

    # The scheduler runs plain functions in threads, where the event must not be touched.
    async def _quick_beat(self) -> None:
        self._awake.set()

    async def _slow_beat(self) -> None:
        self._slow_due = True
        self._awake.set()

    async def _beat(self) -> None:
        with suppress(Exception):  # the database may be away: then there is no sign of life, as it should be
            await self._in_transaction(beat, self._name)

    async def _escalate(self) -> bool:
        """First every page that is due, then each operator once: many pages are one message and one call."""
        did = False
        for page_id in await self._in_transaction(due_pages):
            did |= await self._alone(_advance, page_id)
        for code in await self._in_transaction(operators_to_ask):
            did |= await self._alone(_ask, code)
        return did

    async def _answer(self) -> bool:
        """Words whose writers have paused, and calls that are due."""
        did = False
        for conversation_id in await self._in_transaction(words_due):
            did |= await self._alone(_hear_words, conversation_id, self._library)
        for call_id in await self._in_transaction(calls_due):
            did |= await self._alone(_ask_for_call, call_id)
        return did

    async def _alone(
        self, act: Callable[Concatenate[Transaction, P], bool], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """One of many: its fault must not stop the others, nor make the tick begin again at once."""
        try:
            return await self._in_transaction(act, *args, **kwargs)
        except NotFound:
            raise
        except Exception:
            log.exception("one of many could not be done", what=act.__name__)
            return False

    async def _deliver(self) -> bool:
        parcels = await self._in_transaction(claim, list(self._senders), BATCH)
        await asyncio.gather(*(self._send(parcel) for parcel in parcels))
        return bool(parcels)

    async def _send(self, parcel: Parcel) -> None:
        try:
            ref = await self._senders[parcel.channel].send(parcel)
        except DeliveryFailed as failure:
            await self._failed(parcel, failure)
        # A bug in rendering one text must not stop the others: it is set aside and seen.
        except Exception as error:
            log.exception("a delivery could not be made", delivery=parcel.id, channel=parcel.channel)
            await self._failed(parcel, _broken(error))
        else:
            await self._in_transaction(delivered, parcel, ref)

    async def _failed(self, parcel: Parcel, failure: DeliveryFailed) -> None:
        set_aside = await self._in_transaction(not_delivered, parcel, failure)
        log.warning(
            "set aside" if set_aside else "will be tried again",
            delivery=parcel.id,
            channel=parcel.channel,
            attempt=parcel.attempt,
        )

    async def _slow_work(self) -> bool:
        # First: whatever else fails below, the month goes out.
        self._due = await self._in_transaction(_months_due)
        self._untold = await self._in_transaction(months_untold)
        did = await self._take_journal()
        await asyncio.to_thread(self._day.begin)
        await self._in_transaction(_hand_over)
        for appointment_id in await self._in_transaction(_appointments_due):
            await self._in_transaction(_remind_appointment, appointment_id)
            did = True
        return did

    async def _send_statements(self) -> bool:
        """One batch of the oldest month that is due: between two, everything else has its turn."""
        if not self._due:
            return False
        month = self._due[0]
        clients = await self._in_transaction(next_clients, month, STATEMENTS_A_TICK)
        for client_id in clients:
            await asyncio.to_thread(send_one, self._database, self._clock, client_id, month)
        if len(clients) < STATEMENTS_A_TICK:
            await self._in_transaction(finish_month, month)
            self._due.remove(month)
            self._untold.append(month)
        return True

    async def _tell_months(self) -> bool:
        """The managers hear of a month once nothing of it waits any more."""
        for month in self._untold:
            if await self._in_transaction(_tell_month, month):
                self._untold.remove(month)
                return True
        return False

    async def _take_journal(self) -> bool:
        """Messages that were left while the database was away."""
        waiting = await asyncio.to_thread(list, self._journal.waiting())
        for fields in waiting:
            try:
                await self._in_transaction(take_journal, fields)
            # One message that cannot be read must not keep back the others; it stays beside the journal.
            except (ValueError, DataError):
                log.exception("a message of the journal could not be taken in")
        await asyncio.to_thread(self._journal.clear)
        return bool(waiting)

    async def _in_transaction(
        self, act: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """One transaction in a thread: the loop must not wait for the database."""

        def run() -> T:
            with self._database.begin(self._clock) as tx:
                return act(tx, *args, **kwargs)

        return await asyncio.to_thread(run)


def _advance(tx: Transaction, page_id: int) -> bool:
    advance_page(tx, now_of(tx), page_id)
    return True


def _hear_words(tx: Transaction, conversation_id: int, library: Library) -> bool:
    hear_words(tx, now_of(tx), conversation_id, library)
    return True


def _ask_for_call(tx: Transaction, call_id: int) -> bool:
    ask_for_call(tx, now_of(tx), call_id)
    return True


def _ask(tx: Transaction, code: str) -> bool:
    return ask_operator(tx, now_of(tx), code)


def _hand_over(tx: Transaction) -> None:
    hand_over(tx, now_of(tx))


def _appointments_due(tx: Transaction) -> list[int]:
    return appointments_due(tx, now_of(tx))


def _remind_appointment(tx: Transaction, appointment_id: int) -> None:
    remind_appointment(tx, now_of(tx), appointment_id)


def _months_due(tx: Transaction) -> list[Month]:
    return months_due(tx, now_of(tx))


def _tell_month(tx: Transaction, month: Month) -> bool:
    return tell_month(tx, now_of(tx), month)


def _broken(error: Exception) -> DeliveryFailed:
    return DeliveryFailed(f"{FAULT}: {type(error).__name__}: {error}")
