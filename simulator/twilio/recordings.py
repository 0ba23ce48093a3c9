"""Recordings: made, told about, listened to, deleted."""

import io
import wave

from simulator.twilio.account import Account, Recording
from simulator.twilio.call import Call
from simulator.twilio.engine import Engine
from simulator.twilio.parameters import API_VERSION, rfc_2822
from simulator.twilio.steps import Request
from simulator.twilio.webhooks import Pairs

RATE = 8000


def begin(engine: Engine, call: Call) -> Recording:
    """Start recording the call."""
    recording = Recording(engine.account.new_sid("RE"), call.sid, engine.now())
    engine.account.recordings[recording.sid] = recording
    call.recording_sid = recording.sid
    return recording


def end(engine: Engine, call: Call, recording: Recording, callback: Request | None) -> None:
    """Stop; a little later the file exists and its callback goes out, if one is asked for."""
    recording.seconds = int((engine.now() - recording.started_at).total_seconds())
    recording.status = "processing"
    call.recording_sid = ""
    due = engine.after(engine.account.options.pace.recording_ready_seconds)
    engine.agenda.at(due, lambda: _ready(engine, recording, callback))


def begin_in_room(engine: Engine, call_sid: str) -> Recording:
    """Start recording a conference: everybody in it is heard."""
    recording = Recording(engine.account.new_sid("RE"), call_sid, engine.now(), source="Conference")
    engine.account.recordings[recording.sid] = recording
    return recording


def end_in_room(engine: Engine, recording: Recording, callback_url: str) -> None:
    """The conference is over; a little later the file exists."""
    recording.seconds = int((engine.now() - recording.started_at).total_seconds())
    recording.status = "processing"
    due = engine.after(engine.account.options.pace.recording_ready_seconds)
    callback = Request(callback_url) if callback_url else None
    engine.agenda.at(due, lambda: _ready(engine, recording, callback))


def discard(engine: Engine, call: Call, recording: Recording) -> None:
    """Nobody spoke: there is no recording."""
    del engine.account.recordings[recording.sid]
    call.recording_sid = ""


def _ready(engine: Engine, recording: Recording, callback: Request | None) -> None:
    recording.status = "completed"
    if callback is not None:
        engine.call_back(callback.url, callback.method, _callback_fields(engine.account, recording))


def url_of(account: Account, recording: Recording) -> str:
    """Where it can be downloaded, with `.wav` added for the audio."""
    base = f"{account.options.api_url}/{API_VERSION}/Accounts/{account.sid}"
    return f"{base}/Recordings/{recording.sid}"


def action_fields(account: Account, recording: Recording, key: str) -> Pairs:
    """What the action of `Record` is told."""
    return (
        ("RecordingUrl", url_of(account, recording)),
        ("RecordingSid", recording.sid),
        ("RecordingDuration", str(recording.seconds)),
        ("Digits", key),
    )


def _callback_fields(account: Account, recording: Recording) -> Pairs:
    return (
        ("AccountSid", account.sid),
        ("CallSid", recording.call_sid),
        ("RecordingSid", recording.sid),
        ("RecordingUrl", url_of(account, recording)),
        ("RecordingStatus", recording.status),
        ("RecordingDuration", str(recording.seconds)),
        ("RecordingChannels", "1"),
        ("RecordingStartTime", rfc_2822(recording.started_at)),
        ("RecordingSource", recording.source),
    )


def audio(recording: Recording) -> bytes:
    """A WAV file, 8 kHz mono, as long as the recording, silent."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(bytes(2 * RATE * max(recording.seconds, 1)))
    return file.getvalue()
