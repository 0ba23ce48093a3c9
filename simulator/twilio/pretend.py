"""The pretend Twilio: one account, its telephones, its clock's events."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from core.clock import Clock
from core.errors import Invalid
from simulator.twilio.account import Account, Number, Problem
from simulator.twilio.call import Call
from simulator.twilio.engine import Engine
from simulator.twilio.faults import Faults
from simulator.twilio.flow import script
from simulator.twilio.options import Options
from simulator.twilio.person import Person
from simulator.twilio.phone import Phone
from simulator.twilio.view import Json, line_json, phone_json
from simulator.twilio.webhooks import Post


@runtime_checkable
class Turnable(Clock, Protocol):
    """A clock that can be put forward."""

    def advance(self, by: timedelta) -> None:
        """Turn it forward by so much."""


class PretendTwilio:
    """Twilio, as far as the desk uses it. `post` carries its webhooks to the program."""

    def __init__(
        self, account_sid: str, auth_token: str, clock: Clock, post: Post, options: Options | None = None
    ) -> None:
        self.account = Account(account_sid, auth_token, options or Options())
        self.engine = Engine(self.account, clock, post, script)
        self.let_pass: Callable[[timedelta], None] = self.advance
        self._phones: dict[str, Phone] = {}

    @property
    def faults(self) -> Faults:
        """The knobs for what goes wrong."""
        return self.engine.faults

    # -- numbers and telephones

    def add_number(
        self,
        phone_number: str,
        voice_url: str,
        *,
        fallback_url: str = "",
        status_callback: str = "",
        voice_method: str = "POST",
    ) -> Number:
        """Give the company a number whose calls are answered by `voice_url`."""
        settings = {
            "VoiceUrl": voice_url,
            "VoiceMethod": voice_method,
            "VoiceFallbackUrl": fallback_url,
            "StatusCallback": status_callback,
        }
        with self.engine.lock:
            sid = self.account.new_sid("PN")
            number = Number(sid, phone_number, self.engine.now(), settings)
            self.account.numbers[phone_number] = number
        return number

    def phone(self, number: str) -> Phone:
        """The telephone with this number, and the person who has it."""
        return self._phones.setdefault(number, Phone(Person(self.engine, number), self._pass))

    def _pass(self, by: timedelta) -> None:
        self.let_pass(by)

    # -- time

    def run_due(self) -> None:
        """Do everything that is due by the clock's present moment, in order."""
        with self.engine.lock:
            self.engine.run_due()

    def next_due(self) -> datetime | None:
        """The moment of the next event, for a story that turns the clock itself."""
        with self.engine.lock:
            return self.engine.agenda.next_due()

    def advance(self, by: timedelta) -> None:
        """Let time pass, stopping the clock at each event on the way, so that all see the right time."""
        clock = self.engine.clock
        if not isinstance(clock, Turnable):
            raise Invalid("this clock cannot be turned")
        end = clock.now() + by
        self.run_due()
        while (due := self.next_due()) is not None and due <= end:
            clock.advance(max(due - clock.now(), timedelta(0)))
            self.run_due()
        clock.advance(end - clock.now())
        self.run_due()

    def release_callbacks(self, order: list[int] | None = None) -> None:
        """Deliver the callbacks held by `faults.hold_callbacks`, in this order of indexes."""
        with self.engine.lock:
            for request in self.faults.take_held(order):
                self.engine.soon(lambda r=request: self.engine.tell(r))  # type: ignore[misc]
            self.engine.run_due()

    # -- judgement

    def problems(self) -> list[Problem]:
        """What should not have happened: unexpected errors, and telephones that rang unheeded."""
        noted = [problem for problem in self.account.problems if not problem.is_planned]
        return noted + [_unheeded(call) for call in self.account.calls.values() if _rang_unheeded(call)]

    def assert_nothing_unexpected(self) -> None:
        """Fail, with all of it, if anything unexpected happened."""
        problems = self.problems()
        assert not problems, "unexpected:\n" + "\n".join(f"  {problem}" for problem in problems)

    def forgives(self, what: str) -> list[Problem]:
        """Take the problems that contain `what` as expected; there must be at least one."""
        taken = [problem for problem in self.account.problems if what in problem.what]
        assert taken, f"nothing like {what!r} happened; problems: {[str(p) for p in self.account.problems]}"
        self.account.problems = [problem for problem in self.account.problems if problem not in taken]
        return taken

    # -- what a page can draw

    def state(self) -> dict[str, Json]:
        """Every telephone that was ever used, by number."""
        with self.engine.lock:
            numbers = {*self._phones, *self.account.heard, *self.account.subscribers}
            numbers |= {call.parties.person for call in self.account.calls.values()}
            return {number: phone_json(self.account, number) for number in sorted(numbers)}

    def lines_since(self, number: str, n: int = 0) -> list[Json]:
        """What was heard on this telephone after its `n`-th line."""
        with self.engine.lock:
            return [line_json(line) for line in self.account.heard.get(number, [])[n:]]


def _rang_unheeded(call: Call) -> bool:
    return call.ringing_at is not None and not call.is_heeded and call.parties.direction != "inbound"


def _unheeded(call: Call) -> Problem:
    assert call.ringing_at is not None
    return Problem(call.ringing_at, f"{call.parties.person} rang and the story did not say a word", call.sid)
