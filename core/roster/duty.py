"""Who is on duty, who is the backup, and when nobody is: from plain values, without a database.

Turns, overrides and absences are written in the organisation's wall clock. A turn begins at the first
occurrence of its clock time, and the one before it ends there, so that no moment has two or none. An
override or absence begins at the first occurrence of its start and ends at the last of its end.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from typing import Literal
from zoneinfo import ZoneInfo

from core.coverage.calendar import Calendar, first_moment, is_open, last_moment, pieces
from core.errors import Invalid, NotFound

HORIZON = timedelta(days=370)  # `until` is not looked for further away
_WEEK = timedelta(days=7)

Covers = Literal["business-hours", "outside-business-hours", "always"]


@dataclass(frozen=True)
class Rotation:
    """One operator at a time, in this order, for `turn_days` wall-clock days each; nobody before `starts`."""

    operators: tuple[str, ...]
    starts: datetime
    turn_days: int

    def __post_init__(self) -> None:
        if not self.operators:
            raise Invalid("a rotation needs at least one operator")
        if self.turn_days < 1:
            raise Invalid(f"a turn lasts at least 1 day, not {self.turn_days}")
        if self.starts.tzinfo is not None:
            raise Invalid(f"a rotation starts at a wall-clock time without an offset, not at {self.starts}")


@dataclass(frozen=True)
class Schedule:
    """Who serves when: `operators` all at once, then whoever's turn the rotation says."""

    code: str
    covers: Covers
    operators: tuple[str, ...] = ()
    rotation: Rotation | None = None
    backup: Rotation | None = None


@dataclass(frozen=True)
class Override:
    """`substitute` stands wherever `operator` would stand in this schedule; excludes its end."""

    schedule: str
    operator: str
    substitute: str
    starts: datetime
    ends: datetime

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise Invalid(f"the override of {self.operator} from {self.starts} ends before it starts")


@dataclass(frozen=True)
class Absence:
    """An operator is away. A plain day as the end is included whole; a moment is excluded."""

    operator: str
    starts: date | datetime
    ends: date | datetime
    reason: str = ""

    def __post_init__(self) -> None:
        if _end_wall(self.ends) <= _start_wall(self.starts):
            raise Invalid(f"the absence of {self.operator} from {self.starts} ends before it starts")


@dataclass(frozen=True)
class Roster:
    """All that says who is on duty."""

    zone: ZoneInfo
    calendar: Calendar
    schedules: tuple[Schedule, ...]
    overrides: tuple[Override, ...] = ()
    absences: tuple[Absence, ...] = ()


@dataclass(frozen=True)
class Duty:
    """Who is on duty by which schedule, until when; `until` is None when nothing changes within HORIZON."""

    schedule: str | None
    on_duty: tuple[str, ...]
    backup: tuple[str, ...]
    until: datetime | None


@dataclass(frozen=True)
class Gap:
    """A time, excluding its end, in which neither anyone on duty nor a backup is there, and why."""

    starts_at: datetime
    ends_at: datetime
    schedule: str | None
    why: str


_Standing = tuple[str | None, tuple[str, ...], tuple[str, ...]]  # schedule, on duty, backup


def duty_at(roster: Roster, at: datetime) -> Duty:
    """Who is on duty, by the schedule that covers this moment.

    Of several that cover it, one for exactly these hours goes before one that covers always, then the
    first listed; one in which nobody is there is passed over. Without a schedule, nobody.
    """
    return _duty(roster, roster.schedules, lambda moment: _covering(roster, moment), at)


def on_duty(roster: Roster, schedule_code: str, at: datetime) -> Duty:
    """Who this schedule puts on duty, whether or not its hours cover the moment (who is on call this week?).

    Raises NotFound for an unknown schedule.
    """
    schedule = next((known for known in roster.schedules if known.code == schedule_code), None)
    if schedule is None:
        raise NotFound(f"there is no schedule {schedule_code!r}")
    in_all_hours = replace(schedule, covers="always")  # its people do not change when the desk opens
    return _duty(roster, (in_all_hours,), lambda moment: _standing(roster, schedule, moment), at)


def turn_of(rotation: Rotation, zone: ZoneInfo, at: datetime) -> tuple[str, datetime, datetime] | None:
    """Whose turn it is, since when and until when (excluded); None before the rotation starts."""
    turn = _turn_number(rotation, zone, at)
    if turn < 0:
        return None
    operator = rotation.operators[turn % len(rotation.operators)]
    return operator, _turn_start(rotation, zone, turn), _turn_start(rotation, zone, turn + 1)


def is_away(roster: Roster, operator: str, at: datetime) -> bool:
    """True if an absence of this operator covers the moment."""
    return any(
        absence.operator == operator and _is_within(roster, absence, at) for absence in roster.absences
    )


