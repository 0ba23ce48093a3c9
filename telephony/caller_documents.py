"""What a caller hears and may press, by where the call stands: one document a state."""

from collections.abc import Sequence

from core.calls.rows import Call
from core.desk.phone_menu import Menu
from core.desk.prompt import Article, Said
from core.desk.tell_waiting import Waiting
from telephony.heard import hints_for
from telephony.speech import audible
from telephony.twiml import HOLD_SECONDS, KEY_SECONDS, Line, enqueue, goodbye, record
from telephony.verbs import Gather, VoiceResponse

# Silence before a reprompt; a code and a PIN are looked up while one types.
_MENU_SECONDS = 5
_TYPING_SECONDS = 8
_LONGEST_CODE = 20
# The recogniser waits so long for the next word.
_BREATH_SECONDS = 2


def greet(line: Line, response: VoiceResponse | Gather, call: Call) -> None:
    """Who we are, whether we are open, and that an old place is kept."""
    opens = line.wall_clock(call.opens_at)
    if call.decision == "on-call":
        key = "greeting-on-call" if call.state == "waiting" else "greeting-asks"
    elif call.decision == "desk":
        key = "greeting-open"
    else:
        key = "greeting-closed" if call.opens_at else "greeting-no-one"
    line.say(response, key, call.language, company=line.company, opens=opens, today=line.today)
    if call.waiting_since and call.waiting_since < call.started_at:
        line.say(response, "place-kept", call.language)


def stand(
    line: Line, call: Call, menu: Menu, said: Sequence[Said] = (), *, greets: bool = False
) -> VoiceResponse:
    """The document for where the call stands now, after what is said first."""
    response = VoiceResponse()
    # Inside a question, a key cuts short what is said before it as well.
    place = _place(line, response, call)
    if greets:
        greet(line, place, call)
    for each in said:
        _say(line, place, call, each)
    match call.state:
        case "menu":
            _menu(line, place, call, menu)
        case "code" | "pin" | "question" | "review" | "consent":
            _ask(line, place, call)
        case "answer":
            line.say(place, "after-answer", call.language, chat="yes" if menu.has_chat else "no")
        case "waiting" | "accepted" | "talking":
            return enqueue(line, response, call)
        case "message":
            return record(line, response, call.language)
        case _:
            return goodbye(line, call.language, response)
    return _closed(line, response, call, place)


def wait(line: Line, call: Call, waiting: Waiting, seconds_left: float) -> VoiceResponse:
    """What a waiting caller hears, a few seconds long: asked for again and again."""
    response = VoiceResponse()
    if seconds_left < HOLD_SECONDS:
        response.pause(length=max(1, int(seconds_left)))
        return response
    if not waiting.is_told:
        response.play(line.url("audio/hold.wav"))
        return response
    gather = Gather(num_digits=1, timeout=1, action=line.url("in-line"), method="POST")
    if waiting.news:
        line.say(gather, "line-place", call.language, ahead=waiting.news.ahead)
        if waiting.news.minutes:
            line.say(gather, "line-forecast", call.language, minutes=waiting.news.minutes)
        if waiting.may_call_back:
            line.say(gather, "line-call-back", call.language)
        line.say(gather, "line-message", call.language)
    gather.play(line.url("audio/hold.wav"))
    response.append(gather)
    return response


def hear_draft(line: Line, call: Call) -> VoiceResponse:
    """The message as it was recorded, and the question again."""
    response, gather = VoiceResponse(), _gather(line, call)
    # Twilio may keep its own behind a password, which no document says.
    ours = call.draft.get("file") if call.draft else None
    if ours and line.recording:
        gather.play(line.recording(ours))
    elif call.draft and call.draft["url"]:
        gather.play(call.draft["url"])
    _ask(line, gather, call)
    return _closed(line, response, call, gather)


def promised_call_back(line: Line, language: str) -> VoiceResponse:
    """We call, and hang up."""
    response = VoiceResponse()
    line.say(response, "call-back-promised", language)
    response.hangup()
    return response


def called_back(line: Line, call: Call, path: str) -> VoiceResponse:
    """A client picks up the call that was asked for. Nothing pressed is nobody: it may be a mailbox."""
    response = VoiceResponse()
    gather = Gather(
        num_digits=1, timeout=KEY_SECONDS, action=line.url(path), method="POST", action_on_empty_result=True
    )
    line.say(gather, "back-offer", call.language, company=line.company)
    response.append(gather)
    return response


def back_later(line: Line, language: str) -> VoiceResponse:
    """The operator went away while the client's telephone rang."""
    response = VoiceResponse()
    line.say(response, "back-later", language)
    response.hangup()
    return response


def _say(line: Line, place: VoiceResponse | Gather, call: Call, said: Said) -> None:
    if isinstance(said, Article):
        line.say_text(place, audible(said.text), said.language)
    else:
        line.say(place, said.key, call.language, currency=line.currency, **said.facts)


def _place(line: Line, response: VoiceResponse, call: Call) -> VoiceResponse | Gather:
    asks = call.state in ("menu", "code", "pin", "question", "review", "consent", "answer")
    return _gather(line, call) if asks else response


def _gather(line: Line, call: Call) -> Gather:
    """How this state is answered: keys always, words where a word can answer."""
    asked = {"action": line.url(call.state), "method": "POST", "action_on_empty_result": True}
    if call.state in ("code", "pin"):
        return Gather(finish_on_key="#", timeout=_TYPING_SECONDS, num_digits=_LONGEST_CODE, **asked)
    if call.state in ("review", "consent"):
        return Gather(num_digits=1, timeout=KEY_SECONDS, **asked)
    english = call.language == "en"
    return Gather(
        input="dtmf speech",
        language="en-GB" if english else "sr-RS",
        hints=hints_for(call.language, tuple(line.topics(call.language)) if call.state == "question" else ()),
        speech_timeout=_BREATH_SECONDS,
        num_digits=1,
        timeout=_MENU_SECONDS,
        **asked,
    )


def _closed(line: Line, response: VoiceResponse, call: Call, place: VoiceResponse | Gather) -> VoiceResponse:
    """A document never ends at a question: where the recogniser fails, silence is heard instead."""
    response.append(place)
    response.redirect(line.url(call.state), method="POST")
    return response


def _menu(line: Line, place: VoiceResponse | Gather, call: Call, menu: Menu) -> None:
    """At most four, and the key after what it is for."""
    has_operator = menu.person == "operator"
    line.say(place, "menu-help" if has_operator else "menu-message", call.language)
    if menu.has_standing:
        line.say(place, "menu-standing", call.language)
    line.say(place, "menu-question", call.language)
    if menu.has_advisor:
        line.say(place, "menu-advisor", call.language)
    line.say(place, "menu-person" if has_operator else "menu-again", call.language)


def _ask(line: Line, place: VoiceResponse | Gather, call: Call) -> None:
    match call.state:
        case "code":
            line.say(place, "ask-code", call.language)
        case "pin":
            line.say(place, "ask-pin", call.language)
        case "question":
            line.say(place, "ask-question", call.language)
        case "review":
            line.say(place, "review-message", call.language)
            if call.operators:
                line.say(place, "menu-person", call.language)
        case "consent":
            price = {"price": call.price_per_hour, "currency": line.currency}
            line.say(place, "ask-consent", call.language, **price)
