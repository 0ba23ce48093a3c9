"""Calls as the log tells them, and who is on duty."""

from typing import Any

from fastapi import APIRouter, Depends
from sqlalchemy import select

from core.calls.rows import Call
from core.clients.identity import client_by_code
from core.database.transaction import Transaction
from core.desk.answers import duty_answer
from core.desk.call_log import logged_call, without_prices
from core.desk.moment import Moment
from web.api import shapes
from web.api.door import ApiDoor, Caller, needs
from web.api.fields import Code, Cursor, Limit, When, instant, number_of


def call_routes(door: ApiDoor) -> APIRouter:
    """`/calls` and `/on-duty`."""
    router = APIRouter()
    reads, looks = Depends(needs(door, "calls:read")), Depends(needs(door, "duty:read"))

    @router.get("/calls", response_model=shapes.Calls, tags=["calls"], summary="Calls, newest first")
    def calls(
        client: Code | None = None, cursor: Cursor = None, limit: Limit = 50, caller: Caller = reads
    ) -> Any:
        return door.look(lambda tx, now: _list(tx, now, client, number_of(cursor), limit, caller))

    @router.get("/on-duty", response_model=shapes.OnDuty, tags=["duty"], summary="Now, or at a moment")
    def on_duty(at: When | None = None, _caller: Caller = looks) -> Any:
        return door.look(lambda tx, now: duty_answer(Moment(tx, instant(now, at)) if at else now))

    return router


def _list(
    tx: Transaction, moment: Moment, client: str | None, before: int, limit: int, caller: Caller
) -> dict[str, Any]:
    query = select(Call).where(Call.id < before)
    if client:
        query = query.where(Call.client_id == client_by_code(tx, client).id)
    rows = tx.all(query.order_by(Call.id.desc()).limit(limit + 1))
    return {
        "items": [_told(tx, moment, call, caller) for call in rows[:limit]],
        "next": str(rows[limit - 1].id) if len(rows) > limit else None,
    }


def _told(tx: Transaction, moment: Moment, call: Call, caller: Caller) -> dict[str, Any]:
    told = logged_call(tx, moment, call)
    return told if caller.sees_prices else without_prices(told, call)
