"""When, as operators type it: 3.12. u 10:00 2h, 3.12.2026 10-12, sutra u 9, poseta u petak u 10 na 2h.

Strict: what is not exactly of this form is refused, and nothing is guessed. A start that the clocks show
twice is the first of them, an end the last; a start that they jump over is refused.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import cyrtranslit

from core.appointments.kinds import named_kind
from core.coverage.calendar import last_moment, moment_on
from core.errors import Invalid
from core.hours import duration

LONGEST_TEXT = 80
# A day without a year that has passed means next year's only if that is this near: else it is a slip.
_NEXT_YEAR_WITHIN = timedelta(days=183)

_WEEKDAYS = (
    ("ponedeljak", "monday"),
    ("utorak", "tuesday"),
    ("sreda", "sredu", "wednesday"),
    ("cetvrtak", "thursday"),
    ("petak", "friday"),
    ("subota", "subotu", "saturday"),
    ("nedelja", "nedelju", "sunday"),
)
_MONTHS = (
    ("januar", "january"),
    ("februar", "february"),
    ("mart", "march"),
    ("april",),
    ("maj", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("avgust", "august"),
    ("septembar", "septembr", "september"),
    ("oktobar", "oktobr", "october"),
    ("novembar", "novembr", "november"),
    ("decembar", "decembr", "december"),
)
_AHEAD = {"danas": 0, "today": 0, "sutra": 1, "tomorrow": 1, "prekosutra": 2}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WEEKDAY = _any_of(name for names in _WEEKDAYS for name in names)
_MONTH = _any_of(name for names in _MONTHS for name in names)
_DAY = (
    r"(?P<year>[0-9]{4})-(?P<iso_month>[0-9]{2})-(?P<iso_day>[0-9]{2})"
    r"|(?P<number>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\.?(?: ?(?P<month_year>[0-9]{4})\.?)?"
    rf"|(?P<named_day>[0-9]{{1,2}})\.? (?P<month_name>{_MONTH})a?(?: (?P<named_year>[0-9]{{4}})\.?)?"
    rf"|(?P<ahead>{_any_of(_AHEAD)})"
    rf"|(?P<weekday>{_WEEKDAY})"
)
_CLOCK = r"[0-9]{1,2}(?:[:.][0-9]{2})? ?h?"
_KIND = r"poset[aeu]|visit|konsultacij[ae]|consult(?:ing|ation)"
_LINE = re.compile(
    rf"(?:(?P<kind>{_KIND}) )?(?:u |on )?(?:{_DAY}) "
    rf"(?:u |at |od |from )?(?P<starts>{_CLOCK})"
    rf"(?: ?(?:do|to|[-–—]) ?(?P<ends>{_CLOCK})| (?:na |traje |for )?(?P<length>[0-9].*?))?"
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
    line = _LINE.fullmatch(_folded(text)) if len(text) <= LONGEST_TEXT else None
    if line is None:
        raise Invalid(f"{text!r} is no day and time, as 3.12. u 10:00 2h")
    kinds = {named_kind(name) for name in (line["kind"], line["kind_behind"]) if name}
    if len(kinds) > 1:
        raise Invalid(f"{text!r} names both kinds of appointment")
    starts = datetime.combine(_day(line, local.date()), _clock(line["starts"]))
    ends = _clock(line["ends"]) if line["ends"] else None
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


def _folded(text: str) -> str:
    """Lower case in plain Latin letters, single spaces; a comma before a space is none."""
    latin = str(cyrtranslit.to_latin(text, "sr")).lower()
    letters = (sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    return " ".join("".join(letters).replace(", ", " ").split())


def _day(line: re.Match[str], today: date) -> date:
    if line["ahead"]:
        return today + timedelta(days=_AHEAD[line["ahead"]])
    if line["weekday"]:
        wanted = next(number for number, names in enumerate(_WEEKDAYS) if line["weekday"] in names)
        return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    if line["year"]:
        return _date(int(line["year"]), int(line["iso_month"]), int(line["iso_day"]))
    if line["month_name"]:
        month = next(n for n, names in enumerate(_MONTHS, 1) if line["month_name"] in names)
        return _of_year(line["named_year"], month, int(line["named_day"]), today)
    return _of_year(line["month_year"], int(line["month"]), int(line["number"]), today)


def _of_year(year: str | None, month: int, day: int, today: date) -> date:
    if year:
        return _date(int(year), month, day)
    if (month, day) == (2, 29):
        return _date(today.year if today.month <= 2 else today.year + 1, month, day)
    this_year = _date(today.year, month, day)
    following = _date(today.year + 1, month, day)
    return following if this_year < today and following - today <= _NEXT_YEAR_WITHIN else this_year


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise Invalid(f"there is no day {day}.{month}.{year}") from error


def _clock(typed: str) -> time:
    hour, _, minute = typed.rstrip("h ").replace(".", ":").partition(":")
    try:
        return time(int(hour), int(minute or "0"))
    except ValueError as error:
        raise Invalid(f"{typed!r} is no time of the clock") from error


def _length(typed: str) -> timedelta:
    """A length with its unit: a bare number after a time of the clock could mean anything."""
    read = None if typed.isdigit() else duration.parse(typed)
    if not isinstance(read, timedelta) or not read:
        raise Invalid(f"{typed!r} is no length, as 2h or 1h30")
    return read
