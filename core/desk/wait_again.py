"""Who took the call has gone before the two could talk: the caller waits on, in the old place."""

from datetime import datetime, timedelta

from core.calls.line import move
from core.calls.rows import Call
from core.database.outbox import Priority, put
from core.database.transaction import Transaction

# What is known of the room that nobody talked in.
_EMPTY_ROOM = ("connected_at", "caller_joined_at", "operator_joined_at", "left_at", "room_sid")
# The way of a caller into the room, with the word that is said on it.
_INTO_THE_ROOM = timedelta(seconds=6)


def could_talk(call: Call, at: datetime) -> bool:
    """False if the operator was gone, at this moment, before the two can have talked.

    The room's own word may be lost: then the time that has passed tells.
    """
    if call.state == "talking":
        return True
    return call.connected_at is not None and at >= call.connected_at + _INTO_THE_ROOM


def wait_again(tx: Transaction, call: Call, *, is_here: bool = False) -> None:
    """The call may be taken by the next one; a caller who was sent to the room already is fetched out of it.

    `is_here`: the caller is out of it, and asks what comes next. The next room is another one: late word of
    this one is nothing to it.
    """
    was_sent, caller = call.connected_at is not None, call.caller_sid
    values: dict[str, object] = dict.fromkeys(_EMPTY_ROOM)
    values |= {"operator": None, "heard_at": tx.now, "back_tries": call.back_tries + 1}
    if was_sent:  # in no line of the vendor's now: which one it is will be told from there
        values["queue_sid"] = None
    if move(tx, call, to="waiting", before=("accepted",), **values) and was_sent and not is_here:
        key = f"back-in-line-{call.id}-{call.back_tries}"
        put(tx, "voice", key, {"do": "back-in-line", "sid": caller}, priority=Priority.URGENT, key=key)
