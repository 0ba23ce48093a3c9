"""When somebody wants to be called, as people write it: sad, u 15h, sutra u 10, za 20 minuta, posle 14."""

import re
from datetime import UTC, datetime, time, timedelta

from core.errors import Invalid
from core.language.typed_day import CLOCK, clock, day_pattern, folded, typed_day

_NOW = re.compile(r"\b(?:sad|sada|odmah|now|asap|hitno)\b")
_IN = re.compile(r"\b(?:za|in) (?P<count>\d{1,3}|pola|sat|an)? ?(?P<unit>min\w*|sat\w*|h|hour\w*)?\b")
_AT = re.compile(rf"\b(?:u|oko|posle|iza|at|after|around) (?P<clock>{CLOCK})\b(?! ?(?:min|sat))")
_DAY = re.compile(rf"\b(?:{day_pattern()})(?!\w)")
_MORNING = time(8)
_MOST_MINUTES = 24 * 60


def read_call_time(text: str, local: datetime) -> datetime:
    """The moment meant, in UTC; `local` is now on the wall clock. Raises Invalid where none is named.

    A time without a day is today's, or tomorrow's if it has passed; a day without a time is its morning.
    """
    words = folded(text)
    if minutes := _minutes(words):
        return (local + timedelta(minutes=minutes)).astimezone(UTC)
    day, at = _DAY.search(words), _AT.search(words)
    if day is None and at is None:
        if _NOW.search(words):
            return local.astimezone(UTC)
        raise Invalid(f"{text!r} names no time")
    on = typed_day(day.groupdict(), local.date()) if day else local.date()
    wanted = datetime.combine(on, clock(at["clock"]) if at else _MORNING, local.tzinfo)
    if day is None and wanted <= local:
        wanted = datetime.combine(on + timedelta(days=1), wanted.time(), local.tzinfo)
    return max(wanted.astimezone(UTC), local.astimezone(UTC))


def _minutes(words: str) -> int:
    """ "za 20 minuta", "za sat", "za pola sata", "in 2 hours"."""
    found = _IN.search(words)
    if found is None or not (found["count"] or found["unit"]):
        return 0
    is_hours = (found["unit"] or found["count"] or "").startswith(("sat", "h"))
    if found["count"] == "pola":
        return 30
    count = int(found["count"]) if (found["count"] or "").isdecimal() else 1
    if not found["unit"] and found["count"] not in ("sat", "an"):
        return 0
    return min(count * (60 if is_hours else 1), _MOST_MINUTES)
