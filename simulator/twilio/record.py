"""Record: a message left by the caller."""

from datetime import datetime, timedelta

from simulator.twilio import recordings
from simulator.twilio.account import Recording
from simulator.twilio.documents import Verb
from simulator.twilio.scene import Act, Scene
from simulator.twilio.steps import Elapsed, Goto, HangUp, Pressed, Spoke, Until


def record(scene: Scene, verb: Verb) -> Act[None]:
    """Record until a key, silence or the longest length; a message with nothing in it falls through."""
    recording = recordings.begin(scene.engine, scene.call)
    try:
        key = yield from _until_done(scene, verb, recording)
    except HangUp:
        _leave_by_hanging_up(scene, verb, recording)
        raise
    except BaseException:
        recordings.end(scene.engine, scene.call, recording, scene.request(*_callback(verb)))
        raise
    if not _has_sound(scene, recording):
        recordings.discard(scene.engine, scene.call, recording)
        return
    recordings.end(scene.engine, scene.call, recording, scene.request(*_callback(verb)))
    fields = recordings.action_fields(scene.account, recording, key)
    raise Goto(scene.action(verb, *fields) or scene.again(*fields))


def _leave_by_hanging_up(scene: Scene, verb: Verb, recording: Recording) -> None:
    recordings.end(scene.engine, scene.call, recording, scene.request(*_callback(verb)))
    scene.part(verb, *recordings.action_fields(scene.account, recording, "hangup"))


def _callback(verb: Verb) -> tuple[str, str]:
    return verb.get("recordingStatusCallback"), verb.get("recordingStatusCallbackMethod", "POST")


def _until_done(scene: Scene, verb: Verb, recording: Recording) -> Act[str]:
    """The key that ended it, empty if silence or the length did."""
    keys = verb.get("finishOnKey", "1234567890*#")
    while True:
        event = yield Until(_silent_or_full(scene, verb, recording))
        match event:
            case Pressed(key) if key in keys:
                return key
            case Elapsed() if scene.engine.now() >= _silent_or_full(scene, verb, recording):
                return ""
            case Spoke() | Elapsed() | Pressed():
                continue


def _silent_or_full(scene: Scene, verb: Verb, recording: Recording) -> datetime:
    """When it ends by itself: `timeout` seconds after the last word, at the latest at `maxLength`."""
    full = recording.started_at + timedelta(seconds=verb.number("maxLength", 3600))
    timeout = verb.number("timeout", 5)
    quiet_since = max(scene.call.speaks_until or recording.started_at, recording.started_at)
    return min(full, quiet_since + timedelta(seconds=timeout)) if timeout else full


def _has_sound(scene: Scene, recording: Recording) -> bool:
    spoke_until = scene.call.speaks_until
    return spoke_until is not None and spoke_until > recording.started_at
