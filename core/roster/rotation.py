"""Whose turn it is: from plain values, in the organisation's wall clock.

A turn begins at the first occurrence of its clock time, and the one before it ends there, so that no moment
has two or none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from core.coverage.calendar import first_moment
from core.errors import Invalid


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


def turn_of(rotation: Rotation, zone: ZoneInfo, at: datetime) -> tuple[str, datetime, datetime] | None:
    """Whose turn it is, since when and until when (excluded); None before the rotation starts."""
    turn = _turn_number(rotation, zone, at)
    if turn < 0:
        return None
    operator = rotation.operators[turn % len(rotation.operators)]
    return operator, _turn_start(rotation, zone, turn), _turn_start(rotation, zone, turn + 1)


def hand_overs(rotation: Rotation, zone: ZoneInfo, at: datetime) -> Iterator[datetime]:
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
