"""Gather: keys and words."""

from dataclasses import dataclass

from simulator.twilio.documents import Verb
from simulator.twilio.scene import Act, Scene
from simulator.twilio.speech import sound
from simulator.twilio.steps import Elapsed, Event, Goto, Pressed, Spoke, Until


@dataclass
class Input:
    """What was gathered so far."""

    digits: str = ""
    finished_on: str = ""
    speech: str = ""
    is_done: bool = False

    def fields(self) -> tuple[tuple[str, str], ...]:
        """The form fields it is sent in."""
        if self.speech:
            return (("SpeechResult", self.speech), ("Confidence", "0.92"))
        return (("Digits", self.digits), ("FinishedOnKey", self.finished_on), ("msg", "Gather End"))


def gather(scene: Scene, verb: Verb) -> Act[None]:
    """Collect, then go to the action; with nothing collected fall through to the next verb."""
    scene.call.gathers = verb.get("input", "dtmf")
    try:
        got = yield from _collect(scene, verb)
    finally:
        scene.call.gathers = ""
    if got.digits or got.speech or verb.is_set("actionOnEmptyResult"):
        raise Goto(scene.action(verb, *got.fields()) or scene.again(*got.fields()))


def _collect(scene: Scene, verb: Verb) -> Act[Input]:
    got = Input()
    event = yield from _prompt(scene, verb)
    while True:
        _take(verb, got, event)
        if got.is_done:
            return got
        event = yield from _listen(scene, verb)


def _prompt(scene: Scene, verb: Verb) -> Act[Event | None]:
    """Speak the nested prompts; a key or a word the verb listens to cuts them short."""
    for child in verb.children:
        event = yield from sound(scene, child, lambda event: _counts(verb, event))
        if _counts(verb, event):
            return event
    return None


def _counts(verb: Verb, event: Event) -> bool:
    wanted = verb.get("input", "dtmf").split()
    return (isinstance(event, Pressed) and "dtmf" in wanted) or (
        isinstance(event, Spoke) and "speech" in wanted
    )


def _take(verb: Verb, got: Input, event: Event | None) -> None:
    match event:
        case Pressed(key) if _counts(verb, event):
            _take_key(verb, got, key)
        case Spoke(text) if _counts(verb, event):
            got.speech, got.is_done = text, True
        case Elapsed():
            got.is_done = True


def _take_key(verb: Verb, got: Input, key: str) -> None:
    if key == verb.get("finishOnKey", "#"):
        got.finished_on, got.is_done = key, True
        return
    got.digits += key
    got.is_done = len(got.digits) >= int(verb.get("numDigits", "1000"))


def _listen(scene: Scene, verb: Verb) -> Act[Event]:
    """The next key or word, or the end of the timeout, which every key starts anew."""
    due = scene.engine.after(verb.number("timeout", 5))
    while True:
        event = yield Until(due)
        if isinstance(event, Elapsed) or _counts(verb, event):
            return event
