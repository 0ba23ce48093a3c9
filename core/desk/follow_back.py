"""What the vendor says of a client's telephone that we call back."""

from datetime import datetime

from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.call_back import not_reached
from core.desk.follow_call import end_call

_OVER = {"completed", "busy", "no-answer", "failed", "canceled"}


def follow_back(tx: Transaction, call: Call, attempt: int, status: str, at: datetime) -> None:
    """Only the end of the present attempt matters, in any order, once."""
    if status not in _OVER or attempt != call.back_tries or call.back_asked_at is None:
        return
    if call.connected_at:
        end_call(tx, call, at)
    else:
        not_reached(tx, call)