def uncovered(roster: Roster, start: datetime, end: datetime) -> list[Gap]:
    """The holes between two moments, in order; neighbours with one reason are one."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    gaps: list[Gap] = []
    edges = takewhile(lambda moment: moment < end, _boundaries(roster, roster.schedules, start, end))
    begun = start
    for edge in (*edges, end):
        if begun < edge and (gap := _gap(roster, begun, edge)):
            _append(gaps, gap)
        begun = edge
    return gaps


def _append(gaps: list[Gap], gap: Gap) -> None:
    last = gaps[-1] if gaps else None
    if last and (last.ends_at, last.schedule, last.why) == (gap.starts_at, gap.schedule, gap.why):
        gap = Gap(last.starts_at, gap.ends_at, gap.schedule, gap.why)
        gaps.pop()
    gaps.append(gap)


def _gap(roster: Roster, begun: datetime, edge: datetime) -> Gap | None:
    code, on, backup = _covering(roster, begun)
    if on or backup:
        return None
    schedule = next((known for known in roster.schedules if known.code == code), None)
    return Gap(begun, edge, code, _why_nobody(roster, schedule, begun))


def _why_nobody(roster: Roster, schedule: Schedule | None, at: datetime) -> str:
    if schedule is None:
        return "no schedule covers this time"
    planned = (*_planned(roster, schedule, at), *_whose_turn(roster, schedule.backup, at))
    away = _substituted(roster, schedule, at, planned)
    if away:
        return f"absent: {', '.join(away)}"
    return f"schedule {schedule.code} has nobody at this time"


def _duty(
    roster: Roster, schedules: Iterable[Schedule], standing: Callable[[datetime], _Standing], at: datetime
) -> Duty:
    at = at.astimezone(UTC)
    now, limit = standing(at), at + HORIZON
    later = takewhile(lambda moment: moment <= limit, _boundaries(roster, schedules, at, limit))
    until = next((moment for moment in later if standing(moment) != now), None)
    return Duty(*now, until)


def _covering(roster: Roster, at: datetime) -> _Standing:
    hours: Covers = "business-hours" if is_open(roster.calendar, at) else "outside-business-hours"
    matching = [
        schedule for covers in (hours, "always") for schedule in roster.schedules if schedule.covers == covers
    ]
    standings = [_standing(roster, schedule, at) for schedule in matching]
    manned = (standing for standing in standings if standing[1] or standing[2])
    return next(manned, standings[0] if standings else (None, (), ()))


def _standing(roster: Roster, schedule: Schedule, at: datetime) -> _Standing:
    away = {absence.operator for absence in roster.absences if _is_within(roster, absence, at)}
    on = _substituted(roster, schedule, at, _planned(roster, schedule, at))
    backup = _substituted(roster, schedule, at, _whose_turn(roster, schedule.backup, at))
    present = tuple(operator for operator in on if operator not in away)
    return schedule.code, present, tuple(o for o in backup if o not in away and o not in present)


def _planned(roster: Roster, schedule: Schedule, at: datetime) -> tuple[str, ...]:
    return (*schedule.operators, *_whose_turn(roster, schedule.rotation, at))


def _whose_turn(roster: Roster, rotation: Rotation | None, at: datetime) -> tuple[str, ...]:
    turn = turn_of(rotation, roster.zone, at) if rotation else None
    return turn[:1] if turn else ()


def _substituted(
    roster: Roster, schedule: Schedule, at: datetime, planned: tuple[str, ...]
) -> tuple[str, ...]:
    """Who stands there, each once. One step only: two who swap change places, and do not swap back."""
    stands_for = {
        override.operator: override.substitute
        for override in roster.overrides
        if override.schedule == schedule.code and _is_within(roster, override, at)
    }
    return tuple(dict.fromkeys(stands_for.get(operator, operator) for operator in planned))


def _is_within(roster: Roster, period: Override | Absence, at: datetime) -> bool:
    starts_at, ends_at = _edges(roster.zone, period)
    return starts_at <= at < ends_at


def _edges(zone: ZoneInfo, period: Override | Absence) -> tuple[datetime, datetime]:
    return first_moment(zone, _start_wall(period.starts)), last_moment(zone, _end_wall(period.ends))


def _start_wall(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, time())


def _end_wall(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when + timedelta(days=1), time())


def _boundaries(
    roster: Roster, schedules: Iterable[Schedule], at: datetime, end: datetime
) -> Iterator[datetime]:
    """Every moment after `at` at which a schedule's people may change, in order; maybe some at which not."""
    schedules = tuple(schedules)
    codes = {schedule.code for schedule in schedules}
    overrides = [override for override in roster.overrides if override.schedule in codes]
    periods: list[Override | Absence] = [*overrides, *roster.absences]
    edges = sorted({edge for period in periods for edge in _edges(roster.zone, period)})
    streams = [iter([edge for edge in edges if edge > at])]
    if any(schedule.covers != "always" for schedule in schedules):
        streams.append(_openings_and_closings(roster.calendar, at, end))
    rotations = (rotation for schedule in schedules for rotation in (schedule.rotation, schedule.backup))
    streams += [_hand_overs(rotation, roster.zone, at) for rotation in rotations if rotation]
    return heapq.merge(*streams)


def _openings_and_closings(calendar: Calendar, at: datetime, end: datetime) -> Iterator[datetime]:
    """Weekly portions, so that asking for the first costs a week; a week's end comes out as well."""
    while at <= end:
        for _, edge, _ in pieces(calendar, at, at + _WEEK):
            yield edge
        at += _WEEK


def _hand_overs(rotation: Rotation, zone: ZoneInfo, at: datetime) -> Iterator[datetime]:
    """Turns that begin after `at`; of a rotation of one, only the first, for nothing changes after it."""
    first = max(_turn_number(rotation, zone, at) + 1, 0)
    is_alone = len(set(rotation.operators)) == 1
    turns = range(first, 1) if is_alone else count(first)
    return (_turn_start(rotation, zone, turn) for turn in turns)


def _turn_number(rotation: Rotation, zone: ZoneInfo, at: datetime) -> int:
    wall = at.astimezone(zone).replace(tzinfo=None)
    turn = (wall - rotation.starts) // timedelta(days=rotation.turn_days)
    while at < _turn_start(rotation, zone, turn):
        turn -= 1
    while at >= _turn_start(rotation, zone, turn + 1):
        turn += 1
    return turn


def _turn_start(rotation: Rotation, zone: ZoneInfo, turn: int) -> datetime:
    return first_moment(zone, rotation.starts + timedelta(days=turn * rotation.turn_days))
