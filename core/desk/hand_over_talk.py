"""The operator of a talk leaves it to a colleague who is in it."""

from collections.abc import Sequence

from core.calls.line import legs_of
from core.calls.rows import Call, CallLeg
from core.database.transaction import Transaction
from core.desk.order_in_room import order_in_room
from core.desk.stop_ringing import hang_up


def who_came_in(tx: Transaction, call: Call) -> Sequence[CallLeg]:
    """The telephones of colleagues who are in the talk."""
    legs = legs_of(tx, call)
    return [leg for leg in legs if leg.operator != call.operator and leg.accepted_at and not leg.ended_at]


def hand_over_talk(tx: Transaction, call: Call, leg_id: int) -> bool:
    """The colleague on this leg has the talk, the operator's telephone leaves it; False: they had gone."""
    theirs = next((leg for leg in who_came_in(tx, call) if leg.id == leg_id), None)
    if theirs is None:
        return False
    mine = [leg for leg in legs_of(tx, call) if leg.operator == call.operator and not leg.ended_at]
    call.operator = theirs.operator
    tx.session.flush()
    for leg in mine:
        _leave(tx, call, leg, theirs)
    return True


def _leave(tx: Transaction, call: Call, leg: CallLeg, theirs: CallLeg) -> None:
    if leg.sid and theirs.sid:
        order = {"do": "hand-over", "from": leg.sid, "to": theirs.sid}
        order_in_room(tx, call, f"hand-over-{leg.id}", order)
    elif leg.sid:
        hang_up(tx, leg.sid)
