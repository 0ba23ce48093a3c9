"""Days and times of the clock as people type them: 3.12., 2026-12-03, sutra, petak, 10:00, 10h.

Strict: what is not exactly of this form is refused, and nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta

import cyrtranslit

from core.errors import Invalid

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
# A time of the clock, in folded text.
CLOCK = r"[0-9]{1,2}(?:[:.][0-9]{2})? ?h?"


def day_pattern(prefix: str = "") -> str:
    """A regular expression of a day in folded text; the names of its groups begin with the prefix."""
    return re.sub(r"\(\?P<", f"(?P<{prefix}", _DAY)


def folded(text: str) -> str:
    """Lower case in plain Latin letters, single spaces; a comma before a space is none."""
    latin = str(cyrtranslit.to_latin(text, "sr")).lower()
    letters = (sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    return " ".join("".join(letters).replace(", ", " ").split())


def typed_day(groups: Mapping[str, str | None], today: date, prefix: str = "") -> date:
    """The day in these groups of `day_pattern`; raises Invalid for one that the calendar does not have.

    A weekday is the next one after today.
    """
    line = {name.removeprefix(prefix): groups[name] or "" for name in groups if name.startswith(prefix)}
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


def clock(typed: str) -> time:
    """The time that matches CLOCK; raises Invalid for one that no clock shows."""
    hour, _, minute = typed.rstrip("h ").replace(".", ":").partition(":")
    try:
        return time(int(hour), int(minute or "0"))
    except ValueError as error:
        raise Invalid(f"{typed!r} is no time of the clock") from error


def _of_year(year: str, month: int, day: int, today: date) -> date:
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


def month_named(text: str) -> int | None:
    """The month of the year that is named, 1 to 12: "za oktobar", "from May"; None if none is."""
    found = re.search(rf"\b({_MONTH})a?\b", folded(text))
    return next(n for n, names in enumerate(_MONTHS, 1) if found[1] in names) if found else None
