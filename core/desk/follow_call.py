"""What becomes of a call: waiting, connected, talked, ended. Every word may come late, twice, or never."""

from datetime import datetime
from typing import Literal

from core.calls.line import (
    ASKED,
    DROPPED,
    NO_SUCH_NUMBER,
    call_by_sid,
    connect_key,
    end_leg,
    is_quiet,
    leg_of_talk,
    leg_with_call,
    legs_of,
    lost_call,
    lost_legs,
    move,
    owed_too_long,
    waiting_calls,
)
from core.calls.rows import Call, CallLeg
from core.database.outbox import record_arrived
from core.database.transaction import Transaction
from core.desk.call_back import give_up, not_reached
from core.desk.caller import caller_of
from core.desk.follow_duty import follow_duty
from core.desk.moment import now_of
from core.desk.note_caller import note_caller
from core.desk.open_ticket import open_ticket
from core.desk.propose_time import propose_time
from core.desk.ring_waiting import nobody_left, nobody_to_come, ring_waiting
from core.desk.send_message import send_draft
from core.desk.stop_ringing import hang_up, stop_ringing, tell_gone
from core.desk.tell_outside import tell_call
from core.desk.wait_again import could_talk, wait_again

ALIVE = (*ASKED, "waiting", "accepted", "talking")
# Results of the line that say that we took the caller out of it ourselves.
_SENT_ON = {"redirected", "bridged", "redirected-from-bridged", "bridging-in-process"}
# Who hangs up here has asked for nobody yet.
_BEFORE_ANY_WISH = ("code", "menu", "question", "pin")
# Reasons of the decision: somebody should be there.
_NOBODY_THERE = {"desk-empty", "nobody-on-call"}
_FAILED_LEGS = {"busy", "no-answer", "failed", "canceled"}


def keep_waiting(tx: Transaction, call: Call, queue_sid: str) -> bool:
    """The caller waits on; False if it is time for a message: the deadline, or nobody left to ring."""
    if queue_sid and call.queue_sid != queue_sid:
        call.queue_sid = queue_sid
        tx.session.flush()
    call.heard_at = tx.now
    if call.state == "waiting":
        follow_duty(tx, now_of(tx), call)
        overdue = call.deadline_at is not None and tx.now >= call.deadline_at
        if (overdue or nobody_left(tx, call)) and move(tx, call, to="message", before=("waiting",)):
            stop_ringing(tx, call, "deadline")
        else:
            ring_waiting(tx, now_of(tx))
    return call.state in ("waiting", "accepted")


def leave_line(tx: Transaction, call: Call, result: str) -> None:
    """The line let the caller go: hung up, or sent on by us (then what follows is already decided)."""
    if call.back_asked_at:
        return  # as was agreed
    if result == "hangup":
        end_call(tx, call)
    elif result not in _SENT_ON and move(tx, call, to="message", before=("waiting",)):
        stop_ringing(tx, call, "left-line")


def connect_caller(tx: Transaction, call: Call) -> bool:
    """The caller is on the way to the operator who accepted; False if there is none any more."""
    if call.state not in ("accepted", "talking"):
        call.queue_sid = None  # taken out of the line, for whoever it was
        tx.session.flush()
        return False
    if call.connected_at is None:
        call.connected_at = tx.now
        tx.session.flush()
        if leg := leg_of_talk(tx, call):  # so the order was carried out, should its answer be lost
            record_arrived(tx, connect_key(call, leg), call.sid)
    return True


def note_joined(tx: Transaction, call: Call, participant: str, at: datetime, room_sid: str = "") -> None:
    """Somebody is in the room: the talk begins with the second of the two."""
    if room_sid and call.room_sid is None:
        call.room_sid = room_sid
    column = "caller_joined_at" if participant in (call.sid, call.back_sid) else "operator_joined_at"
    if getattr(call, column) is None:
        setattr(call, column, at)
    _settle_talk(tx, call)
    if call.talk_started_at:
        move(tx, call, to="talking", before=("accepted",))


