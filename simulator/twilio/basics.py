"""The verbs that may stand in any document, waiting ones too, and how a document is performed."""

from collections.abc import Callable, Mapping

from simulator.twilio.documents import Verb
from simulator.twilio.gather import gather
from simulator.twilio.scene import Act, Scene
from simulator.twilio.speech import perform_sound
from simulator.twilio.steps import Goto, HangUp, LeftQueue

Perform = Callable[[Scene, Verb], Act[None]]


def perform(scene: Scene, verbs: Mapping[str, Perform]) -> Act[None]:
    """Perform the document verb by verb."""
    for verb in scene.page.verbs:
        act = verbs.get(verb.name)
        if act is None:
            scene.engine.complain(f"{verb.name} is legal, but not simulated", scene.call)
        else:
            yield from act(scene, verb)


def redirect(scene: Scene, verb: Verb) -> Act[None]:
    """Go on with another document."""
    yield from ()
    raise Goto(scene.request(verb.own_text, verb.get("method", "POST")))


def hang_up(scene: Scene, _: Verb) -> Act[None]:
    """End the call."""
    yield from ()
    raise HangUp


def leave(scene: Scene, _: Verb) -> Act[None]:
    """Leave the queue."""
    yield from ()
    raise LeftQueue


BASIC: dict[str, Perform] = {
    "Say": perform_sound,
    "Play": perform_sound,
    "Pause": perform_sound,
    "Gather": gather,
    "Redirect": redirect,
    "Hangup": hang_up,
    "Leave": leave,
}
