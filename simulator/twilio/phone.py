"""The words of stories: a telephone and the person who has it.

Acts move the world to the end of the present moment and no further; only `leaves_message` lets time pass,
by the seconds it says. Assertions fail with what was there instead.
"""

from collections.abc import Callable
from datetime import timedelta

from simulator.twilio.account import Habit, Message
from simulator.twilio.person import Person
from simulator.twilio.view import connected_numbers, phone_status


class Phone:
    """A telephone in a story."""

    def __init__(self, person: Person, let_pass: Callable[[timedelta], None]) -> None:
        self.person = person
        self._let_pass = let_pass
        self.number = person.number
        self._read = 0

    def __repr__(self) -> str:
        return f"Phone({self.number}, {self.status})"

    # -- acts

    def calls(
        self, line: str, *, shows: str | None = None, forwarded_from: str = "", keys: str = ""
    ) -> "Phone":
        """Call one of the company's numbers; `shows="anonymous"` withholds the number.

        `keys` are pressed at once, as by somebody who knows the menu by heart.
        """
        self.person.call(line, shows=shows, forwarded_from=forwarded_from)
        for key in keys:
            self.presses(key)
        return self

    def presses(self, keys: str) -> None:
        """Press these keys."""
        self.person.press(keys)

    def says(self, text: str) -> None:
        """Say this, where speech is gathered or recorded."""
        self.person.say(text)

    def hangs_up(self) -> None:
        """Hang up."""
        self.person.hang_up()

    def answers(self) -> "Phone":
        """Pick up the call that rings."""
        self.person.answer()
        return self

    def declines(self) -> None:
        """Refuse the call that rings."""
        self.person.decline()

    def does_not_answer(self) -> None:
        """Let it ring, now and from now on."""
        self.person.becomes(Habit.SILENT)

    def voicemail_picks_up(self, after: timedelta = timedelta(0)) -> None:
        """A machine answers, now and from now on, `after` so much ringing; it presses nothing."""
        self.person.becomes(Habit.VOICEMAIL, after)

    def is_dead(self) -> None:
        """The number does not exist from now on: calls fail with SIP 404."""
        self.person.becomes(Habit.DEAD)

    def is_unreachable(self) -> None:
        """The telephone is off from now on: calls fail with SIP 480."""
        self.person.becomes(Habit.UNREACHABLE)

    def is_busy(self) -> None:
        """The line is busy from now on."""
        self.person.becomes(Habit.BUSY)

    def is_attended(self) -> None:
        """Its person is there again."""
        self.person.becomes(Habit.PERSON)

    def leaves_message(self, seconds: float = 20) -> None:
        """Speak a message to what records now; the clock passes by `seconds`."""
        call = self.person.live_call()
        assert call is not None and call.recording_sid, f"nothing records {self.number}: {self._situation()}"
        self.person.speak(seconds)
        self._let_pass(timedelta(seconds=seconds))

    # -- what is heard

    @property
    def heard(self) -> list[str]:
        """Every line heard so far: what was said, and the addresses of what was played."""
        return [line.text for line in self.person.lines()]

    def hears(self, *fragments: str) -> "Phone":
        """These were heard, in this order, after what the last `hears` found; letter case is ignored."""
        text = _folded("\n".join(self.heard))
        position = self._read
        for fragment in fragments:
            found = text.find(_folded(fragment), position)
            assert found >= 0, f"{self.number} did not hear {fragment!r}; {self._situation()}"
            position = found + len(_folded(fragment))
        self._read = position
        return self

    def does_not_hear(self, *fragments: str) -> None:
        """None of these was heard after what the last `hears` found."""
        text = _folded("\n".join(self.heard))[self._read :]
        for fragment in fragments:
            assert _folded(fragment) not in text, f"{self.number} heard {fragment!r}; {self._situation()}"

    # -- what is so

    @property
    def status(self) -> str:
        """`idle`, `calling`, `ringing`, `queued` (waits in line) or `in-progress`."""
        return phone_status(self.person.live_call())

    @property
    def is_silent_now(self) -> bool:
        """On a call and hearing nothing: no speech, no music, no ringing, nobody."""
        call = self.person.live_call()
        return call is not None and call.is_live and call.hearing == "silence"

    @property
    def messages(self) -> list[Message]:
        """Text messages sent to it."""
        return [m for m in self.person.engine.account.messages.values() if m.to == self.number]

    def rings(self) -> "Phone":
        """It rings now."""
        self.person.ringing_call()
        return self

    def does_not_ring(self) -> None:
        """It does not ring now."""
        assert self.status != "ringing", f"{self.number} rings"

    def is_idle(self) -> None:
        """It is on no call, and none rings it."""
        assert self.status == "idle", f"{self.number} is {self.status}; {self._situation()}"

    def is_waiting(self) -> None:
        """It waits in a queue."""
        assert self.status == "queued", f"{self.number} is {self.status}; {self._situation()}"

    def is_connected_with(self, other: "Phone") -> None:
        """The two can talk, each to the other."""
        with_me = self.connected_with
        assert other.number in with_me, (
            f"{self.number} talks with {with_me}, not with {other.number}; {self._situation()}; "
            f"other side: {other._situation()}"
        )

    @property
    def connected_with(self) -> list[str]:
        """The numbers it can talk with now."""
        call = self.person.live_call()
        return [] if call is None else connected_numbers(self.person.engine.account, call)

    def _situation(self) -> str:
        call = self.person.live_call()
        hearing = call.hearing if call is not None else "nothing"
        lines = "\n    ".join(self.heard[-12:]) or "(nothing yet)"
        return f"{self.number} is {self.status}, hears {hearing}; heard:\n    {lines}"


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
