"""Rehearsals of what stands in the database now: one at a time, each played once."""

import hashlib
import threading
from collections import OrderedDict

from app.rehearsal.copying import copied, from_rows
from app.rehearsal.play import play
from core.clock import Clock, SystemClock
from core.database.transaction import Database
from core.errors import Conflict
from core.ports import Library
from core.rehearsal import Rehearsed, Scenario

_KEPT = 32
# Who waits longer for the stage is told that it is taken.
_PATIENCE_SECONDS = 8


class Rehearsals:
    """Plays scenarios on copies. The live database is only read, in one transaction, before it begins.

    A result is kept under the scenario and what was copied: it is never older than the data.
    """

    def __init__(self, database: Database, clock: Clock, library: Library) -> None:
        self._database = database
        self._clock = clock
        self._library = library
        self._stage_is_free = threading.Lock()
        self._played: OrderedDict[str, Rehearsed] = OrderedDict()

    def __call__(self, scenario: Scenario) -> Rehearsed:
        """What would happen. Raises NotFound and Invalid, and Conflict where another one takes too long."""
        if not self._stage_is_free.acquire(timeout=_PATIENCE_SECONDS):
            raise Conflict("another rehearsal is played at this moment: try again")
        try:
            return self._kept(scenario)
        finally:
            self._stage_is_free.release()

    def _kept(self, scenario: Scenario) -> Rehearsed:
        with self._database.read(self._clock) as tx:
            rows = copied(tx, scenario.who)
        key = hashlib.sha256(f"{scenario!r}{rows!r}".encode(errors="surrogatepass")).hexdigest()
        if key not in self._played:
            self._played[key] = play(scenario, from_rows(rows), self._library, SystemClock())
        self._played.move_to_end(key)
        while len(self._played) > _KEPT:
            self._played.popitem(last=False)
        return self._played[key]
