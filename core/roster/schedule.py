"""Who is planned in a schedule at a moment: operators, turns in layers, single shifts; and who stands in.

Shifts, overrides and absences begin at the first occurrence of their start and end at the last of their end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from core.coverage.calendar import Calendar, first_moment, is_open, last_moment, pieces
from core.errors import Invalid
from core.roster.rotation import Rotation, hand_overs, turn_of

_WEEK = timedelta(days=7)

Covers = Literal["business-hours", "outside-business-hours", "always"]


@dataclass(frozen=True)
class Layer:
    """A rotation that counts at some times of the week only: within `hours`, or always."""

    rotation: Rotation
    hours: Calendar | None = None


@dataclass(frozen=True)
class Shift:
    """One operator from one wall-clock time to another, its end excluded; it goes before whose turn it is."""

    operator: str
    starts: datetime
    ends: datetime

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise Invalid(f"the shift of {self.operator} from {self.starts} ends before it starts")


@dataclass(frozen=True)
class Schedule:
    """Who serves when: `operators` all at once, then whoever's turn it is.

    The turn is the rotation's, or that of the last of the layers that has somebody at the moment; a shift
    goes before all of them.
    """

    code: str
    covers: Covers
    operators: tuple[str, ...] = ()
    rotation: Rotation | None = None
    backup: Rotation | None = None
    layers: tuple[Layer, ...] = ()
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True)
class Override:
    """`substitute` stands wherever `operator` would stand in this schedule; excludes its end.

    Without an operator the substitute is added; without a substitute the operator is taken out.
    """

    schedule: str
    operator: str | None
    substitute: str | None
    starts: datetime
    ends: datetime

    def __post_init__(self) -> None:
        who = self.operator or self.substitute
        if who is None:
            raise Invalid(f"the override from {self.starts} names nobody: neither operator nor substitute")
        if self.ends <= self.starts:
            raise Invalid(f"the override of {who} from {self.starts} ends before it starts")


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


Period = Shift | Override | Absence


def planned(schedule: Schedule, zone: ZoneInfo, at: datetime) -> tuple[str, ...]:
    """Who should be there, before anybody stands in or is away."""
    return (*schedule.operators, *_in_turn(schedule, zone, at))


def planned_backup(schedule: Schedule, zone: ZoneInfo, at: datetime) -> tuple[str, ...]:
    """Whose turn it is to be the backup."""
    return _whose_turn(schedule.backup, zone, at)


def plan_changes(schedule: Schedule, zone: ZoneInfo, at: datetime) -> list[Iterator[datetime]]:
    """Streams of moments after `at`, each in order, at which the planned people may change."""
    rotations = [schedule.rotation, schedule.backup, *(layer.rotation for layer in schedule.layers)]
    streams = [hand_overs(rotation, zone, at) for rotation in rotations if rotation]
    streams += [openings_and_closings(layer.hours, at) for layer in schedule.layers if layer.hours]
    edges = sorted({edge for shift in schedule.shifts for edge in edges_of(zone, shift)})
    return [*streams, iter([edge for edge in edges if edge > at])]


def openings_and_closings(calendar: Calendar, at: datetime) -> Iterator[datetime]:
    """Without end, a week at a time, so that the first costs a week; a week's end comes out as well."""
    while True:
        for _, edge, _ in pieces(calendar, at, at + _WEEK):
            yield edge
        at += _WEEK


def is_within(zone: ZoneInfo, period: Period, at: datetime) -> bool:
    """True from its start to its end, excluded."""
    starts_at, ends_at = edges_of(zone, period)
    return starts_at <= at < ends_at


def edges_of(zone: ZoneInfo, period: Period) -> tuple[datetime, datetime]:
    """When it starts and ends."""
    return first_moment(zone, _start_wall(period.starts)), last_moment(zone, _end_wall(period.ends))


def _in_turn(schedule: Schedule, zone: ZoneInfo, at: datetime) -> tuple[str, ...]:
    shifts = tuple(shift.operator for shift in schedule.shifts if is_within(zone, shift, at))
    if shifts:
        return shifts
    counting = (layer.rotation for layer in reversed(schedule.layers) if _counts(layer, at))
    turns = (_whose_turn(rotation, zone, at) for rotation in (*counting, schedule.rotation))
    return next((turn for turn in turns if turn), ())


def _counts(layer: Layer, at: datetime) -> bool:
    return layer.hours is None or is_open(layer.hours, at)


def _whose_turn(rotation: Rotation | None, zone: ZoneInfo, at: datetime) -> tuple[str, ...]:
    turn = turn_of(rotation, zone, at) if rotation else None
    return turn[:1] if turn else ()


def _start_wall(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when, time())


def _end_wall(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else datetime.combine(when + timedelta(days=1), time())
