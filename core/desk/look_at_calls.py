"""Calls of which nothing was heard for long are asked after at the vendor: a word may have been lost."""

from datetime import timedelta

from sqlalchemy import select

from core.calls.rows import Call
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.follow_call import ALIVE, end_call

# A call that lasts this long is looked at, and then once in each EVERY.
_AFTER = timedelta(minutes=10)
_EVERY = timedelta(minutes=15)
# Who waits is compared with the vendor's line, once a minute.
_LINE_EVERY = timedelta(minutes=1)

OVER = frozenset({"completed", "busy", "no-answer", "failed", "canceled"})


def look_at_calls(tx: Transaction) -> None:
    """Orders a look at each call that should have ended or is said to wait; each key is ordered once."""
    alive = select(Call).where(Call.state.in_(ALIVE), Call.direction == "in").order_by(Call.id)
    for call in tx.all(alive):
        lasted = tx.now - call.started_at
        if lasted >= _AFTER:
            _look(tx, call, {"do": "look"}, lasted // _EVERY)
        elif call.state == "waiting" and call.queue_sid and lasted >= _LINE_EVERY:
            _look(tx, call, {"do": "look-in-line", "queue": call.queue_sid}, lasted // _LINE_EVERY)


def looked_at(tx: Transaction, call_id: int, seen: str) -> None:
    """What the vendor told: the status of the call, or "not-in-line" for one that we hold to wait there."""
    call = tx.locked(Call, call_id)
    if call is None:
        return
    if seen in OVER or (seen == "not-in-line" and call.state == "waiting"):
        end_call(tx, call)


def _look(tx: Transaction, call: Call, order: dict[str, str], time: int) -> None:
    key = f"{order['do']}-{call.id}-{time}"
    payload = {**order, "call": call.id, "sid": call.sid}
    put(tx, "voice", key, payload, priority=Priority.ROUTINE, key=key, lasts=_LINE_EVERY)
