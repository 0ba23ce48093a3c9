"""What every chat channel is: something that sends texts, and hands what it hears to the desk."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol

from core.clock import Clock
from core.database.outbox import Parcel
from core.database.pace import Pace
from core.database.transaction import Database
from core.files.folder import Folder
from core.ports import Documents, Library

# A file's name among ours, for how long, and how the address ends: the whole address.
Link = Callable[[str, timedelta, str], str]


@dataclass(frozen=True)
class Door:
    """What a channel needs to hand on what it heard. `wake` tells the worker that something waits."""

    database: Database
    clock: Clock
    library: Library
    documents: Documents
    wake: Callable[[], None]
    files: Folder
    link: Link


class Channel(Protocol):
    """A chat channel. One instance a process, opened at start and closed at the end."""

    name: str

    @property
    def pace(self) -> Pace | None:
        """How fast the messenger takes messages; None: as fast as they come."""
        ...

    async def open(self) -> None:
        """Connects, and begins to listen where the channel listens by itself (polling)."""
        ...

    async def send(self, parcel: Parcel) -> str | None:
        """Sends one text; gives back the messenger's id of it.

        Raises Unavailable (try again, perhaps after a time) or Undeliverable (never).
        """
        ...

    async def close(self) -> None:
        """Stops listening and gives connections back."""
        ...
