"""REST: queues and their members, conferences and their participants."""

from simulator.twilio import queues, rooms
from simulator.twilio.account import Participant, Queue, Room
from simulator.twilio.answers import Asked, Params, Refused, RestAnswer, not_found, ok
from simulator.twilio.resources import member_json, page_json, participant_json, queue_json, room_json
from simulator.twilio.steps import Redirected, Request


def queue_list(asked: Asked) -> RestAnswer:
    """All queues."""
    asked.params.only()
    account = asked.engine.account
    shown = [queue_json(account, queue) for queue in account.queues.values()]
    return ok(page_json(account, "/Queues", "queues", shown))


def queue_create(asked: Asked) -> RestAnswer:
    """A new queue."""
    params = asked.params.only("FriendlyName", "MaxSize")
    name = params.get("FriendlyName")
    if any(queue.name == name for queue in asked.engine.account.queues.values()):
        raise Refused(400, 22003, f"Queue {name} exists already")
    queue = queues.create(asked.engine, name, int(params.get("MaxSize", "1000")))
    return ok(queue_json(asked.engine.account, queue), 201)


def queue_fetch(asked: Asked, queue_sid: str) -> RestAnswer:
    """One queue."""
    return ok(queue_json(asked.engine.account, _queue(asked, queue_sid)))


def member_list(asked: Asked, queue_sid: str) -> RestAnswer:
    """Who waits, the first first."""
    asked.params.only()
    queue = _queue(asked, queue_sid)
    shown = [member_json(asked.engine, queue, member) for member in queue.members]
    return ok(page_json(asked.engine.account, f"/Queues/{queue_sid}/Members", "queue_members", shown))


def member_fetch(asked: Asked, queue_sid: str, call_sid: str) -> RestAnswer:
    """One waiting call; `Front` is the first."""
    queue = _queue(asked, queue_sid)
    member = queues.member_of(queue, _member_sid(queue, call_sid))
    if member is None:
        raise not_found(f"/Queues/{queue_sid}/Members/{call_sid}.json")
    return ok(member_json(asked.engine, queue, member))


def member_update(asked: Asked, queue_sid: str, call_sid: str) -> RestAnswer:
    """Take a call out and send it to `Url`: only the first to ask gets it, everyone after is told 20404."""
    params = asked.params.only("Url", "Method")
    queue, engine = _queue(asked, queue_sid), asked.engine
    if not params.get("Url"):
        raise Refused(400, 21205, "Url parameter is required.")
    member = queues.claim(engine, queue, _member_sid(queue, call_sid))
    if member is None:
        raise not_found(f"/Queues/{queue_sid}/Members/{call_sid}.json")
    request = Request(params.get("Url"), params.get("Method", "POST"))
    engine.interrupt_soon(engine.account.calls[member.call_sid], Redirected(request))
    return ok(member_json(engine, queue, member))


def _member_sid(queue: Queue, call_sid: str) -> str:
    if call_sid != "Front":
        return call_sid
    return queue.members[0].call_sid if queue.members else ""


def _queue(asked: Asked, queue_sid: str) -> Queue:
    queue = asked.engine.account.queues.get(queue_sid)
    if queue is None:
        raise not_found(f"/Queues/{queue_sid}.json")
    return queue


def room_list(asked: Asked) -> RestAnswer:
    """Conferences, by name and status where asked."""
    params = asked.params.only("FriendlyName", "Status")
    account = asked.engine.account
    found = [room_json(account, room) for room in account.rooms.values() if _is_wanted(room, params)]
    return ok(page_json(account, "/Conferences", "conferences", found))


def _is_wanted(room: Room, params: Params) -> bool:
    name, status = params.get("FriendlyName"), params.get("Status")
    return name in ("", room.name) and status in ("", room.status)


def room_fetch(asked: Asked, room_sid: str) -> RestAnswer:
    """One conference."""
    return ok(room_json(asked.engine.account, _room(asked, room_sid)))


def room_update(asked: Asked, room_sid: str) -> RestAnswer:
    """End a conference."""
    params = asked.params.only("Status")
    room = _room(asked, room_sid)
    if params.get("Status") != "completed":
        raise Refused(400, 20001, "Status can only become completed", is_unexpected=True)
    rooms.end(asked.engine, room, "conference-ended-via-api")
    return ok(room_json(asked.engine.account, room))


def participant_list(asked: Asked, room_sid: str) -> RestAnswer:
    """Who is in the room."""
    params = asked.params.only("Muted", "Hold")
    room, account = _room(asked, room_sid), asked.engine.account
    wanted = [each for each in room.participants.values() if _is_so(each, params)]
    shown = [participant_json(account, room, each) for each in wanted]
    return ok(page_json(account, f"/Conferences/{room_sid}/Participants", "participants", shown))


def _is_so(participant: Participant, params: Params) -> bool:
    is_so = {"Muted": participant.muted, "Hold": participant.hold}
    return all(str(is_so[key]).lower() == value.lower() for key, value in params.given(*is_so).items())


def participant_fetch(asked: Asked, room_sid: str, call_sid: str) -> RestAnswer:
    """One participant."""
    room = _room(asked, room_sid)
    return ok(participant_json(asked.engine.account, room, _participant(room, call_sid)))


def participant_update(asked: Asked, room_sid: str, call_sid: str) -> RestAnswer:
    """Hold, mute, or change whether the room ends when this one leaves."""
    params = asked.params.only("Hold", "Muted", "EndConferenceOnExit", "HoldUrl", "HoldMethod")
    room, engine = _room(asked, room_sid), asked.engine
    participant = _participant(room, call_sid)
    if params.get("Hold"):
        music = params.get("HoldUrl")
        rooms.set_hold(engine, room, participant, hold=_is_true(params, "Hold"), music=music)
    if params.get("Muted"):
        rooms.set_muted(engine, room, participant, muted=_is_true(params, "Muted"))
    if params.get("EndConferenceOnExit"):
        participant.ends = _is_true(params, "EndConferenceOnExit")
    return ok(participant_json(engine.account, room, participant))


def _is_true(params: Params, name: str) -> bool:
    return params.get(name).lower() == "true"


def participant_delete(asked: Asked, room_sid: str, call_sid: str) -> RestAnswer:
    """Take one out of the room; its call goes on after its Dial."""
    room = _room(asked, room_sid)
    rooms.remove(asked.engine, room, _participant(room, call_sid).call_sid)
    return RestAnswer(204)


def _participant(room: Room, call_sid: str) -> Participant:
    participant = room.participants.get(call_sid)
    if participant is None:
        raise not_found(f"/Conferences/{room.sid}/Participants/{call_sid}.json")
    return participant


def _room(asked: Asked, room_sid: str) -> Room:
    room = asked.engine.account.rooms.get(room_sid)
    if room is None:
        raise not_found(f"/Conferences/{room_sid}.json")
    return room
