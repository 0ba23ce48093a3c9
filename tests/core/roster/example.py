"""The example company's roster."""

from dataclasses import replace
from datetime import date, datetime

from core.roster.duty import Roster
from core.roster.rotation import Rotation
from core.roster.schedule import Absence, Override, Schedule
from tests.core.coverage.example import BELGRADE, CALENDAR, every_day, wall

ON_CALL = Rotation(("ana", "marko", "jelena"), wall("2026-11-02T08:00"), 7)
BACKUP = Rotation(("marko", "jelena", "ana"), wall("2026-11-02T08:00"), 7)

ROSTER = Roster(
    zone=BELGRADE,
    calendar=CALENDAR,
    schedules=(
        Schedule("desk", "business-hours", ("ana", "marko", "jelena")),
        Schedule("on-call", "outside-business-hours", rotation=ON_CALL, backup=BACKUP),
    ),
    overrides=(Override("on-call", "ana", "marko", wall("2026-11-28T08:00"), wall("2026-11-29T08:00")),),
    absences=(Absence("jelena", date(2026, 12, 21), date(2026, 12, 25), "godišnji odmor"),),
)

PLAIN = replace(ROSTER, overrides=(), absences=())


def roster(*schedules: Schedule) -> Roster:
    """A roster of these schedules alone, for a desk open from 08:00 to 16:00 every day."""
    return Roster(BELGRADE, every_day("08:00-16:00"), schedules)


def stand_in(operator: str, substitute: str, starts: datetime, ends: datetime) -> Override:
    """An override of the schedule on call."""
    return Override("on-call", operator, substitute, starts, ends)
