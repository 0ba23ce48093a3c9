"""The desk's calendar: when it is open, when it opens next, and working time.

The one place for this arithmetic; nobody else adds working time. Rules are written in the wall clock of
the calendar's zone, instants are aware and come out in UTC. All lengths are real, elapsed time. When the
clocks go back, a start means the first occurrence of its wall-clock time and an end the last; a time that
the spring change skips means the moment of the change.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from core.coverage.public_holidays import holiday_names
from core.errors import Invalid

HORIZON = timedelta(days=400)  # nothing is searched for further away: a desk closed for longer has no hours
_DAY = timedelta(days=1)
_INTERVAL = re.compile(r"([0-9]{1,2}):([0-9]{2}) ?[-–] ?([0-9]{1,2}):([0-9]{2})")

Span = tuple[datetime, datetime]  # from, until (excluded), both UTC


@dataclass(frozen=True, order=True)
class Interval:
    """A part of one wall-clock day: minutes from midnight, 0 to 1440, excludes its end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not (0 <= self.start <= 1440 and 0 <= self.end <= 1440):
            raise Invalid(f"hours {self}: a day goes from 00:00 to 24:00")
        if self.start == self.end:
            raise Invalid(f"hours {self} are empty: the end is excluded")
        if self.start > self.end:
            raise Invalid(f"hours {self} end before they start: past midnight they go to the next day's")

    def __str__(self) -> str:
        return "-".join(f"{minute // 60:02}:{minute % 60:02}" for minute in (self.start, self.end))

    @classmethod
    def parse(cls, text: str) -> "Interval":
        """The interval written as "08:00-16:00"; the end may be 24:00. Raises Invalid."""
        found = _INTERVAL.fullmatch(text.strip())
        if found is None:
            raise Invalid(f"hours {text!r} are not written like 08:00-16:00", "hours", text=text)
        start_hour, start_minute, end_hour, end_minute = map(int, found.groups())
        if start_minute > 59 or end_minute > 59:
            raise Invalid(f"hours {text!r}: minutes go from 00 to 59", "hours", text=text)
        return cls(start_hour * 60 + start_minute, end_hour * 60 + end_minute)


def parse_day(texts: Iterable[str]) -> tuple[Interval, ...]:
    """The intervals of one day in order. Raises Invalid for a wrong one and for two that overlap."""
    intervals = tuple(sorted(map(Interval.parse, texts)))
    _check_day(intervals)
    return intervals


def _check_day(intervals: tuple[Interval, ...]) -> None:
    for earlier, later in pairwise(intervals):
        if later.start < earlier.end:
            raise Invalid(f"hours of one day overlap or are out of order: {earlier} and {later}")


@dataclass(frozen=True)
class SpecialDay:
    """A day that goes its own way: closed (no intervals), shorter, or open where it would be closed."""

    on: date
    name: str
    intervals: tuple[Interval, ...] = ()

    def __post_init__(self) -> None:
        _check_day(self.intervals)


@dataclass(frozen=True)
class Calendar:
    """When a desk is open. `week` is Monday first; `exceptions` are state holidays on which it works."""

    zone: ZoneInfo
    week: tuple[tuple[Interval, ...], ...]
    country: str | None = None
    also: Mapping[date, SpecialDay] = field(default_factory=dict)
    exceptions: frozenset[date] = frozenset()
    language: str = "sr-Latn"

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise Invalid(f"business hours need 7 days, Monday first; there are {len(self.week)}")
        for intervals in self.week:
            _check_day(intervals)


@dataclass(frozen=True)
class DayPlan:
    """One day's hours; `holiday` is the name of the holiday or special day, if it is one."""

    on: date
    intervals: tuple[Interval, ...]
    holiday: str | None


def plan_of(calendar: Calendar, on: date) -> DayPlan:
    """The plan of a day: a special day wins, then the state's holiday, then the week."""
    if special := calendar.also.get(on):
        return DayPlan(on, special.intervals, special.name)
    if calendar.country is not None and on not in calendar.exceptions:
        holiday = holiday_names(calendar.country, on.year, calendar.language).get(on)
        if holiday is not None:
            return DayPlan(on, (), holiday)
    return DayPlan(on, calendar.week[on.weekday()], None)


def first_working_day(calendar: Calendar, year: int, month: int) -> date:
    """The first day with hours from the first of the month on (of a later month, if this one has none)."""
    first = date(year, month, 1)
    for ahead in range(HORIZON.days):
        on = first + ahead * _DAY
        if plan_of(calendar, on).intervals:
            return on
    raise Invalid(f"no working day in the {HORIZON.days} days from {first}")


def is_open(calendar: Calendar, at: datetime) -> bool:
    """True while the desk is open; no longer at the moment it closes."""
    today = at.astimezone(calendar.zone).date()
    days = (today, today - _DAY, today + _DAY)  # where clocks change at midnight, days overlap
    return any(opened <= at < closed for on in days for opened, closed in _day_openings(calendar, on))


def closes_at(calendar: Calendar, at: datetime) -> datetime | None:
    """When the desk closes, if it is open at `at`; hours that touch, over midnight too, are one.

    None when it is closed, and when it does not close within HORIZON.
    """
    if not is_open(calendar, at):
        return None
    _, closed = next(_openings(calendar, at, HORIZON))
    return closed if closed < at + HORIZON else None


