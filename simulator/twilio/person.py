"""What a person can do with a telephone: the same for the stories' `Phone` and the demo's page."""

from datetime import timedelta

from simulator.twilio import ringing
from simulator.twilio.account import Habit, Line, Subscriber
from simulator.twilio.call import Call, Hooks, Parties
from simulator.twilio.engine import Engine
from simulator.twilio.steps import Event, Pressed, Request, Spoke


class Nothing(AssertionError):
    """The person tried something the telephone cannot do now."""


class Person:
    """Somebody with a telephone. Every act is followed by what is due at this moment."""

    def __init__(self, engine: Engine, number: str) -> None:
        self.engine = engine
        self.number = number

    # -- acts

    def call(self, line: str, *, shows: str | None = None, forwarded_from: str = "") -> None:
        """Call one of the company's numbers; `shows` is the number displayed, e.g. `anonymous`."""
        with self.engine.lock:
            self._call(line, shows or self.number, forwarded_from)
            self.engine.run_due()

    def _call(self, line: str, shows: str, forwarded_from: str) -> None:
        account = self.engine.account
        number = account.numbers.get(line)
        if number is None:
            raise Nothing(f"{line} is not a number of the company: {sorted(account.numbers)}")
        if account.live_call(self.number) is not None:
            raise Nothing(f"{self.number} is already on a call")
        parties = Parties(shows, line, self.number, "inbound", forwarded_from)
        call = Call(account.new_sid("CA"), parties, hooks_of(number.settings), self.engine.now())
        call.status, call.hearing = "ringing", "ringing"
        account.calls[call.sid] = call
        self.engine.soon(lambda: self.engine.begin(call))

    def press(self, keys: str) -> None:
        """Press keys, one after the other."""
        with self.engine.lock:
            call = self._talking_call()
            for key in keys:
                self._soon(call, Pressed(key))
            self.engine.run_due()

    def say(self, text: str) -> None:
        """Say something; in a recording it lasts as long as the words take."""
        with self.engine.lock:
            call = self._talking_call()
            self._speak(call, max(self.engine.account.options.pace.speech(text), 1))
            self._soon(call, Spoke(text))
            self.engine.run_due()

    def speak(self, seconds: float) -> None:
        """Begin to speak for so long, to whatever records."""
        with self.engine.lock:
            self._speak(self._talking_call(), seconds)

    def _speak(self, call: Call, seconds: float) -> None:
        call.speaks_until = self.engine.after(seconds)

    def hang_up(self) -> None:
        """Hang up, or stop calling."""
        with self.engine.lock:
            call = self._live_call()
            call.speaks_until = min(call.speaks_until, self.engine.now()) if call.speaks_until else None
            self.engine.soon(lambda: self._end(call))
            self.engine.run_due()

    def _end(self, call: Call) -> None:
        ringing.give_up(self.engine, call, "busy", "486") if call.script is None else self.engine.hang_up(
            call
        )

    def answer(self) -> None:
        """Pick up."""
        with self.engine.lock:
            call = self.ringing_call()
            self.engine.soon(lambda: ringing.answer(self.engine, call))
            self.engine.run_due()

    def decline(self) -> None:
        """Refuse the call: the caller gets busy."""
        with self.engine.lock:
            call = self.ringing_call()
            self.engine.soon(lambda: ringing.give_up(self.engine, call, "busy", "486"))
            self.engine.run_due()

    def becomes(self, habit: Habit, after: timedelta = timedelta(0)) -> None:
        """From now on the telephone does this by itself; a call that rings now too."""
        with self.engine.lock:
            self.engine.account.subscribers[self.number] = Subscriber(habit, after.total_seconds())
            call = self.live_call()
            if call is not None:
                call.is_heeded = True
            if call is not None and call.status == "ringing" and habit is Habit.VOICEMAIL:
                due = self.engine.after(after.total_seconds())
                self.engine.agenda.at(due, lambda: ringing.answer(self.engine, call))
            self.engine.run_due()

    # -- what there is

    def live_call(self) -> Call | None:
        """The call the telephone is on, or that rings it."""
        return self.engine.account.live_call(self.number)

    def lines(self) -> list[Line]:
        """Everything heard on this telephone."""
        return self.engine.account.heard.get(self.number, [])

    def ringing_call(self) -> Call:
        """The call that rings; it counts as heeded."""
        call = self.live_call()
        if call is None or call.status != "ringing" or call.parties.direction == "inbound":
            raise Nothing(f"{self.number} does not ring, it is {self.status()}; {self._last_end()}")
        call.is_heeded = True
        return call

    def status(self) -> str:
        """`idle`, or the live call's status."""
        call = self.live_call()
        return "idle" if call is None else call.status

    def _last_end(self) -> str:
        calls = [c for c in self.engine.account.calls.values() if c.parties.person == self.number]
        return f"its last call: {calls[-1].status}" if calls else "it was never called"

    def _live_call(self) -> Call:
        call = self.live_call()
        if call is None:
            raise Nothing(f"{self.number} is not on a call; {self._last_end()}")
        return call

    def _talking_call(self) -> Call:
        call = self._live_call()
        if not call.is_live:
            raise Nothing(f"the call of {self.number} is {call.status}, nobody listens")
        return call

    def _soon(self, call: Call, event: Event) -> None:
        self.engine.soon(lambda: self.engine.happens(call, event))


def hooks_of(settings: dict[str, str]) -> Hooks:
    """The hooks of a call to a number with these settings."""
    url, fallback = settings.get("VoiceUrl", ""), settings.get("VoiceFallbackUrl", "")
    fallback_method = settings.get("VoiceFallbackMethod", "POST")
    return Hooks(
        first=Request(url, settings.get("VoiceMethod", "POST")) if url else None,
        fallback=Request(fallback, fallback_method, is_fallback=True) if fallback else None,
        status_url=settings.get("StatusCallback", ""),
        status_method=settings.get("StatusCallbackMethod", "POST"),
    )
