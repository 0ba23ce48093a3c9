"""During a talk the caller is put on hold, and taken back."""

from typing import Literal

from sqlalchemy import update

from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.order_in_room import order_in_room


def hold_talk(tx: Transaction, call: Call, seen: int) -> Literal["on-hold", "resumed", "too-late"]:
    """Music for the caller, or the talk again: whichever a button stood for when it was shown.

    `seen`: the call's `holds` at that moment. "too-late": somebody pressed meanwhile.
    """
    turned = update(Call).where(Call.id == call.id, Call.holds == seen).values(holds=seen + 1)
    if tx.changed(turned) != 1:
        return "too-late"
    tx.session.refresh(call)
    on = call.holds % 2 == 1
    order = {"do": "hold", "sid": call.caller_sid, "on": on}
    order_in_room(tx, call, f"hold-{call.id}-{call.holds}", order, line=f"hold-{call.id}")
    return "on-hold" if on else "resumed"
