"""Transactions in threads: an event loop must not wait for the database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from core.clock import Clock
from core.database.transaction import Database, Transaction
from core.desk.moment import Moment, now_of
from core.errors import NotFound

log = structlog.get_logger()

DATABASE_AWAY = (OperationalError, InterfaceError)
# No company is loaded yet, or the database is away: it is tried again as a whole.
NO_FAULT = (NotFound, *DATABASE_AWAY)

T = TypeVar("T")
P = ParamSpec("P")
_Opened = Callable[[Clock], AbstractContextManager[Transaction]]


class Transactions:
    """So many at once, in threads of their own: nothing else that blocks can keep them from the database."""

    def __init__(self, database: Database, clock: Clock, at_once: int) -> None:
        self._database = database
        self._clock = clock
        self._threads = ThreadPoolExecutor(at_once, "worker")

    async def run(
        self, act: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `act` gives in a transaction of its own."""
        return await self._within(self._database.begin, lambda tx: act(tx, *args, **kwargs))

    async def look(
        self, act: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `act` reads; on SQLite nobody who writes waits for it."""
        return await self._within(self._database.read, lambda tx: act(tx, *args, **kwargs))

    async def run_now(
        self, act: Callable[Concatenate[Transaction, Moment, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The same for what looks at the desk at this moment."""

        def within(tx: Transaction) -> T:
            return act(tx, now_of(tx), *args, **kwargs)

        return await self.run(within)

    async def alone(
        self, act: Callable[Concatenate[Transaction, P], bool], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """One of many in a worker's tick: its fault stops no other, and does not begin the tick anew."""
        try:
            return await self.run(act, *args, **kwargs)
        except NO_FAULT:
            raise
        except Exception:
            log.exception("one of many could not be done", what=act.__name__)
            return False

    async def _within(self, opened: _Opened, act: Callable[[Transaction], T]) -> T:
        def within() -> T:
            with opened(self._clock) as tx:
                return act(tx)

        return await asyncio.get_running_loop().run_in_executor(self._threads, within)
