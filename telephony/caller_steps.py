"""What each URL of a caller does: asks the desk, and says where the call stands now.

A step that comes late or twice finds the call elsewhere, changes nothing, and says where it stands.
"""

from collections.abc import Callable, Sequence

from core.calls.line import ASKED, call_by_sid
from core.calls.rows import Call
from core.database.transaction import Transaction
from core.desk.call_back import is_reached, not_reached
from core.desk.caller import trust
from core.desk.choose_from_menu import choose_from_menu
from core.desk.choose_in_line import choose_in_line
from core.desk.consent_to_charge import consent_to_charge
from core.desk.enter_code import enter_code
from core.desk.enter_pin import enter_pin
from core.desk.follow_back import follow_back
from core.desk.follow_call import connect_caller, end_call, keep_waiting, leave_line
from core.desk.hear_question import choose_after_answer, hear_question
from core.desk.moment import now_of
from core.desk.phone_menu import menu_of
from core.desk.prompt import Prompt, Said
from core.desk.receive_call import receive_with_menu
from core.desk.record_talk import consent_to_recording, may_record
from core.desk.send_message import keep_draft, offer_review, review_message, send_draft
from core.desk.take_in import take_in, was_given_up
from core.desk.take_journal import take_journal
from core.desk.tell_waiting import tell_waiting
from telephony import caller_documents as documents
from telephony import twiml
from telephony.heard import Callback, Document, Heard, choice_of, whole
from telephony.operator_steps import own_line
from telephony.twiml import HOLD_SECONDS, Line
from telephony.verbs import VoiceResponse

# What a caller did at one question; what is said before the next.
Answer = Callable[[Transaction, Call, Heard], Sequence[Said]]


