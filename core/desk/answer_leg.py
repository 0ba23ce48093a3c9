"""An operator's telephone was picked up: hears who calls, and takes the call by pressing 1."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

from sqlalchemy import update

from core.calls.line import back_key, connect_key, end_leg, leg_with_call, move
from core.calls.rows import Call, CallLeg
from core.database.outbox import Priority, put
from core.database.transaction import Transaction
from core.desk.call_facts import call_facts
from core.desk.lead_talk import UNDER_WAY, joined_talk, show_talk
from core.desk.moment import now_of
from core.desk.ring_waiting import ring_waiting
from core.desk.stop_ringing import stop_ringing
from core.staff.audit import TELEPHONE, note

# The caller waits on the line, or to be called back.
_UNANSWERED = ("waiting", "call-back")
BACK_RING_SECONDS = 25
PROMISE_TAKES = timedelta(seconds=10)

Outcome = Literal["offered", "invited", "accepted", "joined", "declined", "caller-gone", "taken"]


@dataclass(frozen=True)
class Offer:
    """What the operator hears; `facts` tell who calls, or who was faster."""

    outcome: Outcome
    call: Call
    facts: dict[str, Any]


def offer_call(tx: Transaction, leg_id: int, sid: str) -> Offer | None:
    """The telephone was picked up, by a person or by a voicemail box: that is not yet a yes.

    None if there is no such leg.
    """
    found = leg_with_call(tx, leg_id)
    if found is None:
        return None
    leg, call = found
    note_answered(tx, leg, sid)
    if leg.purpose == "join":
        return _invited(tx, leg, call)
    if _has(leg, call):
        # The word that it was picked up came late, or again.
        return Offer("accepted", call, call_facts(tx, now_of(tx), call))
    if leg.ended_at or call.state not in _UNANSWERED:
        return _too_late(tx, leg, call)
    return Offer("offered", call, call_facts(tx, now_of(tx), call))


def answer_leg(tx: Transaction, leg_id: int, digits: str) -> Offer | None:
    """Key 1 takes the call, if the caller still waits; any other key, or none, is a no.

    None if there is no such leg.
    """
    found = leg_with_call(tx, leg_id)
    if found is None:
        return None
    leg, call = found
    if leg.purpose == "join":
        return _answer_invitation(tx, leg, call, digits)
    if _has(leg, call):
        return Offer("accepted", call, call_facts(tx, now_of(tx), call))
    if digits != "1":
        end_leg(tx, leg, "passed" if digits else "no-key")
        ring_waiting(tx, now_of(tx))
        return Offer("declined", call, {})
    if leg.ended_at or not move(tx, call, to="accepted", before=_UNANSWERED, operator=leg.operator):
        return _too_late(tx, leg, call)
    _accept(tx, leg)
    note(tx, leg.operator, "answer-call", "calls", str(call.id), channel=TELEPHONE)
    stop_ringing(tx, call, "taken")
    _connect_caller(tx, call, leg)
    show_talk(tx, now_of(tx), call)
    # Who was held back behind this caller may be rung for now.
    ring_waiting(tx, now_of(tx))
    return Offer("accepted", call, call_facts(tx, now_of(tx), call))


def _has(leg: CallLeg, call: Call) -> bool:
    return leg.accepted_at is not None and leg.operator == call.operator and call.state in UNDER_WAY


def _accept(tx: Transaction, leg: CallLeg) -> None:
    tx.changed(update(CallLeg).where(CallLeg.id == leg.id).values(state="accepted", accepted_at=tx.now))
    tx.session.refresh(leg)


def _invited(tx: Transaction, leg: CallLeg, call: Call) -> Offer:
    if leg.accepted_at and not leg.ended_at:
        return Offer("joined", call, {})
    if leg.ended_at or call.state not in UNDER_WAY:
        return _too_late(tx, leg, call)
    operator = now_of(tx).name_of(call.operator)
    return Offer("invited", call, {**call_facts(tx, now_of(tx), call), "operator": operator})


def _answer_invitation(tx: Transaction, leg: CallLeg, call: Call, digits: str) -> Offer:
    """A colleague comes into a talk under way by pressing 1; the talk goes on without them otherwise."""
    if leg.accepted_at and not leg.ended_at:
        return Offer("joined", call, {})
    if digits != "1":
        end_leg(tx, leg, "passed" if digits else "no-key")
        return Offer("declined", call, {})
    if leg.ended_at or call.state not in UNDER_WAY:
        return _too_late(tx, leg, call)
    _accept(tx, leg)
    note(tx, leg.operator, "join-call", "calls", str(call.id), channel=TELEPHONE)
    joined_talk(tx, now_of(tx), call, leg)
    return Offer("joined", call, {})


def note_answered(tx: Transaction, leg: CallLeg, sid: str) -> None:
    """Somebody, or something, picked up."""
    first = update(CallLeg).where(CallLeg.id == leg.id, CallLeg.answered_at.is_(None))
    tx.changed(first.values(answered_at=tx.now, sid=sid))
    tx.session.refresh(leg)


def _connect_caller(tx: Transaction, call: Call, leg: CallLeg) -> None:
    if call.back_asked_at:
        key = back_key(call)
        payload = {
            "do": "call-back",
            "call": call.id,
            "attempt": call.back_tries,
            "to": call.from_number,
            "seconds": BACK_RING_SECONDS,
        }
    else:
        key = connect_key(call, leg)
        payload = {"do": "connect", "call": call.sid, "queue": call.queue_sid, "leg": leg.id}
    # Who has just asked for it may still hear that we promise it: their line would be busy.
    due_at = max(tx.now, call.back_asked_at + PROMISE_TAKES) if call.back_asked_at else None
    put(tx, "voice", key, payload, priority=Priority.URGENT, key=key, due_at=due_at)


def _too_late(tx: Transaction, leg: CallLeg, call: Call) -> Offer:
    end_leg(tx, leg, "too-late")
    if call.operator and call.operator != leg.operator and leg.purpose == "take":
        return Offer("taken", call, {"operator": now_of(tx).name_of(call.operator)})
    return Offer("caller-gone", call, {})
