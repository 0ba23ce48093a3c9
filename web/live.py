"""Pages that are open hear that something changed, and ask for what is new: server-sent events.

What changed is looked for in the database, so that it does not matter which replica did it. However many
pages are open, a process looks at most twice a second, and only whether anybody committed anything at all;
if so, it asks once for everything that its pages show.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from core.database.changes import Changes
from web.door import StaffDoor
from web.pulse import Pulses, pulses

EVERY_SECONDS = 0.5
_KEEP_ALIVE_SECONDS = 15
_LONGEST_NUMBER = 10
# Pages look at so many different moments of an interval.
_TURNS = 8


class Pulse:
    """What pages of this process show, each as a short text that differs whenever the page would."""

    def __init__(self, door: StaffDoor) -> None:
        self._door = door
        self._changes = Changes(door.database)
        self._tickets = Counter[int]()
        self._watchers = 0
        self._looked_at = -EVERY_SECONDS
        self._known: tuple[str, frozenset[int], Pulses] | None = None
        self._looking = asyncio.Lock()

    async def now(self, of: str) -> str:
        """The text of what is watched; looked up at most twice a second however many ask."""
        async with self._looking:
            at = asyncio.get_running_loop().time()
            if at - self._looked_at >= EVERY_SECONDS or not self._knows(of):
                self._looked_at = at
                await run_in_threadpool(self._look)
            return self._known[2].of(of) if self._known else "away"

    def watch(self, of: str) -> int:
        """One more page shows this; how many pages there are now."""
        self._watchers += 1
        if number := ticket_number(of):
            self._tickets[number] += 1
        return self._watchers

    async def leave(self, of: str) -> None:
        """One less does; with the last one, nothing is held any more."""
        self._watchers -= 1
        if number := ticket_number(of):
            self._tickets[number] -= 1
            self._tickets += Counter()
        if self._watchers == 0:
            async with self._looking:
                self._known = None
                await run_in_threadpool(self._changes.close)

    def _knows(self, of: str) -> bool:
        number = ticket_number(of)
        return self._known is not None and (number is None or number in self._known[1])

    def _look(self) -> None:
        try:
            wanted = frozenset(self._tickets)
            # Told before what it stands for is read: what is committed in between is found the next time.
            mark = self._changes.mark()
            if self._known and self._known[:2] == (mark, wanted):
                return
            with self._door.database.read(self._door.clock) as tx:
                self._known = (mark, wanted, pulses(tx, wanted))
        except SQLAlchemyError:
            self._known = None


def ticket_number(of: str) -> int | None:
    """The ticket in "ticket-1001"; None for another page."""
    kind, _, number = of.partition("-")
    whole = kind == "ticket" and number.isascii() and number.isdecimal() and len(number) < _LONGEST_NUMBER
    return int(number) if whole else None


def live_route(door: StaffDoor, *, open_to_all: bool) -> None:
    """`/live?of=PAGE`: a line whenever that page has become another. A stranger may watch the front page."""
    beat = Pulse(door)

    async def stream(request: Request) -> Response:
        of = request.query_params.get("of", "now")
        found = await run_in_threadpool(door.read_session, request)
        is_staff = found is not None and found[0].stage == "open"
        if not is_staff and not (open_to_all and of == "now"):
            return Response(status_code=401)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        lines = lines_of(request, beat, of, door if is_staff else None)
        return StreamingResponse(lines, headers=headers, media_type="text/event-stream")

    door.router.add_route("/live", stream, methods=["GET"])


async def lines_of(request: Request, beat: Pulse, of: str, door: StaffDoor | None) -> AsyncIterator[str]:
    """Until the page is closed; with a door, also until its session is over."""
    turn = beat.watch(of)
    try:
        known, quiet = await beat.now(of), 0.0
        yield "retry: 2000\n\n"
        # Pages that come back together after a restart do not ask together ever after.
        await asyncio.sleep(EVERY_SECONDS * (turn % _TURNS) / _TURNS)
        while not await request.is_disconnected():
            await asyncio.sleep(EVERY_SECONDS)
            quiet += EVERY_SECONDS
            now = await beat.now(of)
            if now == known and quiet < _KEEP_ALIVE_SECONDS:
                continue
            if door and await door.in_turn(partial(door.read_session, request)) is None:
                return
            yield ": still here\n\n" if now == known else "event: changed\ndata: 1\n\n"
            known, quiet = now, 0.0
    finally:
        await beat.leave(of)