def note_left(tx: Transaction, call: Call, at: datetime, participant: str = "") -> None:
    """Somebody left the room: the talk ends with the first of the two; a colleague may come and go."""
    if participant in _guests(tx, call):
        return
    if call.left_at is None or at < call.left_at:
        call.left_at = at
    _settle_talk(tx, call)


def _guests(tx: Transaction, call: Call) -> set[str]:
    """The telephones that are in the room beside the caller's and that of the operator who has the talk."""
    return {leg.sid for leg in legs_of(tx, call) if leg.sid and leg.operator != call.operator}


def talk_over(tx: Transaction, call: Call) -> Literal["goodbye", "message", "line"]:
    """Out of the room: a goodbye after a talk; who never talked waits on, or leaves a message."""
    leg = leg_of_talk(tx, call)
    if leg and call.state == "accepted" and not (call.back_asked_at or could_talk(call, tx.now)):
        # The caller is still there, so the operator is not; the word of their telephone comes later.
        end_leg(tx, leg, DROPPED)
        wait_again(tx, call, is_here=True)
        ring_waiting(tx, now_of(tx))
    if call.state == "waiting":
        return "line"
    if call.talk_started_at or _operator_was_there(tx, call):
        return "goodbye"
    move(tx, call, to="message", before=("accepted", "talking"))
    return "message" if call.state == "message" else "goodbye"


def _operator_was_there(tx: Transaction, call: Call) -> bool:
    """True if an operator still waited when the caller was sent: the room's own word may have been lost."""
    if call.connected_at is None:
        return False
    accepted = [leg for leg in legs_of(tx, call) if leg.accepted_at]
    return any(leg.ended_at is None or leg.ended_at > call.connected_at for leg in accepted)


def end_call(tx: Transaction, call: Call, at: datetime | None = None) -> None:
    """The caller is gone: nobody rings for the call any more, and what it was is settled, once."""
    before = call.state
    if not move(tx, call, to="ended", before=ALIVE, ended_at=tx.now):
        return
    stop_ringing(tx, call, "caller-gone")
    if before in ("accepted", "talking"):
        _close_talk(tx, call, at or tx.now)
    send_draft(tx, call)
    if call.talk_started_at:
        call.outcome = "talked"
    elif call.outcome is None and call.direction == "in":
        _not_talked(tx, call, before)
    tx.session.flush()
    tell_call(tx, call)


def follow_leg(tx: Transaction, leg_id: int, sid: str, status: str, at: datetime, sip: str = "") -> None:
    """What the vendor says of an operator's telephone; only its end matters, once, in any order.

    `sip`: the code with which the telephone's own network ended it.
    """
    found = leg_with_call(tx, leg_id)
    if found is None:
        return
    leg, call = found
    if leg.sid is None and sid:
        leg.sid = sid
        # It rings, even if Twilio's answer to the order was lost: it must not ring a second time.
        record_arrived(tx, f"ring-{leg.id}", sid)
        tx.session.flush()
        if leg.ended_at and not _is_over(status):  # when it was to stop, nobody knew yet that it rings
            hang_up(tx, sid)
    if _is_over(status):
        lasting = status != "failed" or not sip or sip in NO_SUCH_NUMBER
        detail = f"SIP {sip}" if status == "failed" and sip else None
        _leg_over(tx, leg, call, (status if lasting else "unreachable", detail), at)


def _is_over(status: str) -> bool:
    return status == "completed" or status in _FAILED_LEGS


def _leg_over(tx: Transaction, leg: CallLeg, call: Call, ended: tuple[str, str | None], at: datetime) -> None:
    accepted, (status, detail) = leg.accepted_at is not None, ended
    has_it = accepted and leg.operator == call.operator and call.state in ("accepted", "talking")
    dropped = has_it and not could_talk(call, at)
    reason = DROPPED if dropped else "talked" if accepted else "no-key" if status == "completed" else status
    if not end_leg(tx, leg, reason, detail):
        return
    if dropped:
        _find_another(tx, call)
    elif has_it:
        _close_talk(tx, call, at)
        not_reached(tx, call)
    ring_waiting(tx, now_of(tx))


