"""The telephones: what they show, and what their people do."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, StringConstraints

from core.clients.phone_number import e164
from core.errors import Invalid
from simulator.pages.demo import ClearRoute, Demo, clear_refusals
from simulator.pages.people import callers, with_phone
from simulator.pages.turning import clock_json
from simulator.twilio import Phone

SHOWN_LINES = 60
# Whoever withholds the number calls from this telephone.
HIDDEN_NUMBER = "+381600000000"
# A page says once a second that its person still speaks.
_BREATH_SECONDS = 3

Raw = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Keys = Annotated[str, StringConstraints(pattern=r"^[0-9*#]{1,20}$")]


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Dial(BaseModel):
    """A call to the line, from this number; without one, from a number that is not shown."""

    number: Raw | None = None


class Handset(BaseModel):
    """The telephone that something is done with."""

    number: Raw


class Press(Handset):
    """Keys pressed, one after the other."""

    keys: Keys


class Say(Handset):
    """Words said, where the line listens for some."""

    text: Words


class Mailbox(Handset):
    """Whether a voicemail box picks up by itself."""

    on: bool


def phone_routes(demo: Demo) -> APIRouter:
    """`/try/phone/…`: the state of all telephones, and the acts."""
    router = APIRouter(prefix="/try/phone", include_in_schema=False, route_class=ClearRoute)
    router.add_api_route("/state", _state(demo), methods=["GET"])
    router.add_api_route("/call", _call(demo), methods=["POST"])
    router.add_api_route("/press", _press(demo), methods=["POST"])
    router.add_api_route("/say", _say(demo), methods=["POST"])
    router.add_api_route("/mailbox", _mailbox(demo), methods=["POST"])
    for path, act in _ACTS.items():
        router.add_api_route(f"/{path}", _acts(demo, act), methods=["POST"])
    return router


def _state(demo: Demo) -> Any:
    def state(caller: Raw | None = None) -> dict[str, Any]:
        with clear_refusals():
            number = _number(caller) if caller else HIDDEN_NUMBER
        with demo.database.read(demo.clock) as tx:
            operators = {operator.phone or "": operator.name for operator in with_phone(tx)}
            names = {one.phone: one.name for one in callers(tx) if one.phone} | operators
        with demo.lock:
            demo.twilio.run_due()
            phones = demo.twilio.state()
            shown = {each: _shown(demo, each, phones.get(each), names) for each in [number, *operators]}
        return {
            "clock": clock_json(demo),
            "caller": shown[number],
            "operators": [shown[each] for each in operators],
        }

    return state


def _shown(demo: Demo, number: str, phone: Any, names: Mapping[str, str]) -> dict[str, Any]:
    """A telephone nobody has used yet lies idle and has heard nothing."""
    phone = phone or {"number": number, "status": "idle", "habit": "person"}
    talks_with = [names.get(each, each) for each in phone.get("connected_with", ())]
    return {
        **{key: phone.get(key) for key in ("number", "status", "habit", "hearing", "gathers", "call_sid")},
        "is_recorded": bool(phone.get("is_recorded")),
        "talks_with": talks_with,
        "lines": _lines(demo, number),
    }


def _lines(demo: Demo, number: str) -> list[dict[str, Any]]:
    """What was heard in the last call."""
    lines = demo.twilio.lines_since(number)
    last = [line for line in lines if line["call_sid"] == lines[-1]["call_sid"]]
    return [_readable(demo, line) for line in last[-SHOWN_LINES:]]


def _readable(demo: Demo, line: dict[str, Any]) -> dict[str, Any]:
    """A recorded prompt reads as what is said in it, beside where it can be heard."""
    said = demo.words_of(line["text"]) if line["kind"] == "audio" else None
    if said is None:
        return line
    text, language = said
    return {**line, "kind": "speech", "text": text, "language": language, "sound": line["text"]}


def _call(demo: Demo) -> Any:
    def call(dial: Dial) -> dict[str, str]:
        with clear_refusals():
            number = _number(dial.number) if dial.number else HIDDEN_NUMBER
            if number == demo.line_number:
                raise Invalid(f"{number} is the line itself: call from another telephone")
            with demo.lock:
                shows = None if dial.number else "anonymous"
                demo.twilio.phone(number).calls(demo.line_number, shows=shows)
        return {"number": number}

    return call


def _number(raw: str) -> str:
    return e164(raw)


def _press(demo: Demo) -> Any:
    def press(press: Press) -> dict[str, bool]:
        return _do(demo, press.number, lambda phone: phone.presses(press.keys))

    return press


def _say(demo: Demo) -> Any:
    def say(say: Say) -> dict[str, bool]:
        return _do(demo, say.number, lambda phone: phone.says(say.text))

    return say


def _mailbox(demo: Demo) -> Any:
    def mailbox(mailbox: Mailbox) -> dict[str, bool]:
        return _do(demo, mailbox.number, Phone.voicemail_picks_up if mailbox.on else Phone.is_attended)

    return mailbox


def _acts(demo: Demo, act: Any) -> Any:
    def does(handset: Handset) -> dict[str, bool]:
        return _do(demo, handset.number, act)

    return does


def _do(demo: Demo, raw: str, act: Any) -> dict[str, bool]:
    with clear_refusals(), demo.lock:
        act(demo.twilio.phone(_number(raw)))
    return {"done": True}


def _speak(phone: Phone) -> None:
    """Its person speaks on, if something records."""
    call = phone.person.live_call()
    if call is not None and call.recording_sid:
        phone.person.speak(_BREATH_SECONDS)


def _finish_message(phone: Phone) -> None:
    _speak(phone)
    phone.presses("#")


_ACTS = {
    "answer": Phone.answers,
    "decline": Phone.declines,
    "hang-up": Phone.hangs_up,
    "speak": _speak,
    "finish-message": _finish_message,
}
