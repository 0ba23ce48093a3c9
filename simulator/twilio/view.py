"""The telephones as plain data, for a page to draw and a story to ask."""

from simulator.twilio.account import Account, Line, Room
from simulator.twilio.call import Call

Json = dict[str, object]


def connected_numbers(account: Account, call: Call) -> list[str]:
    """The telephones this call's person can talk with now, both ways."""
    if call.peer is not None:
        return [call.peer.parties.person]
    room = account.rooms.get(call.room_sid)
    if room is None or not room.is_running or not _is_open(room, call.sid):
        return []
    others = [sid for sid in room.participants if sid != call.sid and _is_open(room, sid)]
    return [account.calls[sid].parties.person for sid in others]


def _is_open(room: Room, call_sid: str) -> bool:
    participant = room.participants[call_sid]
    return not participant.hold and not participant.muted


def phone_status(call: Call | None) -> str:
    """`idle`, `calling`, `ringing`, `queued` (waits in line), `in-progress`."""
    if call is None or call.status in ("queued", "initiated"):
        return "idle"
    if call.status == "ringing":
        return "calling" if call.parties.direction == "inbound" else "ringing"
    return "queued" if call.queue_sid else call.status


def phone_json(account: Account, number: str) -> Json:
    """One telephone: its status, who is on the other end, what is heard and asked of it."""
    call = account.live_call(number)
    about: Json = {
        "number": number,
        "status": phone_status(call),
        "habit": account.subscribers[number].habit.name.lower()
        if number in account.subscribers
        else "person",
        "lines": len(account.heard.get(number, [])),
    }
    return about | (_call_json(account, call) if call is not None else {})


def _call_json(account: Account, call: Call) -> Json:
    is_in = call.parties.direction == "inbound"
    return {
        "call_sid": call.sid,
        "direction": call.parties.direction,
        "other": call.parties.to if is_in else call.parties.from_,
        "hearing": call.hearing,
        "gathers": call.gathers,
        "is_recorded": bool(call.recording_sid),
        "connected_with": connected_numbers(account, call),
    }


def line_json(line: Line) -> Json:
    """One heard line."""
    return {
        "n": line.n,
        "at": line.at.isoformat(),
        "kind": line.kind,
        "text": line.text,
        "language": line.language,
        "voice": line.voice,
        "call_sid": line.call_sid,
    }