def _find_another(tx: Transaction, call: Call) -> None:
    if call.back_asked_at:
        call.connected_at = None  # the client is let go, and called again
        not_reached(tx, call)
    else:
        wait_again(tx, call)


def follow_call(tx: Transaction, sid: str, status: str, at: datetime) -> None:
    """What the vendor says of the caller's own leg; unknown calls are none of ours."""
    call = call_by_sid(tx, sid)
    if call is None or (call.back_asked_at and sid == call.sid):
        return  # who is to be called back has hung up as was agreed
    if _is_over(status):
        end_call(tx, call, at)


def free_lost_legs(tx: Transaction) -> None:
    """A call or telephones of which we heard nothing: the word was lost, the line goes on."""
    if is_quiet(tx):
        return
    if owed := owed_too_long(tx):
        give_up(tx, owed)
        return
    call = lost_call(tx)
    if call:  # one call a transaction: the next look finds the next
        end_call(tx, call)
        return
    lost = lost_legs(tx)
    for leg in lost:
        if leg_with_call(tx, leg.id):
            end_leg(tx, leg, "no-word")
    # Who waits on the line asks every few seconds; who is to be called back does not.
    moment = now_of(tx)
    owed_back = [call for call in waiting_calls(tx) if call.state == "call-back"]
    in_vain = next((call for call in owed_back if nobody_to_come(tx, moment, call)), None)
    if in_vain:  # one call a transaction, as above
        give_up(tx, in_vain)
    elif lost or owed_back:
        ring_waiting(tx, moment)


def _close_talk(tx: Transaction, call: Call, at: datetime) -> None:
    """One of the two is gone: what the room's own callbacks did not tell is filled in."""
    if call.connected_at:
        call.caller_joined_at = call.caller_joined_at or call.connected_at
        call.operator_joined_at = call.operator_joined_at or call.connected_at
        call.left_at = call.left_at or at
    _settle_talk(tx, call)
    reason = "talked" if call.talk_started_at else "caller-gone"
    for leg in legs_of(tx, call):
        if leg.accepted_at and end_leg(tx, leg, reason) and leg.sid:
            (hang_up if call.talk_started_at else tell_gone)(tx, leg.sid)


def _settle_talk(tx: Transaction, call: Call) -> None:
    """When both the beginning and the end are known, the operator is asked to confirm the time."""
    if call.caller_joined_at and call.operator_joined_at:
        call.talk_started_at = max(call.caller_joined_at, call.operator_joined_at)
    if call.talk_started_at and call.left_at:
        call.talk_ended_at = max(call.talk_started_at, call.left_at)
    tx.session.flush()
    has_length = call.talk_started_at and call.talk_ended_at and call.talk_ended_at > call.talk_started_at
    if has_length and call.client_id and call.operator:
        propose_time(tx, now_of(tx), call)


def _lacked_somebody(call: Call) -> bool:
    """True where an operator was due, and the roster has nobody: who heard that and hung up is our fault."""
    return any(key in _NOBODY_THERE for key, _ in call.reasons)


def _not_talked(tx: Transaction, call: Call, before: str) -> None:
    """Somebody wanted a person, got none and left no message: that must not be lost."""
    if before == "answer":
        call.outcome = "answered"
    elif _lacked_somebody(call):
        call.outcome = "missed"
    elif before in _BEFORE_ANY_WISH and not (before == "pin" and call.wish != "standing"):
        call.outcome = "left-menu"
    else:
        call.outcome = "missed" if before != "message" or call.decision != "message" else "heard-message"
    if call.outcome == "missed" and call.ticket_id is None:
        caller = caller_of(tx, call)
        opened = open_ticket(
            tx,
            now_of(tx),
            text=note_caller(tx, call),
            source="missed-call",
            who=caller.who,
            client=caller.client,
        )
        call.ticket_id = opened.ticket.id
