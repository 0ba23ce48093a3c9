"""From when to when, as operators type it: 28.11., 28.11. - 30.11., 28.11. 08:00 - 29.11. 08:00, sutra 16-22.

Strict: what is not exactly of this form is refused. Days alone are whole, the last one included.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from core.errors import Invalid
from core.language.typed_day import clock, day_pattern, folded, typed_day

LONGEST_TEXT = 120
_ONE_DAY = timedelta(days=1)
# With a colon, or whole hours: "8.30" could be a day.
_CLOCK = r"[0-9]{1,2}(?::[0-9]{2})? ?h?"
_LINE = re.compile(
    rf"(?:(?P<who>[a-z][\w-]*(?: [a-z][\w-]*){{0,3}}?) )??(?:u |od |on |from )?(?:{day_pattern('first_')})"
    rf"(?:(?: u| at| od| from)? (?P<starts>{_CLOCK}))?"
    rf"(?:(?: ?[-–—] ?| do | to | until )"
    rf"(?:(?:{day_pattern('last_')})(?:(?: u| at)? (?P<ends>{_CLOCK}))?|(?P<ends_same_day>{_CLOCK})))?"
)


@dataclass(frozen=True)
class TypedPeriod:
    """`who` as it was typed, folded, or empty; a time of the wall clock, its end excluded."""

    who: str
    starts: datetime
    ends: datetime


def read_period(text: str, local: datetime) -> TypedPeriod:
    """Who and when; `local` is now, on the wall clock meant. Raises Invalid for what is not of the form."""
    line = _LINE.fullmatch(folded(text)) if len(text) <= LONGEST_TEXT else None
    if line is None:
        raise Invalid(f"{text!r} is no period, as 28.11. 08:00 - 29.11. 08:00")
    first = typed_day(line.groupdict(), local.date(), "first_")
    starts = _at(first, line["starts"] or "0")
    ends = _end(line, first, starts, local)
    if ends <= starts:
        raise Invalid(f"{text!r} ends before it starts")
    return TypedPeriod(line["who"] or "", starts, ends)


def _end(line: re.Match[str], first: date, starts: datetime, local: datetime) -> datetime:
    if line["ends_same_day"]:
        if not line["starts"]:
            raise Invalid("it has an end of the clock, and no start")
        ends = _at(first, line["ends_same_day"])
        return ends if ends > starts else ends + _ONE_DAY
    has_last = any(value for name, value in line.groupdict().items() if name.startswith("last_"))
    if has_last:
        last = typed_day(line.groupdict(), local.date(), "last_")
        return _at(last, line["ends"]) if line["ends"] else _at(last, "24")
    if line["starts"]:
        raise Invalid("it has a start of the clock, and no end")
    return _at(first, "24")


def _at(on: date, typed: str) -> datetime:
    """24:00 is the midnight at which the day ends."""
    if typed.rstrip("h ") in ("24", "24:00"):
        return datetime.combine(on, time()) + _ONE_DAY
    return datetime.combine(on, clock(typed))
