"""Conferences: who is in the room, when it begins and ends, and what the program is told of it."""

from simulator.twilio import recordings
from simulator.twilio.account import Participant, Room
from simulator.twilio.call import Call
from simulator.twilio.documents import Verb
from simulator.twilio.engine import Engine
from simulator.twilio.parameters import rfc_2822
from simulator.twilio.steps import Released, RoomStarted
from simulator.twilio.webhooks import Pairs


def enter(engine: Engine, call: Call, noun: Verb, callback_url: str) -> Room:
    """The call joins the room, which is made by the first and begins with the second who may start it."""
    room = _open_room(engine, noun.own_text)
    if callback_url and not room.callback_url:
        room.callback_url = callback_url
        room.callback_method = noun.get("statusCallbackMethod", "POST")
        room.callback_events = frozenset(noun.get("statusCallbackEvent").split())
    if noun.get("record", "do-not-record") not in ("do-not-record", "false"):
        room.recording_url = noun.get("recordingStatusCallback")
    participant = _participant(engine, call, noun)
    room.participants[call.sid] = participant
    call.room_sid = room.sid
    _tell(engine, room, "join", "participant-join", participant)
    _start_if_ready(engine, room)
    return room


def _open_room(engine: Engine, name: str) -> Room:
    for room in engine.account.rooms.values():
        if room.name == name and room.status != "completed":
            return room
    room = Room(engine.account.new_sid("CF"), name, engine.now())
    engine.account.rooms[room.sid] = room
    return room


def _participant(engine: Engine, call: Call, noun: Verb) -> Participant:
    return Participant(
        call_sid=call.sid,
        joined_at=engine.now(),
        starts=noun.is_set("startConferenceOnEnter", default=True),
        ends=noun.is_set("endConferenceOnExit"),
        muted=noun.is_set("muted"),
        label=noun.get("participantLabel"),
    )


def _start_if_ready(engine: Engine, room: Room) -> None:
    present = room.participants.values()
    if room.status != "init" or len(present) < 2 or not any(each.starts for each in present):
        return
    room.status = "in-progress"
    if room.recording_url is not None:
        first = next(iter(room.participants))
        room.recording = recordings.begin_in_room(engine, first)
    _tell(engine, room, "start", "conference-start")
    for sid in list(room.participants):
        _break_in(engine, room, sid, RoomStarted())


def _break_in(engine: Engine, room: Room, call_sid: str, reason: RoomStarted | Released) -> None:
    call = engine.account.calls[call_sid]
    engine.interrupt_soon(call, reason, still=lambda: call.room_sid == room.sid)


def leave(engine: Engine, call: Call) -> None:
    """The call leaves its room, which may end by that."""
    room = engine.account.rooms[call.room_sid]
    participant = room.participants.pop(call.sid)
    call.room_sid = ""
    _tell(engine, room, "leave", "participant-leave", participant)
    if participant.ends:
        end(engine, room, "participant-with-end-conference-on-exit-left", by=call.sid)
    elif not room.participants:
        end(engine, room, "last-participant-left", by=call.sid)


def end(engine: Engine, room: Room, reason: str, by: str = "") -> None:
    """The room is over: everybody still in it goes on with their own document."""
    if room.status == "completed":
        return
    room.status, room.end_reason, room.ended_by = "completed", reason, by
    if room.recording:
        recordings.end_in_room(engine, room.recording, room.recording_url or "")
    for sid in list(room.participants):
        _break_in(engine, room, sid, Released())
    engine.soon(lambda: _tell(engine, room, "end", "conference-end"))


def remove(engine: Engine, room: Room, call_sid: str) -> None:
    """Take one call out of the room."""
    _break_in(engine, room, call_sid, Released())


def set_hold(engine: Engine, room: Room, participant: Participant, *, hold: bool, music: str = "") -> None:
    """Put the participant on hold, or back: who is on hold hears the music, and is not heard."""
    participant.hold = hold
    call = engine.account.calls[participant.call_sid]
    call.hearing = "music" if hold else "talk" if room.is_running else "silence"
    if hold and music:
        engine.hears(call, music, kind="audio")
    _tell(engine, room, "hold", "participant-hold" if hold else "participant-unhold", participant)


def set_muted(engine: Engine, room: Room, participant: Participant, *, muted: bool) -> None:
    """Mute the participant, or unmute."""
    participant.muted = muted
    _tell(engine, room, "mute", "participant-mute" if muted else "participant-unmute", participant)


def _tell(engine: Engine, room: Room, event: str, name: str, who: Participant | None = None) -> None:
    if not room.callback_url or event not in room.callback_events:
        return
    room.callbacks_sent += 1
    parameters = (
        ("AccountSid", engine.account.sid),
        ("ConferenceSid", room.sid),
        ("FriendlyName", room.name),
        ("StatusCallbackEvent", name),
        ("SequenceNumber", str(room.callbacks_sent)),
        ("Timestamp", rfc_2822(engine.now())),
        *(_about(who) if who is not None else ()),
        *(_ending(room) if event == "end" else ()),
    )
    engine.call_back(room.callback_url, room.callback_method, parameters)


def _about(who: Participant) -> Pairs:
    return (
        ("CallSid", who.call_sid),
        ("Muted", str(who.muted).lower()),
        ("Hold", str(who.hold).lower()),
        ("Coaching", "false"),
        ("StartConferenceOnEnter", str(who.starts).lower()),
        ("EndConferenceOnExit", str(who.ends).lower()),
        *((("ParticipantLabel", who.label),) if who.label else ()),
    )


def _ending(room: Room) -> Pairs:
    by = (("CallSidEndingConference", room.ended_by),) if room.ended_by else ()
    return (("ReasonConferenceEnded", room.end_reason), *by)
