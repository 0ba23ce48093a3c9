"""Record: a message left by the caller."""

from datetime import datetime, timedelta

from simulator.twilio import recordings
from simulator.twilio.account import Recording
from simulator.twilio.documents import Verb
from simulator.twilio.scene import Act, Scene
from simulator.twilio.steps import Elapsed, Goto, HangUp, Interruption, Pressed, Request, Until

ANY_KEY = "1234567890*#"


def record(scene: Scene, verb: Verb) -> Act[None]:
    """Record until a key, silence or the longest length; a message with nothing in it falls through."""
    recording = recordings.begin(scene.engine, scene.call)
    try:
        key = yield from _until_done(scene, verb, recording)
    except Interruption as reason:
        _break_off(scene, verb, recording, reason)
        raise
    if not _has_sound(scene, recording):
        recordings.discard(scene.engine, scene.call, recording)
        return
    recordings.end(scene.engine, scene.call, recording, _callback(scene, verb))
    fields = recordings.action_fields(scene.account, recording, key)
    raise Goto(scene.action(verb, *fields) or scene.again(*fields))


def _break_off(scene: Scene, verb: Verb, recording: Recording, reason: Interruption) -> None:
    recordings.end(scene.engine, scene.call, recording, _callback(scene, verb))
    if isinstance(reason, HangUp):
        scene.part(verb, *recordings.action_fields(scene.account, recording, "hangup"))


def _callback(scene: Scene, verb: Verb) -> Request | None:
    url = verb.get("recordingStatusCallback")
    return scene.request(url, verb.get("recordingStatusCallbackMethod", "POST")) if url else None


def _until_done(scene: Scene, verb: Verb, recording: Recording) -> Act[str]:
    """The key that ended it, empty if silence or the length did."""
    keys = verb.get("finishOnKey", ANY_KEY)
    while True:
        event = yield Until(_silent_or_full(scene, verb, recording))
        if isinstance(event, Pressed) and event.key in keys:
            return event.key
        if isinstance(event, Elapsed) and scene.engine.now() >= _silent_or_full(scene, verb, recording):
            return ""


def _silent_or_full(scene: Scene, verb: Verb, recording: Recording) -> datetime:
    """When it ends by itself: `timeout` seconds after the last word, at the latest at `maxLength`."""
    full = recording.started_at + timedelta(seconds=verb.number("maxLength", 3600))
    timeout = verb.number("timeout", 5)
    quiet_since = max(scene.call.speaks_until or recording.started_at, recording.started_at)
    return min(full, quiet_since + timedelta(seconds=timeout)) if timeout else full


def _has_sound(scene: Scene, recording: Recording) -> bool:
    spoke_until = scene.call.speaks_until
    return spoke_until is not None and spoke_until > recording.started_at
