"""What is due, and when."""

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

Act = Callable[[], None]


@dataclass(frozen=True, order=True)
class Entry:
    """Something to do at a moment; entries of one moment keep the order they were made in."""

    due: datetime
    number: int
    act: Act = field(compare=False)


class Agenda:
    """Entries in the order of their moments."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._numbers = itertools.count()

    def at(self, due: datetime, act: Act) -> None:
        """Do `act` at `due`."""
        heapq.heappush(self._entries, Entry(due, next(self._numbers), act))

    def next_due(self) -> datetime | None:
        """The moment of the earliest entry."""
        return self._entries[0].due if self._entries else None

    def take(self, now: datetime) -> Entry | None:
        """Remove and return the earliest entry due at `now`, if there is one."""
        if self._entries and self._entries[0].due <= now:
            return heapq.heappop(self._entries)
        return None
