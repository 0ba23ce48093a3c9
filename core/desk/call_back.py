"""A caller who asked for it is called back, once an operator is there: three times at most.

The operator waits in the room of the talk while the client's telephone rings. The client presses 1, so
that a mailbox is nobody.
"""

from datetime import timedelta

from core.calls.line import DROPPED, end_leg, legs_of, move
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.caller import caller_of
from core.desk.moment import now_of
from core.desk.note_caller import note_caller
from core.desk.open_ticket import open_ticket
from core.desk.ring_waiting import ring_waiting
from core.desk.stop_ringing import hang_up, stop_ringing, tell_unreached
from core.desk.tell_outside import tell_call
from core.tickets.notes import note_text
from core.tickets.rows import Ticket
from core.tickets.tickets import add_message

MOST_TRIES = 3
_AGAIN_AFTER = timedelta(minutes=5)


def is_reached(tx: Transaction, call: Call, sid: str) -> bool:
    """The client picked up: True if the operator who wants to talk is still there."""
    if call.state == "accepted" and call.back_asked_at and call.back_sid is None:
        call.back_sid = sid
        tx.session.flush()
    return call.state == "accepted" and call.back_sid == sid


def not_reached(tx: Transaction, call: Call, sid: str | None = None) -> None:
    """Nobody at the client's: the operator is told and let go; tried again later, or noted as a ticket."""
    if call.state != "accepted" or call.back_asked_at is None or call.connected_at:
        return
    _let_operator_go(tx, call)
    sid = sid or call.back_sid
    if sid:
        hang_up(tx, sid)
    move(
        tx,
        call,
        to="call-back",
        before=("accepted",),
        operator=None,
        # The operator was alone in a room that is of no talk.
        operator_joined_at=None,
        left_at=None,
        room_sid=None,
        back_sid=None,
        back_tries=call.back_tries + 1,
        back_due_at=tx.now + _AGAIN_AFTER,
    )
    if _tries(tx, call) >= MOST_TRIES:
        give_up(tx, call)
    ring_waiting(tx, now_of(tx))


def give_up(tx: Transaction, call: Call) -> None:
    """Nobody is called any more; the ticket tells the desk that this client wanted somebody."""
    if not move(tx, call, to="ended", before=("call-back",), ended_at=tx.now, outcome="unreached"):
        return
    stop_ringing(tx, call, "call-back-over")
    owed = note_text("call-back-owed", now_of(tx).company.language, {"tries": _tries(tx, call)})
    if call.ticket_id:
        add_message(tx, tx.get(Ticket, call.ticket_id), owed, author="desk")
    else:
        caller = caller_of(tx, call)
        text = note_caller(tx, call, owed)
        opened = open_ticket(
            tx, now_of(tx), text=text, source="missed-call", who=caller.who, client=caller.client
        )
        call.ticket_id = opened.ticket.id
        tx.session.flush()
    tell_call(tx, call)


def _tries(tx: Transaction, call: Call) -> int:
    """How often the client was called; `back_tries` counts the rooms left empty in the line, too."""
    asked_at = call.back_asked_at or tx.now
    dropped = [leg.ended_at for leg in legs_of(tx, call) if leg.reason == DROPPED]
    return call.back_tries - sum(ended_at <= asked_at for ended_at in dropped if ended_at)


def _let_operator_go(tx: Transaction, call: Call) -> None:
    for leg in legs_of(tx, call):
        if leg.accepted_at and end_leg(tx, leg, "client-unreached") and leg.sid:
            tell_unreached(tx, leg.sid)
