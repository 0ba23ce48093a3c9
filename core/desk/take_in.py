"""A caller waits at the vendor's, and not in our line: taken in, or led to a person some other way."""

from core.calls.line import LEG_LOST_AFTER, move
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.receive_call import receive_call
from core.desk.seek_person import seek_person


def take_in(tx: Transaction, sid: str, from_number: str) -> Call:
    """The call, decided by this moment; `waiting` if there is somebody to wait for.

    Of whom nobody here has heard (the database came back from a backup) goes straight to a person; who was
    given up as gone has the old place again.
    """
    call = receive_call(tx, sid, from_number)
    if call.outcome == "missed" and call.connected_at is None and call.back_asked_at is None:
        values = {"ended_at": None, "outcome": None, "queue_sid": None, "tries": 0}
        move(tx, call, to="menu", before=("ended",), **values)
    if call.state in ("code", "menu"):
        seek_person(tx, call)
    return call


def was_given_up(call: Call) -> bool:
    """True if we guessed from their silence that this caller was gone: nobody told us."""
    if call.state != "ended" or call.outcome != "missed" or call.ended_at is None or call.heard_at is None:
        return False
    return call.ended_at - call.heard_at >= LEG_LOST_AFTER
