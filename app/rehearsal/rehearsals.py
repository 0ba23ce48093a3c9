"""Rehearsals of what stands in the database now: one at a time, each played once."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.rehearsal.copying import copied, from_rows
from app.rehearsal.play import play
from core.clock import Clock, SystemClock
from core.database.transaction import Database
from core.errors import Conflict
from core.rehearsal import Rehearsed, Scenario
from knowledge_base.library import IndexedLibrary

_KEPT = 32
# Who waits longer for the stage is told that it is taken.
_PATIENCE_SECONDS = 8


class Rehearsals:
    """Plays scenarios on copies. The live database is only read, in one transaction, before it begins.

    A result is kept under the scenario and what was copied: it is never older than the data.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        library: Callable[[], IndexedLibrary],
        *,
        patience_seconds: float = _PATIENCE_SECONDS,
    ) -> None:
        self._database = database
        self._clock = clock
        self._library = library
        self._free = threading.Lock()
        self._patience_seconds = patience_seconds
        self._played: OrderedDict[str, Rehearsed] = OrderedDict()

    def __call__(self, scenario: Scenario) -> Rehearsed:
        """What would happen. Raises NotFound and Invalid, and Conflict where another one takes too long."""
        with self.stage_is_taken():
            return self._kept(scenario)

    @contextmanager
    def stage_is_taken(self) -> Iterator[None]:
        """Nobody else plays while the block runs; raises Conflict if somebody else is at it for long."""
        if not self._free.acquire(timeout=self._patience_seconds):
            raise Conflict("another rehearsal is played at this moment: try again", "rehearsal-busy")
        try:
            yield
        finally:
            self._free.release()

    def _kept(self, scenario: Scenario) -> Rehearsed:
        with self._database.read(self._clock) as tx:
            rows = copied(tx, scenario.who)
        key = hashlib.sha256(f"{scenario!r}{rows!r}".encode(errors="surrogatepass")).hexdigest()
        if key not in self._played:
            self._played[key] = play(scenario, from_rows(rows), self._library(), SystemClock())
        self._played.move_to_end(key)
        while len(self._played) > _KEPT:
            self._played.popitem(last=False)
        return self._played[key]
