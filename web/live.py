"""Tells open pages that something changed: one look a second for all of a process, whoever changed it."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from core.calls.rows import Call, CallLeg
from core.conversations.rows import Conversation
from core.database.outbox import Delivery
from core.database.transaction import Transaction
from core.escalation.rows import Page
from core.tickets.rows import Message, Ticket
from web.door import StaffDoor

EVERY_SECONDS = 0.5
_KEEP_ALIVE_SECONDS = 15


class Pulse:
    """The state of the desk as one short text that differs whenever a page would."""

    def __init__(self, door: StaffDoor) -> None:
        self._door = door
        self._looked: tuple[float, str] = (-EVERY_SECONDS, "")
        self._looking = asyncio.Lock()

    async def now(self) -> str:
        """The text; looked up at most twice a second however many ask."""
        async with self._looking:
            at = asyncio.get_running_loop().time()
            if at - self._looked[0] >= EVERY_SECONDS:
                self._looked = (at, await run_in_threadpool(self._read))
            return self._looked[1]

    def _read(self) -> str:
        try:
            with self._door.database.read(self._door.clock) as tx:
                return pulse(tx)
        except SQLAlchemyError:
            return "away"


def pulse(tx: Transaction) -> str:
    """The newest of everything, and how much of it is under way."""
    asked = (
        select(func.max(Delivery.id)),
        select(func.max(Message.id)),
        select(func.max(Ticket.id)),
        select(func.count()).select_from(Ticket).where(Ticket.state == "open"),
        select(func.count()).select_from(Ticket).where(Ticket.state == "taken"),
        select(func.max(Call.id)),
        select(func.count()).select_from(Call).where(Call.ended_at.is_(None)),
        select(func.count()).select_from(Call).where(Call.state == "talking"),
        select(func.max(CallLeg.id)),
        select(func.count()).select_from(Page).where(Page.state == "open"),
        select(func.sum(Page.version)),
        select(func.max(Conversation.id)),
    )
    row = tx.session.execute(select(*(query.scalar_subquery() for query in asked))).one()
    return "-".join(str(value) for value in row)


def live_route(door: StaffDoor, *, open_to_all: bool) -> None:
    """`/live`: a line whenever something changed, for whoever may see the front page."""
    beat = Pulse(door)

    async def stream(request: Request) -> Response:
        found = await run_in_threadpool(door.read_session, request)
        if not open_to_all and (found is None or found[0].stage != "open"):
            return Response(status_code=401)
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_lines(request, beat), headers=headers, media_type="text/event-stream")

    door.router.add_api_route("/live", stream, methods=["GET"], response_model=None)


async def _lines(request: Request, beat: Pulse) -> AsyncIterator[str]:
    known, quiet = await beat.now(), 0.0
    yield "retry: 2000\n\n"
    while not await request.is_disconnected():
        await asyncio.sleep(EVERY_SECONDS)
        quiet += EVERY_SECONDS
        now = await beat.now()
        if now != known:
            known, quiet = now, 0.0
            yield "event: changed\ndata: 1\n\n"
        elif quiet >= _KEEP_ALIVE_SECONDS:
            quiet = 0.0
            yield ": still here\n\n"
