"""Say, Play, Pause: what the person hears."""

from datetime import timedelta
from urllib.parse import urljoin

from simulator.twilio.documents import Verb
from simulator.twilio.scene import Act, Scene
from simulator.twilio.steps import Elapsed, Event, Until


def sound(scene: Scene, verb: Verb) -> Act[Event]:
    """Begin a `Say`, `Play` or `Pause` and wait for its end; comes out early with a key or a word."""
    seconds = {"Say": _say, "Play": _play, "Pause": _pause}[verb.name](scene, verb)
    event: Event
    if seconds is None:
        event = yield Until()
    elif seconds == 0:
        event = Elapsed()
    else:
        event = yield from scene.wait(seconds)
    scene.call.hearing = "silence"
    return event


def perform_sound(scene: Scene, verb: Verb) -> Act[None]:
    """A `Say`, `Play` or `Pause` of its own: keys and words do not shorten it."""
    begun_at = scene.engine.now()
    event = yield from sound(scene, verb)
    lasts = _seconds(scene, verb)
    while not isinstance(event, Elapsed):
        due = begun_at + timedelta(seconds=lasts) if lasts is not None else None
        event = yield Until(due)


def _say(scene: Scene, verb: Verb) -> float | None:
    scene.call.hearing = "speech"
    scene.engine.hears(
        scene.call, verb.text, kind="speech", language=verb.get("language"), voice=verb.get("voice")
    )
    return _seconds(scene, verb)


def _play(scene: Scene, verb: Verb) -> float | None:
    scene.call.hearing = "audio" if scene.page.place == "call" else "music"
    url = urljoin(scene.page.url, verb.own_text)
    scene.engine.hears(scene.call, url or verb.get("digits"), kind="audio")
    if verb.own_text and scene.account.options.fetches_media and not scene.engine.fetch_media(url):
        scene.engine.complain(f"Play {url}: nothing to play there (11200)", scene.call)
    return _seconds(scene, verb)


def _pause(scene: Scene, verb: Verb) -> float | None:
    scene.call.hearing = "silence"
    return _seconds(scene, verb)


def _seconds(scene: Scene, verb: Verb) -> float | None:
    """How long the verb lasts, None for ever (`loop="0"`)."""
    loop = int(verb.get("loop", "1"))
    if verb.name == "Pause":
        return verb.number("length", 1)
    once = scene.pace.speech(verb.text) if verb.name == "Say" else scene.pace.audio(verb, scene.page.place)
    return once * loop if loop else None
