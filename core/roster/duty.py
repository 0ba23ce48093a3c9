"""Who is on duty, who is the backup, and when nobody is: from plain values, without a database."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from core.coverage.calendar import Calendar, is_open
from core.errors import NotFound
from core.roster.schedule import (
    Absence,
    Covers,
    Override,
    Schedule,
    edges_of,
    is_within,
    openings_and_closings,
    plan_changes,
    planned,
    planned_backup,
)

HORIZON = timedelta(days=370)  # `until` is not looked for further away


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


def is_away(roster: Roster, operator: str, at: datetime) -> bool:
    """True if an absence of this operator covers the moment."""
    return any(
        absence.operator == operator and is_within(roster.zone, absence, at) for absence in roster.absences
    )


def uncovered(roster: Roster, start: datetime, end: datetime) -> list[Gap]:
    """The holes between two moments, in order; neighbours with one reason are one."""
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    gaps: list[Gap] = []
    edges = takewhile(lambda moment: moment < end, _boundaries(roster, roster.schedules, start))
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
    there = (*planned(schedule, roster.zone, at), *planned_backup(schedule, roster.zone, at))
    away = _stand_ins(roster, schedule, at, there)
    if away:
        return f"absent: {', '.join(away)}"
    return f"schedule {schedule.code} has nobody at this time"


def _duty(
    roster: Roster, schedules: Iterable[Schedule], standing: Callable[[datetime], _Standing], at: datetime
) -> Duty:
    at = at.astimezone(UTC)
    now, limit = standing(at), at + HORIZON
    later = takewhile(lambda moment: moment <= limit, _boundaries(roster, schedules, at))
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
    away = {absence.operator for absence in roster.absences if is_within(roster.zone, absence, at)}
    on = _stand_ins(roster, schedule, at, planned(schedule, roster.zone, at))
    on = tuple(dict.fromkeys((*on, *_added(roster, schedule, at))))
    backup = _stand_ins(roster, schedule, at, planned_backup(schedule, roster.zone, at))
    present = tuple(operator for operator in on if operator not in away)
    return schedule.code, present, tuple(o for o in backup if o not in away and o not in present)


def _stand_ins(
    roster: Roster, schedule: Schedule, at: datetime, planned_there: tuple[str, ...]
) -> tuple[str, ...]:
    """Who stands there, each once. One step only: two who swap change places, and do not swap back."""
    stands_for = {
        override.operator: override.substitute
        for override in _overrides(roster, schedule, at)
        if override.operator is not None
    }
    standing = (stands_for.get(operator, operator) for operator in planned_there)
    return tuple(dict.fromkeys(operator for operator in standing if operator))


def _added(roster: Roster, schedule: Schedule, at: datetime) -> tuple[str, ...]:
    overrides = _overrides(roster, schedule, at)
    return tuple(o.substitute for o in overrides if o.operator is None and o.substitute)


def _overrides(roster: Roster, schedule: Schedule, at: datetime) -> list[Override]:
    mine = (override for override in roster.overrides if override.schedule == schedule.code)
    return [override for override in mine if is_within(roster.zone, override, at)]


def _boundaries(roster: Roster, schedules: Iterable[Schedule], at: datetime) -> Iterator[datetime]:
    """Every moment after `at` at which a schedule's people may change, in order; maybe some at which not."""
    schedules = tuple(schedules)
    codes = {schedule.code for schedule in schedules}
    overrides = [override for override in roster.overrides if override.schedule in codes]
    periods: list[Override | Absence] = [*overrides, *roster.absences]
    edges = sorted({edge for period in periods for edge in edges_of(roster.zone, period)})
    streams = [iter([edge for edge in edges if edge > at])]
    if any(schedule.covers != "always" for schedule in schedules):
        streams.append(openings_and_closings(roster.calendar, at))
    streams += [stream for schedule in schedules for stream in plan_changes(schedule, roster.zone, at)]
    return heapq.merge(*streams)
