"""Dial: into a conference, to other telephones, or to the front of a queue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from simulator.twilio import queues, ringing, rooms
from simulator.twilio.account import Room
from simulator.twilio.call import Call, Hooks, Parties
from simulator.twilio.documents import Verb
from simulator.twilio.scene import Act, Scene
from simulator.twilio.steps import (
    Elapsed,
    Goto,
    HangUp,
    LegOver,
    Pressed,
    Released,
    RoomStarted,
    TakenUp,
    Until,
)
from simulator.twilio.waiting import Music, wait

# Twilio always adds these to the timeout of a Dial.
EXTRA_RING_SECONDS = 5


@dataclass(frozen=True)
class Outcome:
    """How a Dial ended; `is_gone` if it ended because its own caller hung up."""

    status: str
    leg: Call | None = None
    is_bridged: bool = False
    is_gone: bool = False

    def fields(self) -> tuple[tuple[str, str], ...]:
        """What the action is told; a conference has no leg and so no SID and no length."""
        if self.leg is None:
            return (("DialCallStatus", self.status),)
        return (
            ("DialCallStatus", self.status),
            ("DialCallSid", self.leg.sid),
            ("DialCallDuration", str(self.leg.seconds())),
            ("DialBridged", str(self.is_bridged).lower()),
        )


def dial(scene: Scene, verb: Verb) -> Act[None]:
    """Dial what is in it; then its action, or the next verb where there is none."""
    kind = verb.children[0].name if verb.children else "Number"
    connect = NOUNS.get(kind)
    if connect is None:
        scene.engine.complain(f"Dial {kind} is legal, but not simulated", scene.call)
        return
    outcome = yield from connect(scene, verb)
    scene.call.hearing = "silence"
    if outcome.is_gone:
        scene.part(verb, *outcome.fields())
        raise HangUp
    request = scene.action(verb, *outcome.fields())
    if request is not None:
        raise Goto(request)


def _conference(scene: Scene, verb: Verb) -> Act[Outcome]:
    noun = verb.children[0]
    url = noun.get("statusCallback")
    room = rooms.enter(scene.engine, scene.call, noun, scene.request(url).url if url else "")
    try:
        yield from _until_started(scene, noun, room)
        yield from _talk(scene, verb)
    except Released:
        return Outcome("answered")
    except HangUp:
        return Outcome("answered", is_gone=True)
    finally:
        rooms.leave(scene.engine, scene.call)
    return Outcome("answered")


def _until_started(scene: Scene, noun: Verb, room: Room) -> Act[None]:
    music = Music(
        url=noun.attributes.get("waitUrl"),
        method=noun.get("waitMethod", "POST"),
        place="conference",
        fields=lambda: (("ConferenceSid", room.sid), ("FriendlyName", room.name)),
    )
    try:
        if not room.is_running:
            yield from wait(scene, music)
    except RoomStarted:
        return


def _talk(scene: Scene, verb: Verb) -> Act[None]:
    """Talk until something breaks in, the time limit comes, or `*` ends it where it may."""
    scene.call.hearing = "talk"
    due = scene.engine.now() + timedelta(seconds=verb.number("timeLimit", 14400))
    while True:
        try:
            event = yield Until(due)
        except RoomStarted:
            continue
        if isinstance(event, Elapsed) or (event == Pressed("*") and verb.is_set("hangupOnStar")):
            return


def _numbers(scene: Scene, verb: Verb) -> Act[Outcome]:
    nouns = verb.children or (verb,)
    if verb.is_set("sequential") and len(nouns) > 1:
        scene.engine.complain("sequential is not simulated: all ring at once", scene.call)
    legs = [_leg(scene, verb, noun) for noun in nouns]
    scene.call.hearing, scene.call.is_dialling = "ringing", True
    try:
        yield from _until_over(legs)
    except HangUp:
        return _outcome(legs, is_gone=True)
    finally:
        scene.call.is_dialling = False
        scene.engine.unbridge(scene.call)
        for leg in legs:
            _end_leg(scene, leg)
    return _outcome(legs)


def _leg(scene: Scene, verb: Verb, noun: Verb) -> Call:
    """One telephone to ring; its own document, if it has one, is heard before the two are connected."""
    parent = scene.call
    caller = verb.get("callerId") or parent.parties.from_
    parties = Parties(caller, noun.own_text, noun.own_text, "outbound-dial", parent_sid=parent.sid)
    url = noun.get("url") if noun is not verb else ""
    hooks = Hooks(
        first=scene.request(url, noun.get("method", "POST")).placed("whisper") if url else None,
        status_url=scene.request(noun.get("statusCallback")).url if noun.get("statusCallback") else "",
        status_method=noun.get("statusCallbackMethod", "POST"),
        status_events=frozenset(noun.get("statusCallbackEvent", "completed").split()),
        ring_seconds=verb.number("timeout", 30) + EXTRA_RING_SECONDS,
        limit_seconds=verb.number("timeLimit", 14400),
    )
    return ringing.place(scene.engine, parties, hooks, when_over=lambda leg: _leg_over(scene, leg))


def _leg_over(scene: Scene, leg: Call) -> None:
    scene.engine.interrupt_soon(scene.call, LegOver(leg.sid), still=lambda: scene.call.is_dialling)


def _until_over(legs: list[Call]) -> Act[None]:
    while not all(leg.is_over for leg in legs):
        try:
            yield Until()
        except (LegOver, Released):
            continue


def _end_leg(scene: Scene, leg: Call) -> None:
    ringing.give_up(scene.engine, leg, "canceled")
    scene.engine.hang_up(leg)


def _outcome(legs: list[Call], *, is_gone: bool = False) -> Outcome:
    bridged = [leg for leg in legs if leg.was_bridged]
    leg = bridged[0] if bridged else legs[-1]
    return Outcome(leg.status, leg, is_bridged=bool(bridged), is_gone=is_gone)


def _queue(scene: Scene, verb: Verb) -> Act[Outcome]:
    member = yield from _front(scene, verb)
    if member is None:
        return Outcome("no-answer")
    queue = queues.named(scene.engine, verb.children[0].own_text)
    queues.claim(scene.engine, queue, member.sid)
    scene.engine.interrupt_soon(member, TakenUp(scene.call.sid))
    try:
        yield from _talk(scene, verb)
    except Released:
        pass
    except HangUp:
        return Outcome("completed", member, is_bridged=True, is_gone=True)
    finally:
        scene.engine.unbridge(scene.call)
    return Outcome("completed", member, is_bridged=True)


def _front(scene: Scene, verb: Verb) -> Act[Call | None]:
    """The call at the front of the queue, waited for as long as the Dial's timeout."""
    queue = queues.named(scene.engine, verb.children[0].own_text)
    give_up_at = scene.engine.after(verb.number("timeout", 30))
    while not queue.members and scene.engine.now() < give_up_at:
        yield Until(scene.engine.after(1))
    return queues.front(scene.account, queue)


NOUNS: dict[str, Callable[[Scene, Verb], Act[Outcome]]] = {
    "Conference": _conference,
    "Number": _numbers,
    "Queue": _queue,
}
