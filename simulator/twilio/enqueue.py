"""Enqueue: waiting in a queue until taken out."""

from simulator.twilio import queues
from simulator.twilio.account import Member, Queue
from simulator.twilio.documents import Verb
from simulator.twilio.scene import Act, Scene
from simulator.twilio.steps import Goto, HangUp, LeftQueue, Redirected, Released, TakenUp
from simulator.twilio.waiting import Music, for_ever, wait


def enqueue(scene: Scene, verb: Verb) -> Act[None]:
    """Wait; then the action is told how the waiting ended, and its document performed if the call goes on."""
    queue = queues.named(scene.engine, verb.own_text)
    if len(queue.members) >= queue.max_size:
        return _go_on(scene, verb, (("QueueResult", "queue-full"),))
    member = queues.enter(scene.engine, queue, scene.call)
    try:
        result = yield from _stay(scene, verb, queue, member)
    except (HangUp, Redirected) as reason:
        result = "hangup" if isinstance(reason, HangUp) else "redirected"
        scene.part(verb, *_fields(scene, queue, member, result))
        raise
    finally:
        queues.claim(scene.engine, queue, scene.call.sid)
    return _go_on(scene, verb, _fields(scene, queue, member, result))


def _stay(scene: Scene, verb: Verb, queue: Queue, member: Member) -> Act[str]:
    music = Music(
        url=verb.attributes.get("waitUrl"),
        method=verb.get("waitUrlMethod", "POST"),
        place="queue",
        fields=lambda: queues.wait_fields(scene.engine, queue, member),
    )
    try:
        yield from wait(scene, music)
    except LeftQueue:
        return "leave"
    except TakenUp as taken:
        yield from _talk(scene, taken.by_sid)
    return "bridged"


def _talk(scene: Scene, by_sid: str) -> Act[None]:
    scene.engine.bridge(scene.call, scene.account.calls[by_sid])
    try:
        yield from for_ever()
    except Released:
        pass
    finally:
        scene.engine.unbridge(scene.call)


def _fields(scene: Scene, queue: Queue, member: Member, result: str) -> tuple[tuple[str, str], ...]:
    seconds = int(queues.seconds_waited(scene.engine, member))
    return (("QueueResult", result), ("QueueSid", queue.sid), ("QueueTime", str(seconds)))


def _go_on(scene: Scene, verb: Verb, fields: tuple[tuple[str, str], ...]) -> None:
    request = scene.action(verb, *fields)
    if request is not None:
        raise Goto(request)
