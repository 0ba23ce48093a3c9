"""A written rehearsal: the scenario, and what is expected of it. docs/rehearsal.md shows every key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from core.company_file.reading import Written, read_written
from core.errors import Invalid, Wrong
from core.rehearsal import LONGEST_HOURS, LONGEST_TEXT, USUAL_HOURS, Behaviour, Rehearsed, Scenario

NOBODY = "nobody"
_PLACES = ("at", "text", "hours", "operators", "answers")


def _number(value: Any) -> Any:
    """A number without quotes is read as an integer, and has lost its plus."""
    return f"+{value}" if isinstance(value, int) and not isinstance(value, bool) else value


def _key(value: Any) -> Any:
    """A key without quotes is read as a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Who = Annotated[str, BeforeValidator(_number), Field(max_length=64)]
Fragments = Annotated[list[str], BeforeValidator(_list)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)


class Expectations(_Part):
    """What must come out; what is not named may be as it likes."""

    decision: Literal["desk", "on-call", "message", "page", "ticket", "answer"] | None = None
    accepted_by: str | None = None
    within_minutes: float | None = Field(default=None, ge=0)
    rung: list[str] | None = None
    nobody_else_rung: bool = False
    heard: Fragments = []


class Script(_Part):
    """The file as it is written."""

    company: str | None = None
    at: datetime
    calls: Who | None = None
    writes: Who | None = None
    text: str = Field(default="", max_length=LONGEST_TEXT, min_length=0)
    operators: dict[str, Behaviour] = {}
    agrees: bool = True
    answers: Annotated[list[Annotated[str, BeforeValidator(_key)]], BeforeValidator(_list)] = []
    hours: int = Field(default=USUAL_HOURS, ge=1, le=LONGEST_HOURS)
    expect: Expectations = Expectations()

    @model_validator(mode="after")
    def _says_one(self) -> Self:
        if (self.calls is None) == (self.writes is None):
            raise ValueError("say either who calls or who writes: calls: … or writes: …")
        return self


@dataclass(frozen=True)
class Check:
    """One expectation, and what there was."""

    name: str
    expected: object
    got: object
    is_met: bool


def read_script(path: Path) -> Written[Script]:
    """The file as checked values; raises Invalid with file, line and key."""
    return read_written(path, Script)


def scenario_of(written: Written[Script]) -> Scenario:
    """What is to be played; raises Invalid with file and line."""
    script = written.value
    try:
        return Scenario(
            at=script.at,
            who=script.calls or script.writes or "",
            way="call" if script.calls else "chat",
            text=script.text,
            behaviours=tuple(sorted(script.operators.items())),
            agrees=script.agrees,
            answers=tuple(script.answers),
            hours=script.hours,
        )
    except Wrong as error:
        raise located(written, error) from error


def located(written: Written[Script], error: Wrong) -> Wrong:
    """The same error with file and line, if it is about something that stands in the file."""
    name, _, fault = str(error).partition(": ")
    place: tuple[str, ...] = tuple(name.split("."))
    if place == ("who",):
        place = ("calls",) if written.value.calls else ("writes",)
    elif place[0] not in _PLACES:
        return error
    return written.fault((place, Invalid(fault)))


def checked(written: Written[Script], rehearsed: Rehearsed) -> list[Check]:
    """Each expectation; raises Invalid where it names an operator who does not exist."""
    expect = written.value.expect
    named = {"accepted_by": [expect.accepted_by or NOBODY], "rung": expect.rung or []}
    for key, codes in named.items():
        for code in codes:
            if code != NOBODY and code not in rehearsed.names:
                raise _unknown(written, key, code)
    return [
        check(getattr(expect, name), rehearsed)
        for name, check in _CHECKS.items()
        if getattr(expect, name) not in (None, False, [])
    ]


def _unknown(written: Written[Script], key: str, code: str) -> Invalid:
    return written.fault((("expect", key), Invalid(f"there is no operator {code!r}")))


def _decision(expected: Any, rehearsed: Rehearsed) -> Check:
    return Check("decision", expected, rehearsed.decision, expected == rehearsed.decision)


def _accepted_by(expected: Any, rehearsed: Rehearsed) -> Check:
    got = rehearsed.accepted_by or NOBODY
    return Check("accepted_by", expected, got, expected == got)


def _within_minutes(expected: Any, rehearsed: Rehearsed) -> Check:
    got = rehearsed.minutes_to_accept
    is_met = got is not None and got <= expected
    return Check("within_minutes", expected, NOBODY if got is None else round(got, 1), is_met)


def _rung(expected: Any, rehearsed: Rehearsed) -> Check:
    return Check("rung", expected, list(rehearsed.rung), expected == list(rehearsed.rung))


def _nobody_else_rung(_expected: Any, rehearsed: Rehearsed) -> Check:
    others = [code for code in rehearsed.rung if code != rehearsed.accepted_by]
    return Check("nobody_else_rung", True, others or True, not others)


def _heard(expected: Any, rehearsed: Rehearsed) -> Check:
    everything = " ".join(" ".join(rehearsed.heard).casefold().split())
    missing = [each for each in expected if " ".join(each.casefold().split()) not in everything]
    return Check("heard", missing or expected, list(rehearsed.heard) if missing else expected, not missing)


_CHECKS: dict[str, Callable[[Any, Rehearsed], Check]] = {
    "decision": _decision,
    "accepted_by": _accepted_by,
    "within_minutes": _within_minutes,
    "rung": _rung,
    "nobody_else_rung": _nobody_else_rung,
    "heard": _heard,
}
