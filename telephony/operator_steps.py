"""An operator's own line: from their own telephone, after the PIN."""

from core.calls.line import call_by_sid
from core.database.transaction import Transaction
from core.desk.call_out import CallOut, call_out, call_out_over
from core.desk.open_own_line import admitted, open_own_line, own_line_of, try_pin, who_waits
from core.desk.switch_duty import switch_duty
from core.roster.rows import Operator
from telephony.heard import Document, Heard, whole
from telephony.speech import names_of
from telephony.twiml import Line, hang_up
from telephony.verbs import Dial, Gather, VoiceResponse

_KEY_SECONDS = 8
# A longer list is nothing for the ear.
_MOST_HEARD = 3
# A client's telephone rings so long for a call back.
_RING_SECONDS = 30


def own_line(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse | None:
    """What an operator hears who calls from their own telephone; None for everybody else."""
    operator = own_line_of(tx, heard.fields.get("From", ""))
    if operator is None:
        return None
    open_own_line(tx, heard.sid, operator)
    return _ask_pin(line, "own-pin", operator.name)


def pin_pressed(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The keys pressed for the PIN; who presses none is asked once more."""
    if not heard.digits:
        return _end(line, "own-goodbye") if "silent" in heard.query else _ask_pin(line, "own-pin-silent", "")
    match try_pin(tx, heard.sid, heard.fields.get("Digits", "")):
        case "right":
            return _menu(line, VoiceResponse())
        case "wrong":
            return _ask_pin(line, "own-pin-wrong", "")
        case _:
            return _end(line, "own-pin-closed")


def menu_pressed(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The key pressed in the menu; nothing pressed is the end."""
    operator = admitted(tx, heard.sid)
    if operator is None:
        return hang_up()
    match heard.fields.get("Digits", ""):
        case "1" | "2" as key:
            return _menu(line, _switched(tx, line, operator, on=key == "1"))
        case "3":
            return _menu(line, _waiting(tx, line))
        case "4":
            return _ask_ticket(line)
        case "":
            return _end(line, "own-goodbye")
        case _:
            return _menu(line, VoiceResponse())


def ticket_pressed(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The number of the ticket whose contact is to be called back."""
    operator = admitted(tx, heard.sid)
    if operator is None:
        return hang_up()
    number = whole(heard.fields.get("Digits", ""))
    if number is None:
        return _menu(line, VoiceResponse())
    found = call_out(tx, heard.sid, operator, number, line.number)
    if found.outcome == "call":
        return _dial(line, found)
    response = VoiceResponse()
    line.say(response, f"own-{found.outcome}", line.language)
    return _menu(line, response)


def call_back_over(tx: Transaction, line: Line, heard: Heard) -> VoiceResponse:
    """The client's telephone is out of the talk, or never came into it."""
    call = call_by_sid(tx, heard.sid)
    if call is None:
        return hang_up()
    talked = (
        heard.fields.get("DialBridged", "true") == "true"
        and heard.fields.get("DialCallStatus") == "completed"
    )
    seconds = whole(heard.fields.get("DialCallDuration", "")) or 0
    call_out_over(tx, call, seconds=seconds if talked else 0, at=heard.at)
    return _end(line, "own-goodbye") if talked else _end(line, "own-not-reached")


def _ask_pin(line: Line, key: str, name: str) -> VoiceResponse:
    response = VoiceResponse()
    gather = Gather(
        timeout=_KEY_SECONDS,
        finish_on_key="#",
        action=line.url("own/pin?silent=1" if key == "own-pin-silent" else "own/pin"),
        method="POST",
        action_on_empty_result=True,
    )
    line.say(gather, key, line.language, operator=name)
    response.append(gather)
    return response


def _ask_ticket(line: Line) -> VoiceResponse:
    response = VoiceResponse()
    gather = Gather(
        timeout=_KEY_SECONDS,
        finish_on_key="#",
        action=line.url("own/ticket"),
        method="POST",
        action_on_empty_result=True,
    )
    line.say(gather, "own-ticket", line.language)
    response.append(gather)
    return response


def _menu(line: Line, response: VoiceResponse) -> VoiceResponse:
    gather = Gather(
        num_digits=1,
        timeout=_KEY_SECONDS,
        action=line.url("own/menu"),
        method="POST",
        action_on_empty_result=True,
    )
    line.say(gather, "own-menu", line.language)
    response.append(gather)
    return response


def _switched(tx: Transaction, line: Line, operator: Operator, *, on: bool) -> VoiceResponse:
    response = VoiceResponse()
    switched = switch_duty(tx, operator, on=on)
    until = line.wall_clock(switched.until)
    line.say(response, f"own-duty-{switched.outcome}", line.language, until=until, today=line.today)
    return response


def _waiting(tx: Transaction, line: Line) -> VoiceResponse:
    response = VoiceResponse()
    waiting = who_waits(tx)
    line.say(response, "own-waiting", line.language, count=len(waiting))
    for each in waiting[:_MOST_HEARD]:
        known = "yes" if each.client else "no"
        names = names_of(each.client, each.contact)
        line.say(response, "own-waits", line.language, names=names, minutes=each.minutes, known=known)
    return response


def _dial(line: Line, found: CallOut) -> VoiceResponse:
    response = VoiceResponse()
    line.say(response, "own-calling", line.language, client=found.client, contact=found.contact)
    dial = Dial(
        action=line.url("own/called"),
        method="POST",
        caller_id=line.number,
        timeout=_RING_SECONDS,
        time_limit=line.longest_seconds,
        answer_on_bridge=True,
    )
    dial.number(found.number)
    response.append(dial)
    return response


def _end(line: Line, key: str) -> VoiceResponse:
    response = VoiceResponse()
    line.say(response, key, line.language)
    response.hangup()
    return response


OWN_DOCUMENTS: dict[str, Document] = {
    "own/pin": pin_pressed,
    "own/menu": menu_pressed,
    "own/ticket": ticket_pressed,
    "own/called": call_back_over,
}
