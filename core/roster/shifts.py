"""An operator's shifts from one moment to another: from plain values, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from core.roster.duty import Roster, Span, places, spans, spans_of
from core.roster.schedule import Absence, Schedule, edges_of


@dataclass(frozen=True)
class Served:
    """One operator's time by one schedule, its end excluded."""

    operator: str
    schedule: str
    starts_at: datetime
    ends_at: datetime
    is_backup: bool


@dataclass(frozen=True)
class Place:
    """A time in which an operator stands in a place that was planned for `planned_for`; end excluded."""

    schedule: str
    planned_for: str
    starts_at: datetime
    ends_at: datetime


def shifts_of(roster: Roster, operator: str, start: datetime, end: datetime) -> list[Served]:
    """When this operator is on duty or the backup, in order: exactly the moments at which duty says so."""
    served = _served(spans(roster, start, end))
    return [shift for shift in served if shift.operator == operator]


def shifts_by_schedule(roster: Roster, code: str, start: datetime, end: datetime) -> list[Served]:
    """Everybody's shifts by this schedule, in order."""
    return [shift for shift in _served(spans(roster, start, end)) if shift.schedule == code]


def turns_of(roster: Roster, operator: str, start: datetime, end: datetime) -> list[Served]:
    """When this operator's turn is, in order of their starts, as people speak of it.

    A turn runs on while the desk is open and another schedule answers: a week on call is one.
    """
    turns = [turn for schedule in roster.schedules for turn in turns_by(roster, schedule, start, end)]
    mine = (turn for turn in turns if turn.operator == operator)
    return sorted(mine, key=lambda turn: (turn.starts_at, turn.schedule))


def turns_by(roster: Roster, schedule: Schedule, start: datetime, end: datetime) -> list[Served]:
    """Everybody's turns in this schedule, in order."""
    return _served(spans_of(roster, schedule, start, end))


def turns_hit(roster: Roster, absence: Absence, start: datetime, end: datetime) -> list[Served]:
    """The turns within [start, end) that this absence leaves empty; one in which another stands in is none.

    Only of schedules in which people take turns: where all serve together, the others are there.
    """
    begins, ends = edges_of(roster.zone, absence)
    others = replace(roster, absences=tuple(each for each in roster.absences if each != absence))
    counting = replace(others, schedules=tuple(each for each in roster.schedules if takes_turns(each)))
    first, last = max(start, begins), min(end, ends)
    return turns_of(counting, absence.operator, first, last) if first < last else []


def takes_turns(schedule: Schedule) -> bool:
    """True if a place in it passes from one to another, and is handed over."""
    return bool(schedule.rotation or schedule.backup or schedule.layers or schedule.shifts)


def places_of(roster: Roster, operator: str, start: datetime, end: datetime) -> list[Place]:
    """Where this operator stands within [start, end), and in whose place, schedule by schedule."""
    found = (
        Place(schedule.code, planned_for, span.starts_at, span.ends_at)
        for schedule in roster.schedules
        for span in spans_of(roster, schedule, start, end)
        if operator in (*span.on_duty, *span.backup)
        for planned_for, standing in places(roster, schedule, span.starts_at)
        if standing == operator
    )
    return list(found)


def _served(there: Iterable[Span]) -> list[Served]:
    """Each operator's time; what touches, by one schedule and in one part, is one."""
    running: dict[tuple[str, str, bool], Served] = {}
    done: list[Served] = []
    for span in there:
        now = _people(span)
        done.extend(running.pop(key) for key in [key for key in running if key not in now])
        for operator, schedule, is_backup in now:
            key = (operator, schedule, is_backup)
            begun = running[key].starts_at if key in running else span.starts_at
            running[key] = Served(operator, schedule, begun, span.ends_at, is_backup)
    return sorted([*done, *running.values()], key=lambda served: (served.starts_at, served.operator))


def _people(span: Span) -> list[tuple[str, str, bool]]:
    if span.schedule is None:
        return []
    on = [(operator, span.schedule, False) for operator in span.on_duty]
    return [*on, *((operator, span.schedule, True) for operator in span.backup)]
