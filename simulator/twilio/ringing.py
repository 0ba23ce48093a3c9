"""Calls out: placed at most so many a second, rung, answered or not."""

from collections.abc import Callable
from datetime import datetime, timedelta

from simulator.twilio.account import Habit, Subscriber
from simulator.twilio.call import Call, Hooks, Parties
from simulator.twilio.engine import Engine


def place(
    engine: Engine, parties: Parties, hooks: Hooks, when_over: Callable[[Call], None] | None = None
) -> Call:
    """A new call out, queued until its turn; legs of a `Dial` have no turn to wait for."""
    call = Call(engine.account.new_sid("CA"), parties, hooks, engine.now(), when_over=when_over)
    engine.account.calls[call.sid] = call
    due = engine.now() if parties.parent_sid else _turn(engine)
    engine.agenda.at(due, lambda: _initiate(engine, call))
    return call


def _turn(engine: Engine) -> datetime:
    account, now = engine.account, engine.now()
    rate = account.options.pace.calls_per_second
    gap = timedelta(seconds=1 / rate if rate else 0)
    last = account.last_placed_at
    account.last_placed_at = now if last is None else max(now, last + gap)
    return account.last_placed_at


def _initiate(engine: Engine, call: Call) -> None:
    if call.status != "queued":
        return
    call.status = "initiated"
    engine.report(call, "initiated")
    match _habit(engine, call):
        case Habit.DEAD:
            engine.finish(call, "failed", "404")
        case Habit.UNREACHABLE:
            engine.finish(call, "failed", "480")
        case Habit.BUSY:
            engine.finish(call, "busy", "486")
        case _:
            _ring(engine, call)


def _habit(engine: Engine, call: Call) -> Habit:
    """What its telephone does; one that is on a call, or rung by another, is busy."""
    account, person = engine.account, call.parties.person
    others = [other for other in account.calls.values() if other is not call and not other.is_over]
    if any(other.parties.person == person and other.status != "queued" for other in others):
        return Habit.BUSY
    if person in account.numbers:
        engine.complain("the company calls its own number", call)
        return Habit.BUSY
    return account.subscribers.get(person, Subscriber()).habit


def _ring(engine: Engine, call: Call) -> None:
    call.status, call.ringing_at, call.sip_code = "ringing", engine.now(), "180"
    engine.report(call, "ringing")
    engine.agenda.at(engine.after(call.hooks.ring_seconds), lambda: give_up(engine, call, "no-answer"))
    subscriber = engine.account.subscribers.get(call.parties.person, Subscriber())
    call.is_heeded = subscriber.habit is not Habit.PERSON
    if subscriber.habit is Habit.VOICEMAIL:
        engine.agenda.at(engine.after(subscriber.after_seconds), lambda: answer(engine, call))


def give_up(engine: Engine, call: Call, status: str, sip_code: str = "487") -> None:
    """The call ends before it is answered; one that never left the queue ends without a callback."""
    if call.status == "queued":
        call.status, call.ended_at = status, engine.now()
    elif call.status in ("initiated", "ringing"):
        engine.finish(call, status, sip_code)


def answer(engine: Engine, call: Call) -> None:
    """Somebody, or something, picks up."""
    if call.status != "ringing":
        return
    call.status, call.answered_at = "in-progress", engine.now()
    engine.report(call, "answered")
    limit_call(engine, call)
    engine.begin(call)


def limit_call(engine: Engine, call: Call) -> None:
    """The call ends at its time limit."""
    engine.agenda.at(engine.after(call.hooks.limit_seconds), lambda: engine.hang_up(call))
