"""What a delivery's success or failure means for the desk: a telephone that rings, or never will."""

from datetime import datetime
from typing import Any

from core.calls.line import call_by_sid, end_leg, leg_of_talk, move
from core.calls.rows import Call, CallLeg
from core.database.outbox import Parcel, parcel_of, record_failed, record_sent, sent_as
from core.database.pace import hold
from core.database.transaction import Transaction
from core.desk.ask_operator import ask_failed
from core.desk.audit_pages import alarm_another_way
from core.desk.call_back import not_reached
from core.desk.call_off import note_ringing
from core.desk.compare_line import line_compared
from core.desk.keep_file import lose_file
from core.desk.keep_recording import keep_draft_file, keep_recording, note_deleted
from core.desk.look_after_accepted import ask_silent_by_call
from core.desk.look_at_calls import looked_at
from core.desk.moment import now_of
from core.desk.remind_session import remind_session
from core.desk.ring_waiting import ring_waiting
from core.desk.statement_ways import go_next_way
from core.desk.stop_ringing import hang_up, tell_gone
from core.desk.take_files import step_aside
from core.desk.tell_undelivered import tell_undelivered
from core.desk.tell_untold import absence_not_read, holes_not_read, swap_not_read
from core.desk.try_telephone import trial_refused
from core.errors import Costly, DeliveryFailed, Unavailable, Undeliverable
from core.hours.rows import RemoteSession

_TAKEN = ("accepted", "talking")


def delivered(tx: Transaction, parcel: Parcel, ref: str | None) -> None:
    """It is out; a ringing telephone's id is kept, and stopped again if nobody needs it any more.

    A question about a long session is followed by the next one.
    """
    is_list = parcel.payload.get("do") == "compare-line"  # of who waits: the name of nothing
    record_sent(tx, parcel, None if is_list else ref)
    if parcel.payload.get("do") == "ring" and ref:
        leg = tx.get(CallLeg, parcel.payload["leg"])
        if leg.sid is None:
            leg.sid = ref
            tx.session.flush()
        if leg.ended_at and leg.accepted_at is None:
            hang_up(tx, ref)
    if parcel.payload.get("do") == "page" and ref:
        note_ringing(tx, parcel.payload["notification"], ref)
    match parcel.payload:
        case {"do": "fetch-recording" | "look" | "look-in-line" | "compare-line"}:
            _brought(tx, parcel.payload, ref or "")
        case {"do": "delete-recording", "kind": kind, "sid": sid}:
            note_deleted(tx, kind, sid)
        case {"do": "call-back"} if ref:
            _calls_back(tx, parcel, ref)
    if parcel.payload.get("key") == "session-still-runs":
        remind_session(tx, now_of(tx), tx.get(RemoteSession, parcel.payload["facts"]["session"]))


def _brought(tx: Transaction, order: dict[str, Any], seen: str) -> None:
    """What was asked for at the vendor: the name of a file of ours now, a status, who waits."""
    match order:
        case {"do": "fetch-recording", "kind": "draft", "sid": sid, "call": call_id} if seen:
            keep_draft_file(tx, call_id, sid, seen)
        case {"do": "fetch-recording", "kind": kind, "sid": sid} if seen:
            keep_recording(tx, kind, sid, seen)
        case {"do": "compare-line", "queue": queue, "at": at}:
            line_compared(tx, queue, datetime.fromisoformat(at), seen.split())
        case {"do": "look" | "look-in-line", "sid": sid} if seen:
            looked_at(tx, sid, seen)


def _calls_back(tx: Transaction, parcel: Parcel, ref: str) -> None:
    """The client's telephone rings; it stops again if the operator has gone meanwhile."""
    call = tx.locked(Call, parcel.payload["call"])
    if call is None or call.back_tries != parcel.payload["attempt"] or call.state not in _TAKEN:
        hang_up(tx, ref)
    elif call.back_sid is None:
        call.back_sid = ref
        tx.session.flush()
    elif call.back_sid != ref:  # the first order was carried out, and its answer was lost
        hang_up(tx, ref)


