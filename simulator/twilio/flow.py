"""A call's script from its first document to its last."""

from collections.abc import Mapping

from simulator.twilio.basics import BASIC, Perform, perform
from simulator.twilio.call import Call
from simulator.twilio.dial import dial
from simulator.twilio.documents import Verb
from simulator.twilio.engine import Engine
from simulator.twilio.enqueue import enqueue
from simulator.twilio.fetching import fetch
from simulator.twilio.record import record
from simulator.twilio.ringing import give_up, limit_call
from simulator.twilio.scene import Act, Scene
from simulator.twilio.steps import Goto, HangUp, Released, Request, Script
from simulator.twilio.waiting import for_ever


def script(engine: Engine, call: Call) -> Script:
    """Perform document after document; a leg of a Dial is then connected with its caller."""
    request = call.hooks.first
    _silence_others(engine, call)
    while request is not None:
        request = yield from _document(engine, call, request)
    if call.parties.direction == "outbound-dial":
        yield from _talk_with_caller(engine, call)


def _silence_others(engine: Engine, call: Call) -> None:
    """Of several telephones rung by one Dial, the first picked up stops the rest."""
    parent_sid = call.parties.parent_sid
    for other in list(engine.account.calls.values()):
        if parent_sid and other is not call and other.parties.parent_sid == parent_sid:
            give_up(engine, other, "canceled")


def _talk_with_caller(engine: Engine, call: Call) -> Act[None]:
    engine.bridge(call, engine.account.calls[call.parties.parent_sid])
    try:
        yield from for_ever()
    except Released:
        return
    finally:
        engine.unbridge(call)


def _document(engine: Engine, call: Call, request: Request) -> Act[Request | None]:
    """Perform one; comes out with the next, if the document goes on to one."""
    try:
        page = yield from fetch(engine, call, request)
        if call.status == "ringing" and not _rejects(page.verbs):
            pick_up(engine, call)
        yield from perform(Scene(engine, call, page), VERBS)
    except Goto as goto:
        return goto.request
    return None


def _rejects(verbs: tuple[Verb, ...]) -> bool:
    return bool(verbs) and verbs[0].name == "Reject"


def pick_up(engine: Engine, call: Call) -> None:
    """Twilio answers a call in when it has a document to perform."""
    call.status, call.answered_at = "in-progress", engine.now()
    limit_call(engine, call)


def reject(_: Scene, verb: Verb) -> Act[None]:
    """Refuse the call without answering it."""
    yield from ()
    raise HangUp("busy" if verb.get("reason") == "busy" else "no-answer")


def ignore(_: Scene, __: Verb) -> Act[None]:
    """Begin or end something beside the call (a recording, a stream): nothing of it is heard."""
    yield from ()


VERBS: Mapping[str, Perform] = {
    **BASIC,
    "Dial": dial,
    "Enqueue": enqueue,
    "Record": record,
    "Reject": reject,
    "Start": ignore,
    "Stop": ignore,
}
