"""What the vendor says of a client's telephone that we call back."""

from datetime import datetime

from core.calls.line import back_key
from core.calls.rows import Call
from core.database.outbox import record_arrived
from core.database.transaction import Transaction
from core.desk.call_back import not_reached
from core.desk.follow_call import end_call

_OVER = {"completed", "busy", "no-answer", "failed", "canceled"}


def follow_back(tx: Transaction, call: Call, attempt: int, sid: str, status: str, at: datetime) -> None:
    """Only the end of the present attempt matters, in any order, once.

    It rings, even if Twilio's answer to the order was lost: then it must not ring a second time.
    """
    if attempt != call.back_tries or call.back_asked_at is None:
        return
    if call.back_sid is None and call.state == "accepted" and sid:
        call.back_sid = sid
        record_arrived(tx, back_key(call), sid)
        tx.session.flush()
    if status not in _OVER or call.back_sid not in (None, sid):
        return
    if call.connected_at:
        end_call(tx, call, at)
    else:
        not_reached(tx, call)
