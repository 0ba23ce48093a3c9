"""Transactions in threads: an event loop must not wait for the database."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import InterfaceError, OperationalError

from core.clock import Clock
from core.database.transaction import Database, Transaction
from core.desk.moment import Moment, now_of
from core.errors import NotFound

DATABASE_AWAY = (OperationalError, InterfaceError)
# No company is loaded yet, or the database is away: it is tried again as a whole.
NO_FAULT = (NotFound, *DATABASE_AWAY)

T = TypeVar("T")
P = ParamSpec("P")


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

        def within() -> T:
            with self._database.begin(self._clock) as tx:
                return act(tx, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._threads, within)

    async def look(
        self, act: Callable[Concatenate[Transaction, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What `act` reads; on SQLite nobody who writes waits for it."""

        def within() -> T:
            with self._database.read(self._clock) as tx:
                return act(tx, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._threads, within)

    async def run_now(
        self, act: Callable[Concatenate[Transaction, Moment, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """The same for what looks at the desk at this moment."""

        def within(tx: Transaction) -> T:
            return act(tx, now_of(tx), *args, **kwargs)

        return await self.run(within)