def not_delivered(tx: Transaction, parcel: Parcel, failure: DeliveryFailed) -> bool:
    """Plans another attempt, or sets it aside and goes the next way; True if it was set aside.

    Where the vendor said how long to wait, nothing else goes to this chat meanwhile.
    """
    if isinstance(failure, Unavailable) and failure.retry_after:
        hold(tx, parcel.channel, parcel.address, failure.retry_after)
    set_aside = record_failed(tx, parcel, failure)
    if set_aside:
        _next_way(tx, parcel, failure)
    elif parcel.payload.get("do") == "fetch-file":
        step_aside(tx, parcel)
    return set_aside


def failed_later(tx: Transaction, channel: str, ref: str, reason: str) -> None:
    """The outside had taken it, and says now that it did not arrive: it goes the next way."""
    delivery = sent_as(tx, channel, ref) if ref else None
    if delivery is None or delivery.set_aside_at is not None:
        return
    delivery.sent_at, delivery.set_aside_at, delivery.reason = None, tx.now, reason
    tx.session.flush()
    _next_way(tx, parcel_of(delivery), DeliveryFailed(reason))


def _next_way(tx: Transaction, parcel: Parcel, failure: DeliveryFailed) -> None:
    match parcel.payload:
        case {"do": "ring", "leg": leg_id}:
            if end_leg(tx, tx.get(CallLeg, leg_id), _why_not_rung(failure), failure.reason):
                ring_waiting(tx, now_of(tx))
        case {"do": "call-back", "call": call_id, "attempt": attempt}:
            _client_not_rung(tx, call_id, attempt)
        case {"do": "connect", "call": sid, "leg": leg_id}:
            _caller_gone(tx, sid, leg_id)
        case {"do": "fetch-file", "file": file_id}:
            lose_file(tx, file_id)
        case {"do": "trial", "trial": trial_id}:
            trial_refused(tx, trial_id, failure.reason)
        case _:
            _told_another_way(tx, parcel, failure)


def _told_another_way(tx: Transaction, parcel: Parcel, failure: DeliveryFailed) -> None:
    """What somebody was to be told, in whatever words."""
    match parcel.payload:
        case {"do": "page", "notification": lead} | {"key": "page" | "pages", "facts": {"bundle": lead}}:
            ask_failed(tx, lead, failure.reason)
        case {"key": "page-silent", "facts": {"page": page_id, "version": version}}:
            ask_silent_by_call(tx, now_of(tx), page_id, version)
        case {"do": "alarm"} | {"key": "alarm"}:
            alarm_another_way(tx, now_of(tx), parcel.key)
        case {"key": "operator-wrote", "facts": facts}:
            tell_undelivered(tx, now_of(tx), facts, reason=_why_not_delivered(failure))
        case {"key": "hole" | "holes", "facts": {"rows": rows}}:
            holes_not_read(tx, now_of(tx), rows)
        case {"key": "swap-for-manager", "facts": {"swap": swap_id}}:
            swap_not_read(tx, now_of(tx), swap_id)
        case {"key": "absence-hits", "facts": {"absence": absence_id}}:
            absence_not_read(tx, now_of(tx), absence_id)
        case {"key": "statement"} | {"file": "statement-chart" | "statement-pdf"}:
            go_next_way(tx, now_of(tx), parcel)


def _client_not_rung(tx: Transaction, call_id: int, attempt: int) -> None:
    call = tx.locked(Call, call_id)
    if call and call.back_tries == attempt:
        not_reached(tx, call)


def _why_not_delivered(failure: DeliveryFailed) -> str:
    match failure:
        case Undeliverable():
            return "refused"
        case Costly():
            return "costly"
    return "away"


def _why_not_rung(failure: DeliveryFailed) -> str:
    """There is no such number; it, or the vendor, cannot be reached now; or we do not dial it."""
    match failure:
        case Undeliverable():
            return "failed"
        case Unavailable():
            return "unreachable"
    return "not-dialled"


def _caller_gone(tx: Transaction, sid: str, leg_id: int) -> None:
    """The caller hung up as the operator pressed 1: the operator must not wait in an empty room.

    Should the caller be in the line after all, the music ends in a message, not never. Of an order that was
    carried out, and only its answer was lost, the next attempt is refused: that is no news.
    """
    call = call_by_sid(tx, sid)
    leg = leg_of_talk(tx, call) if call else None
    if call is None or call.connected_at or leg is None or leg.id != leg_id:
        return
    move(tx, call, to="message", before=("accepted",))
    if end_leg(tx, leg, "caller-gone") and leg.sid:
        tell_gone(tx, leg.sid)
