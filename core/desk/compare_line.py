"""Our waiting line beside the vendor's: who stands in one of the two only is asked after, or taken in."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import and_, or_, select

from core.calls.rows import Call
from core.database.outbox import Priority, put
from core.database.transaction import Transaction

# Compared so often. Who came or went within this is left alone: the vendor's lists are a little behind.
_EVERY = timedelta(minutes=1)
# So long after the last one is gone from our line, whoever stands in the vendor's is found.
_STILL = timedelta(minutes=5)
_LONGEST_CALL = timedelta(hours=4)


def compare_line(tx: Transaction) -> None:
    """Asks the vendor who waits there, if somebody waits here, or was given up a moment ago."""
    waits = and_(Call.state == "waiting", Call.waiting_since <= tx.now - _EVERY)
    lately = and_(Call.state == "ended", Call.outcome == "missed", Call.ended_at > tx.now - _STILL)
    # No call is older than four hours; and by its beginning it is found however many there were.
    recent = Call.started_at > tx.now - _LONGEST_CALL
    known = select(Call.queue_sid).where(recent, Call.queue_sid.is_not(None), or_(waits, lately))
    queue = tx.first(known.order_by(Call.id.desc()))
    if queue:
        order = {"do": "compare-line", "queue": queue, "at": tx.now.isoformat()}
        _order(tx, f"compare-line-{_minute(tx.now)}", order, Priority.ROUTINE)


def line_compared(tx: Transaction, queue: str, asked_at: datetime, members: Collection[str]) -> None:
    """These wait at the vendor's. A list is no proof of who is gone: each such caller is looked at alone."""
    settled, minute = asked_at - _EVERY, _minute(asked_at)
    ours = (Call.state == "waiting", Call.queue_sid == queue, Call.waiting_since <= settled)
    for call in tx.all(select(Call).where(*ours).order_by(Call.id)):
        if call.sid not in members:
            order = {"do": "look-in-line", "queue": queue, "sid": call.sid}
            _order(tx, f"look-in-line-{call.id}-{minute}", order, Priority.ROUTINE)
    here = select(Call.sid).where(Call.sid.in_(members), or_(Call.state != "ended", Call.ended_at > settled))
    for sid in sorted(set(members) - set(tx.all(here))):
        order = {"do": "take-in", "queue": queue, "sid": sid}
        _order(tx, f"take-in-{sid}-{minute}", order, Priority.URGENT)


def _order(tx: Transaction, key: str, order: dict[str, str], priority: Priority) -> None:
    put(tx, "voice", key, order, priority=priority, key=key, lasts=_EVERY)


def _minute(at: datetime) -> int:
    return int(at.timestamp() // 60)
