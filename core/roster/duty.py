"""Who is on duty, who is the backup, and when nobody is: from plain values, without a database."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

from core.coverage.calendar import Calendar, is_open
from core.errors import NotFound
from core.language.reason import Reason
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
class Span:
    """A time, excluding its end, through which the same people are there; its neighbour may be the same."""

    starts_at: datetime
    ends_at: datetime
    schedule: str | None
    on_duty: tuple[str, ...]
    backup: tuple[str, ...]


_Place = tuple[str, str | None]  # whom it is planned for, who stands there
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
    schedule = schedule_named(roster, schedule_code)
    return _duty(roster, (in_all_hours(schedule),), lambda moment: _standing(roster, schedule, moment), at)


def schedule_named(roster: Roster, code: str) -> Schedule:
    """The schedule with this code; raises NotFound."""
    found = next((known for known in roster.schedules if known.code == code), None)
    if found is None:
        raise NotFound(f"there is no schedule {code!r}")
    return found


def in_all_hours(schedule: Schedule) -> Schedule:
    """The schedule without its hours: its people do not change when the desk opens."""
    return replace(schedule, covers="always")


def away_at(roster: Roster, at: datetime) -> frozenset[str]:
    """All whom an absence keeps away at the moment."""
    return frozenset(a.operator for a in roster.absences if is_within(roster.zone, a, at))


def is_away(roster: Roster, operator: str, at: datetime) -> bool:
    """True if an absence of this operator covers the moment."""
    return operator in away_at(roster, at)


def is_away_within(roster: Roster, operator: str, start: datetime, end: datetime) -> bool:
    """True if an absence of this operator overlaps the time."""
    mine = (absence for absence in roster.absences if absence.operator == operator)
    edges = (edges_of(roster.zone, absence) for absence in mine)
    return any(begins < end and start < ends for begins, ends in edges)


def spans(roster: Roster, start: datetime, end: datetime) -> Iterator[Span]:
    """Who is on duty from one moment to another, without a gap."""
    return _spans(roster, roster.schedules, lambda moment: _covering(roster, moment), (start, end))


def spans_of(roster: Roster, schedule: Schedule, start: datetime, end: datetime) -> Iterator[Span]:
    """The same by one schedule, whether or not its hours cover the time."""
    standing = (in_all_hours(schedule),)
    return _spans(roster, standing, lambda moment: _standing(roster, schedule, moment), (start, end))


def why_nobody(roster: Roster, span: Span) -> Reason:
    """Why nobody is there in this span: "no-schedule", "absent" (`operators`), or "nobody" (`schedule`)."""
    schedule = next((known for known in roster.schedules if known.code == span.schedule), None)
    if schedule is None:
        return Reason("no-schedule", {})
    away = planned_people(roster, schedule, span.starts_at)
    if away:
        return Reason("absent", {"operators": list(away)})
    return Reason("nobody", {"schedule": schedule.code})


def planned_people(roster: Roster, schedule: Schedule, at: datetime) -> tuple[str, ...]:
    """Who should be there with stand-ins, absent or not."""
    return tuple(dict.fromkeys(there for _, there in places(roster, schedule, at)))


def places(roster: Roster, schedule: Schedule, at: datetime) -> list[tuple[str, str]]:
    """Each place of the schedule, by whom it was planned for, and who stands there, absent or not."""
    on, backup = _places(roster, schedule, at)
    return [(planned_for, there) for planned_for, there in (*on, *backup) if there]


def _spans(
    roster: Roster,
    schedules: Iterable[Schedule],
    standing: Callable[[datetime], _Standing],
    within: tuple[datetime, datetime],
) -> Iterator[Span]:
    start, end = (edge.astimezone(UTC) for edge in within)
    if start >= end:
        return
    edges = takewhile(lambda moment: moment < end, _boundaries(roster, schedules, start))
    begun = start
    for edge in (*edges, end):
        if begun < edge:
            yield Span(begun, edge, *standing(begun))
        begun = edge


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
    away = away_at(roster, at)
    on, backup = (_people(places) for places in _places(roster, schedule, at))
    present = tuple(operator for operator in on if operator not in away)
    return schedule.code, present, tuple(o for o in backup if o not in away and o not in present)


def _people(places: list[_Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(there for _, there in places if there))


def _places(roster: Roster, schedule: Schedule, at: datetime) -> tuple[list[_Place], list[_Place]]:
    """The places on duty and of the backup, with who stands there: each override in turn, the older first.

    One stands in wherever the other was planned: two who swap change places, and do not swap back. Who is
    taken out is so from every place, also from one in which they stand in.
    """
    on: list[_Place] = [(operator, operator) for operator in planned(schedule, roster.zone, at)]
    backup: list[_Place] = [(operator, operator) for operator in planned_backup(schedule, roster.zone, at)]
    for override in _overrides(roster, schedule, at):
        if override.operator is None and override.substitute:
            on.append((override.substitute, override.substitute))
        else:
            on, backup = ([_overridden(place, override) for place in part] for part in (on, backup))
    return on, backup


def _overridden(place: _Place, override: Override) -> _Place:
    planned_for, there = place
    if override.operator == planned_for or (override.substitute is None and override.operator == there):
        return planned_for, override.substitute
    return place


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
