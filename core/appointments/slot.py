"""When, as operators type it: 3.12. u 10:00 2h, 3.12.2026 10-12, sutra u 9, poseta u petak u 10 na 2h.

Strict: what is not exactly of this form is refused, and nothing is guessed. A start that the clocks show
twice is the first of them, an end the last; a start that they jump over is refused.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.appointments.kinds import named_kind
from core.coverage.calendar import last_moment, moment_on
from core.errors import Invalid
from core.hours import duration
from core.language.typed_day import CLOCK, clock, day_pattern, folded, typed_day

LONGEST_TEXT = 80
_KIND = (
    r"poset[aeu]|visit|konsultacij[ae]|consult(?:ing|ation)"
    r"|rad na daljinu|daljinski(?: rad)?|remote(?: session)?"
)
_LINE = re.compile(
    rf"(?:(?P<kind>{_KIND}) )?(?:u |on )?(?:{day_pattern()}) "
    rf"(?:u |at |od |from )?(?P<starts>{CLOCK})"
    rf"(?: ?(?:do|to|[-–—]) ?(?P<ends>{CLOCK})| (?:na |traje |for )?(?P<length>[0-9].*?))?"
    rf"(?: (?P<kind_behind>{_KIND}))?"
)


@dataclass(frozen=True)
class TypedSlot:
    """What was typed: a day and a time of the wall clock; where the line ends with neither, no length."""

    kind: str | None
    starts: datetime
    ends: time | None = None
    length: timedelta | None = None


def read_slot(text: str, local: datetime) -> TypedSlot:
    """The day, the time and the length in this line; `local` is now, on the wall clock meant.

    A weekday is the next one after today. Raises Invalid for anything that is not of the form.
    """
    line = _LINE.fullmatch(folded(text)) if len(text) <= LONGEST_TEXT else None
    if line is None:
        raise Invalid(f"{text!r} is no day and time, as 3.12. u 10:00 2h")
    kinds = {named_kind(name) for name in (line["kind"], line["kind_behind"]) if name}
    if len(kinds) > 1:
        raise Invalid(f"{text!r} names several kinds of appointment")
    starts = datetime.combine(typed_day(line.groupdict(), local.date()), clock(line["starts"]))
    ends = clock(line["ends"]) if line["ends"] else None
    length = _length(line["length"]) if line["length"] else None
    return TypedSlot(next(iter(kinds), None), starts, ends, length)


def span(typed: TypedSlot, zone: ZoneInfo, usual: timedelta) -> tuple[datetime, datetime]:
    """From when to when, in UTC; of the usual length where none was typed.

    Raises Invalid for a range that ends before it starts, or a start that the clocks jump over.
    """
    starts_at = moment_on(zone, typed.starts)
    if typed.ends is None:
        return starts_at, starts_at + (typed.length or usual)
    ends_at = last_moment(zone, datetime.combine(typed.starts.date(), typed.ends))
    if ends_at <= starts_at:
        raise Invalid("it ends before it starts")
    return starts_at, ends_at.astimezone(UTC)


def _length(typed: str) -> timedelta:
    """A length with its unit: a bare number after a time of the clock could mean anything."""
    read = None if typed.isdigit() else duration.parse(typed)
    if not isinstance(read, timedelta) or not read:
        raise Invalid(f"{typed!r} is no length, as 2h or 1h30")
    return read
