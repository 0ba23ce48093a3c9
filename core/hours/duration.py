"""How long work took, as people type it: 25m, 1h15, 1:15, 1,5h, 90, od 9:10 do 9:40, PT25M."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import ROUND_HALF_UP, Decimal

import cyrtranslit

from core.errors import Invalid

LONGEST = timedelta(days=31)  # longer is a slip of the finger

_WHOLE = r"([0-9]{1,5})"
_NUMBER = r"([0-9]{1,5}(?:[.,][0-9]{1,4})?)"
_HOURS = r"(?:h|hr|hours?|sat[ai]?|[čc]as(?:a|ova)?|č)\.?"
_MINUTES = r"(?:m|min|minut[ae]?|minutes?|')\.?"
_CLOCK = r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?h?"
_FORMS = "25m, 1h15, 1:15, 1,5h, 90 (minutes), PT25M or od 9:10 do 9:40"


@dataclass(frozen=True)
class ClockRange:
    """From one wall-clock time to another, without a day. An end at or before the start is the next day's."""

    starts: time
    ends: time


def parse(text: str) -> timedelta | ClockRange:
    """What was typed: a length in whole seconds, or a range of the wall clock.

    A bare number is minutes. Latin or Cyrillic, any case, decimal comma or point. Raises Invalid for
    anything else, and for a length over LONGEST.
    """
    typed = " ".join(cyrtranslit.to_latin(text, "sr").lower().split())
    for pattern, read in _READERS:
        if found := pattern.fullmatch(typed):
            return _checked(read(text, *found.groups()), text)
    raise Invalid(f"{text!r} is not a length of time; write {_FORMS}", "length", text=text)


def _checked(read: timedelta | ClockRange, text: str) -> timedelta | ClockRange:
    if isinstance(read, timedelta) and read > LONGEST:
        raise Invalid(f"{text!r} is longer than {LONGEST.days} days", "too-long", text=text)
    return read


def _minutes(_: str, minutes: str) -> timedelta:
    return _length(minutes, 60)


def _hours(_: str, hours: str) -> timedelta:
    return _length(hours, 3600)


def _hours_and_minutes(text: str, hours: str, minutes: str) -> timedelta:
    if int(minutes) > 59:
        raise Invalid(f"{text!r}: beside hours, minutes go from 0 to 59", "length", text=text)
    return _length(hours, 3600) + _length(minutes, 60)


def _in_words(_: str, half: str | None, more: str | None) -> timedelta:
    return timedelta(minutes=30) if half else timedelta(minutes=90 if more else 60)


def _iso(_: str, hours: str | None, minutes: str | None, seconds: str | None) -> timedelta:
    return _length(hours or "0", 3600) + _length(minutes or "0", 60) + _length(seconds or "0", 1)


def _length(number: str, unit_seconds: int) -> timedelta:
    seconds = Decimal(number.replace(",", ".")) * unit_seconds
    return timedelta(seconds=int(seconds.to_integral_value(ROUND_HALF_UP)))


def _range(text: str, *parts: str | None) -> ClockRange:
    first_hour, first_minute, last_hour, last_minute = (int(part or "0") for part in parts)
    if (last_hour, last_minute) == (24, 0):
        last_hour = 0
    if max(first_hour, last_hour) > 23 or max(first_minute, last_minute) > 59:
        raise Invalid(f"{text!r}: the clock goes from 0:00 to 24:00", "length", text=text)
    typed = ClockRange(time(first_hour, first_minute), time(last_hour, last_minute))
    if typed.starts == typed.ends:
        raise Invalid(f"{text!r} ends when it starts", "length", text=text)
    return typed


_READERS: tuple[tuple[re.Pattern[str], Callable[..., timedelta | ClockRange]], ...] = (
    (re.compile(_WHOLE), _minutes),
    (re.compile(rf"{_NUMBER} ?{_MINUTES}"), _minutes),
    (re.compile(rf"{_NUMBER} ?{_HOURS}"), _hours),
    (re.compile(rf"{_WHOLE} ?{_HOURS} ?(?:i |and )?([0-9]{{1,2}}) ?(?:{_MINUTES})?"), _hours_and_minutes),
    (re.compile(r"([0-9]{1,3}):([0-9]{2}) ?h?"), _hours_and_minutes),
    (re.compile(r"(?:(pola) )?(?:sata?|[čc]asa?|an hour|half an hour)( i po| and a half)?"), _in_words),
    (re.compile(rf"pt(?=[0-9])(?:{_NUMBER}h)?(?:{_NUMBER}m)?(?:{_NUMBER}s)?"), _iso),
    (re.compile(rf"(?:(?:od|from) )?{_CLOCK} ?(?:do|to|[-–—]) ?{_CLOCK}"), _range),
)
