"""What each URL of the line does: asks the desk, and says what the desk decided."""

from sqlalchemy.exc import NoResultFound
from twilio.twiml.voice_response import VoiceResponse

from core.calls.line import call_by_sid
from core.calls.rows import Call, CallLeg
from core.database.transaction import Transaction
from core.desk.answer_leg import answer_leg, offer_call
from core.desk.call_for_page import answer_page, offer_page, page_call_over, page_call_rings
from core.desk.follow_call import (
    connect_caller,
    end_call,
    follow_call,
    follow_leg,
    keep_waiting,
    leave_line,
    note_joined,
    note_left,
    talk_over,
)
from core.desk.moment import now_of
from core.desk.open_own_line import close_own_line
from core.desk.receive_call import consent, receive_call
from core.desk.record_talk import consent_to_recording, may_record, note_talk_recording
from core.desk.take_voicemail import take_voicemail
from telephony import twiml
from telephony.heard import Callback, Document, Heard, whole
from telephony.operator_steps import OWN_DOCUMENTS, own_line
from telephony.twiml import Line

# A call is over with one of these, whoever's it is.
ENDED = frozenset({"completed", "busy", "no-answer", "failed", "canceled"})


def voice(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """An incoming call."""
    if not heard.sid:
        return twiml.hang_up()
    if (own := own_line(tx, line, heard)) is not None:
        return own
    return twiml.answer(line, receive_call(tx, heard.sid, heard.fields.get("From", "")))


def consented(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The key pressed after the question about the charge."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return twiml.hang_up()
    consent(tx, call, given=heard.fields.get("Digits") == "1")
    return twiml.go_on(line, call)


def recording_consented(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The key pressed after the question about recording: 1 is yes, and all else changes nothing."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return twiml.hang_up()
    if heard.fields.get("Digits") == "1":
        consent_to_recording(tx, call, twiml.recording_text_version(call.language))
    return twiml.into_line(line)


def wait(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller waits, and asks what to hear next."""
    call = call_by_sid(tx, heard.sid)
    if call and keep_waiting(tx, call, heard.fields.get("QueueSid", "")[:40]):
        return twiml.wait(line, call, tx.now)
    return twiml.leave_line()


def left(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller is out of the waiting line."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return twiml.hang_up()
    leave_line(tx, call, heard.fields.get("QueueResult", ""))
    return twiml.waited(line, call)


def connected(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller was taken out of the line, to the operator who accepted."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return twiml.hang_up()
    if connect_caller(tx, call):
        return twiml.connect(line, call, recorded=may_record(tx, call))
    return twiml.waited(line, call) if call.state == "message" else twiml.goodbye(line, call.language)


def talked(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller is out of the room."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return twiml.hang_up()
    if talk_over(tx, call) == "message":
        return twiml.message(line, call.language)
    return twiml.goodbye(line, call.language)


def message(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller finished a message, by key, by silence, or by hanging up."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return twiml.hang_up()
    _keep_message(tx, call, heard)
    if heard.fields.get("Digits") == "hangup" or call.outcome != "voicemail":
        return twiml.goodbye(line, call.language)
    return twiml.message_taken(line, call, _what_follows(tx, call))


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


def operator_page(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The telephone of an operator on duty was picked up for a page."""
    notification_id = heard.number("notification")
    try:
        offered = offer_page(tx, now_of(tx), notification_id)
    except NoResultFound:
        return twiml.hang_up()
    match offered.outcome:
        case "page":
            return twiml.page(line, offered.facts, notification_id)
        case "pages":
            return twiml.pages(line, offered.facts, notification_id)
    return twiml.page_answered(line, offered.outcome, offered.facts)


def operator_page_answer(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The key pressed for a page."""
    digits = heard.fields.get("Digits", "")
    try:
        answer = answer_page(tx, now_of(tx), heard.number("notification"), digits)
    except NoResultFound:
        return twiml.hang_up()
    return twiml.page_answered(line, answer.outcome, answer.facts)


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
    if status in ENDED:
        close_own_line(tx, heard.sid)


def note_leg(tx: Transaction, heard: Heard) -> None:
    """The state of an operator's telephone."""
    status, sip = heard.fields.get("CallStatus", ""), heard.fields.get("SipResponseCode", "")[:3]
    follow_leg(tx, heard.number("leg"), heard.sid, status, heard.at, sip)


def note_page_call(tx: Transaction, heard: Heard) -> None:
    """The state of a telephone that rang for a page."""
    status = heard.fields.get("CallStatus", "")
    if status in ENDED:
        page_call_over(tx, heard.number("notification"), status)
    elif status in ("initiated", "ringing"):
        page_call_rings(tx, heard.number("notification"), heard.sid)


def note_room(tx: Transaction, heard: Heard) -> None:
    """Somebody joined or left the room of a talk."""
    call = tx.locked(Call, heard.number("call"))
    if call is None:
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


def note_recording(tx: Transaction, heard: Heard) -> None:
    """A message is stored at Twilio: it may be told before, after, or instead of Record's action."""
    call = call_by_sid(tx, heard.sid)
    if call and heard.fields.get("RecordingStatus", "completed") == "completed":
        _keep_message(tx, call, heard)


def emergency_message(line: Line) -> VoiceResponse:
    """A voicemail that needs nothing of ours but this process: not even the database."""
    response = VoiceResponse()
    for language in ("sr-Latn", "en"):
        line.say(response, "nobody-free", language)
        line.say(response, "leave-message", language)
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
    if path == "wait":
        return twiml.leave_line()  # Record may not stand in a waiting line; `left` comes next
    if path.startswith("operator/"):
        return twiml.page_answered(line, "not-accepted", {})
    return emergency_message(line)


def emergency_goodbye(line: Line) -> VoiceResponse:
    """Thanks for a message that was written to disk."""
    response = VoiceResponse()
    for language in ("sr-Latn", "en"):
        line.say(response, "message-taken-now", language)
    response.hangup()
    return response


def _keep_message(tx: Transaction, call: Call, heard: Heard) -> None:
    recording = heard.fields.get("RecordingUrl", "")[:500]
    sid = heard.fields.get("RecordingSid", "")[:40] or recording.rsplit("/", 1)[-1][:40]
    if recording or sid:
        seconds = whole(heard.fields.get("RecordingDuration", ""))
        take_voicemail(tx, call, recording_sid=sid, url=recording, seconds=seconds)
    elif heard.fields.get("Digits") == "hangup":
        end_call(tx, call)


def _what_follows(tx: Transaction, call: Call) -> str:
    moment = now_of(tx)
    if moment.coverage.open:
        return "now"
    return "paged" if call.decision == "on-call" else "later" if call.opens_at else "now"


DOCUMENTS: dict[str, Document] = {
    "voice": voice,
    "consent": consented,
    "record-consent": recording_consented,
    "wait": wait,
    "left": left,
    "connect": connected,
    "talk-over": talked,
    "message": message,
    "operator/offer": operator_offer,
    "operator/answer": operator_answer,
    "operator/over": operator_over,
    "operator/caller-gone": caller_gone,
    "operator/page": operator_page,
    "operator/page-answer": operator_page_answer,
    "operator/alarm": operator_alarm,
    "operator/trial": operator_trial,
    **OWN_DOCUMENTS,
}

CALLBACKS: dict[str, Callback] = {
    "status": note_call,
    "operator/status": note_leg,
    "operator/page-status": note_page_call,
    "conference": note_room,
    "recording": note_recording,
    "talk-recording": note_talk,
}
