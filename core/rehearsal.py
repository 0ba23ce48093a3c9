"""What may be rehearsed, and what came out of it: plain values between page, command and stage."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol, get_args

from core.errors import Invalid
from core.language.reason import Reason

WAYS = ("call", "chat")
# What an operator does: picks up and presses 1; picks up and passes; lets it ring and reads nothing; is on
# the telephone; has it switched off; has a box that picks up; lets it ring and accepts in chat.
Behaviour = Literal["answers", "passes", "sleeps", "busy", "off", "voicemail", "chat"]
BEHAVIOURS: tuple[str, ...] = get_args(Behaviour)
LONGEST_HOURS = 72
USUAL_HOURS = 12
LONGEST_TEXT = 500
MOST_ANSWERS = 20
_FROM, _UNTIL = 2000, 2100


@dataclass(frozen=True)
class Scenario:
    """Who calls or writes when, and what each operator does; who is not named answers.

    `at` is the organisation's wall clock unless it carries an offset; `who` is a contact's code or a
    telephone number. `agrees`: presses 1 if asked about a charge. `answers`: what the caller presses or says
    at each question of the line, in order; who runs out of them asks for help. Raises Invalid.
    """

    at: datetime
    who: str
    way: str = "call"
    text: str = ""
    behaviours: tuple[tuple[str, str], ...] = ()
    agrees: bool = True
    hours: int = USUAL_HOURS
    answers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, fault in self._faults():
            raise Invalid(f"{name}: {fault}")

    def behaviour(self, operator: str) -> str:
        """What this operator does."""
        return dict(self.behaviours).get(operator, BEHAVIOURS[0])

    def _faults(self) -> list[tuple[str, str]]:
        checks = [
            ("at", f"use a moment from {_FROM} to {_UNTIL - 1}", _FROM <= self.at.year < _UNTIL),
            ("who", "say who: a contact's code or a telephone number", 0 < len(self.who) <= 64),
            ("who", "only letters that can be seen", self.who.isprintable()),
            ("text", "only letters that can be seen", self.text.replace("\n", " ").isprintable()),
            ("way", f"use one of {', '.join(WAYS)}", self.way in WAYS),
            ("text", f"at most {LONGEST_TEXT} letters", len(self.text) <= LONGEST_TEXT),
            ("text", "say what they write", self.way != "chat" or bool(self.text.strip())),
            ("answers", f"at most {MOST_ANSWERS}", len(self.answers) <= MOST_ANSWERS),
            ("answers", "say what is pressed or said each time", all(map(_can_be_answered, self.answers))),
            ("hours", f"use 1 to {LONGEST_HOURS}", 1 <= self.hours <= LONGEST_HOURS),
        ]
        found = [(name, fault) for name, fault, good in checks if not good]
        for code, behaviour in self.behaviours:
            if behaviour not in BEHAVIOURS:
                found.append((f"operators.{code}", f"use one of {', '.join(BEHAVIOURS)}"))
        return found


def _can_be_answered(answer: str) -> bool:
    return 0 < len(answer.strip()) <= LONGEST_TEXT and answer.isprintable()


@dataclass(frozen=True)
class Deed:
    """One line of the timeline: at this moment (wall clock) somebody does, hears or gets something.

    `kind`: "client", "operator" or "desk"; `what` is a key of the page's texts, `text` what was heard, read
    or pressed, as it was.
    """

    at: datetime
    kind: str
    who: str
    what: str
    text: str = ""


@dataclass(frozen=True)
class Rehearsed:
    """What would happen. `decision`: desk, on-call or message for a call; page, ticket or answer in chat.

    `rung`: the operators whose telephones rang, in that order. `heard`: all that the client heard or read.
    `left`: messages that still wait at the end, the first one until `next_at`. `is_settled`: nothing went on
    any more when the time was over.
    """

    at: datetime
    who: str
    client: str
    decision: str
    reasons: tuple[Reason, ...]
    on_duty: tuple[str, ...]
    backup: tuple[str, ...]
    deeds: tuple[Deed, ...]
    rung: tuple[str, ...]
    heard: tuple[str, ...]
    accepted_by: str | None
    accepted_at: datetime | None
    ended_at: datetime
    is_settled: bool
    left: int
    next_at: datetime | None
    currency: str
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def minutes_to_accept(self) -> float | None:
        """From the first ring or word to the yes."""
        return (self.accepted_at - self.at).total_seconds() / 60 if self.accepted_at else None


class Rehearse(Protocol):
    """Plays a scenario on a copy of what there is."""

    def __call__(self, scenario: Scenario) -> Rehearsed:
        """What would happen. Raises NotFound for nobody we know, Conflict where it cannot be played now."""
        ...