def next_opening(calendar: Calendar, at: datetime) -> datetime | None:
    """The first moment after `at` at which a closed desk opens.

    Strictly after: while the desk is open, and at the moment it opens, this is the opening that follows
    its next closing. None when there is none within HORIZON (no hours at all, or never closed).
    """
    opened_at = (opened for opened, _ in _openings(calendar, at, HORIZON) if opened > at)
    return next(opened_at, None)


def open_pieces(calendar: Calendar, start: datetime, end: datetime) -> list[Span]:
    """The parts of [start, end) in which the desk is open, in order, none touching another.

    Raises Invalid when the end is before the start.
    """
    return list(_open_pieces(calendar, start.astimezone(UTC), end.astimezone(UTC)))


def pieces(calendar: Calendar, start: datetime, end: datetime) -> list[tuple[datetime, datetime, bool]]:
    """[start, end) cut where the desk opens and closes: from, until, and whether it is open there."""
    found: list[tuple[datetime, datetime, bool]] = []
    done, end = start.astimezone(UTC), end.astimezone(UTC)
    for opened, closed in _open_pieces(calendar, done, end):
        if done < opened:
            found.append((done, opened, False))
        found.append((opened, closed, True))
        done = closed
    if done < end:
        found.append((done, end, False))
    return found


def working_time(calendar: Calendar, start: datetime, end: datetime) -> timedelta:
    """How long the desk is open between two moments. Raises Invalid when the end is before the start."""
    return sum((closed - opened for opened, closed in open_pieces(calendar, start, end)), timedelta())


def add_working_time(calendar: Calendar, start: datetime, amount: timedelta) -> datetime:
    """The earliest moment by which `amount` of working time has passed since `start`.

    The inverse of working_time. Raises Invalid for a negative amount, and when the desk has too few
    hours to ever get there (none for HORIZON, or more than 25 years).
    """
    if amount < timedelta():
        raise Invalid(f"working time to add is negative: {amount}")
    done, left = start.astimezone(UTC), amount
    if not left:
        return done
    for _ in range(25):
        before = left
        for opened, closed in _open_pieces(calendar, done, done + HORIZON):
            if left <= closed - opened:
                return opened + left
            left -= closed - opened
        if left == before:
            break
        done += HORIZON
    raise Invalid(f"there are too few business hours after {start} to add {amount}")


def _open_pieces(calendar: Calendar, start: datetime, end: datetime) -> Iterator[Span]:
    if end < start:
        raise Invalid(f"the end {end} is before the start {start}")
    for opened, closed in _openings(calendar, start, end - start):
        if opened >= end or start == end:
            return
        yield max(opened, start), min(closed, end)


def _openings(calendar: Calendar, at: datetime, length: timedelta) -> Iterator[Span]:
    """Openings that end after `at`, in order, merged where they touch; for `length` or a little more."""
    day = at.astimezone(calendar.zone).date() - _DAY
    run: Span | None = None
    for ahead in range(length.days + 4):
        for opened, closed in _day_openings(calendar, day + ahead * _DAY):
            if run is not None and opened <= run[1]:
                run = (run[0], max(run[1], closed))
                continue
            if run is not None and run[1] > at:
                yield run
            run = (opened, closed)
    if run is not None and run[1] > at:
        yield run


def _day_openings(calendar: Calendar, on: date) -> list[Span]:
    midnight = datetime.combine(on, time())
    spans = [
        (
            first_moment(calendar.zone, midnight + timedelta(minutes=interval.start)),
            last_moment(calendar.zone, midnight + timedelta(minutes=interval.end)),
        )
        for interval in plan_of(calendar, on).intervals
    ]
    return [(opened, closed) for opened, closed in spans if opened < closed]


def first_moment(zone: ZoneInfo, wall: datetime) -> datetime:
    """The first instant at which the zone's clocks show `wall` (or jump over it): what a start means.

    A moment that carries an offset is that moment.
    """
    return _instant(zone, wall, 0)


def moment_on(zone: ZoneInfo, wall: datetime) -> datetime:
    """The first instant at which the clocks show `wall`; raises Invalid for one that they jump over.

    For what somebody says: a rule may begin in an hour that is not there, but nothing was done in it.
    """
    moment = first_moment(zone, wall)
    if wall.tzinfo is None and moment.astimezone(zone).replace(tzinfo=None) != wall:
        raise Invalid(f"{wall} does not exist: the clocks jump over it")
    return moment


def last_moment(zone: ZoneInfo, wall: datetime) -> datetime:
    """The last instant at which the zone's clocks show `wall` (or jump over it): what an end means."""
    return _instant(zone, wall, 1)


@lru_cache(maxsize=16384)
def _instant(zone: ZoneInfo, wall: datetime, fold: int) -> datetime:
    if wall.tzinfo is not None:
        return wall.astimezone(UTC)
    moment = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == wall:
        return moment
    return _jump_over(zone, wall)


def _jump_over(zone: ZoneInfo, wall: datetime) -> datetime:
    """The moment at which clocks jump over `wall`: found by halving between the two readings of it."""
    before = int(wall.replace(tzinfo=zone, fold=1).timestamp())
    after = int(wall.replace(tzinfo=zone, fold=0).timestamp())
    offset = datetime.fromtimestamp(before, zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return datetime.fromtimestamp(after, UTC)
