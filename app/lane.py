"""Deliveries under way, so many at once: whoever is slow keeps one place, not the others waiting."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any

import structlog

from core.database.outbox import Parcel

log = structlog.get_logger()

# At the end those that are being sent are waited for: cut off, they would be sent a second time.
_PATIENCE_SECONDS = 5
# Places that become free within this time are filled by one claim: each claim counts what went out lately.
_BREATH_SECONDS = 0.05

Claim = Callable[[int], Awaitable[Sequence[Parcel]]]
Send = Callable[[Parcel], Coroutine[Any, Any, None]]


class Lane:
    """So many places; each free one takes the next parcel that `claim` leases. `send` must not raise."""

    def __init__(self, claim: Claim, send: Send, places: int) -> None:
        self._claim = claim
        self._send = send
        self._places = places
        self._under_way: set[asyncio.Task[None]] = set()
        # Set when it is worth looking again: somebody said so, or a place became free.
        self.awake = asyncio.Event()

    async def fill(self) -> bool:
        """Sends on the way what is due, as far as there is room; True if something was."""
        if self._under_way:
            await asyncio.sleep(_BREATH_SECONDS)
        free = self._places - len(self._under_way)
        parcels = await self._claim(free) if free else []
        for parcel in parcels:
            task = asyncio.create_task(self._send(parcel))
            self._under_way.add(task)
            task.add_done_callback(self._has_ended)
        return bool(parcels)

    async def once(self) -> bool:
        """Sends what is due now, and waits until it is sent; True if something was."""
        did = await self.fill()
        if self._under_way:
            await asyncio.wait(self._under_way)
        return did

    async def close(self) -> None:
        """Waits a little for what is under way."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_PATIENCE_SECONDS)

    def _has_ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self.awake.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("what became of a delivery could not be noted", error=type(error).__name__)
