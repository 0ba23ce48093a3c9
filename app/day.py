"""The day's look at every client, some at a time. A look that dies with the process is begun again."""

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from core.clock import Clock
from core.database.transaction import Database
from core.desk.moment import now_of
from core.desk.run_day import Day, Seen, day_due, finish_day, look_at
from core.desk.say import say_once

log = structlog.get_logger()


class DayRun:
    """The run that is under way in this process, if one is."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._day: Day | None = None
        self._left: list[int] = []
        self._differing: list[int] = []

    def begin(self) -> None:
        """Begins the day's run, if it is due and not under way."""
        if self._day:
            return
        with self._database.read(self._clock) as tx:
            self._day = day_due(tx, now_of(tx))
        self._left = list(reversed(self._day.clients)) if self._day else []
        self._differing = []

    def go_on(self, most: int) -> bool:
        """Looks at so many clients more, each by itself; False if no run is under way."""
        if self._day is None:
            return False
        for client_id in reversed(self._left[-most:]):
            self._look_at(self._day, client_id)
            self._left.pop()
        if not self._left:
            with self._database.begin(self._clock) as tx:
                finish_day(tx, now_of(tx), self._day, self._differing)
            self._day = None
        return True

    def _look_at(self, day: Day, client_id: int) -> None:
        try:
            seen = self._seen(day, client_id)
        # A database away is no fault of this client: it is tried again.
        except (OperationalError, InterfaceError):
            raise
        # One client's broken row must not keep back all the others.
        except Exception:
            log.exception("a client could not be looked at", client=client_id, day=str(day.on))
            return
        self._differing += seen.differing

    def _seen(self, day: Day, client_id: int) -> Seen:
        with self._database.read(self._clock) as tx:
            seen = look_at(tx, now_of(tx), day, client_id)
        if seen.notices:
            with self._database.begin(self._clock) as tx:
                say_once(tx, seen.notices)
        return seen