def voice(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """An incoming call."""
    if not heard.sid:
        return twiml.hang_up()
    if (own := own_line(tx, line, heard)) is not None:
        return own
    call, menu = receive_with_menu(tx, heard.sid, heard.fields.get("From", ""))
    return documents.stand(line, call, menu, _charge(tx, call), greets=call.state != "ended")


def unheard_of(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """A caller in the middle of a call that our books do not have (they are a backup's): begins anew."""
    return twiml.hang_up() if heard.is_over else voice(tx, line, heard)


def asked(answer: Answer) -> Document:
    """The step of a question: the caller's answer goes to the desk, and what comes next is said."""

    def step(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
        call = call_by_sid(tx, heard.sid)
        if call is None:
            return unheard_of(tx, line, heard)
        call.heard_at = tx.now
        before = call.state
        said = list(answer(tx, call, heard))
        return _stand(tx, line, call, [*said, *(_on_the_way(tx, call) if call.state != before else ())])

    return step


def code(tx: Transaction, call: Call, heard: Heard) -> Sequence[Said]:
    """The client code, typed."""
    return enter_code(tx, call, heard.digits)


def menu(tx: Transaction, call: Call, heard: Heard) -> Sequence[Said]:
    """A choice from the menu, pressed or said."""
    return choose_from_menu(tx, call, choice_of(heard), heard.words, heard.library)


def question(tx: Transaction, call: Call, heard: Heard) -> Sequence[Said]:
    """A question, said; or the choice that stands for none."""
    choice = choice_of(heard)
    return hear_question(tx, call, choice if choice in ("0", "*") else "", heard.words, heard.library)


def answer_heard(tx: Transaction, call: Call, heard: Heard) -> Sequence[Said]:
    """What follows an answer, pressed or said."""
    return choose_after_answer(tx, call, choice_of(heard), heard.library)


def pin(tx: Transaction, call: Call, heard: Heard) -> Sequence[Said]:
    """The PIN, typed: in the form's body only, and nowhere in a log."""
    return enter_pin(tx, call, heard.digits)


def consent(tx: Transaction, call: Call, heard: Heard) -> Sequence[Said]:
    """The key pressed after the question about the charge."""
    return consent_to_charge(tx, call, heard.digits)


def recording_consented(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The key pressed after the question about recording: 1 is yes, and all else changes nothing."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return unheard_of(tx, line, heard)
    if heard.digits == "1" and line.recording_days is not None:
        consent_to_recording(tx, call, twiml.recording_text_version(line, call.language))
    return twiml.into_line(line)


def wait(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller waits, and asks what to hear next; who should not be here by our books is taken in."""
    call = call_by_sid(tx, heard.sid)
    if heard.sid and (call is None or was_given_up(call)):
        call = take_in(tx, heard.sid, heard.fields.get("From", ""))
    if call is None or not keep_waiting(tx, call, heard.fields.get("QueueSid", "")[:40]):
        return twiml.leave_line()
    left = (call.deadline_at - tx.now).total_seconds() if call.deadline_at else HOLD_SECONDS
    return documents.wait(line, call, tell_waiting(tx, call), left)


def in_line(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """A key pressed while waiting."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return twiml.leave_line()
    choose_in_line(tx, call, heard.digits)
    if call.state == "call-back":
        return documents.promised_call_back(line, call.language)
    # Nothing to say: the line asks again what to hear.
    return VoiceResponse() if call.state in ("waiting", "accepted") else twiml.leave_line()


def left(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller is out of the waiting line."""
    call, result = call_by_sid(tx, heard.sid), heard.fields.get("QueueResult", "")
    if call is None:
        return twiml.hang_up() if result == "hangup" else unheard_of(tx, line, heard)
    leave_line(tx, call, result)
    if call.state == "message" and call.draft:  # spoken before the caller asked for a person after all
        send_draft(tx, call)
        return _thanks(tx, line, call)
    if call.state in ASKED and call.state != "message":  # there is something to ask before the waiting
        return _stand(tx, line, call)
    return twiml.waited(line, call)


def taken_in(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """A caller whom Twilio had in its line and we had not."""
    call = take_in(tx, heard.sid, heard.fields.get("From", ""))
    return _stand(tx, line, call, _on_the_way(tx, call))


def message(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The caller finished a message, by key, by silence, or by hanging up."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return _keep_unheard_of(tx, line, heard)
    call.heard_at = tx.now
    _keep_draft(tx, call, heard)
    if heard.digits == "hangup":
        end_call(tx, call)
    elif call.state in ("message", "review") and offer_review(tx, call):
        return _stand(tx, line, call)
    return _thanks(tx, line, call)


def review(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """Sends the message, plays it, or records it anew."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return unheard_of(tx, line, heard)
    call.heard_at = tx.now
    match review_message(tx, call, heard.digits):
        case "hear":
            return documents.hear_draft(line, call)
        case "again":
            return _stand(tx, line, call)
        case "person":
            return _stand(tx, line, call, _on_the_way(tx, call))
    return _thanks(tx, line, call)


def back(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """A client whom we call back picked up."""
    call = tx.locked(Call, heard.number("call"))
    if call is None:
        return twiml.hang_up()
    if not is_reached(tx, call, heard.sid):
        return documents.back_later(line, call.language)
    return documents.called_back(line, call, f"back-answer?call={call.id}")


def back_answer(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The client pressed 1, and is brought to the operator; nothing pressed is nobody."""
    call = tx.locked(Call, heard.number("call"))
    if call is None:
        return twiml.hang_up()
    if not is_reached(tx, call, heard.sid):
        return documents.back_later(line, call.language)
    if heard.digits != "1":
        not_reached(tx, call)
        return twiml.hang_up()
    connect_caller(tx, call)
    return twiml.connect(line, call, recorded=may_record(tx, call))


def note_back(tx: Transaction, heard: Heard) -> None:
    """The state of the telephone of a client whom we call back."""
    call = tx.locked(Call, heard.number("call"))
    if call:
        follow_back(tx, call, heard.number("try"), heard.sid, heard.fields.get("CallStatus", ""), heard.at)


def note_recording(tx: Transaction, heard: Heard) -> None:
    """A message is stored at Twilio: it may be told before, after, or instead of Record's action."""
    call = call_by_sid(tx, heard.sid)
    if call and heard.fields.get("RecordingStatus", "completed") == "completed":
        _keep_draft(tx, call, heard, stored=True)


def _keep_unheard_of(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The message of such a caller is kept as one that was left while we were away."""
    if not heard.sid or not heard.fields.get("RecordingUrl"):
        return unheard_of(tx, line, heard)
    take_journal(tx, heard.fields)
    call = call_by_sid(tx, heard.sid)
    assert call
    return _thanks(tx, line, call)


def _stand(
    tx: Transaction, line: Line, call: Call, said: Sequence[Said] = (), *, greets: bool = False
) -> VoiceResponse:
    return documents.stand(line, call, menu_of(tx, call), said, greets=greets)


def _on_the_way(tx: Transaction, call: Call) -> list[Said]:
    """What a caller hears on the way into the line, or to where a message is taken instead of it."""
    if call.state == "waiting":
        return [*_charge(tx, call), Prompt("connecting-operator")]
    return [*_charge(tx, call), *([Prompt("pin-refused")] if _is_unproven(tx, call) else [])]


def _is_unproven(tx: Transaction, call: Call) -> bool:
    """True for who wanted a person, and could not be asked about the charge."""
    asks = call.state == "message" and call.used_up == "ask" and call.operators
    return bool(asks) and trust(tx, call) != "yes"


def _charge(tx: Transaction, call: Call) -> list[Said]:
    """That the time is used up, and what an hour costs, where nobody is asked: who goes on, or may not."""
    told = {"waiting": ("bill", "message"), "message": ("message",)}.get(call.state, ())
    if call.used_up not in told or trust(tx, call) != "yes":
        return []
    return [Prompt(f"used-up-{call.used_up}", {"price": call.price_per_hour})]


def _keep_draft(tx: Transaction, call: Call, heard: Heard, *, stored: bool = False) -> None:
    recording = heard.fields.get("RecordingUrl", "")[:500]
    sid = heard.fields.get("RecordingSid", "")[:40] or recording.rsplit("/", 1)[-1][:40]
    if recording or sid:
        seconds = whole(heard.fields.get("RecordingDuration", ""))
        keep_draft(tx, call, recording_sid=sid, url=recording, seconds=seconds, stored=stored)


def _thanks(tx: Transaction, line: Line, call: Call) -> VoiceResponse:
    if call.outcome != "voicemail":
        return twiml.goodbye(line, call.language)
    return twiml.message_taken(line, call, _what_follows(tx, call))


def _what_follows(tx: Transaction, call: Call) -> str:
    moment = now_of(tx)
    if moment.coverage.open:
        return "now"
    return "paged" if call.decision == "on-call" else "later" if call.opens_at else "now"


DOCUMENTS: dict[str, Document] = {
    "voice": voice,
    "code": asked(code),
    "menu": asked(menu),
    "question": asked(question),
    "answer": asked(answer_heard),
    "pin": asked(pin),
    "consent": asked(consent),
    "record-consent": recording_consented,
    "wait": wait,
    "in-line": in_line,
    "left": left,
    "taken-in": taken_in,
    "message": message,
    "review": review,
    "back": back,
    "back-answer": back_answer,
}

CALLBACKS: dict[str, Callback] = {
    "recording": note_recording,
    "back-status": note_back,
}
