"""Time entries: read, and booked once for each Idempotency-Key."""

from datetime import datetime, timedelta
from typing import Any

from fastapi import APIRouter, Depends
from pydantic import Field
from sqlalchemy import select

from core.clients.identity import client_by_code
from core.clients.rows import Client
from core.database.transaction import Transaction
from core.desk.answers import balance_answer, entry_answer
from core.desk.book_time import book_time
from core.desk.moment import Moment
from core.errors import Invalid
from core.hours.ledger import Work
from core.hours.month import Month
from core.hours.rows import TimeEntry
from core.roster.reading import operator_by_code
from core.tickets.tickets import ticket_by_number
from web.api.door import ApiDoor, Caller, Deed, needs
from web.api.fields import (
    BIGGEST,
    Body,
    Code,
    Cursor,
    Limit,
    Line,
    MonthName,
    OnceKey,
    When,
    instant,
    named_in_body,
)
from web.api.shapes import Booked, Entries

_LONGEST = 7 * 24 * 60


class NewEntry(Body):
    """Work to be booked: from `start`, to `end` or for `minutes`."""

    kind: Code
    operator: Code
    start: When
    end: When | None = None
    minutes: int | None = Field(default=None, ge=1, le=_LONGEST)
    note: Line = ""
    visible: bool = True
    ticket: int | None = Field(default=None, ge=1, le=BIGGEST)


def hour_routes(door: ApiDoor) -> APIRouter:
    """`/clients/CODE/entries`."""
    router = APIRouter(prefix="/clients/{code}/entries", tags=["hours"])
    reads, writes = Depends(needs(door, "hours:read")), Depends(needs(door, "hours:write"))

    @router.get("", response_model=Entries, summary="Entries that count in a month, or in all, oldest first")
    def entries(
        code: Code,
        month: MonthName | None = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        _caller: Caller = reads,
    ) -> Any:
        after = int(cursor) if cursor and cursor.isascii() and cursor.isdecimal() and len(cursor) < 10 else 0
        return door.look(lambda tx, now: _list(tx, now, client_by_code(tx, code), month, after, limit))

    @router.post("", response_model=Booked, status_code=201, summary="Books work, once for each key")
    def book(code: Code, new: NewEntry, key: OnceKey, caller: Caller = writes) -> Any:
        deed = Deed("book", "hours", code, key, new)
        return door.do(caller, deed, lambda tx, now: _book(tx, now, code, new, f"api-{caller.key_id}-{key}"))

    return router


def _list(
    tx: Transaction, moment: Moment, client: Client, month: str | None, after: int, limit: int
) -> dict[str, Any]:
    query = select(TimeEntry).where(TimeEntry.client_id == client.id, TimeEntry.id > after)
    if month:
        query = query.where(TimeEntry.month == month)
    rows = tx.all(query.order_by(TimeEntry.id).limit(limit + 1))
    return {
        "items": [entry_answer(moment, entry) for entry in rows[:limit]],
        "next": str(rows[limit - 1].id) if len(rows) > limit else None,
    }


def _book(tx: Transaction, moment: Moment, code: str, new: NewEntry, key: str) -> dict[str, Any]:
    client = client_by_code(tx, code)
    starts_at = instant(moment, new.start)
    with named_in_body():
        operator = operator_by_code(tx, new.operator).code
        ticket_id = _ticket(tx, client, new.ticket)
    work = Work(
        kind=new.kind,
        operator=operator,
        starts_at=starts_at,
        ends_at=_end(moment, new, starts_at),
        source="api",
        key=key,
        note=new.note,
        ticket_id=ticket_id,
        visible=new.visible,
    )
    entries = book_time(tx, moment, client, work)
    return {
        "client": client.code,
        "entries": [entry_answer(moment, entry) for entry in entries],
        "balance": balance_answer(tx, moment, client, Month.parse(entries[-1].month)),
    }


def _end(moment: Moment, new: NewEntry, starts_at: datetime) -> datetime:
    if (new.end is None) == (new.minutes is None):
        raise Invalid("an entry has either an end or minutes")
    return instant(moment, new.end) if new.end else starts_at + timedelta(minutes=new.minutes or 0)


def _ticket(tx: Transaction, client: Client, number: int | None) -> int | None:
    if number is None:
        return None
    ticket = ticket_by_number(tx, number)
    if ticket.client_id != client.id:
        raise Invalid(f"ticket #{number} is not of {client.code}")
    return ticket.id
