"""What each URL of the line does: asks the desk, and says what the desk decided."""

from sqlalchemy.exc import NoResultFound

from core.calls.line import call_by_sid
from core.calls.rows import Call, CallLeg
from core.database.transaction import Transaction
from core.desk.answer_leg import answer_leg, offer_call
from core.desk.call_for_page import answer_page, offer_page, page_call_over, page_call_rings
from core.desk.follow_call import (
    connect_caller,
    follow_call,
    follow_leg,
    note_joined,
    note_left,
    talk_over,
)
from core.desk.moment import now_of
from core.desk.open_own_line import close_own_line
from core.desk.record_talk import may_record, note_talk_recording
from core.desk.try_telephone import follow_trial
from telephony import caller_steps, twiml
from telephony.heard import Callback, Document, Heard, whole
from telephony.operator_steps import OWN_DOCUMENTS
from telephony.speech import VOICES
from telephony.twiml import Line
from telephony.verbs import VoiceResponse


def connected(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller was taken out of the line, to the operator who accepted."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return caller_steps.unheard_of(tx, line, heard)
    if connect_caller(tx, call):
        return twiml.connect(line, call, recorded=may_record(tx, call))
    if call.state == "waiting":  # who took the call is gone again
        return twiml.into_line(line)
    return twiml.waited(line, call) if call.state == "message" else twiml.goodbye(line, call.language)


def talked(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller is out of the room."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return twiml.hang_up()
    if heard.is_over:  # the caller hung up, and the end of the room is told before that of the call
        follow_call(tx, heard.sid, heard.fields["CallStatus"], heard.at)
        return twiml.hang_up()
    match talk_over(tx, call):
        case "line":
            return twiml.into_line(line)
        case "message":
            return twiml.message(line, call.language)
    return twiml.goodbye(line, call.language)


def operator_offer(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """An operator's telephone was picked up."""
    leg_id = heard.number("leg")
    offered = offer_call(tx, leg_id, heard.sid)
    return twiml.offer(line, offered, leg_id) if offered else twiml.hang_up()


def operator_answer(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """An operator pressed a key, or none."""
    leg_id = heard.number("leg")
    answer = answer_leg(tx, leg_id, heard.fields.get("Digits", ""))
    if answer is None:
        return twiml.hang_up()
    return twiml.answered(line, answer, leg_id, recorded=may_record(tx, answer.call))


def operator_over(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The operator is out of the room; an empty room means that the caller had gone."""
    leg = tx.session.get(CallLeg, heard.number("leg"))
    call = tx.session.get(Call, leg.call_id) if leg else None
    if leg and leg.purpose == "take" and call and call.caller_joined_at is None and call.connected_at is None:
        return caller_gone(tx, line, heard)
    return twiml.hang_up()


def caller_gone(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """Tells the operator that the caller has hung up."""
    return twiml.page_answered(line, "caller-gone", {})


def client_unreached(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """Tells the operator that the client who was called back did not pick up."""
    return twiml.page_answered(line, "client-unreached", {})


def operator_page(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The telephone of an operator on duty was picked up for a page."""
    notification_id = heard.number("notification")
    try:
        offered = offer_page(tx, now_of(tx), notification_id)
    except NoResultFound:
        return twiml.hang_up()
    again = "again" in heard.query
    match offered.outcome:
        case "page":
            return twiml.page(line, offered.facts, notification_id, again=again)
        case "pages":
            return twiml.pages(line, offered.facts, notification_id, again=again)
        case "page-silent":
            return twiml.page_silent(line, offered.facts, notification_id, offered.silent, again=again)
    return twiml.page_answered(line, offered.outcome, offered.facts)


def operator_page_answer(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The key pressed for a page."""
    digits = heard.fields.get("Digits", "")
    notification_id = heard.number("notification")
    silent = heard.number("silent") if "silent" in heard.query else None
    try:
        answer = answer_page(tx, now_of(tx), notification_id, digits, silent)
    except NoResultFound:
        return twiml.hang_up()
    after = f"operator/page?notification={notification_id}" if answer.more else None
    return twiml.page_answered(line, answer.outcome, answer.facts, after)


def operator_alarm(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """A manager's telephone was picked up because pages are late."""
    return twiml.page_answered(line, "alarm", {})


def operator_trial(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """An operator's telephone was picked up on trial."""
    return twiml.page_answered(line, "test-call", {})


def note_call(tx: Transaction, heard: Heard) -> None:
    """The state of the caller's own leg, in any order, for unknown calls too."""
    status = heard.fields.get("CallStatus", "")
    follow_call(tx, heard.sid, status, heard.at)
    if heard.is_over:
        close_own_line(tx, heard.sid)


def note_leg(tx: Transaction, heard: Heard) -> None:
    """The state of an operator's telephone."""
    status, sip = heard.fields.get("CallStatus", ""), heard.fields.get("SipResponseCode", "")[:3]
    follow_leg(tx, heard.number("leg"), heard.sid, status, heard.at, sip)


def note_page_call(tx: Transaction, heard: Heard) -> None:
    """The state of a telephone that rang for a page."""
    status, sip = heard.fields.get("CallStatus", ""), heard.fields.get("SipResponseCode", "")[:3]
    if heard.is_over:
        page_call_over(tx, heard.number("notification"), status, sip)
    elif status in ("initiated", "ringing"):
        page_call_rings(tx, heard.number("notification"), heard.sid)


def note_trial(tx: Transaction, heard: Heard) -> None:
    """The state of an operator's telephone that rings for a trial."""
    sip = heard.fields.get("SipResponseCode", "")[:3]
    status = heard.fields.get("CallStatus", "")
    follow_trial(tx, heard.number("trial"), status, f"SIP {sip}" if status == "failed" and sip else None)


def note_room(tx: Transaction, heard: Heard) -> None:
    """Somebody joined or left the room of a talk."""
    call = tx.locked(Call, heard.number("call"))
    if call is None or heard.number("try") != call.back_tries:
        return
    match heard.fields.get("StatusCallbackEvent"):
        case "participant-join":
            note_joined(tx, call, heard.sid, heard.at, heard.fields.get("ConferenceSid", "")[:40])
        case "participant-leave":
            note_left(tx, call, heard.at, heard.sid)


def note_talk(tx: Transaction, heard: Heard) -> None:
    """A recorded talk is stored at Twilio."""
    call, sid = tx.locked(Call, heard.number("call")), heard.fields.get("RecordingSid", "")[:40]
    if call and sid and heard.fields.get("RecordingStatus", "completed") == "completed":
        note_talk_recording(tx, call, sid, whole(heard.fields.get("RecordingDuration", "")))


def emergency_message(line: Line) -> VoiceResponse:
    """A voicemail that needs nothing of ours but this process: not even the database.

    Without it nobody knows which language a caller speaks.
    """
    response = VoiceResponse()
    for language in VOICES:
        line.say(response, "emergency-message", language)
    response.record(
        action=line.url("fallback-message"),
        method="POST",
        max_length=twiml.MESSAGE_SECONDS,
        timeout=5,
        finish_on_key="#",
        play_beep=True,
    )
    return response


def give_up(path: str, line: Line) -> VoiceResponse:
    """The last word where a step keeps failing: the caller leaves a message, an operator is let go."""
    if path in ("wait", "in-line"):
        return twiml.leave_line()  # Record may not stand in a waiting line; `left` comes next
    if path.startswith("operator/"):
        return twiml.page_answered(line, "not-accepted", {})
    return emergency_message(line)


def emergency_goodbye(line: Line) -> VoiceResponse:
    """Thanks for a message that was written to disk."""
    response = VoiceResponse()
    for language in VOICES:
        line.say(response, "emergency-taken", language)
    response.hangup()
    return response


DOCUMENTS: dict[str, Document] = {
    **caller_steps.DOCUMENTS,
    "connect": connected,
    "talk-over": talked,
    "operator/offer": operator_offer,
    "operator/answer": operator_answer,
    "operator/over": operator_over,
    "operator/caller-gone": caller_gone,
    "operator/unreached": client_unreached,
    "operator/page": operator_page,
    "operator/page-answer": operator_page_answer,
    "operator/alarm": operator_alarm,
    "operator/trial": operator_trial,
    **OWN_DOCUMENTS,
}

# What a retry of these hears is not kept: the call's own id makes it one call, which stands where it stood.
SAME_AGAIN = frozenset({"voice"})

CALLBACKS: dict[str, Callback] = {
    "status": note_call,
    "operator/status": note_leg,
    "operator/page-status": note_page_call,
    "operator/trial-status": note_trial,
    "conference": note_room,
    "talk-recording": note_talk,
    **caller_steps.CALLBACKS,
}
