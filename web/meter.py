"""A month by its days: how much was used on each, as bars and as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from core.hours.month import Month
from core.hours.rows import TimeEntry

HEIGHT = 48
_WIDTH, _STEP = 8, 11


@dataclass(frozen=True)
class Day:
    """A day's minutes that drew on the allowance, and where its bar stands in the picture."""

    on: date
    minutes: int
    x: int
    y: float
    height: float
    width: int = _WIDTH


def days_of(month: Month, entries: Sequence[TimeEntry], zone: ZoneInfo) -> list[Day]:
    """Every day of the month, the first first. What was given back does not make a bar grow downwards."""
    used = Counter[date]()
    for entry in entries:
        if entry.draws:
            used[entry.started_at.astimezone(zone).date()] += entry.minutes
    first, end = month.days()
    on_days = [first + timedelta(days=each) for each in range((end - first).days)]
    most = max([60, *used.values()])
    return [_day(on, used[on], position, most) for position, on in enumerate(on_days)]


def _day(on: date, minutes: int, position: int, most: int) -> Day:
    height = round(max(minutes, 0) / most * HEIGHT, 1)
    return Day(on, minutes, position * _STEP, HEIGHT - height, height)
