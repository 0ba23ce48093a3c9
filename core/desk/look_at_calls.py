"""Calls of which nothing was heard for long are asked after at the vendor: a word may have been lost."""

from datetime import timedelta

from sqlalchemy import select

from core.calls.line import call_by_sid
from core.calls.rows import Call, OperatorCall
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.follow_call import ALIVE, end_call
from core.desk.open_own_line import close_own_line

# A call that lasts this long is looked at, and then once in each EVERY.
_AFTER = timedelta(minutes=10)
_EVERY = timedelta(minutes=15)
# An answer that comes later than this is asked for anew.
_LASTS = timedelta(minutes=1)

OVER = frozenset({"completed", "busy", "no-answer", "failed", "canceled"})


def look_at_calls(tx: Transaction) -> None:
    """Orders a look at each call that should have ended; each key is ordered once."""
    lasting = select(Call).where(Call.state.in_(ALIVE), Call.started_at <= tx.now - _AFTER)
    for call in tx.all(lasting.order_by(Call.id)):
        if _is_theirs(call, call.caller_sid):
            _look(tx, f"look-{call.id}-{(tx.now - call.started_at) // _EVERY}", call.caller_sid)
    own = select(OperatorCall).where(
        OperatorCall.ended_at.is_(None), OperatorCall.started_at < tx.now - _AFTER
    )
    for line in tx.all(own.order_by(OperatorCall.id)):
        _look(tx, f"look-own-{line.id}-{(tx.now - line.started_at) // _EVERY}", line.sid)


def looked_at(tx: Transaction, sid: str, seen: str) -> None:
    """What the vendor told: the status of the call, or "not-in-line" for one that we hold to wait there."""
    if seen in OVER:
        close_own_line(tx, sid)  # an operator's: their telephone may ring again
    call = call_by_sid(tx, sid)
    if (
        call
        and _is_theirs(call, sid)
        and (seen in OVER or (seen == "not-in-line" and call.state == "waiting"))
    ):
        end_call(tx, call)


def _is_theirs(call: Call, sid: str) -> bool:
    """True for the leg on which the caller is; who is to be called back has left the first one long ago."""
    return sid == call.caller_sid and (call.back_asked_at is None or call.back_sid is not None)


def _look(tx: Transaction, key: str, sid: str) -> None:
    order = {"do": "look", "sid": sid}
    put(tx, "voice", key, order, priority=Priority.ROUTINE, key=key, lasts=_LASTS)
