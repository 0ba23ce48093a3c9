"""Orders about the room of a talk, for which who was just connected may be a moment too late."""

from datetime import timedelta
from typing import Any

from core.calls.rows import Call
from core.database.outbox import Priority, put
from core.database.transaction import Transaction

# Who pressed 1 is in the room in a moment, or has gone again; later nobody waits for it.
_WORTH_TRYING = timedelta(seconds=20)


def order_in_room(tx: Transaction, call: Call, key: str, order: dict[str, Any], *, line: str = "") -> None:
    """Orders it in the room of this call, whose name serves where the vendor's id of it was never told.

    `line`: orders with the same one go out in their order; without it this is a line of its own.
    """
    whole = {**order, "room": call.room_sid, "name": call.room_name}
    put(tx, "voice", line or key, whole, priority=Priority.URGENT, key=key, lasts=_WORTH_TRYING)
