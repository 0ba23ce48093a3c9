"""During a talk the caller is put on hold, and taken back."""

from datetime import timedelta
from typing import Literal

from sqlalchemy import update

from core.calls.rows import Call
from core.database.outbox import Priority, put
from core.database.transaction import Transaction

# Who was just connected is in the room in a moment; later nobody waits for it.
_WORTH_TRYING = timedelta(seconds=20)


def hold_talk(tx: Transaction, call: Call, seen: int) -> Literal["on-hold", "resumed", "too-late"]:
    """Music for the caller, or the talk again: whichever a button stood for when it was shown.

    `seen`: the call's `holds` at that moment. "too-late": somebody pressed meanwhile.
    """
    turned = update(Call).where(Call.id == call.id, Call.holds == seen).values(holds=seen + 1)
    if tx.changed(turned) != 1:
        return "too-late"
    tx.session.refresh(call)
    on = call.holds % 2 == 1
    order = {"do": "hold", "sid": call.caller_sid, "on": on, "room": call.room_sid, "name": call.room_name}
    key = f"hold-{call.id}-{call.holds}"
    put(tx, "voice", f"hold-{call.id}", order, priority=Priority.URGENT, key=key, lasts=_WORTH_TRYING)
    return "on-hold" if on else "resumed"
