"""What a worker does beside paging and delivering: statements, the daily look, reminders, keeping house."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from functools import partial
from typing import Any

import structlog
from sqlalchemy.exc import DataError

from app.day import DayRun
from app.shelves import Shelves
from app.transactions import NO_FAULT, Transactions
from bot.webchat.pruning import KEPT_OF_WEB_CHATS
from core.calls.line import is_quiet
from core.desk.compare_line import compare_line
from core.desk.expire_swaps import expire_swaps
from core.desk.follow_call import free_lost_legs
from core.desk.hand_over import hand_over
from core.desk.learn_daily import learn_daily
from core.desk.look_at_calls import look_at_calls
from core.desk.note_expired_calls import note_expired_calls
from core.desk.prune import prune
from core.desk.remind_appointment import appointments_due, remind_appointment
from core.desk.run_month import finish_month, months_due, months_untold, next_clients, tell_month
from core.desk.take_journal import take_journal
from core.desk.tell_untold import tell_untold
from core.desk.watch_holes import watch_changed_roster
from core.hours.month import Month
from core.ports import FittedLibrary
from telephony.journal import Journal

log = structlog.get_logger()

STATEMENTS_A_TICK = 20
LOOKS_A_TICK = 20


class Chores:
    """Done in small pieces, each in a transaction of its own: whoever is killed leaves the rest to others.

    `send` puts the statement of one client and month on its way.
    """

    def __init__(
        self,
        transactions: Transactions,
        day: DayRun,
        send: Callable[[int, Month], Any],
        journal: Journal,
        shelves: Shelves | None = None,
        library: FittedLibrary | None = None,
    ) -> None:
        self._transactions = transactions
        self._day = day
        self._send = send
        self._journal = journal
        self._shelves = shelves
        self._library = library
        self._are_due = True
        # Months whose statements are to be sent, and those of which the managers are still to be told.
        self._due: list[Month] = []
        self._untold: list[Month] = []

    def are_due(self) -> None:
        """The next `do` looks for everything that is looked for once a minute."""
        self._are_due = True

    async def do(self) -> bool:
        """One piece of each; True if something was done."""
        await self.free_the_line()
        did = False
        if self._are_due:
            self._are_due = False
            did |= await self._slow_work()
        did |= await self._send_statements()
        did |= await asyncio.to_thread(self._day.go_on, LOOKS_A_TICK)
        return did or await self._tell_months()

    async def free_the_line(self) -> None:
        """A call or a telephone of which nothing was heard for too long holds up nobody."""
        if not await self._transactions.look(is_quiet):
            await self._transactions.run(free_lost_legs)

    async def _slow_work(self) -> bool:
        """One after the other: what cannot be done keeps nothing else back; again in a minute."""
        # First: the month goes out.
        self._due = await self._transactions.run_now(months_due)
        self._untold = await self._transactions.run(months_untold)
        run, run_now = self._transactions.run, self._transactions.run_now
        done = [
            await self._apart(act)
            for act in (
                self._take_journal,
                partial(run, note_expired_calls),
                self._clear_shelves,
                partial(asyncio.to_thread, self._day.begin),
                partial(run_now, hand_over),
                partial(run_now, expire_swaps),
                partial(run_now, watch_changed_roster),
                partial(run_now, tell_untold),
                partial(run_now, prune, more=KEPT_OF_WEB_CHATS),
                partial(run, look_at_calls),
                partial(run, compare_line),
                self._remind_appointments,
                # Last: what people are promised must not wait for what the library learns.
                self._learn,
            )
        ]
        return any(done)

    async def _apart(self, act: Callable[[], Awaitable[Any]]) -> bool:
        try:
            return bool(await act())
        except NO_FAULT:
            raise
        # A fault of one must not keep the others from being done, this minute or any.
        except Exception:
            log.exception("one of the chores could not be done", what=repr(act))
            return False

    async def _clear_shelves(self) -> None:
        if self._shelves:
            await self._shelves.clear(self._transactions)

    async def _remind_appointments(self) -> bool:
        due = await self._transactions.run_now(appointments_due)
        for appointment_id in due:
            await self._transactions.run_now(remind_appointment, appointment_id)
        return bool(due)

    async def _learn(self) -> None:
        if self._library:
            await self._transactions.run_now(learn_daily, self._library)

    async def _send_statements(self) -> bool:
        """One batch of the oldest month that is due: between two, everything else has its turn."""
        if not self._due:
            return False
        month = self._due[0]
        clients = await self._transactions.run(next_clients, month, STATEMENTS_A_TICK)
        for client_id in clients:
            await asyncio.to_thread(self._send, client_id, month)
        if len(clients) < STATEMENTS_A_TICK:
            await self._transactions.run(finish_month, month)
            self._due.remove(month)
            self._untold.append(month)
        return True

    async def _tell_months(self) -> bool:
        """The managers hear of a month once nothing of it waits any more."""
        for month in self._untold:
            if await self._transactions.run_now(tell_month, month):
                self._untold.remove(month)
                return True
        return False

    async def _take_journal(self) -> bool:
        """Messages that were left while the database was away."""
        with ExitStack() as stack:
            waiting = await asyncio.to_thread(stack.enter_context, self._journal.taken())
            for fields in waiting:
                try:
                    await self._transactions.run(take_journal, fields)
                # One message that cannot be read must not keep back the others; it stays beside the journal.
                except (ValueError, DataError):
                    log.exception("a message of the journal could not be taken in")
        return bool(waiting)
