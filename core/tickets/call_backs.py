"""Calls that were promised: asked for, due, accepted by one operator, made."""

from datetime import datetime

from sqlalchemy import select, update

from core.database.transaction import Transaction
from core.tickets.rows import CallBack

_OPEN = ("waiting", "asked", "accepted")


def promise_call(tx: Transaction, ticket_id: int, phone: str, due_at: datetime) -> CallBack:
    """A new promise; an earlier one of the same ticket that is not kept yet is cancelled."""
    earlier = update(CallBack).where(CallBack.ticket_id == ticket_id, CallBack.state.in_(_OPEN))
    tx.changed(earlier.values(state="cancelled"))
    return tx.add(CallBack(ticket_id=ticket_id, phone=phone, due_at=due_at, asked_at=tx.now))


def calls_due(tx: Transaction) -> list[int]:
    """Those that should be made now and that nobody was asked to make."""
    due = select(CallBack.id).where(CallBack.state == "waiting", CallBack.due_at <= tx.now)
    return list(tx.all(due.order_by(CallBack.due_at, CallBack.id)))


def move_call(tx: Transaction, call_id: int, before: str, after: str, operator: str | None = None) -> bool:
    """From one state to the next; False if somebody was faster."""
    same = update(CallBack).where(CallBack.id == call_id, CallBack.state == before)
    return tx.changed(same.values(state=after, operator=operator or CallBack.operator)) == 1
