"""What is heard while waiting in a queue or for a conference to begin: one document, again and again."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from simulator.twilio.basics import BASIC, perform
from simulator.twilio.fetching import fetch
from simulator.twilio.scene import Act, Scene
from simulator.twilio.steps import Goto, Redirected, Request, Until
from simulator.twilio.webhooks import Pairs


@dataclass(frozen=True)
class Music:
    """`url` None is Twilio's own music, empty is silence; `fields` are sent with each request."""

    url: str | None
    method: str
    place: str
    fields: Callable[[], Pairs]


def wait(scene: Scene, music: Music) -> Act[None]:
    """Play it until something breaks in."""
    if not music.url:
        scene.call.hearing = "music" if music.url is None else "silence"
        yield from for_ever()
        return
    first = scene.request(music.url, music.method).placed(music.place)
    request = first
    while True:
        request = (yield from _once(scene, music, request)) or first


def for_ever() -> Act[None]:
    """Wait until something breaks in."""
    while True:
        yield Until()


def _once(scene: Scene, music: Music, request: Request) -> Act[Request | None]:
    """Perform one document; comes out with the one it goes on to, None to begin again."""
    begun_at = scene.engine.now()
    try:
        page = yield from fetch(scene.engine, scene.call, request.with_extra(*music.fields()))
        yield from perform(Scene(scene.engine, scene.call, page), BASIC)
        yield from _breathe(scene, begun_at)
    except Redirected:
        raise
    except Goto as goto:
        return goto.request
    return None


def _breathe(scene: Scene, begun_at: datetime) -> Act[None]:
    """A document that takes no time is not asked for again at once."""
    due = begun_at + (scene.engine.after(scene.pace.least_wait_seconds) - scene.engine.now())
    while scene.engine.now() < due:
        yield Until(due)
