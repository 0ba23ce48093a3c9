"""Say, Play, Pause: what the person hears."""

from collections.abc import Callable
from urllib.parse import urljoin

from simulator.twilio.documents import Verb
from simulator.twilio.scene import Act, Scene
from simulator.twilio.steps import Elapsed, Event, Until

Heeds = Callable[[Event], bool]


def _nothing(_: Event) -> bool:
    return False


def perform_sound(scene: Scene, verb: Verb) -> Act[None]:
    """A `Say`, `Play` or `Pause` of its own: keys and words do not shorten it."""
    yield from sound(scene, verb, _nothing)


def sound(scene: Scene, verb: Verb, heeds: Heeds) -> Act[Event]:
    """A `Say`, `Play` or `Pause`; comes out at its end, or early with an event `heeds` is true for."""
    BEGINNINGS[verb.name](scene, verb)
    event = yield from _last(scene, _seconds(scene, verb), heeds)
    scene.call.hearing = "silence"
    return event


def _last(scene: Scene, seconds: float | None, heeds: Heeds) -> Act[Event]:
    if seconds == 0:
        return Elapsed()
    due = scene.engine.after(seconds) if seconds is not None else None
    while True:
        event = yield Until(due)
        if isinstance(event, Elapsed) or heeds(event):
            return event


def _say(scene: Scene, verb: Verb) -> None:
    scene.call.hearing = "speech"
    language, voice = verb.get("language"), verb.get("voice")
    scene.engine.hears(scene.call, verb.text, kind="speech", language=language, voice=voice)


def _play(scene: Scene, verb: Verb) -> None:
    scene.call.hearing = "audio" if scene.page.place == "call" else "music"
    url = urljoin(scene.page.url, verb.own_text)
    scene.engine.hears(scene.call, url if verb.own_text else verb.get("digits"), kind="audio")
    if verb.own_text and scene.account.options.fetches_media:
        scene.engine.soon(lambda: scene.engine.fetch_media(scene.call, url))


def _pause(scene: Scene, _: Verb) -> None:
    scene.call.hearing = "silence"


BEGINNINGS: dict[str, Callable[[Scene, Verb], None]] = {"Say": _say, "Play": _play, "Pause": _pause}


def _seconds(scene: Scene, verb: Verb) -> float | None:
    """How long the verb lasts, None for ever (`loop="0"`)."""
    if verb.name == "Pause":
        return verb.number("length", 1)
    once = scene.pace.speech(verb.text) if verb.name == "Say" else scene.pace.audio(scene.page.place)
    loop = int(verb.get("loop", "1"))
    return once * loop if loop else None
